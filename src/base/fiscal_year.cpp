#include "track/base/fiscal_year.hpp"

#include <fmt/format.h>

#include "track/base/era.hpp"

namespace track {

namespace {

constexpr Phrase<int> of_fiscal_year{"FY{}", "{}年度"};
constexpr Phrase<int> of_calendar_year{"{}", "{}年"};

bool is_calendar_year(const FiscalCalendar& calendar) {
  return calendar.starts == std::chrono::January / 1;
}

Sentence gregorian_label(FiscalYear year, const FiscalCalendar& calendar) {
  return is_calendar_year(calendar) ? of_calendar_year(year.number) : of_fiscal_year(year.number);
}

// The era that names the year; nullptr where none does.
const Era* naming_era(FiscalYear year, EraCalendar eras) {
  return eras == EraCalendar::japanese ? era_on(make_day(year.number, 12, 31)) : nullptr;
}

int year_in(const Era& era, FiscalYear year) {
  return year.number - era.first_year + 1;
}

}  // namespace

Day FiscalCalendar::first_day(FiscalYear year) const {
  return std::chrono::year(year.number) / starts;
}

Day FiscalCalendar::last_day(FiscalYear year) const {
  return first_day(year.next()) - std::chrono::days(1);
}

Period FiscalCalendar::period(FiscalYear year) const {
  return {first_day(year), last_day(year)};
}

FiscalYear FiscalCalendar::year_of(Day day) const {
  const FiscalYear year{static_cast<int>(std::chrono::year_month_day(day).year())};
  return day < first_day(year) ? year.previous() : year;
}

std::string FiscalCalendar::short_label(FiscalYear year) const {
  if (const Era* era = naming_era(year, eras)) {
    return fmt::format("{}{}", era->letter, year_in(*era, year));
  }
  return gregorian_label(year, *this).en;
}

Sentence FiscalCalendar::label(FiscalYear year) const {
  Sentence label = gregorian_label(year, *this);
  if (const Era* era = naming_era(year, eras)) {
    const int number = year_in(*era, year);
    label.en = fmt::format("{} ({})", short_label(year), label.en);
    label.ja = fmt::format("{}{}{}", era->name, number == 1 ? "元" : std::to_string(number),
                           is_calendar_year(*this) ? "年" : "年度");
  }
  return label;
}

}  // namespace track
