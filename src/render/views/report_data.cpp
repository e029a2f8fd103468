#include "report_data.hpp"
#include "report_words.hpp"

#include <algorithm>
#include <iterator>

#include "track/base/date.hpp"
#include "track/model/breakdown.hpp"
#include "words/plan_parts.hpp"
#include "words/values.hpp"

namespace track::render {

namespace {

using report::Row;

constexpr Message<> nothing_recorded{"nothing is recorded", "記録がありません"};

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
  if (row.actual.has_figure() || row.suppressed) return {};
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
       return plan.calendar_of(row.indicator).short_label(*row.actual.carried_from);
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
       return plan.calendar_of(row.indicator).short_label(row.from_previous->year);
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
       return plan.calendar_of(row.indicator).short_label(row.next_target->year);
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

// Where years are other days than the plan's.
constexpr Field field_of_years = {
    "year_counting", [](const Row& row, const Plan&) -> Data {
      return key(row.indicator == nullptr ? YearCounting::fiscal : row.indicator->year);
    }};

constexpr const char* keys_of_plan_total[] = {"plan_target", "plan_actual", "plan_achievement"};

bool knows_parts(const Row* row) {
  return is_part(*row) || (row->indicator != nullptr && row->indicator->total);
}

std::vector<Field> fields_of(const std::vector<const Row*>& rows, const Plan& plan,
                             std::vector<Field> columns) {
  columns.insert(columns.end(), std::begin(fields), std::end(fields));
  if (std::ranges::any_of(rows, knows_parts)) {
    columns.insert(columns.end(), std::begin(fields_of_parts), std::end(fields_of_parts));
  }
  const auto has_own_years = [&](const Row* row) {
    return row->indicator != nullptr && plan.has_own_years(*row->indicator);
  };
  if (std::ranges::any_of(rows, has_own_years)) columns.push_back(field_of_years);
  return columns;
}

std::vector<Column> columns_of(const std::vector<Field>& all) {
  std::vector<Column> columns;
  for (const Field& field : all) columns.push_back(report_column(field.key));
  return columns;
}

std::vector<Cell> cells_of(const Row& row, const Plan& plan, const std::vector<Field>& all,
                           bool in_words) {
  std::vector<Cell> cells;
  for (const Field& field : all) {
    cells.push_back(
        {field.value(row, plan), in_words ? words_of(field.key, row, plan) : Localized()});
  }
  return cells;
}

DataRows rows_with(std::vector<const Row*> rows, const Plan& plan, std::vector<Field> first) {
  std::vector<Field> all = fields_of(rows, plan, std::move(first));
  std::vector<Column> columns = columns_of(all);
  return {std::move(columns), [rows = std::move(rows), &plan, all = std::move(all)](
                                  bool in_words, const DataRows::Visit& visit) {
            for (const Row* row : rows) visit(cells_of(*row, plan, all, in_words));
          }};
}

// Against the target of the whole plan.
void add_plan_total(const Row& row, const report::YearsReport& report, std::vector<Cell>& cells) {
  const auto found = report.plan_totals.find(row.id);
  if (found == report.plan_totals.end()) {
    cells.resize(cells.size() + std::size(keys_of_plan_total));
    return;
  }
  const Row& total = found->second;
  cells.push_back(data_cell(stage_or_figure(total.target.stage, total.target.number)));
  cells.push_back(data_cell(stage_or_figure(total.actual.stage, total.actual.number)));
  cells.push_back(data_cell(rounded_data(total.achievement.rate, rate_decimals)));
}

}  // namespace

DataRows report_rows(std::vector<const Row*> rows, const Plan& plan) {
  return rows_with(std::move(rows), plan, {});
}

DataRows yearly_rows(std::vector<const Row*> rows, const Plan& plan) {
  return rows_with(std::move(rows), plan, {year_field});
}

DataRows side_by_side_rows(const report::YearsReport& report) {
  std::vector<const Row*> rows = report.rows();
  std::vector<Field> all = fields_of(rows, *report.plan, {year_field});
  std::vector<Column> columns = columns_of(all);
  for (const char* key : keys_of_plan_total) columns.push_back(report_column(key));
  return {std::move(columns), [rows = std::move(rows), &report, all = std::move(all)](
                                  bool in_words, const DataRows::Visit& visit) {
            for (const Row* row : rows) {
              std::vector<Cell> cells = cells_of(*row, *report.plan, all, in_words);
              add_plan_total(*row, report, cells);
              visit(cells);
            }
          }};
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

Data public_data(const report::PublicEdition& edition) {
  Data data;
  data["suppress_below"] =
      edition.suppress_below ? Data(std::int64_t{*edition.suppress_below}) : Data();
  data["hidden"] = edition.hidden;
  return data;
}

}  // namespace track::render
