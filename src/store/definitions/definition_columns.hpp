#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "../sqlite/columns.hpp"
#include "track/model/plan.hpp"

// The columns of the tables of definitions, but for `revision` and `position`, which every row has.

namespace track::store {

// The words of item_text.subject_kind …
namespace subject {
inline constexpr std::string_view plan = "plan";
inline constexpr std::string_view owner = "owner";
inline constexpr std::string_view field = "field";
inline constexpr std::string_view partner = "partner";
inline constexpr std::string_view activity = "activity";
inline constexpr std::string_view indicator = "indicator";
}  // namespace subject

// … and of item_text.role.
namespace role {
inline constexpr std::string_view alias = "alias";
inline constexpr std::string_view outcome = "outcome";
inline constexpr std::string_view purpose = "purpose";
inline constexpr std::string_view involvement = "involvement";
// Of breakdown_text.role alone:
inline constexpr std::string_view owner = "owner";
inline constexpr std::string_view former = "former";
}  // namespace role

// Rows of tables that stand in no struct of their own in the model.
struct TargetRow {
  std::string indicator;
  FiscalYear year;
  Value value;
  Origin origin;
};

struct PlanTargetRow {
  std::string indicator;
  Value value;
  Origin origin;
};

inline constexpr int of_the_plan = 0;

struct PartTargetRow {
  std::string indicator;
  std::string part;
  int year = of_the_plan;
  TargetBasis basis = TargetBasis::yearly;
  Value value;
  Origin origin;
};

struct PartRow {
  std::string breakdown;
  Part part;
};

struct BreakdownBreakRow {
  std::string breakdown;
  SeriesBreak series_break;
};

struct PartTableRow {
  std::string indicator;
  PartTable table;
  bool is_total = false;
};

struct ScheduleRow {
  std::string activity;
  FiscalYear from;
  Schedule schedule;
};

struct SubjectRow {
  EvaluationSubject subject{};
};

struct BaselineRow {
  std::string indicator;
  Baseline baseline;
  Origin origin;
};

struct SeriesBreakRow {
  std::string indicator;
  SeriesBreak series_break;
};

template <class Row, Is<FiscalCalendar> T>
void columns(Row& row, T& calendar) {
  row("fiscal_year_starts", calendar.starts);
  row("era", calendar.eras);
  row("time_zone", calendar.time_zone);
  row.added("fiscal_year_named", calendar.named);
}

template <class Row, Is<Plan> T>
void columns(Row& row, T& plan) {
  row.id("id", plan.id);
  row("name", plan.name);
  row("goal", plan.goal);
  row("first_year", plan.first_year);
  row("last_year", plan.last_year);
  columns(row, plan.calendar);
  row("near", plan.near);
  row.added("reporting_days", plan.reporting_days);
  row.added("office_name", plan.office.name);
  row.added("accent", plan.office.accent);
  row.added("suppress_below", plan.suppress_below);
  row.added("assessment_days", plan.assessment.days);
}

template <class Row, Is<Grade> T>
void columns(Row& row, T& grade) {
  row("id", grade.id);
  row("name", grade.name);
  row("meaning", grade.meaning);
  row("from_rate", grade.from);
}

template <class Row, Is<SubjectRow> T>
void columns(Row& row, T& own) {
  row("subject_kind", own.subject);
}

template <class Row, Is<Owner> T>
void columns(Row& row, T& owner) {
  row.id("id", owner.id);
  row("name", owner.name);
}

template <class Row, Is<Theme> T>
void columns(Row& row, T& theme) {
  row.id("id", theme.id);
  row("name", theme.name);
}

template <class Row, Is<Field> T>
void columns(Row& row, T& field) {
  row.id("id", field.id);
  row.reference("theme", field.theme);
  row("name", field.name);
}

template <class Row, Is<Partner> T>
void columns(Row& row, T& partner) {
  row.id("id", partner.id);
  row("name", partner.name);
}

template <class Row, Is<Schedule> T>
void columns(Row& row, T& schedule) {
  row("schedule_form", schedule.form);
  row("schedule_about", schedule.about);
  row("schedule_least", schedule.least);
  row("schedule_most", schedule.most);
  row("schedule_every", schedule.every);
  row("schedule_unit", schedule.unit);
  row("schedule_text", schedule.text);
}

template <class Row, Is<ScheduleRow> T>
void columns(Row& row, T& own) {
  row("activity", own.activity);
  row("fiscal_year", own.from);
  columns(row, own.schedule);
}

template <class Row, class Bounded>
void columns_of_bounds(Row& row, Bounded& bounded) {
  row.group("since_year", bounded.since, [](auto& cells, auto& since) {
    cells("since_year", since.year);
    cells("since_counting", since.counting);
    cells("since_text", since.text);
  });
  row.group("until_year", bounded.until, [](auto& cells, auto& until) {
    cells("until_year", until.year);
    cells("until_counting", until.counting);
    cells("until_text", until.text);
  });
}

template <class Row, Is<Activity> T>
void columns(Row& row, T& activity) {
  row.id("id", activity.id);
  row("kind", activity.kind);
  row("no", activity.no);
  row("name", activity.name);
  row.reference("field", activity.field);
  row.reference("partner", activity.partner);
  row("summary", activity.summary);
  columns(row, activity.schedule);
  columns_of_bounds(row, activity);
  row("audience", activity.audience);
  row("issue", activity.issue);
  row("note", activity.note);
  row.reference("same_as", activity.same_as);
  row("monitoring", activity.monitoring);
  row("retired", activity.retired);
}

template <class Row, Is<Indicator> T>
void columns(Row& row, T& indicator) {
  row.id("id", indicator.id);
  row.reference("activity", indicator.activity);
  row("name", indicator.name);
  row("kind", indicator.kind);
  row("unit", indicator.unit);
  row("direction", indicator.written_direction);
  row.reference("survey", indicator.survey);
  row("per", indicator.per);
  row("method", indicator.method);
  row("target_basis", indicator.basis);
  row.fallback("pace", indicator.written_pace, Pace::linear);
  row.added("written_pace", indicator.written_pace);
  row.added("year_counting", indicator.year);
  row.added("pooling", indicator.pooling);
  row.added("decimals", indicator.decimals);
  row.added("personal", indicator.personal);
  row.group("expect_months", indicator.expect,
            [](auto& cells, auto& expect) { cells("expect_months", expect.months); });
  row("min", indicator.min);
  row("max", indicator.max);
  columns_of_bounds(row, indicator);
  row("question", indicator.question);
  row("note", indicator.note);
  row("retired", indicator.retired);
}

template <class Row, Is<Breakdown> T>
void columns(Row& row, T& breakdown) {
  row.id("id", breakdown.id);
  row("name", breakdown.name);
}

template <class Row, Is<PartRow> T>
void columns(Row& row, T& own) {
  row("breakdown", own.breakdown);
  row.id("id", own.part.id);
  row("name", own.part.name);
  columns_of_bounds(row, own.part);
  row("retired", own.part.retired);
}

template <class Row, Is<BreakdownBreakRow> T>
void columns(Row& row, T& own) {
  row("breakdown", own.breakdown);
  row("fiscal_year", own.series_break.year);
  row("reason", own.series_break.reason);
}

template <class Row, Is<PartTableRow> T>
void columns(Row& row, T& own) {
  row("indicator", own.indicator);
  row("breakdown", own.table.breakdown);
  row("crossed_with", own.table.crossed_with);
  row("is_total", own.is_total);
}

template <class Row, Is<Origin> T>
void columns(Row& row, T& origin) {
  row("file", origin.file);
  row("line", origin.line);
}

template <class Row, Is<TargetRow> T>
void columns(Row& row, T& target) {
  row("indicator", target.indicator);
  row("fiscal_year", target.year);
  row.value(target.value);
  columns(row, target.origin);
}

template <class Row, Is<PlanTargetRow> T>
void columns(Row& row, T& target) {
  row("indicator", target.indicator);
  row.value(target.value);
  columns(row, target.origin);
}

template <class Row, Is<PartTargetRow> T>
void columns(Row& row, T& target) {
  row("indicator", target.indicator);
  row("part", target.part);
  row("fiscal_year", target.year);
  row("target_basis", target.basis);
  row.value(target.value);
  columns(row, target.origin);
}

template <class Row, Is<BaselineRow> T>
void columns(Row& row, T& own) {
  row("indicator", own.indicator);
  row("fiscal_year", own.baseline.year);
  row("day", own.baseline.day);
  row.value(own.baseline.value);
  row("source", own.baseline.source);
  columns(row, own.origin);
}

template <class Row, Is<SeriesBreakRow> T>
void columns(Row& row, T& own) {
  row("indicator", own.indicator);
  row("fiscal_year", own.series_break.year);
  row("reason", own.series_break.reason);
}

}  // namespace track::store
