#pragma once

#include <optional>
#include <string>
#include <vector>

#include "track/base/localized.hpp"
#include "track/report/report.hpp"

namespace track::render {

// How the figures of a report row are written for a reader.
std::string figure_text(const report::Row& row, const Rational& number);
std::string signed_text(const report::Row& row, const Rational& number);
Localized unit_text(const report::Row& row);  // holdings: times, 回
Localized baseline_text(const report::Row& row);
Localized target_text(const report::Row& row);
Localized actual_text(const report::Row& row);  // a carried figure in brackets
Localized no_figure();                          // "—"
Localized difference_text(const report::Row& row);
Localized rate_text(const report::Row& row);    // "92.7 %"
Localized method_text(const report::Row& row);  // empty where nothing is compared
Localized last_text(const report::Row& row);

// The lines below a row: reasons, what a share is made of, the change where there is no target.
std::vector<Localized> notes(const report::Row& row, const Plan& plan);
// The same in one.
Localized joined_notes(const report::Row& row, const Plan& plan);
// Of these, what holds for the indicator whatever the year.
std::vector<Localized> lasting_notes(const report::Row& row, const Plan& plan);
// Of these, what bears on the figure that was recorded for the year.
std::vector<Localized> year_notes(const report::Row& row, const Plan& plan);

Localized joined(const std::vector<Localized>& sentences);

// "held" for holdings, else the indicator's own name.
Localized row_name(const report::Row& row);

}  // namespace track::render
