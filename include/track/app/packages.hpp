#pragma once

#include <filesystem>

#include "track/store/packages.hpp"

namespace track::app {

// Whether `import` is given a data package and no sheet: a folder with datapackage.json.
bool is_package(const std::filesystem::path& given);

// See store::import_package.
store::ImportedPackage import_package(const std::filesystem::path& folder,
                                      const std::filesystem::path& database);

}  // namespace track::app
