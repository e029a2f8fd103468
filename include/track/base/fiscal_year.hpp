#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "track/base/date.hpp"
#include "track/base/error.hpp"
#include "track/base/localized.hpp"
#include "track/base/period.hpp"

namespace track {

// Its number is the calendar year it starts in: 2022 is R4, 2022-04-01 … 2023-03-31 in Japan.
struct FiscalYear {
  int number = 0;

  auto operator<=>(const FiscalYear&) const = default;
  FiscalYear next() const { return {number + 1}; }
  FiscalYear previous() const { return {number - 1}; }
};

// From `first` to `last`, which are both part of it.
struct FiscalYearSpan {
  FiscalYear first;
  FiscalYear last;

  bool operator==(const FiscalYearSpan&) const = default;
};

// The calendar year that a fiscal year is named by: the one it starts in, or the one it ends in.
enum class YearNaming { start, end };

// How a plan counts its time. The start day is never 29 February.
struct FiscalCalendar {
  std::chrono::month_day starts{std::chrono::January / 1};
  EraCalendar eras = EraCalendar::none;
  std::string time_zone = "UTC";
  YearNaming named = YearNaming::start;
  // Years are calendar years, each under the number of the fiscal year that has its name.
  bool calendar_years = false;

  bool operator==(const FiscalCalendar&) const = default;
  // Whether every day is of the same fiscal year in both.
  bool counts_years_like(const FiscalCalendar& other) const {
    return starts == other.starts && named == other.named;
  }

  // A year is the calendar's: as the fiscal year begins, or as `calendar_years` says.
  bool is_calendar_year() const { return calendar_years || starts == std::chrono::January / 1; }

  Day first_day(FiscalYear year) const;
  Day last_day(FiscalYear year) const;
  Period period(FiscalYear year) const;
  // One of the equal parts of a year, counted from 1: in whole months where 12 can be divided so,
  // else in days, a part of a day counted to the earlier part.
  Period part(FiscalYear year, int number, int of) const;
  FiscalYear year_of(Day day) const;

  // The year that a calendar year names, and back: FY2023 is the one that starts in 2022 where
  // years are named by their end. A calendar year is named by itself.
  FiscalYear year_named(int calendar_year) const;
  int name_of(FiscalYear year) const;

  // "R4" with eras, else "FY2022", or "2022" where the fiscal year is the calendar year. The era is
  // the one in force on 31 December of the year it starts in (FY2019 is R1), or on its last day
  // where years are named by their end.
  std::string short_label(FiscalYear year) const;
  // "R4 (FY2022)"; in Japanese "令和4年度" ("令和元年度"); without eras "FY2022", "2022年度".
  Localized label(FiscalYear year) const;
};

// R4.6.13 09:12: the wall clock in the calendar's zone, as people read it (see day_text).
Localized time_text(Moment moment, const FiscalCalendar& calendar);

// Years before the current one: 0 for "current", "this", "this year", 今年度, 本年度; 1 for "last",
// "last year", 昨年度, 前年度; 2 for 一昨年度, 前々年度. Where the fiscal year is the calendar
// year, also 今年, 昨年, 去年. Nothing for anything else.
std::optional<int> years_before_current(std::string_view text, const FiscalCalendar& calendar);

// Reads R4, 令和4, 令和4年度, 令和元年度, H31, 平成31年度, FY2022, 2022, 2022年度; eras only with
// the Japanese calendar; where the current year is given, also what years_before_current() knows.
// A year after its era's end (H32) is read, with a warning.
Parsed<FiscalYear> read_fiscal_year(std::string_view text, const FiscalCalendar& calendar,
                                    std::optional<FiscalYear> current = std::nullopt);
// Reads R3..R5 or R3～R5, each end written as above, or one year alone. Refused: an end that is
// missing, the later year first.
Parsed<FiscalYearSpan> read_fiscal_years(std::string_view text, const FiscalCalendar& calendar,
                                         std::optional<FiscalYear> current = std::nullopt);

}  // namespace track
