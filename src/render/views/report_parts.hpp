#pragma once

#include <functional>
#include <vector>

#include "track/model/record.hpp"
#include "track/render/document.hpp"
#include "track/report/owner_page.hpp"
#include "track/report/report.hpp"

// What the reports of one year and of several are made of for people.
namespace track::render {

// The year, its as-of day, the revision, whether it is over or closed.
Localized head_text(const report::ReportHeader& head, const FiscalCalendar& calendar);

// What a public edition says of itself.
Localized public_text(const report::PublicEdition& edition);

// Where a field stands on a page.
std::string anchor_of(const report::FieldSection& section);

// A document with what programs read of the report of one year.
Document begin_report(const report::Report& report, std::vector<const report::Row*> rows);
// What stands above everything in it, for people.
std::vector<Block> first_blocks(const report::Report& report);
// Adds what an owner has missing and corrected, for programs.
void add_owner_data(const report::OwnerPage& page, const Plan& plan, Data& tree);

// How the sections of a report are shown.
struct SectionView {
  std::function<Table(const std::vector<report::Row>&)> table;  // the rows of one
  // What stands in brackets behind an activity.
  std::function<Localized(const report::ActivitySection&)> aside = owners_of;
  // What is said of a field, below its outcomes, and of an initiative, below its rows.
  std::function<Localized(const EvaluationOf&)> said{};

  static Localized owners_of(const report::ActivitySection& section);
};

// Adds what stands around the rows of a report, for one year and for several: themes, fields with
// their desired states, activities with their owners, the monitoring surveys.
void add_outline(const report::Sections& sections, const Plan& plan, const SectionView& view,
                 std::vector<Block>& blocks);

// The values of a row for people, without its name and notes.
std::vector<Column> value_columns();
std::vector<Cell> value_cells(const report::Row& row, EraCalendar eras);

// How pages of a plan look.
Letterhead letterhead_of(const Plan& plan);

// What the evaluations of a report say of an item; empty where there is none.
std::function<Localized(const EvaluationOf&)> evaluations_of(const report::Report& report);

// Adds that of the plan, where there is one.
void add_plan_evaluation(const SectionView& view, const Plan& plan, std::vector<Block>& blocks);

// What an owner has missing.
Table missing_table(const report::OwnerPage& page, const Plan& plan);
// Values that were corrected, a row each.
Grid corrections_grid(const std::vector<CorrectedValue>& corrected, const Plan& plan);

}  // namespace track::render
