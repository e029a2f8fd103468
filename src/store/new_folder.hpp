#pragma once

#include <filesystem>

#include "track/base/error.hpp"

namespace track::store {

// Throws Error (refused) where there is no such folder.
void require_folder(const std::filesystem::path& folder);
// Makes a folder that is missing, open to its owner alone; none above it: where a disk is not
// mounted, its folders would be made on another one. Throws Error (`kind`).
void make_folder(const std::filesystem::path& folder, ErrorKind kind);

}  // namespace track::store
