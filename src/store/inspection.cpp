#include "track/store/inspection.hpp"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <map>
#include <system_error>
#include <utility>

#include "care.hpp"
#include "care_queries.hpp"
#include "chain.hpp"
#include "connection.hpp"
#include "copy_file.hpp"
#include "file_system.hpp"
#include "operations.hpp"
#include "sqlite_error.hpp"
#include "statement.hpp"
#include "track/base/error.hpp"
#include "track/store/copies.hpp"
#include "track/store/schema_text.hpp"

namespace track::store {

namespace {

namespace fs = std::filesystem;

// Runs a part of the inspection; that the file is damaged ends the part, and is what was found.
template <class Job>
void look(Inspection& found, Job job) {
  try {
    job();
  } catch (const SQLite::Exception& exception) {
    if (is_of_surroundings(exception) || exception.getErrorCode() == SQLITE_NOTADB) throw;
    if (!found.damage) found.damage = exception.what();
  }
}

void look_at_pages(SQLite::Database& database, Depth depth, Inspection& found) {
  const bool full = depth == Depth::full;
  Statement answer(database, full ? query::integrity : query::quick_integrity);
  answer.next();
  const std::string text = answer.text(full ? "integrity_check" : "quick_check");
  if (text != "ok") found.damage = text;
}

void look_at_references(SQLite::Database& database, Inspection& found) {
  Statement row(database, query::broken_references);
  row.next();
  found.broken_references = row.integer("broken");
}

using Objects = std::map<std::pair<std::string, std::string>, std::string>;  // type, name → SQL

Objects objects_of(const SQLite::Database& database) {
  Objects objects;
  Statement row(database, query::schema_objects);
  while (row.next()) objects[{row.text("type"), row.text("name")}] = row.text("sql");
  return objects;
}

Objects objects_as_made() {
  SQLite::Database fresh(":memory:", SQLite::OPEN_READWRITE);
  for (const EmbeddedText& step : embedded_texts()) fresh.exec(std::string(step.content));
  return objects_of(fresh);
}

void look_at_schema(SQLite::Database& database, Inspection& found) {
  using Kind = SchemaDifference::Kind;
  const Objects made = objects_as_made();
  const Objects stored = objects_of(database);
  for (const auto& [object, sql] : made) {
    const auto there = stored.find(object);
    if (there == stored.end()) {
      found.schema.push_back({Kind::missing, object.first, object.second});
    } else if (there->second != sql) {
      found.schema.push_back({Kind::changed, object.first, object.second});
    }
  }
  for (const auto& [object, sql] : stored) {
    if (!made.contains(object)) {
      found.schema.push_back({Kind::added, object.first, object.second});
    }
  }
}

std::int64_t single_id(SQLite::Database& database, const char* query) {
  Statement row(database, query);
  row.next();
  return row.integer("id");
}

void look_at_operations(SQLite::Database& database, Inspection& found) {
  found.last_operation = find_last_operation(database);
  found.highest_operation = single_id(database, query::highest_operation);
  found.last_copy = read_upkeep(database).copy;
}

void look_at_chain(SQLite::Database& database, Depth depth, Inspection& found) {
  found.broken_operation = depth == Depth::full
                               ? find_break(database)
                               : find_break_in_last(database, operations_walked_quickly);
}

bool is_open_to_others(const fs::path& file) {
  constexpr fs::perms others = fs::perms::group_all | fs::perms::others_all;
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  return fs::is_regular_file(status) && (status.permissions() & others) != fs::perms::none;
}

// The database, what SQLite and this program put beside it, and its copies.
void look_at_permissions(const fs::path& database, Inspection& found) {
  std::vector<fs::path> files = {database};
  for (const char* ending : {"-wal", "-shm"}) files.emplace_back(database.string() + ending);
  for (fs::path& copy : copies_in(copies_folder(database), database)) {
    files.push_back(std::move(copy));
  }
  for (fs::path& file : files) {
    if (is_open_to_others(file)) found.open_to_others.push_back(std::move(file));
  }
}

void look_inside(const fs::path& path, Depth depth, Inspection& found) {
  SQLite::Database database = open_database(path, Access::write);
  look(found, [&] { look_at_pages(database, depth, found); });
  look(found, [&] { look_at_references(database, found); });
  look(found, [&] { look_at_schema(database, found); });
  look(found, [&] { look_at_operations(database, found); });
  look(found, [&] { look_at_chain(database, depth, found); });
}

}  // namespace

Inspection inspect(const fs::path& path, Depth depth) {
  return translating_errors(path, [&] {
    Inspection found;
    look(found, [&] { look_inside(path, depth, found); });
    look_at_permissions(path, found);
    if (const auto unsafe = unsafe_file_system_of(path)) found.unsafe_file_system = unsafe->name;
    return found;
  });
}

void note_check(const fs::path& path, Moment now, std::int64_t findings) {
  try {
    SQLite::Database database = open_database(path, Access::write);
    const OperationId last = find_last_operation(database);
    add_care(database, {now, "check", last, "", findings});
  } catch (const SQLite::Exception& exception) {
    if (exception.getErrorCode() != SQLITE_READONLY) throw_as_error(exception, path);
  }
}

}  // namespace track::store
