#include "section_maker.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "asked.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"
#include "track/model/lookup.hpp"
#include "track/report/row.hpp"

namespace track::report {

namespace {

// The parts of an indicator that a report has rows of beside the whole's or, with a part asked for,
// instead of it.
std::vector<const Indicator*> parts_shown(const Plan& plan, const Indicator& whole,
                                          const Filter& filter) {
  if (!filter.part.empty()) {
    std::vector<const Indicator*> parts = derived_parts(plan, whole);
    std::erase_if(parts,
                  [&](const Indicator* part) { return part->part_of->key() != filter.part; });
    return parts;
  }
  if (!filter.by) return {};
  return derived_parts(plan, whole, *filter.by);
}

// Those that the owner asked for reports, where another answers for the whole: of the table or part
// asked for, else of all tables.
std::vector<const Indicator*> parts_of_owner(const Plan& plan, const Indicator& whole,
                                             const Filter& filter) {
  const bool any = filter.part.empty() && !filter.by;
  std::vector<const Indicator*> parts =
      any ? derived_parts(plan, whole) : parts_shown(plan, whole, filter);
  std::erase_if(
      parts, [&](const Indicator* part) { return !contains(part->part_of->owners, filter.owner); });
  return parts;
}

// Whether a row of a part has nothing to say: nothing is recorded, and nothing asked for that the
// owner of the part would look for.
bool is_idle_part(const Plan& plan, const Row& row, const Filter& filter) {
  if (!row.indicator->part_of || row.actual.recorded() || row.target.set()) return false;
  const Status status = row.assessment.status;
  const bool in_sum = row.indicator->basis == TargetBasis::cumulative;
  if (status == Status::not_applicable) return !row.actual.has_figure() || !in_sum;
  if (status != Status::not_due || row.actual.has_figure()) return false;
  const Indicator* whole = whole_of(plan, *row.indicator);
  const PartOf& part = *row.indicator->part_of;
  const bool is_asked_for = whole != nullptr && whole->total == part.table;
  return !is_asked_for || filter.owner.empty() || !contains(part.owners, filter.owner);
}

bool has_own_figure(const Row& row) {
  return row.actual.number && !row.actual.carried_from;
}

// Nothing where a part that runs has no figure.
std::optional<Rational> sum_of_parts(const Plan& plan, const Indicator& whole,
                                     const PartTable& table, FiscalYear year,
                                     const std::vector<Row>& rows) {
  std::optional<Rational> sum;
  for (const Indicator* part : derived_parts(plan, whole, table)) {
    const auto row = std::ranges::find_if(
        rows, [&](const Row& one) { return one.id == part->id && one.year == year; });
    if (row != rows.end() && has_own_figure(*row) && part->basis == whole.basis) {
      sum = sum.value_or(0) + *row->actual.number;
    } else if (!part->retired && runs(plan, *part, year)) {
      return std::nullopt;
    }
  }
  return sum;
}

// What a whole of its own among `rows` has beyond the parts of a table there, where all can be
// added up and each part that runs has a figure.
void add_rest(const Plan& plan, const Indicator& whole, const PartTable& table,
              std::vector<Row>& rows) {
  if (whole.total || (!whole.traits().sums() && whole.kind != IndicatorKind::stock)) return;
  for (Row& row : rows) {
    if (row.id != whole.id || !has_own_figure(row)) continue;
    const std::optional<Rational> parts = sum_of_parts(plan, whole, table, row.year, rows);
    if (parts && *row.actual.number != *parts) row.beyond_parts = *row.actual.number - *parts;
  }
}

// Neither an activity without a schedule nor a retired one has anything to say without a holding.
bool has_holdings_to_show(const Activity& activity, const Row& row) {
  const bool scheduled =
      activity.schedule_in(row.year).form != Schedule::Form::none && !activity.retired;
  return scheduled || row.actual.recorded();
}

bool recorded_or_current(const Row& row) {
  return !row.indicator->retired || row.on_record;
}

bool says_something(const Row& row) {
  return row.target.set() || row.on_record || row.actual.recorded();
}

bool is_of_field(const Activity& activity, const Field& field) {
  return activity.kind == ActivityKind::initiative && activity.field == field.id;
}

}  // namespace

ByActivity by_activity(const Plan& plan) {
  ByActivity indicators;
  for (const Indicator& one : plan.indicators) indicators[one.activity].push_back(&one);
  return indicators;
}

const std::vector<const Indicator*>& SectionMaker::indicators_of(const Activity& activity) const {
  static const std::vector<const Indicator*> none;
  const auto found = indicators.find(activity.id);
  return found == indicators.end() ? none : found->second;
}

bool SectionMaker::owned(const std::vector<std::string>& owners) const {
  return filter.owner.empty() || contains(owners, filter.owner);
}

bool SectionMaker::owned(const Indicator& indicator) const {
  for (const std::string& id : {indicator.activity, indicator.survey}) {
    const Activity* activity = find_activity(plan, id);
    if (activity != nullptr && !activity->owners.empty()) return owned(activity->owners);
  }
  return filter.owner.empty();
}

bool SectionMaker::in_place(const Activity& activity) const {
  const Field* field = find_field(plan, activity.field);
  return (filter.field.empty() || filter.field == activity.field) &&
         (filter.theme.empty() || (field != nullptr && filter.theme == field->theme));
}

ClosedRows::mapped_type::const_iterator SectionMaker::find_closed(
    const Row& row, const ClosedRows::mapped_type& rows) const {
  for (const std::string& id : recorded_ids(plan, row)) {
    if (const auto found = rows.find(id); found != rows.end()) return found;
  }
  return rows.end();
}

std::optional<Row> SectionMaker::to_show(Row made, const std::vector<Row>& before) const {
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

void SectionMaker::add_holdings(const Activity& activity, std::vector<Row>& rows) const {
  if (!filter.part.empty()) return;
  for (const FiscalYear year : years) {
    auto row = to_show(holdings_row(plan, activity, totals, year, as_of), rows);
    if (row && has_holdings_to_show(activity, *row)) rows.push_back(std::move(*row));
  }
}

void SectionMaker::add_indicator(const Indicator& indicator, bool own,
                                 std::vector<Row>& rows) const {
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

void SectionMaker::add_row(const Indicator& indicator, std::vector<Row>& rows) const {
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

std::vector<Row> SectionMaker::outcomes(const Field& field) const {
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

std::optional<ActivitySection> SectionMaker::section(const Activity& activity) const {
  const bool own = owned(activity.owners);
  ActivitySection section;
  section.activity = &activity;
  for (const std::string& id : activity.owners) {
    const Owner* owner = find_owner(plan, id);
    section.owner_names.push_back(owner == nullptr ? id : owner->name);
  }
  if (own && wants(Level::schedule)) add_holdings(activity, section.rows);
  for (const Indicator* indicator : indicators_of(activity)) {
    if (wants(level_of(plan, *indicator))) add_indicator(*indicator, own, section.rows);
  }
  const bool may_be_empty = own && !filter.level && !activity.retired && filter.part.empty();
  if (section.rows.empty() && !may_be_empty) return std::nullopt;
  return section;
}

std::optional<FieldSection> SectionMaker::section(const Field& field, std::string number) const {
  FieldSection result;
  result.field = &field;
  result.number = std::move(number);
  result.outcomes = outcomes(field);
  for (const Activity& activity : plan.activities) {
    if (!is_of_field(activity, field)) continue;
    if (std::optional<ActivitySection> made = section(activity)) {
      result.activities.push_back(std::move(*made));
    }
  }
  const bool filtered = filter.level || !filter.owner.empty() || !filter.part.empty();
  if (filtered && result.outcomes.empty() && result.activities.empty()) return std::nullopt;
  return result;
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

std::vector<ActivitySection> partner_sections(const SectionMaker& maker) {
  std::vector<ActivitySection> partners;
  for (const Activity& activity : maker.plan.activities) {
    if (activity.kind != ActivityKind::partner_activity || !maker.in_place(activity)) continue;
    const bool own = maker.owned(std::vector{activity.partner});
    ActivitySection section{&activity, {}, {}};
    if (const Partner* partner = find_partner(maker.plan, activity.partner)) {
      section.owner_names.push_back(partner->name);
    }
    for (const Indicator* indicator : maker.indicators_of(activity)) {
      std::vector<Row> rows;
      if (maker.wants(Level::output)) maker.add_indicator(*indicator, own, rows);
      if (std::ranges::none_of(rows, says_something)) continue;
      std::ranges::move(rows, std::back_inserter(section.rows));
    }
    if (!section.rows.empty()) partners.push_back(std::move(section));
  }
  return partners;
}

std::vector<Row> retired_rows(const SectionMaker& maker, const std::set<std::string>& shown) {
  std::vector<Row> rows;
  const Filter& filter = maker.filter;
  if (!filter.theme.empty() || !filter.field.empty()) return rows;
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

}  // namespace track::report
