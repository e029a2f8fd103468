#pragma once

#include <string_view>

#include "track/base/fiscal_year.hpp"

namespace track {

// Reads a day (see read_day), a month "2022-04", "2022/4", "R4.4", "令和4年4月", a quarter or half
// of a fiscal year "R4-Q1", "FY2022-H2", a fiscal year "R4", "令和4年度", or a range
// "2022-04-01..2022-06-15" (also with ～ or 〜 between; each end a day or a month).
// An end before the start, or a period that crosses two fiscal years, is refused with the advice
// to split it, naming the boundary.
Parsed<Period> read_period(std::string_view text, const FiscalCalendar& calendar, Day today);

}  // namespace track
