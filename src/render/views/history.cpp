#include "track/render/views.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "history_parts.hpp"
#include "report_data.hpp"
#include "report_parts.hpp"
#include "track/base/fiscal_year.hpp"
#include "track/base/period.hpp"
#include "track/base/quantity.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"
#include "words/evaluations.hpp"
#include "words/headings.hpp"
#include "words/plan_parts.hpp"
#include "words/row_charts.hpp"
#include "words/row_sentences.hpp"
#include "words/values.hpp"

namespace track::render {

using report::History;

namespace {

constexpr Message<> recorded_value_heading{"value", "値"};
constexpr Message<> recorded_heading{"recorded", "記録日時"};
constexpr Message<> correction_heading{"correction", "訂正"};
constexpr Message<> provisional_value{"provisional", "速報値"};
constexpr Message<OperationId, Localized, std::string> amends{"amends {} ({}): {}",
                                                              "操作{}（{}）を訂正：{}"};
constexpr Message<OperationId> withdrawn_by{"withdrawn by {}", "操作{}で取り下げ"};
constexpr Message<> nothing_recorded_yet{"Nothing has been recorded yet.",
                                         "まだ記録はありません。"};
constexpr Message<> target_changes_heading{"Targets that were changed", "変更された目標値"};
constexpr Message<> definition_changes_heading{"What else it is judged by was changed",
                                               "目標値以外の判定の基準の変更"};
constexpr Message<std::string> listed_at{
    "Recorded at a place with \"{}\" in its name (the figures above are of all places)",
    "場所に「{}」を含む記録（上の数値は全体のもの）"};
constexpr Message<std::string> nothing_there{
    "Nothing was recorded at a place with \"{}\" in its name.",
    "場所に「{}」を含む記録はありません。"};
constexpr Message<std::string, std::string> last_listed{
    "The last {} of {}; --all lists all of them.",
    "{1}件のうち最後の{0}件です。すべてを表示する場合は --all を付けてください。"};
constexpr Message<> use_heading{"included", "算入"};

// Those that another of the measurements stands in for, by their ids.
using Amended = std::map<std::int64_t, const Measurement*>;

Amended amended_in(const History& history) {
  Amended found;
  if (history.each_measurement) {
    for (const Measurement& one : history.amended) found.emplace(one.id, &one);
    return found;
  }
  for (const Measurement& one : history.measurements) {
    if (one.amends) found.emplace(*one.amends, nullptr);
  }
  if (found.empty()) return found;
  for (const auto* all : {&history.measurements, &history.amended}) {
    for (const Measurement& one : *all) {
      if (const auto at = found.find(one.id); at != found.end()) at->second = &one;
    }
  }
  return found;
}

// nullptr where it amends none, or none that is known here.
const Measurement* amended_by(const Measurement& one, const Amended& amended) {
  const auto found = one.amends ? amended.find(*one.amends) : amended.end();
  return found == amended.end() ? nullptr : found->second;
}

// What was corrected, why, and what became of it.
Localized correction_of(const History& history, const Measurement& one, const Measurement* before) {
  std::vector<Localized> parts;
  if (one.provisional) parts.push_back(provisional_value());
  if (before != nullptr) {
    const Localized value = describe(before->value, printable(history.indicator->unit));
    parts.push_back(amends(before->operation, value, printable(one.reason)));
  }
  if (one.withdrawn) parts.push_back(withdrawn_by(*one.withdrawn));
  return joined(parts);
}

// Of which part it is; empty for the whole.
Cell part_cell(const Plan& plan, const Measurement& one) {
  const Indicator* part = find_indicator(plan, one.indicator);
  if (part == nullptr || !part->part_of) return {};
  return {part->part_of->key(), verbatim(printable(part->part_of->name))};
}

Localized year_heading(const History& history) {
  const bool own = history.indicator != nullptr && history.plan->has_own_years(*history.indicator);
  return own ? heading::calendar_year() : heading::year();
}

std::vector<Column> measurement_columns(const History& history) {
  std::vector<Column> columns = {number_column("operation", heading::number()),
                                 data_column("id"),
                                 data_column("indicator"),
                                 {"fiscal_year", year_heading(history)},
                                 whole_column("first_day", heading::period()),
                                 data_column("last_day"),
                                 number_column("value", recorded_value_heading()),
                                 data_column("numerator"),
                                 data_column("denominator"),
                                 data_column("n"),
                                 data_column("reason"),
                                 {"place", heading::place()},
                                 {"recorded_at", recorded_heading()},
                                 {"actor", heading::actor()},
                                 {"note", heading::note()},
                                 {"correction", correction_heading()},
                                 data_column("amends"),
                                 data_column("withdrawn_by"),
                                 data_column("provisional")};
  if (!history.indicator->by.empty()) columns.push_back({"part", heading::part()});
  return columns;
}

// The cells of one measurement of an indicator after the other.
class MeasurementCells {
 public:
  explicit MeasurementCells(const History& history)
      : history_(history),
        calendar_(history.plan->calendar_of(*history.indicator)),
        amended_(amended_in(history)) {}

