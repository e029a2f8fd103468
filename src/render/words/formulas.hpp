#pragma once

#include <string>

#include "track/base/localized.hpp"
#include "track/report/history.hpp"
#include "track/report/report.hpp"

namespace track::render {

// The right sides of the formulas of docs/methods.md with the values put in; empty where there is
// nothing to work out.
std::string actual_formula(const report::History& history);  // "132 + 58 + 88"
std::string difference_formula(const report::Row& row);      // "278 − 300"
std::string rate_formula(const report::Row& row);            // "278 / 300"
std::string change_formula(const report::Row& row, const Rational& before);
std::string expected_formula(const report::Row& row);    // "300 × 183/365"
std::string projection_formula(const report::Row& row);  // "190 / (183/365)"

// "278 人 = 132 + 58 + 88"
Localized equation(const Localized& value, const std::string& formula);

// How the actual of a year comes about: "sum of 3 measurements".
Localized actual_rule(const report::History& history);

// The rule that gave a row its status, in the order of docs/methods.md.
Localized status_rule(const report::Row& row, const Plan& plan);

}  // namespace track::render
