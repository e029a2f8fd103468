#include "schema.hpp"

#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>

#include <cstdint>
#include <map>
#include <string>
#include <tuple>

#include "../maintenance/copy_file.hpp"
#include "../record/chain.hpp"
#include "../record/kept_totals.hpp"
#include "../sqlite/connection.hpp"
#include "../sqlite/database_file.hpp"
#include "../sqlite/file_system.hpp"
#include "../sqlite/sqlite_error.hpp"
#include "../sqlite/statement.hpp"
#include "schema_text.hpp"
#include "track/base/digest.hpp"
#include "track/base/error.hpp"
#include "track/base/localized.hpp"

namespace track::store {

namespace {

constexpr Message<std::string, std::int64_t, std::int64_t> newer{
    "the database {} was written by a newer track (schema {}, this one knows {})",
    "データベース {} は、より新しい track で作成されています（スキーマ {}、この track は {} "
    "まで）"};
constexpr Message<> install_the_newer{"use the newer track", "新しい track を使用してください"};

constexpr Message<std::string, std::int64_t, Localized> not_copied{
    "the database {} needs an update to schema {}, and the copy that is made first failed: {}",
    "データベース {} をスキーマ {} に更新する前のバックアップを作成できません：{}"};
constexpr Message<> nothing_migrated{
    "the database is unchanged; try again once this is resolved",
    "データベースは元のままです。解消してからもう一度実行してください"};
constexpr Message<std::string> other_copy{
    "{} already exists and belongs to another record; move it elsewhere",
    "{} はすでにありますが、内容が異なります。別の場所に移してください"};

constexpr Message<std::int64_t> wrong_version{"its schema version is {}",
                                              "スキーマの版が{}になっています"};

constexpr Message<std::string, std::int64_t> other_schema{"\"{}\" differs from schema {}",
                                                          "「{0}」がスキーマ{1}のものと異なります"};

constexpr Message<OperationId> later_kind{
    "operation {} is of a kind that its schema did not know: the schema was set back",
    "操作{}は、このスキーマにはない種類の操作です。スキーマが前の版に戻されています"};

constexpr std::int64_t our_application_id = 0x7472616b;  // "trak", as in 001_initial.sql

constexpr std::int64_t version_of_chain = 3;
constexpr std::int64_t version_of_kept_totals = 10;

// Before there was a chain, operations were these two.
constexpr const char* operation_of_later_kind = R"sql(
  SELECT id FROM operation WHERE kind NOT IN ('load', 'record') ORDER BY id LIMIT 1)sql";

constexpr const char* last_operation_made = R"sql(
  SELECT coalesce(max(id), 0) AS id, coalesce(at, '') AS at FROM operation)sql";

std::int64_t version_of(SQLite::Database& database) {
  return single_integer(database, query::schema_version, "user_version");
}

bool is_ours(SQLite::Database& database) {
  return single_integer(database, query::application_id, "application_id") == our_application_id;
}

enum class Identity { ours, empty, foreign };

Identity identify(SQLite::Database& database) {
  if (is_ours(database)) return Identity::ours;
  // Another process may be making the database: all three answers must be of one moment.
  SQLite::Transaction snapshot(database);
  if (is_ours(database)) return Identity::ours;
  const bool empty =
      version_of(database) == 0 && single_integer(database, query::count_of_tables, "tables") == 0;
  return empty ? Identity::empty : Identity::foreign;
}

// Where a migration of several steps was interrupted, the copy is of a schema before.
bool is_copy_of(SQLite::Database& copy, SQLite::Database& database) {
  Statement left(copy, last_operation_made);
  Statement right(database, last_operation_made);
  left.next();
  right.next();
  return version_of(copy) <= version_of(database) && left.integer("id") == right.integer("id") &&
         left.text("at") == right.text("at");
}

void write_copy_before(const std::filesystem::path& path, const std::filesystem::path& file) {
  SQLite::Database source = open_as_it_is(path);
  if (std::filesystem::exists(file)) {
    SQLite::Database earlier = open_as_it_is(file);
    if (is_copy_of(earlier, source)) return;
    throw Error(ErrorKind::refused, other_copy(file.string()));
  }
  UnnamedCopy part(file);
  copy_content(source, part);
  {
    const SQLite::Database copy = open_as_it_is(part.path());
    if (const auto fault = file_fault(copy)) throw Error(ErrorKind::refused, *fault);
  }
  part.commit();
}

// Runs while the migration holds the write lock: the copy is what is migrated.
void copy_before_migrating(const std::filesystem::path& path) {
  const std::int64_t version = newest_schema_version();
  const auto file = with_ending(path, ".before-schema-" + std::to_string(version));
  try {
    translating_errors(file, [&] { write_copy_before(path, file); });
  } catch (const Error& error) {
    throw Error(error.kind(), not_copied(path.string(), version, error.message()),
                {nothing_migrated()});
  }
}

// What is sealed only now must be what a schema without a chain could hold.
void seal_all(SQLite::Database& database, const std::filesystem::path& path) {
  Statement later(database, operation_of_later_kind);
  if (later.next()) throw_damaged(path, later_kind(later.integer("id")));
  seal_operations(database);
}

// Another process may have done the step in the meantime: what stands is asked inside the
// transaction.
template <class Job>
void take_step(SQLite::Database& database, const std::filesystem::path& path, std::int64_t version,
               Job before) {
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  if (version_of(database) == version - 1) {
    before();
    const EmbeddedText& step = embedded_texts()[static_cast<std::size_t>(version - 1)];
    database.exec(std::string(step.content));
    if (version == version_of_chain) seal_all(database, path);
    if (version == version_of_kept_totals) {
      make_totals(database);
      vouch_for_totals(database);
    }
  }
  transaction.commit();
}