  std::vector<Cell> operator()(const Measurement& one) const {
    const Measurement* before = amended_by(one, amended_);
    const ValueData data = value_data(*history_.indicator, one.value);
    std::vector<Cell> cells = {
        number_cell(one.operation),
        number_cell(one.id),
        text_cell(one.indicator),
        {one.year.number, verbatim(calendar_.short_label(one.year))},
        {iso(one.period.first), period_text(one.period, calendar_.eras)},
        text_cell(iso(one.period.last)),
        {data.value, describe(one.value, printable(history_.indicator->unit))},
        data_cell(data.numerator),
        data_cell(data.denominator),
        data_cell(data.n),
        data_cell(data.reason),
        text_cell(one.place),
        {iso(one.recorded_at), time_text(one.recorded_at, calendar_)},
        text_cell(one.actor),
        text_cell(one.note),
        {text_or_nothing(one.reason), correction_of(history_, one, before)},
        number_cell(before == nullptr ? std::nullopt : std::optional(before->operation)),
        number_cell(one.withdrawn),
        data_cell(one.provisional)};
    if (!history_.indicator->by.empty()) cells.push_back(part_cell(*history_.plan, one));
    return cells;
  }

 private:
  const History& history_;
  FiscalCalendar calendar_;
  Amended amended_;
};

std::vector<Column> event_columns() {
  return {number_column("operation", heading::number()),
          data_column("id"),
          data_column("activity"),
          {"fiscal_year", heading::year()},
          whole_column("first_day", heading::period()),
          data_column("last_day"),
          {"place", heading::place()},
          {"recorded_at", recorded_heading()},
          {"actor", heading::actor()},
          {"note", heading::note()},
          {"withdrawn_by", correction_heading()}};
}

std::vector<Cell> cells_of(const Event& one, const FiscalCalendar& calendar) {
  return {number_cell(one.operation),
          number_cell(one.id),
          text_cell(one.activity),
          {one.year.number, verbatim(calendar.short_label(one.year))},
          {iso(one.period.first), period_text(one.period, calendar.eras)},
          text_cell(iso(one.period.last)),
          text_cell(one.place),
          {iso(one.recorded_at), time_text(one.recorded_at, calendar)},
          text_cell(one.actor),
          text_cell(one.note),
          {number_cell(one.withdrawn).datum,
           one.withdrawn ? withdrawn_by(*one.withdrawn) : Localized{}}};
}

std::vector<Column> record_columns(const History& history) {
  std::vector<Column> columns =
      history.indicator != nullptr ? measurement_columns(history) : event_columns();
  if (history.explained) columns.push_back({"use", use_heading()});
  return columns;
}

// Each line of the record; where a figure is explained, with what became of it there.
void each_line(const History& history, const DataRows::Visit& visit) {
  std::size_t line = 0;
  const auto add = [&](std::vector<Cell> cells) {
    if (history.explained) {
      const report::Inclusion use = history.inclusions[line++];
      cells.push_back(word_cell(key(use), label(use)));
    }
    visit(cells);
  };
  if (history.indicator == nullptr) {
    for (const Event& one : history.events) add(cells_of(one, history.plan->calendar));
    return;
  }
  const MeasurementCells cells(history);
  const auto add_measurement = [&](const Measurement& one) { add(cells(one)); };
  if (history.each_measurement) return history.each_measurement(add_measurement);
  std::ranges::for_each(history.measurements, add_measurement);
}

Table record_table(const History& history) {
  Grid grid;
  grid.columns = record_columns(history);
  each_line(history, [&](const DataRows::Row& row) { grid.rows.push_back(row); });
  const auto listed = static_cast<std::int64_t>(grid.rows.size());
  Table table{{}, std::move(grid), nothing_recorded_yet()};
  if (!history.place.empty()) {
    const std::string place = printable(history.place);
    table.heading = listed_at(place);
    table.none = nothing_there(place);
  }
  if (history.listed_of) {
    table.below =
        last_listed(grouped(listed), grouped(static_cast<std::int64_t>(*history.listed_of)));
  }
  return table;
}

// Of a partner activity: what was held, and how that stands against the frequency.
Grid held_grid(const History& history) {
  Grid grid;
  grid.columns = {{"year", heading::year()},
                  number_column("held", heading::held()),
                  whole_column("last_held", heading::last_held()),
                  {"standing", heading::standing()},
                  {"notes", heading::notes()}};
  for (std::size_t i = 0; i < history.years.size(); ++i) {
    const report::FrequencyCheck& held = history.frequencies[i];
    grid.rows.push_back(
        {shown_cell(verbatim(history.plan->calendar.short_label(history.years[i].year))),
         shown_cell(held.held > 0 ? actual_text(history.years[i]) : no_figure()),
         held.last ? day_cell(*held.last, history.plan->calendar.eras) : Cell(),
         shown_cell(label(held.status)), shown_cell(held.reason)});
  }
  return grid;
}

Grid years_grid(const History& history) {
  if (!history.frequencies.empty()) return held_grid(history);
  Grid grid;
  grid.columns = value_columns();
  grid.columns.insert(grid.columns.begin(), {"year", year_heading(history)});
  grid.columns.push_back({"notes", heading::notes()});
  for (const report::Row& row : history.years) {
    std::vector<Cell> cells = value_cells(row, history.plan->calendar.eras);
    cells.insert(
        cells.begin(),
        shown_cell(verbatim(history.plan->calendar_of(row.indicator).short_label(row.year))));
    cells.push_back(shown_cell(joined(notes(row, *history.plan))));
    grid.rows.push_back(std::move(cells));
  }
  return grid;
}

// A line a part, a column a year.
Table parts_table(const History& history) {
  const FiscalCalendar calendar = history.plan->calendar_of(history.indicator);
  const PartTable& table = history.parts.front().front().indicator->part_of->table;
  Table result;
  result.heading = verbatim(printable(name_of(*history.plan, table)));
  Grid& grid = result.grid;
  grid.columns = {{"part", heading::part()}};
  for (const report::Row& year : history.years) {
    const std::string label = calendar.short_label(year.year);
    grid.columns.push_back(number_column(label, verbatim(label)));
  }
  grid.columns.push_back(number_column("share", heading::share()));
  grid.columns.push_back({"status", heading::status()});
  for (const std::vector<report::Row>& rows : history.parts) {
    std::vector<Cell>& cells = grid.rows.emplace_back();
    cells.push_back(shown_cell(verbatim(printable(rows.front().indicator->part_of->name))));
    for (const report::Row& row : rows) cells.push_back(shown_cell(actual_text(row)));
    const report::Row& last = rows.back();
    cells.push_back(shown_cell(share_in_percent(last)));
    cells.push_back(shown_cell(status_text(last), paint_of(last.assessment.status)));
  }
  return result;
}

Data parts_data(const History& history) {
  Data all = Data::list();
  for (const std::vector<report::Row>& rows : history.parts) {
    Data part;
    part["part"] = rows.front().indicator->part_of->key();
    part["name"] = rows.front().indicator->part_of->name;
    part["years"] = items(yearly_rows(report::pointers_to(rows), *history.plan));
    all.push_back(std::move(part));
  }
  return all;
}

// The figures over the years as a chart, then those of the parts as a table and one each.
void add_parts_and_charts(const History& history, std::vector<Block>& blocks) {
  const bool over_years = !history.explained && history.frequencies.empty();
  if (over_years) {
    if (auto chart = trend_of(report::pointers_to(history.years), *history.plan)) {
      blocks.emplace_back(*std::move(chart));
    }
  }
  if (history.parts.empty()) return;
  blocks.emplace_back(parts_table(history));
  std::vector<std::vector<const report::Row*>> parts;
  for (const std::vector<report::Row>& years : history.parts) {
    parts.push_back(report::pointers_to(years));
  }
  const Localized name = verbatim(printable(history.indicator->name));
  if (!over_years) return;
  if (auto chart = trend_of_parts(parts, name, *history.plan)) {
    blocks.emplace_back(*std::move(chart));
  }
}

// One year is explained, several are listed.
Grid shown_years(const History& history) {
  return history.explained ? explanation(history) : years_grid(history);
}

std::vector<Block> blocks_of(const History& history) {
  std::vector<Block> blocks = {Heading{1, history_title(history)},
                               Table{{}, history_facts(history), {}, Layout::facts},
                               Table{{}, shown_years(history)}};
  add_parts_and_charts(history, blocks);
  blocks.emplace_back(record_table(history));
  Grid targets = target_changes_grid(history);
  if (!targets.rows.empty()) {
    blocks.emplace_back(Table{target_changes_heading(), std::move(targets)});
  }
  Grid definitions = definition_changes_grid(history);
  if (!definitions.rows.empty()) {
    blocks.emplace_back(Table{definition_changes_heading(), std::move(definitions)});
  }
  if (!history.evaluations.empty()) {
    blocks.emplace_back(Table{{}, evaluations_grid(*history.plan, history.evaluations)});
  }
  return blocks;
}

Data tree_of(const History& history, const std::string& rows_key) {
  Data tree;
  tree["schema_version"] = schema_version;
  tree["plan"] = history.plan->id;
  tree["revision"] = history.revision;
  tree["as_of"] = iso(history.as_of);
  tree["definition"] = definition_data(history, history_facts(history));
  tree["years"] = items(yearly_rows(report::pointers_to(history.years), *history.plan));
  if (history.explained) tree["explanation"] = items(shown_years(history));
  const Grid targets = target_changes_grid(history);
  if (!targets.rows.empty()) tree["target_changes"] = items(targets);
  const Grid definitions = definition_changes_grid(history);
  if (!definitions.rows.empty()) tree["definition_changes"] = items(definitions);
  tree[rows_key];
  if (!history.place.empty()) tree["place"] = history.place;
  if (!history.parts.empty()) tree["parts"] = parts_data(history);
  if (!history.evaluations.empty()) {
    Data& evaluations = tree["evaluations"] = Data::list();
    for (const Evaluation& one : history.evaluations) {
      evaluations.push_back(evaluation_data(*history.plan, one));
    }
  }
  return tree;
}

}  // namespace

Document document_of(const History& history) {
  Document document;
  document.rows_key = history.indicator != nullptr ? "measurements" : "events";
  document.blocks = Blocks([&history] { return blocks_of(history); });
  document.rows = DataRows(record_columns(history), [&history](bool, const DataRows::Visit& visit) {
    each_line(history, visit);
  });
  document.tree =
      Deferred<Data>([&history, key = document.rows_key] { return tree_of(history, key); });
  return document;
}

}  // namespace track::render
