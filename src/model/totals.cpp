#include "track/model/totals.hpp"

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

}  // namespace

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
