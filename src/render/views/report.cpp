#include "track/render/views.hpp"

#include <algorithm>
#include <utility>

#include "report_data.hpp"
#include "report_parts.hpp"
#include "track/base/date.hpp"
#include "track/base/fiscal_year.hpp"
#include "track/base/text.hpp"
#include "words/evaluations.hpp"
#include "words/headings.hpp"
#include "words/plan_parts.hpp"
#include "words/row_sentences.hpp"
#include "words/values.hpp"

namespace track::render {

using report::OwnerPage;
using report::Report;
using report::Row;

namespace {

constexpr Message<> corrected_heading{"Corrected", "訂正"};
constexpr Message<> nothing_corrected{"Nothing was corrected.", "訂正はありません。"};

constexpr Message<Localized> sorted_by{"Sorted by {}", "{}順"};
constexpr Message<std::string, Localized> held_of{"{}: {}", "{}：{}"};

constexpr std::size_t narrowest_name = 20;

// The year first where it is not the report's.
std::vector<Localized> all_notes(const Row& row, const Plan& plan) {
  std::vector<Localized> all = notes(row, plan);
  if (row.indicator != nullptr && plan.has_own_years(*row.indicator)) {
    all.insert(all.begin(), year_text(plan, row.indicator, row.year));
  }
  return all;
}

Table rows_table(const std::vector<Row>& rows, const Plan& plan) {
  Table table;
  table.layout = Layout::aligned;
  table.narrowest_name = narrowest_name;
  Grid& grid = table.grid;
  grid.columns = value_columns();
  grid.columns.insert(grid.columns.begin(), column_at(Place::name, "name", heading::indicator()));
  grid.columns.push_back(column_at(Place::remark, "notes", heading::notes()));
  for (const Row& row : rows) {
    std::vector<Cell> cells = value_cells(row, plan.calendar.eras);
    cells.insert(cells.begin(), shown_cell(row_name(row)));
    cells.push_back(shown_cell(joined(all_notes(row, plan))));
    grid.rows.push_back(std::move(cells));
  }
  return table;
}

// With how often each status occurs.
std::vector<Block> begun(const Report& report) {
  std::vector<Block> blocks = first_blocks(report);
  blocks.emplace_back(Counts{{{{}, counts_in_words(report.counts)}}});
  return blocks;
}

std::vector<Block> blocks_alone(const Report& report) {
  const Plan& plan = *report.plan;
  std::vector<Block> blocks = begun(report);
  SectionView view{[&](const auto& rows) { return rows_table(rows, plan); }};
  view.said = evaluations_of(report);
  add_plan_evaluation(view, plan, blocks);
  add_outline(report, plan, view, blocks);
  return blocks;
}

std::vector<Block> blocks_of(const Report& report) {
  std::vector<Block> blocks = blocks_alone(report);
  if (!report.empty()) blocks.emplace_back(Paragraph());  // Markdown ends with a blank line
  return blocks;
}

// The rows without what stands around them: a name says of what it is.
Table ordered_table(const std::vector<const Row*>& rows, const Plan& plan) {
  std::vector<Row> copies;
  for (const Row* row : rows) copies.push_back(*row);
  Table table = rows_table(copies, plan);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Row& row = *rows[i];
    Cell& name = table.grid.rows[i].front();
    name = row.indicator != nullptr ? shown_cell(distinct_name(plan, row.id))
                                    : shown_cell(held_of(printable(row.name), row_name(row)));
  }
  return table;
}

}  // namespace

Document document_of(const Report& report) {
  Document document = begin_report(report, report.rows());
  document.blocks = Blocks([&report] { return blocks_of(report); });
  return document;
}

Document document_of(const Report& report, report::SortKey order) {
  const std::vector<const Row*> rows = report::sorted(report, order);
  Document document = begin_report(report, rows);
  document.blocks = begun(report);
  Table table = ordered_table(rows, *report.plan);
  table.heading = sorted_by(label(order));
  document.blocks.emplace_back(std::move(table));
  document.blocks.emplace_back(Paragraph());
  return document;
}

Document document_of(const Report& report, const OwnerPage& page) {
  Document document = begin_report(report, report.rows());
  document.blocks = blocks_alone(report);
  document.blocks.emplace_back(missing_table(page, *report.plan));
  document.blocks.emplace_back(Table{
      corrected_heading(), corrections_grid(page.corrected, *report.plan), nothing_corrected()});
  add_owner_data(page, *report.plan, document.tree.get());
  return document;
}

}  // namespace track::render
