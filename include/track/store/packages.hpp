#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "track/model/table_package.hpp"
#include "track/store/backups.hpp"

namespace track::store {

// In a folder of them: what tells other programs of the tables.
inline constexpr const char* descriptor_name = "datapackage.json";

struct ExportedPackage {
  TablePackage content;
  std::filesystem::path folder;
  bool replaced = false;  // an older package of this record
};

// Writes the definitions of every revision and all that was recorded, as of one moment, as tables
// in CSV files; `describe` gives the text of their descriptor. Written into a folder beside and
// renamed. Throws Error: refused where nothing was recorded yet; where the folder holds anything
// but an earlier package of this record, of which nothing is touched then; unusable_database where
// the record's digests do not fit, as nothing could read such a package back.
ExportedPackage export_package(const std::filesystem::path& database,
                               const std::filesystem::path& folder,
                               const std::function<std::string(const TablePackage&)>& describe);

struct ImportedPackage {
  ChainEnd head;
  std::int64_t rows = 0;
};

// Whether a folder is a data package; it may be one of another program.
bool is_package(const std::filesystem::path& folder);

// Makes the very record that a package was made of, operation by operation, in a database that is
// not there yet or holds nothing. Every operation is held against its digest. Throws Error, and
// nothing was stored then: bad_input (no package of ours, damaged or changed, with table and line;
// of a newer track); refused (the database holds operations).
ImportedPackage import_package(const std::filesystem::path& folder,
                               const std::filesystem::path& database);

}  // namespace track::store
