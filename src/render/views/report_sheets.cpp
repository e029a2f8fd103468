#include <algorithm>
#include <map>
#include <set>

#include "report_methods.hpp"
#include "report_parts.hpp"
#include "track/base/date.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"
#include "track/model/plan.hpp"
#include "track/render/views.hpp"
#include "words/headings.hpp"
#include "words/plan_parts.hpp"
#include "words/row_sentences.hpp"
#include "words/values.hpp"

namespace track::render {

using report::Row;

namespace {

constexpr Message<> years_sheet_name{"Years", "年度推移"};
constexpr Message<> values_sheet_name{"Measurements", "実績の記録"};
constexpr Message<> surveys_sheet_name{"Monitoring surveys", "モニタリング"};
constexpr Message<> first_day_heading{"first day", "期間の初日"};
constexpr Message<> final_day_heading{"last day", "期間の末日"};
constexpr Message<> value_in_sheet{"value", "値"};
constexpr Message<> numerator_heading{"numerator", "分子"};
constexpr Message<> denominator_heading{"denominator", "分母"};
constexpr Message<> sample_heading{"n", "標本数"};
constexpr Message<> why_none_heading{"why no value", "値がない理由"};
constexpr Message<> provisional_in_sheet{"provisional", "速報値"};
constexpr Message<> provisional_yes{"provisional", "速報値"};
constexpr Message<> use_in_sheet{"included", "算入"};
constexpr Message<> operation_heading{"operation", "操作番号"};
constexpr Message<> recorded_in_sheet{"recorded", "記録日時"};
constexpr Message<> part_in_sheet{"part", "内訳の区分"};

// Where a row stands in the report.
struct PlacedRow {
  std::string section;   // "1-1 区民への啓発"
  std::string activity;  // empty for an outcome
  std::vector<std::string> owners;
  const std::vector<Row>* rows = nullptr;
};

std::vector<PlacedRow> placed(const std::string& section,
                              const std::vector<report::ActivitySection>& activities) {
  std::vector<PlacedRow> all;
  for (const report::ActivitySection& one : activities) {
    all.push_back({section, one.activity->name, one.owner_names, &one.rows});
  }
  return all;
}

struct SheetSection {
  Localized name;
  std::vector<PlacedRow> rows;
};

// A field is a sheet; so are the surveys, the partners, and what has no place any more.
std::vector<SheetSection> sheet_sections(const report::Sections& sections) {
  std::vector<SheetSection> all;
  for (const report::ThemeSection& theme : sections.themes) {
    for (const report::FieldSection& field : theme.fields) {
      const std::string name = field.number + " " + field.field->name;
      SheetSection section{verbatim(name), placed(name, field.activities)};
      section.rows.insert(section.rows.begin(), {name, {}, {}, &field.outcomes});
      all.push_back(std::move(section));
    }
  }
  const auto add = [&all](const Localized& name, std::vector<PlacedRow> rows) {
    if (!rows.empty()) all.push_back({name, std::move(rows)});
  };
  add(surveys_sheet_name(), placed(surveys_sheet_name().ja, sections.surveys));
  add(heading::partners_section(), placed(heading::partners_section().ja, sections.partners));
  if (!sections.retired.empty()) add(heading::retired_section(), {{{}, {}, {}, &sections.retired}});
  return all;
}

std::vector<Cell> section_cells(const Row& row, const PlacedRow& where, const Plan& plan) {
  std::vector<Cell> cells = value_cells(row, plan.calendar.eras);
  cells.back() = row.actual.last_recorded ? data_cell(iso(*row.actual.last_recorded)) : Cell();
  cells.insert(cells.begin(), {optional_cell(where.activity),
                               shown_cell(listed_names(where.owners)), shown_cell(row_name(row))});
  cells.push_back(shown_cell(joined(notes(row, plan))));
  return cells;
}

DataRows section_rows(const SheetSection& section, const Plan& plan) {
  std::vector<Column> columns = value_columns();
  columns.insert(columns.begin(), {{"activity", heading::activity()},
                                   {"owners", heading::owners()},
                                   {"name", heading::indicator()}});
  columns.push_back({"notes", heading::notes()});
  return {std::move(columns), [section, &plan](bool, const DataRows::Visit& visit) {
            for (const PlacedRow& where : section.rows) {
              for (const Row& row : *where.rows) visit(section_cells(row, where, plan));
            }
          }};
}

// The lines of a report, each once; a row an indicator and year, those of an indicator one after
// the other.
struct YearsSheet {
  struct PlacedLine {
    report::Line line;
    std::string section;
    std::string activity;
  };
  std::vector<PlacedLine> lines;
  struct Span {
    std::size_t first = 0;
    std::size_t last = 0;
    const Row* latest = nullptr;
  };
  std::map<std::string, Span> spans;  // by id
};

// There is something to compare: two years, or a target and an actual.
bool has_chart(const report::Line& line) {
  int figures = 0;
  bool beside_target = false;
  for (const Row* row : line.years) {
    if (row == nullptr || !row->actual.number) continue;
    ++figures;
    beside_target = beside_target || row->target.number;
  }
  return figures > 1 || beside_target;
}

std::vector<Cell> year_cells(const Row& row, const YearsSheet::PlacedLine& where,
                             const Plan& plan) {
  const bool figure = row.actual.number.has_value();
  const bool target = row.target.number.has_value();
  return {text_cell(row.id),
          optional_cell(where.section),
          optional_cell(where.activity),
          shown_cell(row_name(row)),
          shown_cell(unit_text(row)),
          shown_cell(year_text(plan, row.indicator, row.year)),
          target ? figure_cell(row.target.number, target_text(row)) : Cell(),
          figure ? figure_cell(row.actual.number, actual_text(row)) : Cell(),
          figure_cell(row.achievement.rate, rate_text(row)),
          shown_cell(status_text(row), paint_of(row.assessment.status))};
}

YearsSheet years_sheet(const report::YearsReport& years) {
  YearsSheet made;
  std::size_t rows = 0;
  std::set<std::string> shown;
  for (const SheetSection& section : sheet_sections(years)) {
    for (const PlacedRow& where : section.rows) {
      for (report::Line& line : years.lines(*where.rows)) {
        const Row& latest = line.latest();
        if (!shown.insert(latest.id).second) continue;
        const std::size_t first = rows;
        rows +=
            line.years.size() - static_cast<std::size_t>(std::ranges::count(line.years, nullptr));
        if (has_chart(line)) made.spans[latest.id] = {first, rows - 1, &latest};
        made.lines.push_back({std::move(line), where.section, where.activity});
      }
    }
  }
  return made;
}

DataRows years_rows(std::vector<YearsSheet::PlacedLine> lines, const Plan& plan) {
  return {{whole_column("id", heading::id()),
           {"field", heading::field()},
           {"activity", heading::activity()},
           {"name", heading::indicator()},
           {"unit", heading::unit()},
           whole_column("year", heading::year()),
           number_column("target", heading::target()),
           number_column("actual", heading::actual()),
           number_column("rate", heading::rate()),
           {"status", heading::status()}},
          [lines = std::move(lines), &plan](bool, const DataRows::Visit& visit) {
            for (const YearsSheet::PlacedLine& one : lines) {
              for (const Row* row : one.line.years) {
                if (row != nullptr) visit(year_cells(*row, one, plan));
              }
            }
          }};
}

// One small chart an indicator: they have no unit in common. What adds up over a year stands in
// columns; levels and shares are lines.
std::vector<SheetChart> charts_of(const SheetSection& section, const YearsSheet& years,
                                  std::size_t years_sheet) {
  std::vector<SheetChart> charts;
  for (const PlacedRow& where : section.rows) {
    for (const Row& row : *where.rows) {
      const auto found = years.spans.find(row.id);
      if (found == years.spans.end() || row.below_whole) continue;
      const bool held = row.indicator == nullptr;
      SheetChart chart;
      chart.title = held ? verbatim(printable(where.activity)) : row_name(row);
      chart.unit = unit_text(row);
      chart.of_lines = !held && !row.indicator->adds_up(ValueForm::quantity);
      chart.sheet = years_sheet;
      chart.first_row = found->second.first;
      chart.last_row = found->second.last;
      chart.across = "year";
      chart.series = {"target", "actual"};
      charts.push_back(std::move(chart));
    }
  }
  return charts;
}

std::optional<std::vector<Cell>> value_cells(const report::UsedMeasurement& value,
                                             const Plan& plan) {
  const auto& [one, use] = value;
  const Indicator* indicator = find_indicator(plan, one.indicator);
  if (indicator == nullptr) return std::nullopt;
  const Indicator* whole = indicator->part_of ? whole_of(plan, *indicator) : indicator;
  const ValueData data = value_data(*indicator, one.value);
  const bool known = figure_of(*indicator, one.value).has_value();
  const bool counted = use == report::Inclusion::counted;
  return std::vector<Cell>{
      text_cell(whole->id),
      text_cell(whole->name),
      indicator->part_of ? text_cell(indicator->part_of->name) : Cell(),
      shown_cell(year_text(plan, indicator, one.year)),
      data_cell(iso(one.period.first)),
      data_cell(iso(one.period.last)),
      known ? data_cell(data.value)
            : shown_cell(data.value == Data() ? Localized{} : describe(one.value)),
      optional_cell(indicator->unit),
      data_cell(data.numerator),
      data_cell(data.denominator),
      data_cell(data.n),
      data.reason == Data() ? Cell() : shown_cell(describe(one.value)),
      shown_cell(label(use), counted ? Paint::plain : Paint::faint),
      one.provisional ? shown_cell(provisional_yes()) : Cell(),
      optional_cell(one.place),
      optional_cell(one.note),
      data_cell(one.operation),
      shown_cell(time_text(one.recorded_at, plan.calendar)),
      text_cell(one.actor)};
}

DataRows values_rows(std::vector<report::UsedMeasurement> values, const Plan& plan) {
  return {{whole_column("id", heading::id()),
           {"name", heading::indicator()},
           {"part", part_in_sheet()},
           whole_column("year", heading::year()),
           whole_column("first_day", first_day_heading()),
           whole_column("last_day", final_day_heading()),
           number_column("value", value_in_sheet()),
           {"unit", heading::unit()},
           number_column("numerator", numerator_heading()),
           number_column("denominator", denominator_heading()),
           number_column("n", sample_heading()),
           {"reason", why_none_heading()},
           {"use", use_in_sheet()},
           {"provisional", provisional_in_sheet()},
           {"place", heading::place()},
           {"note", heading::note()},
           number_column("operation", operation_heading()),
           whole_column("recorded_at", recorded_in_sheet()),
           {"actor", heading::actor()}},
          [values = std::move(values), &plan](bool, const DataRows::Visit& visit) {
            for (const report::UsedMeasurement& one : values) {
              if (const auto cells = value_cells(one, plan)) visit(*cells);
            }
          }};
}

}  // namespace

void add_workbook_sheets(const report::Report& report, const report::YearsReport& years,
                         std::vector<report::UsedMeasurement> values, Document& document) {
  const Plan& plan = *report.plan;
  const std::vector<SheetSection> sections = sheet_sections(report);
  YearsSheet by_year = years_sheet(years);
  for (const SheetSection& section : sections) {
    document.sheets.push_back(
        {section.name, section_rows(section, plan), charts_of(section, by_year, sections.size())});
  }
  document.sheets.push_back({years_sheet_name(), years_rows(std::move(by_year.lines), plan)});
  const bool is_public = report.public_edition.has_value();
  if (!is_public)
    document.sheets.push_back({values_sheet_name(), values_rows(std::move(values), plan)});
  document.sheets.push_back(methods_sheet(plan, is_public));
}

}  // namespace track::render
