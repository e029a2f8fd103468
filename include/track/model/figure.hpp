#pragma once

#include <optional>

#include "track/base/rational.hpp"
#include "track/model/plan.hpp"

namespace track {

// A share in percent, a rate times its `per`. The denominator is not zero.
Rational quotient(const Indicator& indicator, Quantity numerator, Quantity denominator);

// A value as a figure: a share in percent, a rate times its `per`; nothing for stages, unknown,
// suppressed and fractions over nothing.
std::optional<Rational> figure_of(const Indicator& indicator, const Value& value);

}  // namespace track
