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

Upkeep read_upkeep(const SQLite::Database& database, std::optional<Moment> until) {
  Upkeep upkeep;
  Statement row(database, query::last_care);
  row.bind(":until", until).bind(":kind", std::string_view("backup"));
  while (row.next()) {
    upkeep.copy = LastCopy{row.moment("at"), row.integer("operation"), row.text("place")};
  }
  row.bind(":kind", std::string_view("check"));
  while (row.next()) upkeep.check = LastCheck{row.moment("at"), row.integer("findings")};
  return upkeep;
}

}  // namespace track::store
