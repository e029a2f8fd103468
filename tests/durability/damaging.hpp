#pragma once

#include <filesystem>
#include <random>
#include <string>

namespace track::durability {

// Puts a damaged or forged copy of a database's bytes into a file: bits flipped, bytes and pages
// overwritten, an end cut off, a log of other writes beside it, or any cell holding what no program
// of ours would write. Says which.
std::string damage(const std::string& sound, const std::filesystem::path& file,
                   std::mt19937_64& random);

}  // namespace track::durability
