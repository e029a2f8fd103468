#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>

#include <optional>

namespace track::store {

// Several queries see one moment, whoever records meanwhile: that of the transaction that is open,
// else of one that ends with this object.
class Snapshot {
 public:
  explicit Snapshot(SQLite::Database& database);

 private:
  std::optional<SQLite::Transaction> own_;
};

}  // namespace track::store
