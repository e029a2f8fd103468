#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "track/model/record.hpp"

namespace track::store {

// Adds very many measurements inside the caller's transaction, some of them with one statement:
// what a statement costs by itself, as much as its row, is spread over them. Meanwhile nobody else
// adds any.
class MeasurementWriter {
 public:
  explicit MeasurementWriter(const SQLite::Database& database);
  // Gives the number that it gets; it is stored by the next flush() at the latest.
  std::int64_t add(Measurement measurement);
  void flush();
  const std::vector<Measurement>& waiting() const { return waiting_; }

 private:
  void store(SQLite::Statement& insert, std::size_t first, std::size_t count);

  const SQLite::Database& database_;
  std::optional<SQLite::Statement> insert_block_;
  std::optional<SQLite::Statement> insert_one_;
  std::vector<Measurement> waiting_;
  std::int64_t last_;  // the number given last
};

}  // namespace track::store
