#include "care.hpp"

#include "care_queries.hpp"
#include "statement.hpp"

namespace track::store {

void add_care(const SQLite::Database& database, const Care& care) {
  Statement(database, query::insert_care)
      .bind(":at", care.at)
      .bind(":kind", std::string_view(care.kind))
      .bind(":operation", care.operation)
      .bind(":place", care.place)
      .bind(":findings", care.findings)
      .run();
}

}  // namespace track::store
