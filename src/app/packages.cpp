#include "track/app/packages.hpp"

namespace track::app {

bool is_package(const std::filesystem::path& given) {
  return store::is_package(given);
}

store::ImportedPackage import_package(const std::filesystem::path& folder,
                                      const std::filesystem::path& database) {
  return store::import_package(folder, database);
}

}  // namespace track::app
