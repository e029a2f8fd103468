#pragma once

#include <optional>

#include "track/base/localized.hpp"
#include "track/report/report.hpp"

namespace track::render {

// "-4.2 points from the baseline (R1), 95 % interval -7.5 to -0.9". The verdict of method direction
// is the row's status and is not said again.
std::optional<Localized> baseline_comparison(const report::Row& row,
                                             const FiscalCalendar& calendar);

// "+37 from R3 (241)"; between the waves of a survey with interval and verdict. Nothing where a
// target says more: then the years side by side show the change.
std::optional<Localized> previous_comparison(const report::Row& row,
                                             const FiscalCalendar& calendar);

// What a year's course was taken from: "linear", "as in R3, R2".
Localized course_text(const report::Row& row, const FiscalCalendar& calendar);

// "150 expected by now (linear), 278 by the end of the year at this pace"; for a target in a
// running year, once something is recorded. For a ceiling the end alone.
std::optional<Localized> outlook_text(const report::Row& row, const FiscalCalendar& calendar);

}  // namespace track::render
