#include "track/base/shown_date.hpp"

#include "era.hpp"

namespace track {

namespace {

struct EraDay {
  const Era* era;
  int year;
  unsigned month;
  unsigned day;
};

EraDay era_day(Day day) {
  const std::chrono::year_month_day date(day);
  const Era* const era = era_on(day);
  const int year = era == nullptr ? 0 : int{date.year()} - era->first_year + 1;
  return {era, year, unsigned{date.month()}, unsigned{date.day()}};
}

}  // namespace

Localized day_text(Day day, EraCalendar eras) {
  Localized text = verbatim(iso(day));
  const EraDay date = era_day(day);
  if (eras == EraCalendar::none || date.era == nullptr) return text;
  text.ja = fmt::format("{}{}.{}.{}", date.era->letter, date.year, date.month, date.day);
  return text;
}

Localized day_in_words(Day day, EraCalendar eras) {
  Localized text = verbatim(iso(day));
  const EraDay date = era_day(day);
  if (eras == EraCalendar::none || date.era == nullptr) return text;
  const std::string year = date.year == 1 ? "元" : std::to_string(date.year);
  text.ja = fmt::format("{}{}年{}月{}日", date.era->name, year, date.month, date.day);
  return text;
}

Localized period_text(const Period& period, EraCalendar eras) {
  const Localized first = day_text(period.first, eras);
  if (period.is_day()) return first;
  Localized text = verbatim(iso(period));
  if (first.en == first.ja) return text;
  const bool month = period == month_of(period.first);
  text.ja = month ? first.ja.substr(0, first.ja.rfind('.'))
                  : first.ja + "～" + day_text(period.last, eras).ja;
  return text;
}

Localized time_text(Moment moment, const FiscalCalendar& calendar) {
  const std::string text = wall_clock(moment, calendar.time_zone);
  const Day day = day_in_zone(moment, calendar.time_zone);
  return {text, day_text(day, calendar.eras).ja + text.substr(text.find(' '))};
}

}  // namespace track
