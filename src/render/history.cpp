#include "track/render/history.hpp"

#include <fmt/format.h>

#include "color.hpp"
#include "explanation.hpp"
#include "figures.hpp"
#include "history_facts.hpp"
#include "json.hpp"
#include "report_forms.hpp"
#include "track/base/text.hpp"
#include "track/base/text_layout.hpp"
#include "value_data.hpp"

namespace track::render {

using report::History;

namespace {

constexpr Message<> history_year_heading{"year", "年度"};
constexpr Message<> history_number_heading{"no", "番号"};
constexpr Message<> history_day_heading{"day or period", "日・期間"};
constexpr Message<> history_value_heading{"value", "値"};
constexpr Message<> place_heading{"place", "場所"};
constexpr Message<> recorded_heading{"recorded", "記録日時"};
constexpr Message<> history_actor_heading{"by", "記録者"};
constexpr Message<> history_note_heading{"note", "備考"};
constexpr Message<> correction_heading{"correction", "訂正"};
constexpr Message<> history_provisional_value{"provisional", "速報値"};
constexpr Message<OperationId, Localized, std::string> amends{"amends {} ({}): {}",
                                                              "操作 {}（{}）を訂正：{}"};
constexpr Message<OperationId> withdrawn_by{"withdrawn by {}", "操作 {} で取り下げ"};
constexpr Message<> history_nothing_recorded{"Nothing has been recorded yet.",
                                             "まだ記録はありません。"};
constexpr Message<> use_heading{"in the figure", "算入"};
constexpr Message<> history_held_heading{"held", "実施"};
constexpr Message<> history_last_heading{"last held", "最終実施日"};
constexpr Message<> history_standing_heading{"standing", "状況"};
constexpr Message<> history_notes_heading{"notes", "備考"};

// The measurement that another stands in for; nullptr where it is not among those listed.
const Measurement* amended(const History& history, const Measurement& one) {
  for (const Measurement& other : history.measurements) {
    if (one.amends == other.id) return &other;
  }
  return nullptr;
}

std::optional<std::int64_t> amended_operation(const History& history, const Measurement& one) {
  const Measurement* before = amended(history, one);
  return before == nullptr ? std::nullopt : std::optional(before->operation);
}

// What was corrected, why, and what became of it.
Localized correction_of(const History& history, const Measurement& one) {
  std::vector<Localized> parts;
  if (one.provisional) parts.push_back(history_provisional_value());
  if (const Measurement* before = amended(history, one)) {
    const Localized value = describe(before->value, printable(history.indicator->unit));
    parts.push_back(amends(before->operation, value, printable(one.reason)));
  }
  if (one.withdrawn) parts.push_back(withdrawn_by(*one.withdrawn));
  return joined(parts);
}

Datum text_or_nothing(const std::string& text) {
  return text.empty() ? Datum{} : Datum{text};
}

Grid measurements_grid(const History& history) {
  const FiscalCalendar& calendar = history.plan->calendar;
  Grid grid;
  grid.columns = {{"operation", history_number_heading(), Alignment::right},
                  {"id", {}, Alignment::left, false},
                  {"indicator", {}, Alignment::left, false},
                  {"fiscal_year", history_year_heading()},
                  {"first_day", history_day_heading(), Alignment::left, true, Wrapping::never},
                  {"last_day", {}, Alignment::left, false},
                  {"value", history_value_heading(), Alignment::right},
                  {"numerator", {}, Alignment::left, false},
                  {"denominator", {}, Alignment::left, false},
                  {"n", {}, Alignment::left, false},
                  {"reason", {}, Alignment::left, false},
                  {"place", place_heading()},
                  {"recorded_at", recorded_heading()},
                  {"actor", history_actor_heading()},
                  {"note", history_note_heading()},
                  {"correction", correction_heading()},
                  {"amends", {}, Alignment::left, false},
                  {"withdrawn_by", {}, Alignment::left, false},
                  {"provisional", {}, Alignment::left, false}};
  for (const Measurement& one : history.measurements) {
    const ValueData data = value_data(*history.indicator, one.value);
    grid.rows.push_back(
        {number_cell(one.operation),
         number_cell(one.id),
         text_cell(one.indicator),
         {std::int64_t{one.year.number}, verbatim(calendar.short_label(one.year))},
         {iso(one.period.first), verbatim(iso(one.period))},
         text_cell(iso(one.period.last)),
         {data.value, describe(one.value, printable(history.indicator->unit))},
         {data.numerator, {}},
         {data.denominator, {}},
         {data.n, {}},
         {data.reason, {}},
         text_cell(one.place),
         {iso(one.recorded_at), verbatim(wall_clock(one.recorded_at, calendar.time_zone))},
         text_cell(one.actor),
         text_cell(one.note),
         {text_or_nothing(one.reason), correction_of(history, one)},
         number_cell(amended_operation(history, one)),
         number_cell(one.withdrawn),
         {one.provisional, {}}});
  }
  return grid;
}

Grid events_grid(const History& history) {
  const FiscalCalendar& calendar = history.plan->calendar;
  Grid grid;
  grid.columns = {{"operation", history_number_heading(), Alignment::right},
                  {"id", {}, Alignment::left, false},
                  {"activity", {}, Alignment::left, false},
                  {"fiscal_year", history_year_heading()},
                  {"first_day", history_day_heading(), Alignment::left, true, Wrapping::never},
                  {"last_day", {}, Alignment::left, false},
                  {"place", place_heading()},
                  {"recorded_at", recorded_heading()},
                  {"actor", history_actor_heading()},
                  {"note", history_note_heading()},
                  {"withdrawn_by", correction_heading()}};
  for (const Event& one : history.events) {
    grid.rows.push_back(
        {number_cell(one.operation),
         number_cell(one.id),
         text_cell(one.activity),
         {std::int64_t{one.year.number}, verbatim(calendar.short_label(one.year))},
         {iso(one.period.first), verbatim(iso(one.period))},
         text_cell(iso(one.period.last)),
         text_cell(one.place),
         {iso(one.recorded_at), verbatim(wall_clock(one.recorded_at, calendar.time_zone))},
         text_cell(one.actor),
         text_cell(one.note),
         {number_cell(one.withdrawn).datum,
          one.withdrawn ? withdrawn_by(*one.withdrawn) : Localized{}}});
  }
  return grid;
}

// What became of each line of the record in the figure explained.
void add_uses(const History& history, Grid& grid) {
  if (!history.explained) return;
  grid.columns.push_back({"use", use_heading()});
  for (std::size_t i = 0; i < grid.rows.size(); ++i) {
    const report::Inclusion use = history.inclusions[i];
    grid.rows[i].push_back(word_cell(key(use), label(use)));
  }
}

Grid record_grid(const History& history) {
  Grid grid = history.indicator != nullptr ? measurements_grid(history) : events_grid(history);
  add_uses(history, grid);
  return grid;
}

std::vector<const report::Row*> rows_of(const History& history) {
  std::vector<const report::Row*> rows;
  for (const report::Row& row : history.years) rows.push_back(&row);
  return rows;
}

// Of a partner activity: what was held, and how that stands against the frequency.
Grid held_grid(const History& history) {
  Grid grid;
  grid.columns = {{"year", history_year_heading()},
                  {"held", history_held_heading(), Alignment::right},
                  {"last_held", history_last_heading(), Alignment::left, true, Wrapping::never},
                  {"standing", history_standing_heading()},
                  {"notes", history_notes_heading()}};
  for (std::size_t i = 0; i < history.years.size(); ++i) {
    const report::FrequencyCheck& held = history.frequencies[i];
    grid.rows.push_back({{{}, verbatim(history.plan->calendar.short_label(history.years[i].year))},
                         {{}, held.held > 0 ? actual_text(history.years[i]) : no_figure()},
                         held.last ? text_cell(iso(*held.last)) : empty_cell(),
                         {{}, label(held.status)},
                         {{}, held.reason}});
  }
  return grid;
}

Grid years_grid(const History& history) {
  if (!history.frequencies.empty()) return held_grid(history);
  const std::vector<const report::Row*> rows = rows_of(history);
  Grid grid = figure_columns(rows);
  grid.columns.insert(grid.columns.begin(), {"year", history_year_heading()});
  grid.columns.push_back({"notes", history_notes_heading()});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    grid.rows[i].insert(grid.rows[i].begin(),
                        {{}, verbatim(history.plan->calendar.short_label(rows[i]->year))});
    grid.rows[i].push_back({{}, joined_notes(*rows[i], *history.plan)});
  }
  return grid;
}

// One year is explained, several are listed.
Grid figures_grid(const History& history) {
  return history.explained ? explanation(history) : years_grid(history);
}

std::string text(const History& history, const Style& style) {
  const auto width = static_cast<std::size_t>(style.width);
  std::string result;
  for (const std::string& line : wrap(history_title(history).in(style.language), width)) {
    result += painted(line, Paint::heading, style) + "\n";
  }
  result += grid_text(history_facts(history), style) + "\n";
  result += grid_text(figures_grid(history), style) + "\n";
  const Grid record = record_grid(history);
  return result + (record.rows.empty() ? history_nothing_recorded().in(style.language) + "\n"
                                       : grid_text(record, style));
}

std::string markdown(const History& history, const Style& style) {
  std::string result = "# " + markdown_text(history_title(history).in(style.language)) + "\n\n";
  result += grid_markdown(history_facts(history), style) + "\n";
  result += grid_markdown(figures_grid(history), style) + "\n";
  const Grid record = record_grid(history);
  return result + (record.rows.empty() ? history_nothing_recorded().in(style.language) + "\n"
                                       : grid_markdown(record, style));
}

std::string json(const History& history) {
  Json document;
  document["schema_version"] = schema_version;
  document["plan"] = history.plan->id;
  document["revision"] = history.revision;
  document["as_of"] = iso(history.as_of);
  document["definition"] = definition_json(history);
  document["years"] = items(yearly_grid(rows_of(history), *history.plan));
  if (history.explained) document["explanation"] = items(explanation(history));
  document[history.indicator != nullptr ? "measurements" : "events"] = items(record_grid(history));
  return to_text(document);
}

}  // namespace

std::string write(const History& history, Format format, const Style& style) {
  switch (format) {
    case Format::table:
      return text(history, style);
    case Format::markdown:
      return markdown(history, style);
    case Format::csv:
      return grid_csv(record_grid(history));
    case Format::json:
      return json(history);
    case Format::jsonl:
      return grid_jsonl(record_grid(history));
  }
  return {};
}

}  // namespace track::render
