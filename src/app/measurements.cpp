#include "track/app/measurements.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "track/model/breakdown.hpp"

namespace track::app {

namespace {

// Earlier ids first: their values are the older ones.
std::vector<std::string> ids_by_age(const Plan& plan, const Indicator& indicator) {
  std::vector<std::string> ids = recorded_ids(plan, indicator);
  std::reverse(ids.begin(), ids.end());
  return ids;
}

bool is_selected(const MeasurementSelection& selection, const Measurement& one) {
  const auto& years = selection.years;
  return !one.withdrawn && (!years || (years->first <= one.year && one.year <= years->last));
}

}  // namespace

void each_measurement(const store::Store& store, const KnownPlan& known,
                      const MeasurementSelection& selection,
                      const std::function<void(const Indicator&, const Measurement&)>& take) {
  const auto take_all_of = [&](const Indicator& indicator) {
    for (const std::string& id : ids_by_age(known.plan, indicator)) {
      store.each_measurement({id}, known.known_at, [&](const Measurement& one) {
        if (is_selected(selection, one)) take(indicator, one);
      });
    }
  };
  for (const Indicator& whole : known.plan.indicators) {
    take_all_of(whole);
    for (const Indicator& part : known.plan.parts) {
      if (part.part_of->whole == whole.id) take_all_of(part);
    }
  }
}

}  // namespace track::app
