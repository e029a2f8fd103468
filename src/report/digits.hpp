#pragma once

#include "track/report/row.hpp"

namespace track::report {

// Sets the decimals that a row is shown with: docs/methods.md, "Rounding". All else of it is known.
void choose_digits(Row& row, const Rational& near);

}  // namespace track::report
