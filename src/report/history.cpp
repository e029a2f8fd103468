#include "track/report/history.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "track/model/breakdown.hpp"

namespace track {

template <>
std::span<const Word<report::Inclusion>> words<report::Inclusion>() {
  using report::Inclusion;
  static constexpr Word<Inclusion> all[] = {
      {Inclusion::counted, "counted", "counted", "算入"},
      {Inclusion::not_last, "not_last", "left out: not the last reported",
       "対象外（直近の値ではありません）"},
      {Inclusion::unknown, "unknown", "left out: unknown", "対象外（不明）"},
      {Inclusion::suppressed, "suppressed", "left out: suppressed", "対象外（秘匿）"},
      {Inclusion::withdrawn, "withdrawn", "left out: withdrawn", "対象外（取り下げ）"},
      {Inclusion::later, "later", "left out: recorded after the as-of day",
       "対象外（基準日より後の記録）"},
      {Inclusion::control, "control", "left out: compared with its parts",
       "対象外（区分の合計との照合用）"},
      {Inclusion::other_part, "other_part", "left out: a part", "対象外（区分ごとの値）"},
      {Inclusion::not_combined, "not_combined", "left out: the values make no figure together",
       "対象外（合算できません）"},
  };
  return all;
}

namespace report {

namespace {

template <class Item>
bool is_later(const Item& item, std::optional<OperationId> known_until) {
  return known_until && item.operation > *known_until;
}

Inclusion inclusion_by_itself(const Measurement& one, std::optional<OperationId> known_until) {
  if (is_later(one, known_until)) return Inclusion::later;
  if (one.withdrawn) return Inclusion::withdrawn;
  if (one.value.form == ValueForm::unknown) return Inclusion::unknown;
  if (one.value.form == ValueForm::suppressed) return Inclusion::suppressed;
  return Inclusion::counted;
}

// The latest period; of one period, the last recorded.
auto rank(const Measurement& one) {
  return std::tuple(one.period.last, one.id);
}

}  // namespace

std::vector<Inclusion> inclusions_of(const Plan& plan, const Indicator& indicator,
                                     const std::vector<Measurement>& measurements,
                                     std::optional<OperationId> known_until) {
  std::vector<Inclusion> inclusions;
  std::map<std::string, const Measurement*> last;  // by the part, or the indicator itself
  std::vector<std::string> series;
  for (const Measurement& one : measurements) {
    Inclusion& inclusion = inclusions.emplace_back(inclusion_by_itself(one, known_until));
    const Indicator* part = find_indicator(plan, one.indicator);
    const bool of_part = part != nullptr && part->part_of && !indicator.part_of;
    series.push_back(of_part ? part->id : indicator.id);
    if (inclusion != Inclusion::counted) continue;
    if (of_part && indicator.total != part->part_of->table) inclusion = Inclusion::other_part;
    if (!of_part && indicator.total) inclusion = Inclusion::control;
    if (inclusion != Inclusion::counted) continue;
    const auto [found, is_new] = last.try_emplace(series.back(), &one);
    if (!is_new && rank(*found->second) < rank(one)) found->second = &one;
  }
  if (indicator.aggregation() != Aggregation::last) return inclusions;
  for (std::size_t i = 0; i < inclusions.size(); ++i) {
    if (inclusions[i] == Inclusion::counted && &measurements[i] != last[series[i]])
      inclusions[i] = Inclusion::not_last;
  }
  return inclusions;
}

std::vector<Inclusion> inclusions_of(const std::vector<Event>& events,
                                     std::optional<OperationId> known_until) {
  std::vector<Inclusion> inclusions;
  for (const Event& one : events) {
    const Inclusion inclusion = one.withdrawn ? Inclusion::withdrawn : Inclusion::counted;
    inclusions.push_back(is_later(one, known_until) ? Inclusion::later : inclusion);
  }
  return inclusions;
}

void leave_out_uncombined(const Row& row, std::vector<Inclusion>& inclusions) {
  if (row.actual.has_figure()) return;
  std::ranges::replace(inclusions, Inclusion::counted, Inclusion::not_combined);
}

std::vector<FiscalYear> years_to_show(const History& history) {
  std::set<FiscalYear> years = history.recorded_years;
  const Plan& plan = *history.plan;
  const FiscalCalendar calendar = plan.calendar_of(history.indicator);
  for (FiscalYear year = plan.first_year; year <= plan.last_year; year = year.next()) {
    if (calendar.first_day(year) <= history.as_of) years.insert(year);
  }
  for (const Measurement& measurement : history.measurements) years.insert(measurement.year);
  for (const Event& event : history.events) years.insert(event.year);
  return {years.begin(), years.end()};
}

void add_year(History& history, const Totals& totals, FiscalYear year) {
  const Plan& plan = *history.plan;
  if (history.indicator != nullptr) {
    history.years.push_back(indicator_row(plan, *history.indicator, totals, year, history.as_of));
    return;
  }
  Row row = holdings_row(plan, *history.activity, totals, year, history.as_of);
  if (history.activity->kind == ActivityKind::partner_activity) {
    const FrequencyCheck held =
        check_frequency(plan, *history.activity, totals, year, history.as_of);
    row.assessment = {Status::no_target, label(held.status)};
    row.achievement = {};
    row.target = {};
    row.target_most.reset();
    history.frequencies.push_back(held);
  }
  history.years.push_back(std::move(row));
}

void add_parts(History& history, const PartTable& table, const Totals& totals) {
  for (const Indicator* part : derived_parts(*history.plan, *history.indicator, table)) {
    std::vector<Row> rows;
    for (const Row& year : history.years) {
      rows.push_back(indicator_row(*history.plan, *part, totals, year.year, history.as_of));
    }
    const bool says_something = std::ranges::any_of(rows, [&](const Row& row) {
      const bool asked_for =
          history.indicator->total == table && row.assessment.status != Status::not_applicable;
      const bool carries =
          row.actual.has_figure() && row.assessment.status != Status::not_applicable;
      return row.actual.recorded() || row.target.set() || asked_for || carries;
    });
    if (says_something) history.parts.push_back(std::move(rows));
  }
}

FiscalYearSpan years_behind(const Plan& plan, const Row& row) {
  if (row.indicator != nullptr && row.indicator->basis == TargetBasis::cumulative) {
    return {plan.first_year, row.year};
  }
  const FiscalYear year = row.actual.carried_from.value_or(row.year);
  return {year, year};
}

}  // namespace report

}  // namespace track
