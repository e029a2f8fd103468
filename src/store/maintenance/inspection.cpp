#include "track/store/inspection.hpp"

#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>

#include <algorithm>
#include <future>
#include <iterator>
#include <system_error>
#include <utility>

#include "../record/chain.hpp"
#include "../record/kept_totals.hpp"
#include "../record/kept_totals_check.hpp"
#include "../record/kept_totals_rebuilding.hpp"
#include "../record/operations.hpp"
#include "../schema/schema.hpp"
#include "../sqlite/connection.hpp"
#include "../sqlite/database_file.hpp"
#include "../sqlite/file_system.hpp"
#include "../sqlite/sqlite_error.hpp"
#include "../sqlite/statement.hpp"
#include "copy_file.hpp"
#include "long_tables.hpp"
#include "maintenance.hpp"
#include "table_checks.hpp"
#include "track/base/error.hpp"
#include "track/store/backups.hpp"

namespace track::store {

namespace {

namespace fs = std::filesystem;

using Part = Unreadable::Part;

// Runs a part of the inspection. What ends it is found, and the parts behind it are looked at all
// the same; somebody else's lock ends all.
template <class Job>
void look(Inspection& found, Part part, Job job) {
  try {
    job();
  } catch (const SQLite::Exception& exception) {
    if (is_of_surroundings(exception)) throw;
    const bool first_damage = is_damage(exception) && !found.damage;
    if (first_damage) found.damage = exception.what();
    if (!first_damage) found.unreadable.push_back({part, verbatim(exception.what())});
  } catch (const Error& error) {
    found.unreadable.push_back({part, error.message()});
  }
}

// The first operation in front of which numbers are missing. Only restoring leaves some out.
constexpr const char* operation_behind_gap = R"sql(
  SELECT id FROM (SELECT id, kind, lag(id, 1, 0) OVER (ORDER BY id) AS before FROM operation)
  WHERE id <> before + 1 AND kind <> 'restore' ORDER BY id LIMIT 1)sql";

// The numbers given to operations: one row, and no other table has numbers of that kind.
constexpr const char* number_counters = R"sql(
  SELECT count(*) AS counters, count(*) FILTER (WHERE name = 'operation') AS own,
         coalesce(max(seq) FILTER (WHERE name = 'operation'), 0) AS last
  FROM sqlite_sequence)sql";

std::vector<LongTable> in_part_of(const SQLite::Database& database, Depth depth) {
  if (depth == Depth::full) return {};
  return long_tables(database, rows_walked_quickly);
}

void look_at_pages(const SQLite::Database& database, Depth depth,
                   const std::vector<LongTable>& in_part, Inspection& found) {
  TableFaults faults =
      in_part.empty() ? page_faults(database, depth) : page_faults_in_part(database, in_part);
  found.damage = std::move(faults.of_record);
  found.damaged_totals = std::move(faults.of_kept_totals);
}

void look_at_references(const SQLite::Database& database, const std::vector<LongTable>& in_part,
                        Inspection& found) {
  found.broken_references =
      in_part.empty() ? count_broken_references(database) : count_broken_in_part(database, in_part);
}

void look_at_counter(const SQLite::Database& database, Inspection& found) {
  found.last_operation = find_last_operation(database);
  found.highest_operation = highest_operation(database);
  Statement gap(database, operation_behind_gap);
  if (gap.next()) found.operation_behind_gap = gap.integer("id");
  found.last_copy = read_maintenance(database).copy;
  Statement row(database, number_counters);
  row.next();
  const std::int64_t own = row.integer("own");
  if (row.integer("counters") != own) found.counter = Counter::foreign;
  if (row.integer("last") < found.last_operation) found.counter = Counter::set_back;
  if (own > 1) found.counter = Counter::doubled;
  if (own == 0 && found.last_operation != 0) found.counter = Counter::missing;
}

