#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "track/base/error.hpp"
#include "track/base/localized.hpp"
#include "track/base/quantity.hpp"

namespace track {

// How often an activity is to be held: "3/year", "about 5/year", "2-3/year", "1/3 years",
// "1/2 months", "monthly", "as needed", "unknown".
struct Schedule {
  enum class Form { none, counted, as_needed, unknown };
  enum class Unit { year, month };

  Form form = Form::none;  // none: the plan sets no schedule
  bool about = false;      // 程度
  int least = 0;           // holdings …
  int most = 0;            // … a range where they differ
  int every = 1;           // … in so many units
  Unit unit = Unit::year;
  std::string text;  // as written in the definition

  bool operator==(const Schedule&) const = default;

  // Within the bounds of what a definition may say; the figures below hold for such schedules.
  bool is_sound() const;

  // Holdings planned in one fiscal year; nothing for cycles longer than a year and for schedules
  // that are not counted.
  struct Planned {
    int least;
    int most;
  };
  std::optional<Planned> planned_a_year() const;
  // Holdings that meet what is planned: of "about 5/year", from 5 × near to 5 / near, rounded
  // outwards, and at least 1. `near` is [status] near of the plan.
  std::optional<Planned> accepted_a_year(Quantity near) const;

  // The years of a cycle longer than one, a part counted as a whole: 3 for "1/3 years", 2 for
  // "1/18 months"; nothing for other schedules.
  std::optional<int> cycle_in_years() const;
};

Parsed<Schedule> read_schedule(std::string_view text);

// "3/year", 年3回; "1/3 years", 3年に1回; "as needed", 随時.
Localized describe(const Schedule& schedule);

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