// A step builds on what the steps before it made. What somebody added beside it does no harm, but
// for a trigger, which would see the rows that are written.
void require_schema_of(const SQLite::Database& database, const std::filesystem::path& path,
                       std::int64_t version) {
  for (const SchemaDifference& one : schema_differences(database, version)) {
    if (one.kind == SchemaDifference::Kind::added && one.type != "trigger") continue;
    throw_damaged(path, other_schema(one.name, version));
  }
}

constexpr Message<std::string> differs{
    "the database's schema was changed: \"{}\" differs, so what is stored or counted through it is "
    "unreliable",
    "データベースのスキーマが track "
    "の作成したものと異なります（「{}」）。このままでは正しく記録・集計"
    "できません"};
constexpr Message<> check_names_all{"\"track check\" lists every difference and how to fix it",
                                    "異なる箇所と対処方法は「track check」で確認できます"};

constexpr const char* schema_objects = R"sql(
  SELECT type, name, tbl_name, coalesce(sql, '') AS sql FROM sqlite_schema ORDER BY type, name)sql";

struct Object {
  std::string type;
  std::string name;
  bool operator<(const Object& other) const {
    return std::tie(type, name) < std::tie(other.type, other.name);
  }
};

// What is stored of an object; the same name may stand twice in a forged schema.
using Objects = std::multimap<Object, std::string>;

Objects objects_of(const SQLite::Database& database) {
  Objects objects;
  Statement row(database, schema_objects);
  while (row.next()) {
    objects.emplace(Object{row.text("type"), row.text("name")},
                    row.text("tbl_name") + "\n" + row.text("sql"));
  }
  return objects;
}

Objects objects_as_made(std::int64_t version) {
  SQLite::Database fresh(":memory:", SQLite::OPEN_READWRITE);
  for (const EmbeddedText& step : embedded_texts().first(static_cast<std::size_t>(version))) {
    fresh.exec(std::string(step.content));
  }
  return objects_of(fresh);
}

bool is_statistics(const Object& object, const std::string& text) {
  return object.type == "table" &&
         (text == "sqlite_stat1\nCREATE TABLE sqlite_stat1(tbl,idx,stat)" ||
          text == "sqlite_stat4\nCREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)");
}

std::string text_of(const Objects& objects) {
  std::string text;
  for (const auto& [object, definition] : objects) {
    text += object.type + "\n" + object.name + "\n" + definition + "\n";
  }
  return text;
}

bool is_harmless(const SchemaDifference& difference) {
  using Kind = SchemaDifference::Kind;
  const bool guard = difference.type == "trigger" || difference.type == "index";
  if (difference.kind == Kind::missing) return guard;
  const bool data = difference.type == "table" || difference.type == "view";
  return difference.kind == Kind::added && data;
}

}  // namespace

void bring_up_to_date(SQLite::Database& database, const std::filesystem::path& path, Access access,
                      BeforeMigrating before) {
  const Identity identity = identify(database);
  if (identity == Identity::foreign) throw_not_ours(path);
  if (identity == Identity::empty) {
    if (access != Access::create) throw_empty(path);
    switch_to_write_ahead_log(database);
  }
  const std::int64_t version = version_of(database);
  // The first step names the database as ours and gives it its version.
  const bool no_version = version < 0 || (version == 0 && identity == Identity::ours);
  if (no_version) throw_damaged(path, wrong_version(version));
  if (version > newest_schema_version()) {
    throw Error(ErrorKind::unusable_database,
                newer(path.string(), version, newest_schema_version()), {install_the_newer()});
  }
  for (std::int64_t next = version + 1; next <= newest_schema_version(); ++next) {
    const bool first = next == version + 1 && version > 0;
    take_step(database, path, next, [&] {
      if (first) require_schema_of(database, path, version);
      if (first && before == BeforeMigrating::copy) copy_before_migrating(path);
    });
  }
}

std::int64_t newest_schema_version() {
  return static_cast<std::int64_t>(embedded_texts().size());
}

std::vector<SchemaDifference> schema_differences(const SQLite::Database& database,
                                                 std::int64_t version) {
  using Kind = SchemaDifference::Kind;
  const Objects made = objects_as_made(version);
  const Objects stored = objects_of(database);
  std::vector<SchemaDifference> differences;
  for (const auto& [object, text] : made) {
    const auto there = stored.find(object);
    if (there == stored.end()) {
      differences.push_back({Kind::missing, object.type, object.name});
    } else if (there->second != text || stored.count(object) != made.count(object)) {
      differences.push_back({Kind::changed, object.type, object.name});
    }
  }
  for (const auto& [object, text] : stored) {
    if (made.contains(object) || is_statistics(object, text)) continue;
    differences.push_back({Kind::added, object.type, object.name});
  }
  return differences;
}

const char* const known_schema_digest =
    "565627f5e64a01f2819ba6addad4b4c752c6db1ade5595857c385da46202b1ab";

std::string digest_of_own_schema() {
  return digest_of(text_of(objects_as_made(newest_schema_version())));
}

void require_usable_schema(const SQLite::Database& database) {
  if (digest_of(text_of(objects_of(database))) == known_schema_digest) return;
  for (const SchemaDifference& one : schema_differences(database, newest_schema_version())) {
    if (is_harmless(one)) continue;
    throw Error(ErrorKind::unusable_database, differs(one.name), {check_names_all()});
  }
}

}  // namespace track::store
