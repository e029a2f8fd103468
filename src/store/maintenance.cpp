#include "maintenance.hpp"

#include "maintenance_queries.hpp"
#include "statement.hpp"

namespace track::store {

void add_maintenance(const SQLite::Database& database, const MaintenanceRow& care) {
  Statement(database, query::insert_care)
      .bind(":at", care.at)
      .bind(":kind", std::string_view(care.kind))
      .bind(":operation", care.operation)
      .bind(":place", care.place)
      .bind(":findings", care.findings)
      .run();
}

Maintenance read_maintenance(const SQLite::Database& database, std::optional<Moment> until) {
  Maintenance maintenance;
  Statement row(database, query::last_care);
  row.bind(":until", until).bind(":kind", std::string_view("backup"));
  while (row.next()) {
    maintenance.copy = LastCopy{row.moment("at"), row.integer("operation"), row.text("place")};
  }
  row.bind(":kind", std::string_view("check"));
  while (row.next()) maintenance.check = LastCheck{row.moment("at"), row.integer("findings")};
  return maintenance;
}

}  // namespace track::store
