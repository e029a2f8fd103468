#include "track/report/report.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "part_rows.hpp"
#include "plan_total.hpp"
#include "track/base/text.hpp"
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

bool recorded_or_current(const Row& row) {
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
    return filter.owner.empty() || contains(owners, filter.owner);
  }

  // By its activity or, without owners there, its survey.
  bool owned(const Indicator& indicator) const {
    for (const std::string& id : {indicator.activity, indicator.survey}) {
      const Activity* activity = find_activity(plan, id);
      if (activity != nullptr && !activity->owners.empty()) return owned(activity->owners);
    }
    return filter.owner.empty();
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

  // `own`: whether the owner asked for answers for it; else it may report parts of it.
  void add_indicator(const Indicator& indicator, bool own, std::vector<Row>& rows) const {
    if (!own) {
      for (const Indicator* part : parts_of_owner(plan, indicator, filter)) add_row(*part, rows);
      return;
    }
    if (filter.part.empty()) add_row(indicator, rows);
    for (const Indicator* part : parts_shown(plan, indicator, filter)) {
      const std::size_t before = rows.size();
      add_row(*part, rows);
      for (std::size_t i = before; i < rows.size(); ++i) {
        rows[i].below_whole = filter.part.empty();
      }
    }
    if (filter.by && filter.part.empty()) add_rest(plan, indicator, *filter.by, rows);
  }

  void add_row(const Indicator& indicator, std::vector<Row>& rows) const {
    const std::size_t before = rows.size();
    int digits = 0;
    for (const FiscalYear year : years) {
      auto row = to_show(indicator_row(plan, indicator, totals, year, as_of), rows);
      if (!row || !recorded_or_current(*row) || is_idle_part(plan, *row, filter)) continue;
      digits = std::max(digits, row->figure_digits);
      rows.push_back(std::move(*row));
    }
    for (std::size_t i = before; i < rows.size(); ++i) rows[i].figure_digits = digits;
  }

  std::vector<Row> outcomes(const Field& field) const {
    std::vector<Row> rows;
    if (!wants(Level::outcome)) return rows;
    for (const std::string& id : field.indicators) {
      const Indicator* indicator = find_indicator(plan, id);
      if (indicator != nullptr) add_indicator(*indicator, owned(*indicator), rows);
    }
    for (Row& row : rows) {
      row.level = Level::outcome;
      row.field = field.id;
      row.theme = field.theme;
    }
    return rows;
  }

  std::optional<ActivitySection> section(const Activity& activity) const {
    const bool own = owned(activity.owners);
    ActivitySection section;
    section.activity = &activity;
    for (const std::string& id : activity.owners) {
      const Owner* owner = find_owner(plan, id);
      section.owner_names.push_back(owner == nullptr ? id : owner->name);
    }
    if (own && wants(Level::schedule)) add_holdings(activity, section.rows);
    for (const Indicator* indicator : indicators_of(plan, activity)) {
      if (wants(level_of(plan, *indicator))) add_indicator(*indicator, own, section.rows);
    }
    const bool may_be_empty = own && !filter.level && !activity.retired && filter.part.empty();
    if (section.rows.empty() && !may_be_empty) return std::nullopt;
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
    const bool own = maker.owned(std::vector{activity.partner});
    ActivitySection section{&activity, {}, {}};
    if (const Partner* partner = find_partner(maker.plan, activity.partner)) {
      section.owner_names.push_back(partner->name);
    }
    for (const Indicator* indicator : indicators_of(maker.plan, activity)) {
      std::vector<Row> rows;
      if (maker.wants(Level::output)) maker.add_indicator(*indicator, own, rows);
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
    if (!maker.wants(level_of(maker.plan, indicator))) continue;
    maker.add_indicator(indicator, maker.owned(indicator), rows);
  }
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

StatusCounts count_statuses(const std::vector<const Row*>& rows) {
  StatusCounts counts;
  std::set<std::string> counted;
  for (const Row* row : rows) {
    if (row->below_whole) continue;  // it is counted in its whole
    if (counted.insert(row->id).second) ++counts[row->assessment.status];
  }
  return counts;
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

}  // namespace track::report
