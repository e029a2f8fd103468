#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "track/base/localized.hpp"
#include "track/model/record.hpp"

// What other programs are told of the tables that a plan and its record stand in.
namespace track {

// What the cells of a column hold: a decimal is exact, with four places at most; a day is an ISO
// date, a moment an ISO time in UTC.
enum class ColumnType { text, integer, decimal, flag, day, moment };

struct TableColumn {
  std::string name;
  ColumnType kind = ColumnType::text;
  bool never_null = false;  // may be the empty text all the same
  Localized description{};
};

// Each row names one of another table, or of its own, by these columns.
struct TableReference {
  std::vector<std::string> columns;
  std::string table;
  std::vector<std::string> to;  // its columns
};

struct TableDescription {
  std::string name;
  Localized title;
  std::vector<TableColumn> columns;
  std::vector<std::string> key;
  std::vector<TableReference> references;
};

struct TableFile {
  TableDescription table;
  std::string name;  // of the file, in the folder of the package
  std::int64_t rows = 0;
  std::int64_t bytes = 0;
  std::string digest;  // SHA-256
};

// A plan with its record, as CSV files in a folder.
struct TablePackage {
  std::string record;  // the digest of its first operation, which no other record has
  OperationId last_operation = 0;
  std::string digest;  // of that
  std::string plan;    // id; empty where no definitions are in force
  std::string plan_name;
  std::vector<TableFile> files;
};

}  // namespace track
