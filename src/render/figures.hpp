#pragma once

#include <optional>
#include <string>
#include <vector>

#include "track/base/sentence.hpp"
#include "track/report/report.hpp"

namespace track::render {

// How the figures of a report row are written for a reader.
std::string figure_text(const report::Row& row, const Rational& number);
std::string signed_text(const report::Row& row, const Rational& number);
Sentence unit_text(const report::Row& row);  // holdings: times, 回
Sentence baseline_text(const report::Row& row);
Sentence target_text(const report::Row& row);
Sentence actual_text(const report::Row& row);  // a carried figure in brackets
Sentence no_figure();                          // "—"
Sentence difference_text(const report::Row& row);
Sentence rate_text(const report::Row& row);    // "92.7 %"
Sentence method_text(const report::Row& row);  // empty where nothing is compared
Sentence last_text(const report::Row& row);

// The lines below a row: reasons, what a share is made of, the change where there is no target.
std::vector<Sentence> notes(const report::Row& row, const Plan& plan);
// The same in one.
Sentence joined_notes(const report::Row& row, const Plan& plan);
// Of these, what holds for the indicator whatever the year.
std::vector<Sentence> lasting_notes(const report::Row& row, const Plan& plan);
// Of these, what bears on the figure that was recorded for the year.
std::vector<Sentence> year_notes(const report::Row& row, const Plan& plan);

Sentence joined(const std::vector<Sentence>& sentences);

// "held" for holdings, else the indicator's own name.
Sentence row_name(const report::Row& row);

}  // namespace track::render