void look_at_chain(const SQLite::Database& database, Depth depth, Inspection& found) {
  if (depth == Depth::full) {
    found.broken_operation = find_break(database);
    return;
  }
  const BreakFound last =
      find_break_quickly(database, operations_walked_quickly, rows_walked_quickly);
  found.broken_operation = last.operation;
  found.in_part = last.in_part;
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

// The schema first: a view in the place of a table, or an index over a function that never ends,
// would speak or hang in every query behind.
bool has_own_schema(const fs::path& path, Inspection& found) {
  const SQLite::Database as_it_is = open_as_it_is(path);
  if (header_fault(as_it_is)) return true;  // opening it says so
  const std::int64_t version = single_integer(as_it_is, query::schema_version, "user_version");
  if (version >= 1 && version <= newest_schema_version()) {
    found.schema = schema_differences(as_it_is, version);
  }
  return found.schema.empty();
}

// What is long and rests on nothing else: the digests and the CHECK clauses. Of a file they are
// looked at over a connection of their own, at the same time as the pages.
class LookBeside {
 public:
  // Without a file, over the connection given and by join().
  LookBeside(const fs::path& file, const SQLite::Database& database, Depth depth)
      : found_(std::async(file.empty() ? std::launch::deferred : std::launch::async,
                          [file, depth, &database] {
                            if (file.empty()) return look_at(database, depth);
                            SQLite::Database own = open_as_it_is(file);
                            const SQLite::Transaction moment_looked_at(own);
                            return look_at(own, depth);
                          })) {}

  // Adds what was found, behind what was found of the parts before.
  void join(Inspection& found) {
    Found beside = found_.get();
    found.broken_operation = beside.chain.broken_operation;
    found.in_part = found.in_part || beside.chain.in_part;
    if (found.damage && beside.chain.damage) {
      found.unreadable.push_back({Part::chain, verbatim(*beside.chain.damage)});
    }
    if (!found.damaged_totals) found.damaged_totals = beside.constraints.damaged_totals;
    for (Inspection* part : {&beside.chain, &beside.constraints}) {
      if (!found.damage) found.damage = part->damage;
      std::ranges::move(part->unreadable, std::back_inserter(found.unreadable));
    }
  }

 private:
  struct Found {
    Inspection chain;
    Inspection constraints;
  };

  static Found look_at(const SQLite::Database& database, Depth depth) {
    Found found;
    look(found.chain, Part::chain, [&] { look_at_chain(database, depth, found.chain); });
    look(found.constraints, Part::pages, [&] {
      TableFaults faults = constraint_faults(database, in_part_of(database, depth));
      found.constraints.damage = std::move(faults.of_record);
      found.constraints.damaged_totals = std::move(faults.of_kept_totals);
    });
    return found;
  }

  std::future<Found> found_;
};

void look_inside(const fs::path& path, Depth depth, Inspection& found) {
  require_database_file(path);
  const bool writable = !write_protected(path);
  if (writable && !has_own_schema(path, found)) return;
  SQLite::Database database =
      writable ? open_database(path, Access::write) : open_copy_in_memory(path);
  const SQLite::Transaction moment_looked_at(database);  // others may write meanwhile
  found.schema = schema_differences(database, newest_schema_version());
  if (!found.schema.empty()) return;
  LookBeside beside(writable && depth == Depth::full ? path : fs::path(), database, depth);
  const std::vector<LongTable> in_part = in_part_of(database, depth);
  found.in_part = !in_part.empty();
  look(found, Part::pages, [&] { look_at_pages(database, depth, in_part, found); });
  look(found, Part::references, [&] { look_at_references(database, in_part, found); });
  look(found, Part::counter, [&] { look_at_counter(database, found); });
  look(found, Part::rows, [&] { find_loose_rows(database, depth, found); });
  beside.join(found);
  look(found, Part::totals, [&] { find_wrong_totals(database, depth, found); });
}

}  // namespace

bool Inspection::is_record_whole() const {
  return schema.empty() && !damage && broken_references == 0 && counter == Counter::sound &&
         loose_rows.empty() && loose_definitions.empty() && !broken_operation &&
         wrong_totals.empty() && !damaged_totals && unreadable.empty() && !operation_behind_gap &&
         highest_operation == last_operation;
}

Inspection inspect(const fs::path& path, Depth depth) {
  return translating_errors(path, [&] {
    Inspection found;
    look_at_permissions(path, found);
    if (const auto unsafe = unsafe_file_system_of(path)) found.unsafe_file_system = unsafe->name;
    try {
      look_inside(path, depth, found);
    } catch (const SQLite::Exception& exception) {
      if (!is_damage(exception) || exception.getErrorCode() == SQLITE_NOTADB) throw;
      found.damage = exception.what();
    }
    return found;
  });
}

RebuiltTotals rebuild_totals(const fs::path& path) {
  return translating_errors(path, [&] {
    SQLite::Database database = open_database(path, Access::write);
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    require_usable_schema(database);
    require_nothing_unsealed(database);
    const RebuiltTotals rebuilt = make_totals_and_compare(database);
    vouch_for_totals(database);
    transaction.commit();
    return rebuilt;
  });
}

void note_check(const fs::path& path, Moment now, std::int64_t findings) {
  if (write_protected(path)) return;
  translating_errors(path, [&] {
    SQLite::Database database = open_database(path, Access::write);
    const OperationId last = find_last_operation(database);
    add_maintenance(database, {now, "check", last, "", findings});
  });
}

}  // namespace track::store
