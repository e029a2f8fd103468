#pragma once

#include <optional>
#include <string>
#include <vector>

#include "track/base/error.hpp"
#include "track/render/format.hpp"

namespace track::cli {

// The format that the ending of a file's name stands for; nothing for an ending that stands for
// none. Throws Error (usage), with the endings of `formats`: one that track does not write.
std::optional<render::Format> format_of_ending(const std::string& file,
                                               const std::vector<render::Format>& formats);

// Throws Error (usage) where the ending of a calendar's name stands for something else.
void require_calendar_name(const std::string& file);

// Throws Error (usage): the ending stands for one format, and --format asks for another.
[[noreturn]] void throw_contradiction(const std::string& file, render::Format by_ending,
                                      render::Format asked);

}  // namespace track::cli
