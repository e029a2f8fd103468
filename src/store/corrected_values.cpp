#include "corrected_values.hpp"

#include "correction_queries.hpp"
#include "operations.hpp"
#include "record_reader.hpp"
#include "statement.hpp"

namespace track::store {

std::vector<CorrectedValue> read_corrected_values(const SQLite::Database& database,
                                                  OperationId first, KnownAt known_at) {
  std::vector<CorrectedValue> corrected;
  Statement row(database, query::corrected_values);
  row.bind(":first", first).bind(":until", last_known_operation(known_at));
  while (row.next()) {
    CorrectedValue one;
    one.operation = row.integer("operation");
    one.at = row.moment("at");
    one.actor = row.text("actor");
    one.reason = row.text("reason");
    one.before = read_measurement(database, row.integer("before"));
    if (const auto after = row.optional_integer("after")) {
      one.after = read_measurement(database, *after);
    }
    corrected.push_back(std::move(one));
  }
  return corrected;
}

}  // namespace track::store
