#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "track/model/table_package.hpp"

// What stands in the folder of a package besides its tables: what it was made of, and the digests
// of its files.
namespace track::store {

inline constexpr std::int64_t package_format = 1;
inline constexpr const char* head_name = "package";   // tables of one row, and …
inline constexpr const char* files_name = "content";  // … of a row a file

// "operation.csv".
std::string csv_name(const std::string& table);

// The row of package.csv.
struct PackageHead {
  std::int64_t format = package_format;
  std::int64_t schema = 0;
  std::string record;
  OperationId last_operation = 0;
  std::string digest;
};

TableDescription head_description();
TableDescription files_description();

// Throws Error (bad_input): no package of this program; one of a newer one.
PackageHead read_head(const std::filesystem::path& folder);
// By table. Empty where that cannot be read.
std::map<std::string, std::string> read_file_digests(const std::filesystem::path& folder);

}  // namespace track::store
