#include <fmt/format.h>

#include "figures.hpp"
#include "head_json.hpp"
#include "report_document.hpp"
#include "report_forms.hpp"
#include "years_forms.hpp"

namespace track::render {

using report::Row;

namespace {

constexpr Message<> not_running{"it does not run in this year", "この年度は実施の対象外です"};
constexpr Message<> report_grid_nothing_recorded{"nothing is recorded", "記録がありません"};

constexpr int figure_decimals = 4;
constexpr int rate_decimals = 6;

Datum report_text_or_nothing(const std::string& text) {
  if (text.empty()) return {};
  return text;
}

Datum figure(const std::optional<Rational>& number) {
  return rounded_datum(number, figure_decimals);
}

Datum sum(const std::optional<Quantity>& quantity) {
  if (!quantity) return {};
  return figure(to_rational(*quantity));
}

Datum stage_or_figure(const std::optional<ValueForm>& stage,
                      const std::optional<Rational>& number) {
  if (!stage) return figure(number);
  Value value;
  value.form = *stage;
  return describe(value).en;
}

Datum day_or_nothing(const std::optional<Day>& day) {
  if (!day) return {};
  return iso(*day);
}

// What is not known says why, here also where people see it from the status.
Datum reason(const Row& row) {
  std::string all = row.assessment.reason.en;
  if (row.achievement.reason != row.assessment.reason && !row.achievement.reason.empty()) {
    all += (all.empty() ? "" : "; ") + row.achievement.reason.en;
  }
  if (!all.empty()) return all;
  if (row.actual.has_figure()) return {};
  return row.assessment.status == Status::not_applicable ? not_running().en
                                                         : report_grid_nothing_recorded().en;
}

using Compared = std::optional<report::Comparison>;

Datum report_grid_change(const Compared& comparison) {
  return comparison ? figure(comparison->change) : Datum{};
}
Datum before(const Compared& comparison) {
  if (!comparison) return {};
  return figure(comparison->before);
}
Datum low(const Compared& comparison) {
  if (!comparison || !comparison->interval) return {};
  return figure(comparison->interval->low);
}
Datum high(const Compared& comparison) {
  if (!comparison || !comparison->interval) return {};
  return figure(comparison->interval->high);
}
Datum verdict(const Compared& comparison) {
  if (!comparison || !comparison->verdict) return {};
  return std::string(key(*comparison->verdict));
}
Datum reason(const Compared& comparison) {
  return comparison ? report_text_or_nothing(comparison->reason.en) : Datum{};
}

Datum kind_of(const Row& row) {
  return std::string(key(row.kind));
}

struct Field {
  const char* key;
  Datum (*value)(const Row& row, const Plan& plan);
};

// Keys are only ever added.
constexpr Field fields[] = {
    {"id", [](const Row& row, const Plan&) -> Datum { return row.id; }},
    {"name", [](const Row& row, const Plan&) -> Datum { return row.name; }},
    {"level", [](const Row& row, const Plan&) -> Datum { return std::string(key(row.level)); }},
    {"kind", [](const Row& row, const Plan&) -> Datum { return kind_of(row); }},
    {"unit", [](const Row& row, const Plan&) { return report_text_or_nothing(unit_text(row).en); }},
    {"theme", [](const Row& row, const Plan&) { return report_text_or_nothing(row.theme); }},
    {"field", [](const Row& row, const Plan&) { return report_text_or_nothing(row.field); }},
    {"activity", [](const Row& row, const Plan&) { return report_text_or_nothing(row.activity); }},
    {"owners", [](const Row& row, const Plan&) -> Datum { return row.owners; }},
    {"baseline", [](const Row& row, const Plan&) { return figure(row.baseline); }},
    {"target", [](const Row& row,
                  const Plan&) { return stage_or_figure(row.target.stage, row.target.number); }},
    {"target_most", [](const Row& row, const Plan&) { return figure(row.target_most); }},
    {"actual", [](const Row& row,
                  const Plan&) { return stage_or_figure(row.actual.stage, row.actual.number); }},
    {"numerator", [](const Row& row, const Plan&) { return sum(row.actual.numerator); }},
    {"denominator", [](const Row& row, const Plan&) { return sum(row.actual.denominator); }},
    {"sample_size",
     [](const Row& row, const Plan&) -> Datum {
       if (!row.actual.sample) return {};
       return *row.actual.sample;
     }},
    {"actual_of_year",
     [](const Row& row, const Plan& plan) -> Datum {
       if (!row.actual.carried_from) return {};
       return plan.calendar.short_label(*row.actual.carried_from);
     }},
    {"difference", [](const Row& row, const Plan&) { return figure(row.achievement.difference); }},
    {"achievement", [](const Row& row,
                       const Plan&) { return rounded_datum(row.achievement.rate, rate_decimals); }},
    {"method",
     [](const Row& row, const Plan&) -> Datum { return std::string(key(row.achievement.method)); }},
    {"change_from_baseline",
     [](const Row& row, const Plan&) { return report_grid_change(row.from_baseline); }},
    {"change_from_baseline_low",
     [](const Row& row, const Plan&) { return low(row.from_baseline); }},
    {"change_from_baseline_high",
     [](const Row& row, const Plan&) { return high(row.from_baseline); }},
    {"status",
     [](const Row& row, const Plan&) -> Datum { return std::string(key(row.assessment.status)); }},
    {"reason", [](const Row& row, const Plan&) { return reason(row); }},
    {"previous", [](const Row& row, const Plan&) { return before(row.from_previous); }},
    {"previous_year",
     [](const Row& row, const Plan& plan) -> Datum {
       if (!row.from_previous) return {};
       return plan.calendar.short_label(row.from_previous->year);
     }},
    {"change", [](const Row& row, const Plan&) { return report_grid_change(row.from_previous); }},
    {"change_low", [](const Row& row, const Plan&) { return low(row.from_previous); }},
    {"change_high", [](const Row& row, const Plan&) { return high(row.from_previous); }},
    {"change_verdict", [](const Row& row, const Plan&) { return verdict(row.from_previous); }},
    {"change_reason", [](const Row& row, const Plan&) { return reason(row.from_previous); }},
    {"expected", [](const Row& row, const Plan&) { return figure(row.forecast.expected); }},
    {"projection", [](const Row& row, const Plan&) { return figure(row.forecast.projection); }},
    {"last_recorded",
     [](const Row& row, const Plan&) { return day_or_nothing(row.actual.last_recorded); }},
    {"n", [](const Row& row, const Plan&) -> Datum { return row.actual.measurements; }},
    {"n_unknown", [](const Row& row, const Plan&) -> Datum { return row.actual.unknown; }},
    {"n_suppressed", [](const Row& row, const Plan&) -> Datum { return row.actual.suppressed; }},
    {"n_provisional", [](const Row& row, const Plan&) -> Datum { return row.actual.provisional; }},
};

constexpr Field year_field = {"fiscal_year", [](const Row& row, const Plan&) -> Datum {
                                return std::int64_t{row.year.number};
                              }};

void add_column(const Field& field, const std::vector<const Row*>& rows, const Plan& plan,
                Grid& grid) {
  grid.columns.push_back({field.key, {}});
  grid.rows.resize(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    grid.rows[i].push_back({field.value(*rows[i], plan), {}});
  }
}

Json plan_json(const Plan& plan) {
  Json document;
  document["schema_version"] = schema_version;
  document["plan"] = plan.id;
  document["plan_name"] = plan.name;
  return document;
}

Json year_json(const FiscalCalendar& calendar, FiscalYear year) {
  const Period period = calendar.period(year);
  return {{"label", calendar.short_label(year)},
          {"fiscal_year", year.number},
          {"first_day", iso(period.first)},
          {"last_day", iso(period.last)}};
}

Json counts_json(const report::StatusCounts& counts) {
  Json result = Json::object();
  for (const auto& [status, count] : counts) result[std::string(key(status))] = count;
  return result;
}

void add_columns(const std::vector<const Row*>& rows, const Plan& plan, Grid& grid) {
  for (const Field& field : fields) add_column(field, rows, plan, grid);
}

}  // namespace

Json head_json(const Plan& plan, const report::ReportHeader& head) {
  Json document = plan_json(plan);
  document["year"] = year_json(plan.calendar, head.year);
  document["as_of"] = iso(head.as_of);
  document["revision"] = head.revision;
  document["closed_by"] = head.closed_by ? Json(*head.closed_by) : Json(nullptr);
  return document;
}

Grid report_grid(const std::vector<const Row*>& rows, const Plan& plan) {
  Grid grid;
  add_columns(rows, plan, grid);
  return grid;
}

Grid yearly_grid(const std::vector<const Row*>& rows, const Plan& plan) {
  Grid grid;
  add_column(year_field, rows, plan, grid);
  add_columns(rows, plan, grid);
  return grid;
}

Json report_document(const report::Report& report) {
  Json document = head_json(*report.plan, report.head);
  document["counts"] = counts_json(report.counts);
  document["rows"] = items(report_grid(report.rows(), *report.plan));
  return document;
}

std::string report_json(const report::Report& report) {
  return to_text(report_document(report));
}

std::string years_json(const report::YearsReport& report) {
  Json document = plan_json(*report.plan);
  document["years"] = Json::array();
  for (const report::ReportYear& year : report.years) {
    Json item = year_json(report.plan->calendar, year.year);
    item["closed_by"] = year.closed_by ? Json(*year.closed_by) : Json(nullptr);
    item["counts"] = counts_json(year.counts);
    document["years"].push_back(std::move(item));
  }
  document["as_of"] = iso(report.as_of);
  document["revision"] = report.revision;
  document["rows"] = items(yearly_grid(report.rows(), *report.plan));
  return to_text(document);
}

}  // namespace track::render
