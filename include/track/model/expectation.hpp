#pragma once

#include <string>
#include <string_view>

#include "track/base/error.hpp"
#include "track/base/localized.hpp"

namespace track {

// How often a value of an indicator is to be reported: "monthly", "quarterly", "half-yearly",
// "yearly", or once in several years, "3-yearly".
struct Expectation {
  int months = 12;  // 1, 3, 6, 12, or a multiple of 12

  auto operator<=>(const Expectation&) const = default;

  bool is_sound() const;
  int years() const { return months / 12; }  // 0 for parts of a year
};

Parsed<Expectation> read_expectation(std::string_view text);

// As written in a definition.
std::string text_of(Expectation expectation);

// "monthly", 毎月; "every 3 years", 3年ごと.
Localized describe(Expectation expectation);

}  // namespace track
