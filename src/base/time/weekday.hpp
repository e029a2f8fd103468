#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "track/base/localized.hpp"

namespace track {

// "Saturday", 土曜日.
Localized weekday_name(std::chrono::weekday weekday);

struct TextWithWeekday {
  std::string text;  // without it
  std::optional<std::chrono::weekday> weekday;
};
// A calendar_text() parted from the weekday behind it: （土）, （土・祝）, 土曜日, (Sat), Saturday;
// an English name also before it ("Sat, 11 June").
TextWithWeekday part_weekday(const std::string& text);

}  // namespace track
