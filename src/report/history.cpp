#include "track/report/history.hpp"

#include <algorithm>
#include <set>
#include <tuple>

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

std::vector<Inclusion> inclusions_of(const Indicator& indicator,
                                     const std::vector<Measurement>& measurements,
                                     std::optional<OperationId> known_until) {
  std::vector<Inclusion> inclusions;
  const Measurement* last = nullptr;
  for (const Measurement& one : measurements) {
    inclusions.push_back(inclusion_by_itself(one, known_until));
    if (inclusions.back() == Inclusion::counted && (last == nullptr || rank(*last) < rank(one)))
      last = &one;
  }
  if (indicator.traits().aggregation != Aggregation::last) return inclusions;
  for (std::size_t i = 0; i < inclusions.size(); ++i) {
    if (inclusions[i] == Inclusion::counted && &measurements[i] != last)
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
  std::set<FiscalYear> years;
  const Plan& plan = *history.plan;
  for (FiscalYear year = plan.first_year; year <= plan.last_year; year = year.next()) {
    if (plan.calendar.first_day(year) <= history.as_of) years.insert(year);
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

FiscalYearSpan years_behind(const Plan& plan, const Row& row) {
  if (row.indicator != nullptr && row.indicator->basis == TargetBasis::cumulative) {
    return {plan.first_year, row.year};
  }
  const FiscalYear year = row.actual.carried_from.value_or(row.year);
  return {year, year};
}

}  // namespace report

}  // namespace track
