#pragma once

#include <optional>
#include <string_view>

#include "written_date.hpp"

namespace track {

// A date with the month's English name, of a calendar_text(): "11June2022", "June11,2022",
// "10-Feb-2024", "11th June", "June 2022", "June". Nothing unless all of it is understood.
std::optional<WrittenDate> date_with_month_name(std::string_view text);

}  // namespace track
