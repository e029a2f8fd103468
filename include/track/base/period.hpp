#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "track/base/date.hpp"
#include "track/base/error.hpp"
#include "track/base/localized.hpp"

namespace track {

// A span of days, both ends included; first <= last.
struct Period {
  Day first;
  Day last;

  auto operator<=>(const Period&) const = default;
  bool is_day() const { return first == last; }
  bool shares_day_with(const Period& other) const {
    return first <= other.last && other.first <= last;
  }
};

// The calendar month of a day.
Period month_of(Day day);
// The same days of the calendar so many years earlier; 29 February becomes the 28th. A last day
// that ends a month ends it there too: February 2025 becomes all of February 2024.
Period years_before(const Period& period, int years);

// "2022-06-11", "2022-06" for a whole calendar month, else "2022-04-01..2022-06-15".
std::string iso(const Period& period);
// As people read it (see day_text): R4.6.11; R4.6 for a whole calendar month; else
// R4.4.1～R4.6.15.
Localized period_text(const Period& period, EraCalendar eras);

struct FiscalCalendar;

// Reads a day (see read_day), a month "2022-04", "2022/4", "R4.4", "令和4年4月", "June 2022",
// "今月", a quarter or half of a fiscal year "R4-Q1", "FY2022-H2", "R4上半期",
// "令和4年度第1四半期", a fiscal year "R4", "令和4年度", "昨年度", "last", or a range
// "2022-04-01..2022-06-15" (also with ～, 〜 or から between; each end a day or a month). Without a
// year ("6月", "Q1", "上半期") it is the last one that has begun, which a note says. With the
// Japanese calendar H1 and H2 are years (平成), not halves. Refused: an end before the start; a
// period that crosses two fiscal years, with the advice to split it, naming the boundary.
Parsed<Period> read_period(std::string_view text, const FiscalCalendar& calendar, Day today);

}  // namespace track
