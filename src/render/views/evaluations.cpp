#include <algorithm>
#include <utility>

#include "report_parts.hpp"
#include "track/base/text.hpp"
#include "track/render/views.hpp"
#include "words/evaluations.hpp"
#include "words/headings.hpp"
#include "words/values.hpp"

namespace track::render {

namespace {

constexpr Message<std::string, Localized> evaluations_heading{"{}: evaluations {}", "{}　{}の評価"};
constexpr Message<> evaluated_heading{"of", "対象"};
constexpr Message<> said_results_heading{"results", "成果"};
constexpr Message<> said_reasons_heading{"reasons", "理由"};
constexpr Message<> said_next_heading{"next", "今後"};
constexpr Message<std::string, std::string> evaluations_title{"{}  {}", "{}　{}"};
constexpr Message<> nobody_evaluated{"There are no evaluations.", "該当する評価はありません。"};
constexpr Message<> figure_of_heading{"indicator", "指標"};

// Its lines stay.
Cell text_of_lines(const std::string& text) {
  return Cell{text_or_nothing(text), verbatim(printable_lines(text))};
}

Document evaluations_document(const Plan& plan, const std::vector<Evaluation>& evaluations) {
  Table table{{}, {}, nobody_evaluated(), Layout::records};
  table.grid.columns = {{"name", evaluated_heading()},
                        {"grade", heading::grade()},
                        data_column("of"),
                        data_column("subject"),
                        column_at(Place::below, "results", said_results_heading()),
                        column_at(Place::below, "reasons", said_reasons_heading()),
                        column_at(Place::below, "next", said_next_heading()),
                        column_at(Place::below, "note", heading::note()),
                        {"actor", heading::actor()},
                        data_column("operation"),
                        data_column("fiscal_year")};
  Document document;
  Data items = Data::list();
  for (const Evaluation& one : evaluations) {
    table.grid.rows.push_back(
        {Cell{report::evaluated_name(plan, one.of), evaluation_name(plan, one.of)},
         Cell{text_or_nothing(one.grade), verbatim(grade_text(plan, one))},
         data_cell(key(one.of.kind)), data_cell(one.of.id), text_of_lines(one.results),
         text_of_lines(one.reasons), text_of_lines(one.next), text_of_lines(one.note),
         text_cell(one.actor), data_cell(one.operation), data_cell(one.year.number)});
    items.push_back(evaluation_data(plan, one));
  }
  document.rows = table.grid;
  document.tree.get()["schema_version"] = schema_version;
  document.tree.get()["items"] = std::move(items);
  document.blocks = {std::move(table)};
  return document;
}

}  // namespace

Document list_evaluations(const Plan& plan, const std::vector<Evaluation>& evaluations) {
  Document document = evaluations_document(plan, evaluations);
  Grid& grid = std::get<Table>(document.blocks.get().front()).grid;
  grid.columns.insert(grid.columns.begin(), whole_column("year", heading::year()));
  for (std::size_t i = 0; i < evaluations.size(); ++i) {
    const std::string year = plan.calendar.short_label(evaluations[i].year);
    grid.rows[i].insert(grid.rows[i].begin(), shown_cell(verbatim(year)));
  }
  return document;
}

Document document_of(const Plan& plan, FiscalYear year,
                     const std::vector<Evaluation>& evaluations) {
  Document document = evaluations_document(plan, evaluations);
  std::vector<Block>& blocks = document.blocks.get();
  blocks.insert(blocks.begin(),
                Heading{1, evaluations_heading(printable(plan.name), plan.calendar.label(year))});
  return document;
}

Document document_of(const EvaluationHistory& history) {
  const auto& [plan, of, evaluations] = history;
  const std::string name = report::evaluated_name(plan, of);
  Grid rows;
  for (const char* key : {"fiscal_year", "grade", "grade_name", "results", "reasons", "next",
                          "note", "operation", "recorded_at", "actor", "withdrawn_by"}) {
    rows.columns.push_back(data_column(key));
  }
  for (const Evaluation& one : evaluations) {
    rows.rows.push_back({data_cell(one.year.number), optional_cell(one.grade),
                         optional_cell(report::grade_name(plan, one)), optional_cell(one.results),
                         optional_cell(one.reasons), optional_cell(one.next),
                         optional_cell(one.note), data_cell(one.operation),
                         text_cell(iso(one.recorded_at)), text_cell(one.actor),
                         data_cell(one.withdrawn)});
  }
  Document document;
  document.rows = std::move(rows);
  document.rows_key = "evaluations";
  Data& tree = document.tree.get();
  tree["schema_version"] = schema_version;
  tree["plan"] = plan.id;
  tree["of"] = key(of.kind);
  tree["subject"] = of.id;
  tree["name"] = name;
  tree[document.rows_key];
  document.blocks = {Heading{1, evaluations_title(of.id, printable(name))},
                     Table{{}, evaluations_grid(plan, evaluations), nobody_evaluated()}};
  return document;
}

Document figures_of(const report::EvaluatedItem& item, const Plan& plan) {
  Table table;
  table.layout = Layout::columns;
  Grid& grid = table.grid;
  grid.columns = value_columns();
  for (Column& column : grid.columns) column.yields = 0;
  grid.columns.insert(grid.columns.begin(), Column{"name", figure_of_heading()});
  for (const report::Row* row : item.rows) {
    std::vector<Cell> cells = value_cells(*row, plan.calendar.eras);
    cells.insert(cells.begin(), shown_cell(row_name(*row)));
    grid.rows.push_back(std::move(cells));
  }
  Document document;
  if (!item.rows.empty()) document.blocks.emplace_back(std::move(table));
  return document;
}

Localized advice_of(const report::EvaluatedItem& item, const Plan& plan) {
  const auto advised = report::advised_grades(plan.assessment, item.rows);
  return advised ? advised_text(*advised) : Localized();
}

}  // namespace track::render
