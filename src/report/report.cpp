#include "track/report/report.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "plan_total.hpp"
#include "track/model/breakdown.hpp"

namespace track::report {

namespace {

// By year, the rows that its report was closed with, by id.
using ClosedRows = std::map<FiscalYear, std::map<std::string, const Row*>>;

// Neither an activity without a schedule nor a retired one has anything to say without a holding.
bool has_holdings_to_show(const Activity& activity, const Row& row) {
  const bool scheduled =
      activity.schedule_in(row.year).form != Schedule::Form::none && !activity.retired;
  return scheduled || row.actual.recorded();
}

// Of a part that nothing is asked for, nothing is to be said until something is recorded; of one
// that does not run any more, what it added to a sum.
bool is_idle_part(const Row& row) {
  if (!row.indicator->part_of || row.actual.recorded() || row.target.set()) return false;
  const bool in_sum = row.indicator->basis == TargetBasis::cumulative;
  switch (row.assessment.status) {
    case Status::not_due:
      return !row.actual.has_figure();
    case Status::not_applicable:
      return !row.actual.has_figure() || !in_sum;
    default:
      return false;
  }
}

bool recorded_or_current(const Row& row) {
  if (is_idle_part(row)) return false;
  return !row.indicator->retired || row.on_record;
}

// Makes the sections of one report.
struct SectionMaker {
  const Plan& plan;
  const Totals& totals;
  const std::vector<FiscalYear>& years;
  Day as_of;
  const Filter& filter;
  const ClosedRows& closed;

  bool wants(Level level) const { return !filter.level || *filter.level == level; }

  bool owned(const std::vector<std::string>& owners) const {
    return filter.owner.empty() ||
           std::find(owners.begin(), owners.end(), filter.owner) != owners.end();
  }

  // Within the theme and the field that are asked for.
  bool in_place(const Activity& activity) const {
    const Field* field = find_field(plan, activity.field);
    return (filter.field.empty() || filter.field == activity.field) &&
           (filter.theme.empty() || (field != nullptr && filter.theme == field->theme));
  }

  // It may have been closed under a former id.
  ClosedRows::mapped_type::const_iterator find_closed(const Row& row,
                                                      const ClosedRows::mapped_type& rows) const {
    for (const std::string& id : recorded_ids(plan, row)) {
      if (const auto found = rows.find(id); found != rows.end()) return found;
    }
    return rows.end();
  }

  // Where the year is closed, its figures as it was closed with them, at the place that the row has
  // today; nothing where it was closed without the row.
  std::optional<Row> to_show(Row made, const std::vector<Row>& before) const {
    Row row = std::move(made);
    if (const auto year = closed.find(row.year); year != closed.end()) {
      const auto frozen = find_closed(row, year->second);
      if (frozen == year->second.end()) return std::nullopt;
      Row placed = *frozen->second;
      placed.id = row.id;
      placed.level = row.level;
      placed.theme = std::move(row.theme);
      placed.field = std::move(row.field);
      placed.activity = std::move(row.activity);
      placed.owners = std::move(row.owners);
      row = std::move(placed);
    }
    for (const Row& earlier : before) {
      if (earlier.id == row.id) recompute_change(earlier, row);
    }
    return row;
  }

  void add_holdings(const Activity& activity, std::vector<Row>& rows) const {
    if (!filter.part.empty()) return;
    for (const FiscalYear year : years) {
      auto row = to_show(holdings_row(plan, activity, totals, year, as_of), rows);
      if (row && has_holdings_to_show(activity, *row)) rows.push_back(std::move(*row));
    }
  }

  void add_indicator(const Indicator& indicator, std::vector<Row>& rows) const {
    if (filter.part.empty()) add_row(indicator, rows);
    for (const Indicator* part : parts_shown(indicator)) {
      const std::size_t before = rows.size();
      add_row(*part, rows);
      for (std::size_t i = before; i < rows.size(); ++i) {
        rows[i].below_whole = filter.part.empty();
      }
    }
    if (filter.by && filter.part.empty()) add_rest(indicator, rows);
  }

  std::vector<const Indicator*> parts_shown(const Indicator& indicator) const {
    if (!filter.part.empty()) {
      std::vector<const Indicator*> parts = derived_parts(plan, indicator);
      std::erase_if(parts,
                    [&](const Indicator* part) { return part->part_of->key() != filter.part; });
      return parts;
    }
    if (!filter.by) return {};
    return derived_parts(plan, indicator, *filter.by);
  }

  void add_rest(const Indicator& whole, std::vector<Row>& rows) const {
    for (Row& row : rows) {
      if (row.indicator == nullptr || row.id != whole.id) continue;
      std::map<std::string, const Actual*> parts;
      for (const Row& part : rows) {
        if (part.below_whole && part.year == row.year) parts.emplace(part.id, &part.actual);
      }
      row.beyond_parts =
          beyond_parts(plan, *row.indicator, *filter.by, row.year, row.actual, parts);
    }
  }

  void add_row(const Indicator& indicator, std::vector<Row>& rows) const {
    const std::size_t before = rows.size();
    int digits = 0;
    for (const FiscalYear year : years) {
      auto row = to_show(indicator_row(plan, indicator, totals, year, as_of), rows);
      if (!row || !recorded_or_current(*row)) continue;
      digits = std::max(digits, row->figure_digits);
      rows.push_back(std::move(*row));
    }
    for (std::size_t i = before; i < rows.size(); ++i) rows[i].figure_digits = digits;
  }

