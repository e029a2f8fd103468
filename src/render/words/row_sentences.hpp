#pragma once

#include <optional>
#include <vector>

#include "track/base/fiscal_year.hpp"
#include "track/base/localized.hpp"
#include "track/report/report.hpp"

namespace track::render {

// "-4.2 points from the baseline (R1), 95 % interval -7.5 to -0.9". The verdict of method direction
// is the row's status and is not said again.
std::optional<Localized> baseline_comparison(const report::Row& row, const Plan& plan);

// "+37 from R3 (241)"; between the waves of a survey with interval and verdict. Nothing where a
// target says more: then the years side by side show the change.
std::optional<Localized> previous_comparison(const report::Row& row, const Plan& plan);

// What the expected share of a year was taken from: "linear", "as in R3, R2".
Localized expected_share_text(const report::Row& row, const Plan& plan);

// "150 expected by now (linear), 278 by the end of the year at this pace"; for a target in a
// running year, once something is recorded. For a ceiling the end alone.
std::optional<Localized> forecast_text(const report::Row& row, const Plan& plan);

// What is said below a row: reasons, what a share is made of, the change where there is no target.
std::vector<Localized> notes(const report::Row& row, const Plan& plan);
// Of these, what holds for the indicator whatever the year.
std::vector<Localized> lasting_notes(const report::Row& row, const Plan& plan);
// Of these, what bears on the figure that was recorded for the year.
std::vector<Localized> year_notes(const report::Row& row, const Plan& plan);

}  // namespace track::render
