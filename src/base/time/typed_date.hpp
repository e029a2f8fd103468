#pragma once

#include <optional>
#include <string>

#include "track/base/date.hpp"
#include "track/base/period.hpp"

namespace track {

// What is known where a day or month is typed.
struct DateContext {
  EraCalendar eras = EraCalendar::none;
  Day today;
  std::optional<Day> not_before{};  // in a range: of its last end, the first day
  std::optional<Day> not_after{};   // ... and of its first end, the last day
};

// Reads a calendar_text() as a day or a month, also one relative to today or without a year; a
// weekday beside a day must be its own. Nothing where the text has the shape of neither. `shown` is
// the user's text, for the messages.
// Without a year it is the last such day or month that has begun, which a note says; in a range,
// the one next to its other end.
std::optional<Parsed<Period>> typed_date(const std::string& text, const std::string& shown,
                                         const DateContext& context);

// The note that tells how something left open was read.
Localized read_as(const std::string& shown, const Localized& meaning);

}  // namespace track
