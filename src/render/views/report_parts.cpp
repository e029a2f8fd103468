#include "report_parts.hpp"

#include <algorithm>
#include <iterator>

#include "track/base/date.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"
#include "words/headings.hpp"
#include "words/plan_parts.hpp"
#include "words/values.hpp"

namespace track::render {

namespace {

using report::Row;

constexpr Message<> nothing_recorded{"nothing is recorded", "記録がありません"};

// Columns that step below their row, in this order, where a line cannot hold all.
constexpr std::string_view stepping_below[] = {"last", "method", "baseline", "unit", "difference"};

constexpr int figure_decimals = 4;
constexpr int rate_decimals = 6;

Data figure(const std::optional<Rational>& number) {
  return rounded_data(number, figure_decimals);
}

Data sum(const std::optional<Quantity>& quantity) {
  if (!quantity) return {};
  return figure(to_rational(*quantity));
}

Data stage_or_figure(const std::optional<ValueForm>& stage, const std::optional<Rational>& number) {
  if (!stage) return figure(number);
  Value value;
  value.form = *stage;
  return describe(value).en;
}

Data day_or_nothing(const std::optional<Day>& day) {
  if (!day) return {};
  return iso(*day);
}

// What is not known says why, here also where people see it from the status.
Data reason(const Row& row) {
  std::string all = row.assessment.reason.en;
  if (row.achievement.reason != row.assessment.reason && !row.achievement.reason.empty()) {
    all += (all.empty() ? "" : "; ") + row.achievement.reason.en;
  }
  if (!all.empty()) return all;
  if (row.actual.has_figure()) return {};
  return nothing_recorded().en;
}

using Compared = std::optional<report::Comparison>;

Data change(const Compared& comparison) {
  return comparison ? figure(comparison->change) : Data{};
}
Data before(const Compared& comparison) {
  if (!comparison) return {};
  return figure(comparison->before);
}
Data low(const Compared& comparison) {
  if (!comparison || !comparison->interval) return {};
  return figure(comparison->interval->low);
}
Data high(const Compared& comparison) {
  if (!comparison || !comparison->interval) return {};
  return figure(comparison->interval->high);
}
Data verdict(const Compared& comparison) {
  if (!comparison || !comparison->verdict) return {};
  return key(*comparison->verdict);
}
Data reason(const Compared& comparison) {
  return comparison ? text_or_nothing(comparison->reason.en) : Data{};
}

struct Field {
  const char* key;
  Data (*value)(const Row& row, const Plan& plan);
};

// Keys are only ever added.
constexpr Field fields[] = {
    {"id", [](const Row& row, const Plan&) -> Data { return row.id; }},
    {"name", [](const Row& row, const Plan&) -> Data { return row.name; }},
    {"level", [](const Row& row, const Plan&) -> Data { return key(row.level); }},
    {"kind", [](const Row& row, const Plan&) -> Data { return key(row.kind); }},
    {"unit", [](const Row& row, const Plan&) { return text_or_nothing(unit_text(row).en); }},
    {"theme", [](const Row& row, const Plan&) { return text_or_nothing(row.theme); }},
    {"field", [](const Row& row, const Plan&) { return text_or_nothing(row.field); }},
    {"activity", [](const Row& row, const Plan&) { return text_or_nothing(row.activity); }},
    {"owners", [](const Row& row, const Plan&) -> Data { return row.owners; }},
    {"baseline", [](const Row& row, const Plan&) { return figure(row.baseline); }},
    {"target", [](const Row& row,
                  const Plan&) { return stage_or_figure(row.target.stage, row.target.number); }},
    {"target_most", [](const Row& row, const Plan&) { return figure(row.target_most); }},
    {"actual", [](const Row& row,
                  const Plan&) { return stage_or_figure(row.actual.stage, row.actual.number); }},
    {"numerator", [](const Row& row, const Plan&) { return sum(row.actual.numerator); }},
    {"denominator", [](const Row& row, const Plan&) { return sum(row.actual.denominator); }},
    {"sample_size", [](const Row& row, const Plan&) -> Data { return row.actual.sample; }},
    {"actual_of_year",
     [](const Row& row, const Plan& plan) -> Data {
       if (!row.actual.carried_from) return {};
       return plan.calendar.short_label(*row.actual.carried_from);
     }},
    {"difference", [](const Row& row, const Plan&) { return figure(row.achievement.difference); }},
    {"achievement",
     [](const Row& row, const Plan&) { return rounded_data(row.achievement.rate, rate_decimals); }},
    {"method", [](const Row& row, const Plan&) -> Data { return key(row.achievement.method); }},
    {"change_from_baseline", [](const Row& row, const Plan&) { return change(row.from_baseline); }},
    {"change_from_baseline_low",
     [](const Row& row, const Plan&) { return low(row.from_baseline); }},
    {"change_from_baseline_high",
     [](const Row& row, const Plan&) { return high(row.from_baseline); }},
    {"status", [](const Row& row, const Plan&) -> Data { return key(row.assessment.status); }},
    {"reason", [](const Row& row, const Plan&) { return reason(row); }},
    {"previous", [](const Row& row, const Plan&) { return before(row.from_previous); }},
    {"previous_year",
     [](const Row& row, const Plan& plan) -> Data {
       if (!row.from_previous) return {};
       return plan.calendar.short_label(row.from_previous->year);
     }},
    {"change", [](const Row& row, const Plan&) { return change(row.from_previous); }},
    {"change_low", [](const Row& row, const Plan&) { return low(row.from_previous); }},
    {"change_high", [](const Row& row, const Plan&) { return high(row.from_previous); }},
    {"change_verdict", [](const Row& row, const Plan&) { return verdict(row.from_previous); }},
    {"change_reason", [](const Row& row, const Plan&) { return reason(row.from_previous); }},
    {"expected", [](const Row& row, const Plan&) { return figure(row.forecast.expected); }},
    {"projection", [](const Row& row, const Plan&) { return figure(row.forecast.projection); }},
    {"last_recorded",
     [](const Row& row, const Plan&) { return day_or_nothing(row.actual.last_recorded); }},
    {"n", [](const Row& row, const Plan&) -> Data { return row.actual.measurements; }},
    {"n_unknown", [](const Row& row, const Plan&) -> Data { return row.actual.unknown; }},
    {"n_suppressed", [](const Row& row, const Plan&) -> Data { return row.actual.suppressed; }},
    {"n_provisional", [](const Row& row, const Plan&) -> Data { return row.actual.provisional; }},
    {"next_target",
     [](const Row& row, const Plan&) -> Data {
       if (!row.next_target) return {};
       return stage_or_figure(row.next_target->stage, row.next_target->number);
     }},
    {"next_target_year",
     [](const Row& row, const Plan& plan) -> Data {
       if (!row.next_target) return {};
       return plan.calendar.short_label(row.next_target->year);
     }},
};

constexpr Field year_field = {"fiscal_year", [](const Row& row, const Plan&) -> Data {
                                return std::int64_t{row.year.number};
                              }};

bool is_part(const Row& row) {
  return row.indicator != nullptr && row.indicator->part_of;
}

Data reported_parts(const Row& row) {
  if (!row.coverage) return {};
  return row.coverage->expected.size() - row.coverage->missing.size();
}

// Where there are parts, or what is put together from them.
constexpr Field fields_of_parts[] = {
    {"breakdown",
     [](const Row& row, const Plan&) -> Data {
       return is_part(row) ? Data(text_of(row.indicator->part_of->table)) : Data();
     }},
    {"part",
     [](const Row& row, const Plan&) -> Data {
       return is_part(row) ? Data(row.indicator->part_of->key()) : Data();
     }},
    {"share_of_whole",
     [](const Row& row, const Plan&) { return rounded_data(row.share_of_whole, rate_decimals); }},
    {"parts_reported", [](const Row& row, const Plan&) { return reported_parts(row); }},
    {"parts_expected",
     [](const Row& row, const Plan&) -> Data {
       return row.coverage ? Data(row.coverage->expected.size()) : Data();
     }},
    {"parts_missing",
     [](const Row& row, const Plan&) -> Data {
       return row.coverage ? Data(keys_of(row.coverage->missing)) : Data();
     }},
};

bool knows_parts(const Row* row) {
  return is_part(*row) || (row->indicator != nullptr && row->indicator->total);
}

Grid grid_of(const std::vector<const Row*>& rows, const Plan& plan, std::vector<Field> columns) {
  columns.insert(columns.end(), std::begin(fields), std::end(fields));
  if (std::ranges::any_of(rows, knows_parts)) {
    columns.insert(columns.end(), std::begin(fields_of_parts), std::end(fields_of_parts));
  }
  Grid grid;
  for (const Field& field : columns) grid.columns.push_back(data_column(field.key));
  for (const Row* row : rows) {
    std::vector<Cell>& cells = grid.rows.emplace_back();
    for (const Field& field : columns) cells.push_back(data_cell(field.value(*row, plan)));
  }
  return grid;
}

constexpr Message<Localized, OperationId> head_of_closed{"{}; closed by operation {}",
                                                         "{}　締め済み（操作{}）"};
constexpr Message<Localized, Localized, Localized, int, Localized> span_text{
    "{} to {}; as of {}; definitions revision {}; {}",
    "対象期間：{}～{}（{}現在）　定義第{}版　{}"};
constexpr Message<> year_not_begun{"the year has not begun", "年度開始前"};
constexpr Message<> year_running{"the year is running", "年度途中"};
constexpr Message<> year_over{"the year is over", "年度終了"};

Localized phase_text(report::Progress::Phase phase) {
  switch (phase) {
    case report::Progress::Phase::not_begun:
      return year_not_begun();
    case report::Progress::Phase::running:
      return year_running();
    case report::Progress::Phase::over:
      break;
  }
  return year_over();
}

constexpr Message<> desired_states{"desired states", "目指すべき状態"};
constexpr Message<> monitoring_surveys{"Monitoring surveys", "モニタリング（調査・統計）"};

constexpr Message<> partners_heading{"Partners", "団体の取組"};
constexpr Message<> without_place{"No longer in the plan", "現在の計画にない項目"};

constexpr std::size_t outcome_indent = 2;

class Outline {
 public:
  Outline(const std::function<Table(const std::vector<report::Row>&)>& table,
          std::vector<Block>& blocks)
      : table_(table), blocks_(blocks) {}

