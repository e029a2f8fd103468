#include "track/model/totals.hpp"

#include <algorithm>
#include <iterator>

namespace track {

namespace {

template <class T>
const T* find(const std::map<std::string, std::map<FiscalYear, T>>& totals, const std::string& id,
              FiscalYear year) {
  const auto years = totals.find(id);
  if (years == totals.end()) return nullptr;
  const auto total = years->second.find(year);
  return total == years->second.end() ? nullptr : &total->second;
}

template <class T>
std::optional<FiscalYear> last_up_to(const std::map<std::string, std::map<FiscalYear, T>>& totals,
                                     const std::string& id, FiscalYear year) {
  const auto years = totals.find(id);
  if (years == totals.end()) return std::nullopt;
  const auto later = years->second.upper_bound(year);
  if (later == years->second.begin()) return std::nullopt;
  return std::prev(later)->first;
}

// A figure of levels is put together from one value a part.
bool is_put_together_of_last_values(const Indicator& whole) {
  return whole.aggregation() == Aggregation::last;
}

void add_sums(const YearTotal& part, YearTotal& total) {
  total.quantities += part.quantities;
  total.sum = total.sum + part.sum;
  total.fractions += part.fractions;
  total.numerator = total.numerator + part.numerator;
  total.denominator = total.denominator + part.denominator;
  total.percentages += part.percentages;
  total.sized += part.sized;
  total.weighted += part.weighted;
  total.weight += part.weight;
}

void add_last(const YearTotal& part, YearTotal& total) {
  if (!part.last) return;
  if (total.last && part.last_period.last < total.last_period.last) return;
  total.last = part.last;
  total.last_period = part.last_period;
}

// At each day on which a period of any part ends: what all of them had reached by then.
std::map<Day, Quantity> reached_together(const std::vector<const YearTotal*>& parts) {
  std::map<Day, Quantity> added;
  for (const YearTotal* part : parts) {
    Quantity before;
    for (const auto& [day, reached] : part->reached) {
      added[day] = added[day] + reached - before;
      before = reached;
    }
  }
  Quantity sum;
  for (auto& [day, reached] : added) sum = reached = sum + reached;
  return added;
}

}  // namespace

void add_value(const Value& value, const Period& period, YearTotal& total) {
  ++total.measurements;
  total.last_recorded = std::max(total.last_recorded, period.last);
  switch (value.form) {
    case ValueForm::quantity:
      ++total.quantities;
      total.sum = total.sum + value.amount;
      if (!value.n) break;
      ++total.sized;
      total.weight += *value.n;
      total.weighted += to_rational(value.amount) * Rational(*value.n);
      break;
    case ValueForm::fraction:
      ++total.fractions;
      total.numerator = total.numerator + value.numerator;
      total.denominator = total.denominator + value.denominator;
      break;
    case ValueForm::percentage:
      ++total.percentages;
      break;
    case ValueForm::unknown:
      ++total.unknown;
      return;
    case ValueForm::suppressed:
      ++total.suppressed;
      return;
    case ValueForm::not_started:
    case ValueForm::started:
    case ValueForm::done:
      break;
  }
  if (total.last && period.last < total.last_period.last) return;
  total.last = value;
  total.last_period = period;
}

YearTotal put_together(const Indicator& whole, const std::vector<const YearTotal*>& parts) {
  YearTotal total;
  for (const YearTotal* part : parts) {
    total.measurements += part->measurements;
    total.unknown += part->unknown;
    total.suppressed += part->suppressed;
    total.provisional += part->provisional;
    total.periods.insert(part->periods.begin(), part->periods.end());
    total.last_recorded = std::max(total.last_recorded, part->last_recorded);
    total.overlaps.insert(total.overlaps.end(), part->overlaps.begin(), part->overlaps.end());
    if (is_put_together_of_last_values(whole)) {
      YearTotal own;
      if (part->last) add_value(*part->last, part->last_period, own);
      add_sums(own, total);
    } else {
      add_sums(*part, total);
    }
    add_last(*part, total);
  }
  total.reached = reached_together(parts);
  return total;
}

bool has_gaps(const Indicator& whole, const std::vector<Value>& values) {
  const auto is_gap = [](const Value& one) {
    return one.form == ValueForm::unknown || one.form == ValueForm::suppressed;
  };
  if (!is_put_together_of_last_values(whole)) return std::ranges::any_of(values, is_gap);
  return !values.empty() && is_gap(values.back());
}

const YearTotal* Totals::of(const std::string& indicator, FiscalYear year) const {
  return find(indicators, indicator, year);
}

const EventTotal* Totals::events(const std::string& activity, FiscalYear year) const {
  return find(activities, activity, year);
}

std::int64_t Totals::held(const std::string& activity, FiscalYear year) const {
  const EventTotal* total = events(activity, year);
  return total == nullptr ? 0 : total->held;
}

std::optional<FiscalYear> Totals::last_held(const std::string& activity, FiscalYear year) const {
  return last_up_to(activities, activity, year);
}

std::optional<FiscalYear> Totals::last_measured(const std::string& indicator,
                                                FiscalYear year) const {
  return last_up_to(indicators, indicator, year);
}

std::optional<FiscalYear> Totals::year_before(const std::string& indicator, FiscalYear year) const {
  const auto years = indicators.find(indicator);
  if (years == indicators.end()) return std::nullopt;
  auto later = years->second.lower_bound(year);
  while (later != years->second.begin()) {
    --later;
    if (later->second.last) return later->first;
  }
  return std::nullopt;
}

}  // namespace track
