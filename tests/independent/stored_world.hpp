#pragma once

#include <cstdint>
#include <filesystem>

#include "track/store/store.hpp"
#include "world.hpp"

namespace track::independent {

// A number that a variable of the environment gives. Tests have the same worlds each time, unless
// asked for others, or for more of them.
std::uint64_t from_environment(const char* name, std::uint64_t usual);

// The operation of a minute of the world, without its number.
Operation made_at(int minute);

// A new database with all that was defined and recorded.
store::Store stored(const World& world, const std::filesystem::path& path);

}  // namespace track::independent