  std::vector<Row> outcomes(const Field& field) const {
    std::vector<Row> rows;
    if (!wants(Level::outcome)) return rows;
    for (const std::string& id : field.indicators) {
      if (const Indicator* indicator = find_indicator(plan, id)) add_indicator(*indicator, rows);
    }
    std::erase_if(rows, [this](const Row& row) { return !owned(row.owners); });
    for (Row& row : rows) {
      row.level = Level::outcome;
      row.field = field.id;
      row.theme = field.theme;
    }
    return rows;
  }

  std::optional<ActivitySection> section(const Activity& activity) const {
    if (!owned(activity.owners)) return std::nullopt;
    ActivitySection section;
    section.activity = &activity;
    for (const std::string& id : activity.owners) {
      const Owner* owner = find_owner(plan, id);
      section.owner_names.push_back(owner == nullptr ? id : owner->name);
    }
    if (wants(Level::schedule)) add_holdings(activity, section.rows);
    for (const Indicator* indicator : indicators_of(plan, activity)) {
      if (wants(level_of(plan, *indicator))) add_indicator(*indicator, section.rows);
    }
    const bool empty = section.rows.empty();
    if (empty && (filter.level || activity.retired || !filter.part.empty())) return std::nullopt;
    return section;
  }

  std::optional<FieldSection> section(const Field& field, std::string number) const {
    FieldSection result;
    result.field = &field;
    result.number = std::move(number);
    result.outcomes = outcomes(field);
    for (const Activity& activity : plan.activities) {
      if (activity.kind != ActivityKind::initiative || activity.field != field.id) continue;
      if (std::optional<ActivitySection> made = section(activity)) {
        result.activities.push_back(std::move(*made));
      }
    }
    const bool filtered = filter.level || !filter.owner.empty() || !filter.part.empty();
    if (filtered && result.outcomes.empty() && result.activities.empty()) return std::nullopt;
    return result;
  }
};

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

std::vector<ActivitySection> survey_sections(const SectionMaker& maker) {
  std::vector<ActivitySection> surveys;
  if (!maker.filter.theme.empty() || !maker.filter.field.empty()) return surveys;
  for (const Activity& activity : maker.plan.activities) {
    if (activity.kind != ActivityKind::survey || !activity.monitoring) continue;
    std::optional<ActivitySection> made = maker.section(activity);
    if (made && !made->rows.empty()) surveys.push_back(std::move(*made));
  }
  return surveys;
}

bool says_something(const Row& row) {
  return row.target.set() || row.on_record || row.actual.recorded();
}

// What partners measure; how often they meet is told in their register.
std::vector<ActivitySection> partner_sections(const SectionMaker& maker) {
  std::vector<ActivitySection> partners;
  for (const Activity& activity : maker.plan.activities) {
    if (activity.kind != ActivityKind::partner_activity || !maker.in_place(activity)) continue;
    if (!maker.owned({activity.partner})) continue;
    ActivitySection section{&activity, {}, {}};
    if (const Partner* partner = find_partner(maker.plan, activity.partner)) {
      section.owner_names.push_back(partner->name);
    }
    for (const Indicator* indicator : indicators_of(maker.plan, activity)) {
      std::vector<Row> rows;
      if (maker.wants(Level::output)) maker.add_indicator(*indicator, rows);
      if (std::ranges::none_of(rows, says_something)) continue;
      std::ranges::move(rows, std::back_inserter(section.rows));
    }
    if (!section.rows.empty()) partners.push_back(std::move(section));
  }
  return partners;
}

// What was recorded of retired ones that have lost their place.
std::vector<Row> retired_rows(const SectionMaker& maker, const Sections& placed) {
  std::vector<Row> rows;
  const Filter& filter = maker.filter;
  if (!filter.theme.empty() || !filter.field.empty()) return rows;
  std::set<std::string> shown;
  for (const Row* row : placed.rows()) shown.insert(row->id);
  for (const Activity& activity : maker.plan.activities) {
    const bool lost = activity.kind != ActivityKind::partner_activity && activity.retired;
    if (!lost || shown.contains(activity.id) || !maker.owned(activity.owners)) continue;
    if (maker.wants(Level::schedule)) maker.add_holdings(activity, rows);
  }
  for (const Indicator& indicator : maker.plan.indicators) {
    if (!indicator.retired || shown.contains(indicator.id)) continue;
    if (maker.wants(level_of(maker.plan, indicator))) maker.add_indicator(indicator, rows);
  }
  std::erase_if(rows, [&maker](const Row& row) { return !maker.owned(row.owners); });
  return rows;
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
  sections.retired = retired_rows(maker, sections);
  return sections;
}

// How often each status occurs in that year, each indicator and holding once.
StatusCounts count_statuses(const Sections& sections, FiscalYear year) {
  StatusCounts counts;
  std::set<std::string> counted;
  for (const Row* row : sections.rows()) {
    if (row->below_whole) continue;  // it is counted in its whole
    if (row->year == year && counted.insert(row->id).second) ++counts[row->assessment.status];
  }
  return counts;
}

}  // namespace

std::vector<const std::vector<Row>*> Sections::tables() const {
  std::vector<const std::vector<Row>*> result;
  for (const ThemeSection& theme : themes) {
    for (const FieldSection& field : theme.fields) {
      result.push_back(&field.outcomes);
      for (const ActivitySection& activity : field.activities) result.push_back(&activity.rows);
    }
  }
  for (const ActivitySection& survey : surveys) result.push_back(&survey.rows);
  for (const ActivitySection& partner : partners) result.push_back(&partner.rows);
  if (!retired.empty()) result.push_back(&retired);
  return result;
}

std::vector<const Row*> Sections::rows() const {
  std::vector<const Row*> result;
  for (const std::vector<Row>* rows : tables()) {
    for (const Row& row : *rows) result.push_back(&row);
  }
  return result;
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

}  // namespace track::report
