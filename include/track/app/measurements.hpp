#pragma once

#include <functional>
#include <optional>

#include "track/app/known_plan.hpp"
#include "track/model/record.hpp"

namespace track::app {

// Years, as fiscal years of the plan; an indicator's own years go by the same numbers.
struct MeasurementSelection {
  std::optional<FiscalYearSpan> years;  // unset: all
};

// Gives every value in force, as known: by indicator in the order of the plan, a whole before its
// parts, then by period. `indicator` is as the plan has it now, whatever id the value was recorded
// under.
void each_measurement(
    const store::Store& store, const KnownPlan& known, const MeasurementSelection& selection,
    const std::function<void(const Indicator& indicator, const Measurement& measurement)>& take);

}  // namespace track::app
