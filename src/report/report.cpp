#include "track/report/report.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace track::report {

namespace {

// What every row of one report is made with.
struct Maker {
  const Plan& plan;
  const Totals& totals;
  FiscalYear year;
  Day as_of;
  const Filter& filter;

  bool wants(Level level) const { return !filter.level || *filter.level == level; }

  bool owned(const std::vector<std::string>& owners) const {
    return filter.owner.empty() ||
           std::find(owners.begin(), owners.end(), filter.owner) != owners.end();
  }

  std::vector<Row> outcomes(const Field& field) const;
  std::optional<ActivitySection> section(const Activity& activity) const;
  std::optional<FieldSection> section(const Field& field, std::string number) const;
};

// Neither an activity without a schedule nor a retired one has anything to say without a holding.
bool has_holdings_to_show(const Activity& activity, const Row& row) {
  const bool scheduled = activity.schedule.form != Schedule::Form::none && !activity.retired;
  return scheduled || row.actual.recorded();
}

bool recorded_or_current(const Row& row) {
  return !row.indicator->retired || row.actual.recorded();
}

std::vector<Row> Maker::outcomes(const Field& field) const {
  std::vector<Row> rows;
  if (!wants(Level::outcome)) return rows;
  for (const std::string& id : field.indicators) {
    const Indicator* indicator = find_indicator(plan, id);
    if (indicator == nullptr) continue;
    Row row = indicator_row(plan, *indicator, totals, year, as_of);
    if (!owned(row.owners) || !recorded_or_current(row)) continue;
    row.level = Level::outcome;
    row.field = field.id;
    row.theme = field.theme;
    rows.push_back(std::move(row));
  }
  return rows;
}

std::optional<ActivitySection> Maker::section(const Activity& activity) const {
  if (!owned(activity.owners)) return std::nullopt;
  ActivitySection section;
  section.activity = &activity;
  for (const std::string& id : activity.owners) {
    const Owner* owner = find_owner(plan, id);
    section.owner_names.push_back(owner == nullptr ? id : owner->name);
  }
  if (wants(Level::schedule)) {
    Row row = holdings_row(plan, activity, totals, year, as_of);
    if (has_holdings_to_show(activity, row)) section.rows.push_back(std::move(row));
  }
  for (const Indicator* indicator : indicators_of(plan, activity)) {
    if (!wants(level_of(plan, *indicator))) continue;
    Row row = indicator_row(plan, *indicator, totals, year, as_of);
    if (recorded_or_current(row)) section.rows.push_back(std::move(row));
  }
  const bool empty = section.rows.empty();
  if (empty && (filter.level || activity.retired)) return std::nullopt;
  return section;
}

std::optional<FieldSection> Maker::section(const Field& field, std::string number) const {
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
  const bool filtered = filter.level || !filter.owner.empty();
  if (filtered && result.outcomes.empty() && result.activities.empty()) return std::nullopt;
  return result;
}

std::vector<ThemeSection> theme_sections(const Maker& maker) {
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

std::vector<ActivitySection> survey_sections(const Maker& maker) {
  std::vector<ActivitySection> surveys;
  if (!maker.filter.theme.empty() || !maker.filter.field.empty()) return surveys;
  for (const Activity& activity : maker.plan.activities) {
    if (activity.kind != ActivityKind::survey || !activity.monitoring) continue;
    std::optional<ActivitySection> made = maker.section(activity);
    if (made && !made->rows.empty()) surveys.push_back(std::move(*made));
  }
  return surveys;
}

}  // namespace

std::vector<const Row*> Report::rows() const {
  std::vector<const Row*> result;
  const auto add = [&result](const std::vector<Row>& rows) {
    for (const Row& row : rows) result.push_back(&row);
  };
  for (const ThemeSection& theme : themes) {
    for (const FieldSection& field : theme.fields) {
      add(field.outcomes);
      for (const ActivitySection& activity : field.activities) add(activity.rows);
    }
  }
  for (const ActivitySection& survey : surveys) add(survey.rows);
  return result;
}

FiscalYear first_year_needed(const Plan& plan, FiscalYear year) {
  return std::min(plan.first_year, FiscalYear{year.number - years_of_pace});
}

Report build(const Plan& plan, int revision, const Totals& totals, FiscalYear year, Day as_of,
             const Filter& filter) {
  Report report;
  report.plan = &plan;
  report.head = {revision, year, as_of, progress_of(plan.calendar, year, as_of)};
  const Maker maker{plan, totals, year, as_of, filter};
  report.themes = theme_sections(maker);
  report.surveys = survey_sections(maker);
  std::set<std::string> counted;
  for (const Row* row : report.rows()) {
    if (counted.insert(row->id).second) ++report.counts[row->judgement.status];
  }
  return report;
}

}  // namespace track::report
