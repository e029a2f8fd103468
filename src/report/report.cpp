#include "track/report/report.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "digits.hpp"
#include "section_maker.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"
#include "track/model/plan.hpp"
#include "track/report/achievement.hpp"
#include "track/report/row.hpp"

namespace track::report {

namespace {

Actual total_of(const Plan& plan, const Indicator& indicator, const Totals& totals,
                FiscalYear last) {
  if (indicator.traits().sums()) {
    Actual sum = cumulative_actual(indicator, plan.first_year, last, totals);
    sum.carried_from.reset();
    return sum;
  }
  for (FiscalYear year = last; plan.first_year <= year; year = year.previous()) {
    if (totals.of(indicator.id, year) == nullptr) continue;
    Actual actual = year_actual(indicator, year, totals);
    if (actual.has_figure()) return actual;
  }
  return {};
}

YearTarget target_of_plan(const Indicator& indicator, FiscalYear last) {
  const Value& value = *indicator.plan_target;
  if (indicator.traits().staged) return {.year = last, .stage = value.form};
  return {.year = last, .number = figure_of(indicator, value)};
}

// What the years of the plan up to `last` come to, against the target of the whole plan: of a count
// the sum, of anything else the figure of the last year that has one. Its status is not judged.
// Nothing where the plan sets no such target. `totals` must hold the years from the plan's first.
std::optional<Row> plan_total(const Plan& plan, const Indicator& indicator, const Totals& totals,
                              FiscalYear last) {
  if (!indicator.plan_target) return std::nullopt;
  Row row;
  row.year = last;
  row.id = indicator.id;
  row.name = indicator.name;
  row.kind = indicator.kind;
  row.unit = indicator.unit;
  row.indicator = &indicator;
  if (indicator.baseline) row.baseline = figure_of(indicator, indicator.baseline->value);
  row.target = target_of_plan(indicator, last);
  row.actual = total_of(plan, indicator, totals, last);
  row.achievement = achievement_of(indicator, row.target, row.actual);
  choose_digits(row, to_rational(plan.near));
  return row;
}

std::vector<ThemeSection> theme_sections(const SectionMaker& maker) {
  std::vector<ThemeSection> themes;
  int theme_number = 0;
  for (const Theme& theme : maker.plan.themes) {
    ++theme_number;
    if (!maker.filter.theme.empty() && maker.filter.theme != theme.id) continue;
    ThemeSection section{&theme, std::to_string(theme_number), {}};
    int field_number = 0;
    for (const Field& field : maker.plan.fields) {
      if (field.theme != theme.id) continue;
      ++field_number;
      if (!maker.filter.field.empty() && maker.filter.field != field.id) continue;
      std::string number = section.number + "-" + std::to_string(field_number);
      if (std::optional<FieldSection> made = maker.section(field, std::move(number))) {
        section.fields.push_back(std::move(*made));
      }
    }
    if (!section.fields.empty()) themes.push_back(std::move(section));
  }
  return themes;
}

// The plan's places with their rows. Where several years are asked for, the rows of one indicator
// or activity follow one another, a row for each year that has something to show, written with
// equally many decimals. A closed year shows its own rows.
Sections sections_of(const Plan& plan, const Totals& totals, const std::vector<FiscalYear>& years,
                     Day as_of, const Filter& filter, const ClosedRows& closed = {}) {
  const SectionMaker maker{plan, totals, years, as_of, filter, closed};
  Sections sections;
  sections.themes = theme_sections(maker);
  sections.surveys = survey_sections(maker);
  sections.partners = partner_sections(maker);
  std::set<std::string> shown;
  for (const Row* row : sections.rows()) shown.insert(row->id);
  sections.retired = retired_rows(maker, shown);
  return sections;
}

// Of sections that may be changed, and of others.
template <class AnySections>
auto tables_of(AnySections& sections) {
  std::vector<decltype(&sections.retired)> result;
  for (auto& theme : sections.themes) {
    for (auto& field : theme.fields) {
      result.push_back(&field.outcomes);
      for (auto& activity : field.activities) result.push_back(&activity.rows);
    }
  }
  for (auto& survey : sections.surveys) result.push_back(&survey.rows);
  for (auto& partner : sections.partners) result.push_back(&partner.rows);
  if (!sections.retired.empty()) result.push_back(&sections.retired);
  return result;
}

}  // namespace

std::vector<const std::vector<Row>*> Sections::tables() const {
  return tables_of(*this);
}

std::vector<std::vector<Row>*> Sections::tables() {
  return tables_of(*this);
}

std::vector<const Row*> Sections::rows() const {
  std::vector<const Row*> result;
  for (const auto* rows : tables()) {
    for (const Row& row : *rows) result.push_back(&row);
  }
  return result;
}

void StatusCounter::add(const Row& row) {
  if (row.below_whole) return;  // it is counted in its whole
  if (counted_.insert(row.id).second) ++counts_[row.assessment.status];
}

StatusCounts count_statuses(const std::vector<const Row*>& rows) {
  StatusCounter counter;
  for (const Row* row : rows) counter.add(*row);
  return counter.counts();
}

StatusCounts count_statuses(const Sections& sections, FiscalYear year) {
  std::vector<const Row*> rows = sections.rows();
  std::erase_if(rows, [year](const Row* row) { return row->year != year; });
  return count_statuses(rows);
}

FiscalYear first_year_needed(const Plan& plan, FiscalYear year) {
  return std::min(plan.first_year, FiscalYear{year.number - years_of_pace});
}

Report build(const Plan& plan, int revision, const Totals& totals, FiscalYear year, Day as_of,
             const Filter& filter) {
  Sections sections = sections_of(plan, totals, {year}, as_of, filter);
  StatusCounts counts = count_statuses(sections, year);
  const ReportHeader head{revision, year, as_of, progress_of(plan.calendar, year, as_of)};
  return {std::move(sections), &plan, head, std::move(counts)};
}

const Row& Line::latest() const {
  return **std::find_if(years.rbegin(), years.rend(),
                        [](const Row* row) { return row != nullptr; });
}

std::vector<Line> YearsReport::lines(const std::vector<Row>& rows) const {
  std::vector<Line> result;
  for (auto first = rows.begin(); first != rows.end();) {
    const auto last =
        std::find_if(first, rows.end(), [first](const Row& row) { return row.id != first->id; });
    Line line{std::vector<const Row*>(years.size(), nullptr)};
    for (; first != last; ++first) {
      line.years[static_cast<std::size_t>(first->year.number - years.front().year.number)] =
          &*first;
    }
    result.push_back(std::move(line));
  }
  return result;
}

YearsReport build(const Plan& plan, int revision, const Totals& totals, FiscalYearSpan span,
                  Day as_of, const Filter& filter, const std::vector<Report>& closed) {
  ClosedRows closed_rows;
  std::map<FiscalYear, std::optional<OperationId>> closed_by;
  for (const Report& one : closed) {
    closed_by[one.head.year] = one.head.closed_by;
    auto& rows = closed_rows[one.head.year];
    for (const Row* row : one.rows()) rows.emplace(row->id, row);
  }
  std::vector<FiscalYear> years;
  for (FiscalYear year = span.first; year <= span.last; year = year.next()) years.push_back(year);
  Sections sections = sections_of(plan, totals, years, as_of, filter, closed_rows);
  YearsReport report{std::move(sections), &plan, revision, as_of, {}};
  for (const FiscalYear year : years) {
    report.years.push_back({year, progress_of(plan.calendar, year, as_of),
                            count_statuses(report, year), closed_by[year]});
  }
  for (const Row* row : report.rows()) {
    if (row->indicator == nullptr) continue;
    const Indicator* indicator = find_indicator(plan, row->id);
    if (indicator == nullptr) continue;
    if (auto total = plan_total(plan, *indicator, totals, span.last)) {
      report.plan_totals.emplace(row->id, *std::move(total));
    }
  }
  return report;
}

FiscalYearSpan years_so_far(const Plan& plan, Day as_of) {
  return {plan.first_year,
          std::clamp(plan.calendar.year_of(as_of), plan.first_year, plan.last_year)};
}

void each_row(const Plan& plan, const Totals& totals, FiscalYear year, Day as_of,
              const std::function<void(const Row& row)>& visit) {
  const std::vector<FiscalYear> years = {year};
  const Filter all;
  const ClosedRows none;
  const SectionMaker maker{plan, totals, years, as_of, all, none};
  std::set<std::string> shown;
  const auto visit_all = [&](const std::vector<Row>& rows) {
    for (const Row& row : rows) {
      shown.insert(row.id);
      visit(row);
    }
  };
  const auto visit_sections = [&](const std::vector<ActivitySection>& sections) {
    for (const ActivitySection& one : sections) visit_all(one.rows);
  };
  for (const Theme& theme : plan.themes) {
    for (const Field& field : plan.fields) {
      if (field.theme != theme.id) continue;
      const auto section = maker.section(field, {});
      if (!section) continue;
      visit_all(section->outcomes);
      visit_sections(section->activities);
    }
  }
  visit_sections(survey_sections(maker));
  visit_sections(partner_sections(maker));
  visit_all(retired_rows(maker, shown));
}

}  // namespace track::report
