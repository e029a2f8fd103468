// Days, fiscal years and periods from any bytes: nothing crashes, and what is read keeps its laws.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "fuzz/required.hpp"
#include "track/base/fiscal_year.hpp"
#include "track/base/period.hpp"

namespace {

using namespace track;
using track::testing::require;

// A value, or a problem and a rule in both languages.
template <class T>
void require_answer(const Parsed<T>& reading) {
  if (reading) return;
  require(!reading.problem.en.empty() && !reading.problem.ja.empty());
  require(!reading.rule.en.empty() && !reading.rule.ja.empty());
}

void check_day(std::string_view text, const FiscalCalendar& calendar, Day today) {
  const auto day = read_day(text, calendar.eras, today);
  require_answer(day);
  if (!day) return;
  require(*read_day(iso(*day), calendar.eras, today) == *day);
  const auto period = read_period(text, calendar, today);
  require(period && *period == Period{*day, *day});
}

void check_fiscal_year(std::string_view text, const FiscalCalendar& calendar) {
  const auto year = read_fiscal_year(text, calendar);
  require_answer(year);
  if (!year) return;
  require(*read_fiscal_year(calendar.short_label(*year), calendar) == *year);
  require(calendar.year_of(calendar.first_day(*year)) == *year);
  require(calendar.year_of(calendar.last_day(*year)) == *year);
}

void check_fiscal_years(std::string_view text, const FiscalCalendar& calendar) {
  const auto span = read_fiscal_years(text, calendar);
  require_answer(span);
  if (span) require(span->first <= span->last);
}

void check_period(std::string_view text, const FiscalCalendar& calendar, Day today) {
  const auto period = read_period(text, calendar, today);
  require_answer(period);
  if (!period) return;
  require(period->first <= period->last);
  require(calendar.year_of(period->first) == calendar.year_of(period->last));
  // The last fiscal year ends in a calendar year that is not read any more.
  if (period->last > make_day(2200, 12, 31)) return;
  require(*read_period(iso(*period), calendar, today) == *period);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const FiscalCalendar calendars[] = {
      {std::chrono::April / 1, EraCalendar::japanese, "Asia/Tokyo"},
      {std::chrono::January / 1, EraCalendar::none, "UTC"},
      {std::chrono::April / 1, EraCalendar::japanese, "Asia/Tokyo", YearNaming::end, true},
  };
  const Day today = make_day(2022, 7, 1);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const FiscalCalendar& calendar : calendars) {
    check_day(text, calendar, today);
    check_fiscal_year(text, calendar);
    check_fiscal_years(text, calendar);
    check_period(text, calendar, today);
  }
  return 0;
}
