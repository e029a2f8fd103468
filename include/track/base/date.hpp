#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "track/base/error.hpp"
#include "track/base/localized.hpp"

namespace track {

// A civil day of the Gregorian calendar, without a zone.
using Day = std::chrono::sys_days;
// A moment in UTC, to the second.
using Moment = std::chrono::sys_seconds;

enum class EraCalendar { none, japanese };

Day make_day(int year, unsigned month, unsigned day);  // the day must exist
// The same day of the calendar so many years later (earlier, if negative); 29 February becomes the
// 28th in a year without one.
Day same_day(Day day, int years_later);
std::string iso(Day day);        // "2022-06-11"
std::string iso(Moment moment);  // "2022-06-11T00:12:00Z"
// As people read them, where programs read iso(): in Japanese, where the calendar has eras, as
// offices write them; else as iso() does.
Localized day_text(Day day, EraCalendar eras);      // R4.6.11: in tables and lists
Localized day_in_words(Day day, EraCalendar eras);  // 令和4年6月11日: in sentences and titles

// The civil day at that moment in an IANA zone ("Asia/Tokyo"). The zone must be known.
Day day_in_zone(Moment moment, const std::string& zone);
// "2022-06-13 09:12": the wall clock in the zone.
std::string wall_clock(Moment moment, const std::string& zone);
// The last second of the day in the zone.
Moment end_of_day(Day day, const std::string& zone);
bool is_time_zone(const std::string& zone);

// Reads "2022-06-11", "2022/6/11", "20220611", "11 June 2022", "10-Feb-2024", "today",
// "yesterday", "今日", "昨日" and, with the Japanese calendar, "R4.6.11" and "令和4年6月11日"
// ("元年" too); half or full width; with the weekday behind ("R4.6.11（土）", "Sat"). Without a
// year ("6月11日", "11 June", with the Japanese calendar "6/11") it is the last such day up to
// today, which a note says. Refused with a reason: two-digit years, days that do not exist, days
// before their era began, another day's weekday, "04/05/2022". A day after its era ended (H32.1.1)
// is read, with a warning.
Parsed<Day> read_day(std::string_view text, EraCalendar eras, Day today);

}  // namespace track
