#include "track/base/fiscal_year.hpp"

#include <fmt/format.h>

#include "track/base/era.hpp"

namespace track {

namespace {

constexpr Message<int> of_fiscal_year{"FY{}", "{}年度"};
constexpr Message<int> of_calendar_year{"{}", "{}年"};

bool is_calendar_year(const FiscalCalendar& calendar) {
  return calendar.starts == std::chrono::January / 1;
}

Localized gregorian_label(FiscalYear year, const FiscalCalendar& calendar) {
  return is_calendar_year(calendar) ? of_calendar_year(year.number) : of_fiscal_year(year.number);
}

// The era that names the year; nullptr where none does.
const Era* naming_era(FiscalYear year, EraCalendar eras) {
  return eras == EraCalendar::japanese ? era_on(make_day(year.number, 12, 31)) : nullptr;
}

int year_in(const Era& era, FiscalYear year) {
  return year.number - era.first_year + 1;
}

// The last day of the month stands in for one that the month does not have.
Day plus_months(Day day, int months) {
  const auto date = std::chrono::year_month_day(day) + std::chrono::months(months);
  return date.ok() ? Day(date) : Day(date.year() / date.month() / std::chrono::last);
}

// Where the part after so many parts begins.
Day begin_of_part(const Period& year, int parts_before, int of) {
  if (12 % of == 0) return plus_months(year.first, parts_before * (12 / of));
  const int days = static_cast<int>((year.last - year.first).count()) + 1;
  return year.first + std::chrono::days((parts_before * days + of - 1) / of);
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

Period FiscalCalendar::part(FiscalYear year, int number, int of) const {
  const Period whole = period(year);
  return {begin_of_part(whole, number - 1, of),
          begin_of_part(whole, number, of) - std::chrono::days(1)};
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

Localized FiscalCalendar::label(FiscalYear year) const {
  Localized label = gregorian_label(year, *this);
  if (const Era* era = naming_era(year, eras)) {
    const int number = year_in(*era, year);
    label.en = fmt::format("{} ({})", short_label(year), label.en);
    label.ja = fmt::format("{}{}{}", era->name, number == 1 ? "元" : std::to_string(number),
                           is_calendar_year(*this) ? "年" : "年度");
  }
  return label;
}

}  // namespace track
