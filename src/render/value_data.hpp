#pragma once

#include "track/model/plan.hpp"
#include "track/render/grid.hpp"

namespace track::render {

// One recorded value for programs.
struct ValueData {
  Datum value;      // a share in percent, a rate times its `per`, a milestone's stage
  Datum numerator;  // of fractions alone
  Datum denominator;
  Datum n;
  Datum reason;  // why there is no value
};
ValueData value_data(const Indicator& indicator, const Value& value);

}  // namespace track::render
