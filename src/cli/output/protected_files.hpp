#pragma once

#include <filesystem>
#include <vector>

#include "output/output_place.hpp"

namespace track::cli {

// Throws Error (refused) where an output would go over what it must not: the database and the files
// beside it that belong to it, there or not; any other SQLite database, a copy of ours among them;
// the definition files given; any name that a definition file bears.
void refuse_protected(const OutputPlace& place, const std::filesystem::path& database,
                      const std::vector<std::filesystem::path>& definitions);

}  // namespace track::cli
