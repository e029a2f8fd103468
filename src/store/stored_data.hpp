#pragma once

#include <string>
#include <string_view>

#include "track/base/date.hpp"

namespace track::store {

// Days and moments stand in the database as base's iso() writes them.
// Both throw Error (unusable_database) for anything else.
Day day_from_stored(std::string_view text);
Moment moment_from_stored(std::string_view text);

// "04-01".
std::string to_stored(std::chrono::month_day day);
std::chrono::month_day month_day_from_stored(std::string_view text);

// The database holds something that no version of this program wrote.
[[noreturn]] void throw_unreadable(std::string_view what);

}  // namespace track::store
