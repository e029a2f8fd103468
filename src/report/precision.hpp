#pragma once

#include "track/report/report.hpp"

namespace track::report {

// Sets the decimals a row is shown with: as many as its figures were written with, and so many more
// that no rounded figure contradicts the status. `near` is the plan's threshold, a share of one.
void choose_digits(Row& row, const Rational& near);

}  // namespace track::report