  void add(const report::ThemeSection& section) {
    add_heading(2, section.number, section.theme->name);
    for (const report::FieldSection& field : section.fields) add(field);
  }

  void add(const report::ActivitySection& section) {
    std::vector<std::string> names;
    for (const std::string& name : section.owner_names) names.push_back(printable(name));
    blocks_.emplace_back(
        Heading{4, verbatim(printable(section.activity->name)), listed_names(names)});
    add(section.rows);
  }

  void add(const std::vector<report::Row>& rows) {
    if (!rows.empty()) blocks_.emplace_back(table_(rows));
  }

 private:
  void add(const report::FieldSection& section) {
    add_heading(3, section.number, section.field->name);
    if (!section.field->outcomes.empty()) {
      List list{desired_states(), {}};
      for (const std::string& outcome : section.field->outcomes) {
        list.items.push_back({verbatim(printable(outcome))});
      }
      blocks_.emplace_back(std::move(list));
    }
    add(section.outcomes);
    for (const report::ActivitySection& activity : section.activities) add(activity);
  }

  void add_heading(int level, const std::string& number, const std::string& name) {
    blocks_.emplace_back(Heading{level, verbatim(number + " " + printable(name))});
  }

  const std::function<Table(const std::vector<report::Row>&)>& table_;
  std::vector<Block>& blocks_;
};

}  // namespace

Grid report_grid(const std::vector<const Row*>& rows, const Plan& plan) {
  return grid_of(rows, plan, {});
}

Grid yearly_grid(const std::vector<const Row*>& rows, const Plan& plan) {
  return grid_of(rows, plan, {year_field});
}

Grid side_by_side_grid(const report::YearsReport& report) {
  const std::vector<const Row*> rows = report.rows();
  Grid grid = yearly_grid(rows, *report.plan);
  for (const char* key : {"plan_target", "plan_actual", "plan_achievement"}) {
    grid.columns.push_back(data_column(key));
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto found = report.plan_totals.find(rows[i]->id);
    std::vector<Cell>& cells = grid.rows[i];
    if (found == report.plan_totals.end()) {
      cells.resize(grid.columns.size(), data_cell({}));
      continue;
    }
    const Row& total = found->second;
    cells.push_back(data_cell(stage_or_figure(total.target.stage, total.target.number)));
    cells.push_back(data_cell(stage_or_figure(total.actual.stage, total.actual.number)));
    cells.push_back(data_cell(rounded_data(total.achievement.rate, rate_decimals)));
  }
  return grid;
}

std::vector<Column> value_columns() {
  std::vector<Column> columns = {{"unit", heading::unit()},
                                 number_column("baseline", heading::baseline()),
                                 number_column("target", heading::target()),
                                 number_column("actual", heading::actual()),
                                 number_column("difference", heading::difference()),
                                 number_column("rate", heading::rate()),
                                 {"method", heading::method()},
                                 {"status", heading::status()},
                                 {"last", heading::last_day()}};
  int rank = 0;
  for (const std::string_view key : stepping_below) {
    Column& column = *std::ranges::find(columns, key, &Column::key);
    column.yields = ++rank;
    column.yields_to_name = key == "last" || key == "method";
  }
  // The rate is not actual / target then.
  std::ranges::find(columns, "method", &Column::key)->told_below = {label(Method::change)};
  return columns;
}

std::vector<Cell> value_cells(const Row& row, EraCalendar eras) {
  const Status status = row.assessment.status;
  return {shown_cell(unit_text(row)),       shown_cell(baseline_text(row)),
          shown_cell(target_text(row)),     shown_cell(actual_text(row)),
          shown_cell(difference_text(row)), shown_cell(rate_text(row)),
          shown_cell(method_text(row)),     shown_cell(status_text(row), paint_of(status)),
          shown_cell(last_text(row, eras))};
}

Localized head_text(const report::ReportHeader& head, const FiscalCalendar& calendar) {
  const Period period = calendar.period(head.year);
  const auto words = [&](Day day) { return day_in_words(day, calendar.eras); };
  Localized text = span_text(words(period.first), words(period.last), words(head.as_of),
                             head.revision, phase_text(head.progress.phase));
  return head.closed_by ? head_of_closed(text, *head.closed_by) : text;
}

Data plan_data(const Plan& plan) {
  Data tree;
  tree["schema_version"] = schema_version;
  tree["plan"] = plan.id;
  tree["plan_name"] = plan.name;
  return tree;
}

Data year_data(const FiscalCalendar& calendar, FiscalYear year) {
  const Period period = calendar.period(year);
  Data data;
  data["label"] = calendar.short_label(year);
  data["fiscal_year"] = year.number;
  data["first_day"] = iso(period.first);
  data["last_day"] = iso(period.last);
  return data;
}

Data header_data(const Plan& plan, const report::ReportHeader& head) {
  Data tree = plan_data(plan);
  tree["year"] = year_data(plan.calendar, head.year);
  tree["as_of"] = iso(head.as_of);
  tree["revision"] = head.revision;
  tree["closed_by"] = head.closed_by;
  return tree;
}

void add_outline(const report::Sections& sections, const Plan& plan,
                 const std::function<Table(const std::vector<report::Row>&)>& table,
                 Document& document) {
  std::vector<Block>& blocks = document.blocks;
  if (sections.empty()) blocks.emplace_back(Table{{}, {}, nothing_to_show()});
  Outline outline(table, blocks);
  for (const report::ThemeSection& theme : sections.themes) outline.add(theme);
  if (!sections.surveys.empty()) blocks.emplace_back(Heading{2, monitoring_surveys()});
  for (const std::string& outcome : plan.monitoring_outcomes) {
    if (sections.surveys.empty()) break;
    blocks.emplace_back(Paragraph{verbatim(printable(outcome)), Paint::plain, outcome_indent});
  }
  for (const report::ActivitySection& survey : sections.surveys) outline.add(survey);
  if (!sections.partners.empty()) blocks.emplace_back(Heading{2, partners_heading()});
  for (const report::ActivitySection& partner : sections.partners) outline.add(partner);
  if (sections.retired.empty()) return;
  blocks.emplace_back(Heading{2, without_place()});
  outline.add(sections.retired);
}

}  // namespace track::render
