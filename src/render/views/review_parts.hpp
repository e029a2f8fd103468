#pragma once

#include "track/render/document.hpp"
#include "track/report/review.hpp"

// What a review has beside the figures of its sections.
namespace track::render {

// Where a row stands on the page.
std::string anchor_of(const report::Row& row);

// How often each status occurs, the good ones first, then what is not judged.
std::vector<Counts::Count> judged_counts(const report::StatusCounts& counts);
// How often each occurs in each field.
Table statuses_by_field(const report::Report& report);
// The grades of the plan, its fields and initiatives, and whom one is still asked of; nothing where
// nobody has given a grade.
void add_grades(const report::Report& report, std::vector<Block>& blocks);
// What the committee asks about first, with a link to its row.
List explanations_needed(const report::Report& report);

// How the figure of a row came about: its formulas and the values behind it.
Document origin_of_figure(const report::History& history);
// The parts of an indicator by one table.
Document parts_of_figure(const std::vector<report::Row>& parts);

// Register of partners, corrections, methods, and what identifies the edition.
void add_back_matter(const report::Review& review, std::vector<Block>& blocks);

}  // namespace track::render
