#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "track/base/localized.hpp"
#include "written_date.hpp"

// Months and weekdays by their names.
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

// A date with the month's English name, of a calendar_text(): "11June2022", "June11,2022",
// "10-Feb-2024", "11th June", "June 2022", "June". Nothing unless all of it is understood.
std::optional<WrittenDate> date_with_month_name(std::string_view text);

}  // namespace track
