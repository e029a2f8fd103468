#include "maintenance.hpp"

#include "../sqlite/connection.hpp"
#include "../sqlite/statement.hpp"

namespace track::store {

namespace {

constexpr const char* insert_care = R"sql(
  INSERT INTO care (at, kind, operation, place, findings)
  VALUES (:at, :kind, :operation, :place, :findings))sql";

// The last care of a kind, up to a moment.
constexpr const char* last_care = R"sql(
  SELECT at, operation, place, findings FROM care WHERE kind = :kind AND (:until IS NULL OR at <= :until)
  ORDER BY id DESC LIMIT 1)sql";

}  // namespace

void add_maintenance(const SQLite::Database& database, const MaintenanceRow& care) {
  Statement(database, insert_care)
      .bind(":at", care.at)
      .bind(":kind", std::string_view(care.kind))
      .bind(":operation", care.operation)
      .bind(":place", care.place)
      .bind(":findings", care.findings)
      .run();
}

Maintenance read_maintenance(const SQLite::Database& database, std::optional<Moment> until) {
  Maintenance maintenance;
  Statement row(database, last_care);
  row.bind(":until", until).bind(":kind", std::string_view("backup"));
  while (row.next()) {
    maintenance.copy = LastCopy{row.moment("at"), row.integer("operation"), row.text("place")};
  }
  row.bind(":kind", std::string_view("check"));
  while (row.next()) maintenance.check = LastCheck{row.moment("at"), row.integer("findings")};
  return maintenance;
}

Maintenance Store::maintenance(std::optional<Moment> until) const {
  return connection_->use(
      [&](SQLite::Database& database) { return read_maintenance(database, until); });
}

}  // namespace track::store
