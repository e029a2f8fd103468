#include "chain.hpp"

#include <fmt/format.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "../sqlite/connection.hpp"
#include "chain_tables.hpp"
#include "track/base/digest.hpp"
#include "track/base/error.hpp"

namespace track::store {

namespace {

constexpr Message<OperationId> outside_chain{
    "operation {} is not sealed by the chain of digests: it was not made by track",
    "操作{}はダイジェストの連鎖に含まれておらず、track で記録されたものではありません"};
constexpr Message<std::string> rows_ahead{
    "the table {} has rows of an operation that has not been made yet",
    "テーブル {} に、まだ行われていない操作の行があります"};
constexpr Message<> check_names_the_rows{
    "\"track check\" lists the rows; \"track restore FILE\" puts back an earlier copy",
    "該当する行は「track check」で確認できます。以前のバックアップには「track restore "
    "ファイル」で戻せます"};

std::string rows_of_operation(const ChainTable& table) {
  return fmt::format("SELECT * FROM {} WHERE {} = ? ORDER BY {}", table.name,
                     operation_column(table), table.order);
}

std::string rows_of_revision(const ChainTable& table) {
  return fmt::format("SELECT * FROM {} WHERE revision = ? ORDER BY {}", table.name, table.order);
}

// One text for each table, joined.
template <class TextOf>
std::string joined(std::span<const ChainTable> tables, std::string_view between, TextOf text_of) {
  std::string text;
  for (const ChainTable& table : tables) {
    if (!text.empty()) text += between;
    text += text_of(table);
  }
  return text;
}

constexpr std::string_view union_all = " UNION ALL ";

// The first table with rows of operations and revisions that are still to be made.
std::string rows_ahead_query() {
  const std::string operations = joined(of_operations, union_all, [](const ChainTable& table) {
    return fmt::format("SELECT '{0}' AS name WHERE (SELECT max({1}) FROM {0}) > :last", table.name,
                       operation_column(table));
  });
  const std::string definitions = joined(of_revisions, union_all, [](const ChainTable& table) {
    return fmt::format(
        "SELECT '{0}' WHERE (SELECT max(revision) FROM {0})"
        " > (SELECT coalesce(max(number), 0) FROM revision)",
        table.name);
  });
  return operations + " UNION ALL SELECT 'chain' WHERE (SELECT max(operation) FROM chain) > :last" +
         std::string(union_all) + definitions + " LIMIT 1";
}

// Row by row, what no sealed operation stored. With :gaps, also of operations between sealed ones,
// which takes every row.
std::string loose_rows_query() {
  return joined(of_operations, union_all,
                [](const ChainTable& table) {
                  return fmt::format(
                      "SELECT '{0}' AS name, {1} AS row_id, {2} AS operation FROM {0}"
                      " WHERE {2} < 1 OR {2} > :last"
                      " OR (:gaps AND {2} NOT IN (SELECT operation FROM chain))",
                      table.name, table.row, operation_column(table));
                }) +
         " LIMIT :most";
}

// The definitions of revisions that no sealed operation made.
std::string loose_definitions_query() {
  return joined(of_revisions, union_all, [](const ChainTable& table) {
    return fmt::format(
        "SELECT '{0}' AS name, revision, count(*) AS row_count FROM {0}"
        " WHERE revision NOT IN (SELECT number FROM revision WHERE operation IN"
        " (SELECT operation FROM chain))"
        " GROUP BY revision",
        table.name);
  });
}

// How many rows an operation stored, itself included.
std::string rows_stored_query() {
  const std::string operations = joined(of_operations, " + ", [](const ChainTable& table) {
    return fmt::format("(SELECT count(*) FROM {} WHERE {} = :operation)", table.name,
                       operation_column(table));
  });
  const std::string definitions = joined(of_revisions, " + ", [](const ChainTable& table) {
    return fmt::format("(SELECT count(*) FROM {} WHERE revision = number)", table.name);
  });
  return fmt::format(
      "SELECT {} + coalesce((SELECT {} FROM revision WHERE operation = :operation), 0)"
      " AS row_count",
      operations, definitions);
}

// How many rows of its own an operation stored, up to so many.
std::string rows_up_to_query() {
  return "SELECT count(*) AS row_count FROM (" +
         joined(of_operations, union_all,
                [](const ChainTable& table) {
                  return fmt::format("SELECT 1 FROM {} WHERE {} = :operation", table.name,
                                     operation_column(table));
                }) +
         " LIMIT :most)";
}

constexpr const char* last_digest = R"sql(
  SELECT operation, digest FROM chain ORDER BY operation DESC LIMIT 1)sql";

// Those behind the last that has a digest.
constexpr const char* unsealed_operations = R"sql(
  SELECT id FROM operation WHERE id > (SELECT coalesce(max(operation), 0) FROM chain)
  ORDER BY id)sql";

// The first without a digest, although others have one.
constexpr const char* first_unsealed_operation = R"sql(
  SELECT id FROM operation WHERE id NOT IN (SELECT operation FROM chain)
  ORDER BY id LIMIT 1)sql";

// What stands before the last :count digests.
constexpr const char* digest_before_last = R"sql(
  SELECT operation, digest FROM chain ORDER BY operation DESC LIMIT 1 OFFSET :count)sql";

// Those made last, the latest first.
constexpr const char* last_digests = R"sql(
  SELECT operation, digest FROM chain ORDER BY operation DESC LIMIT :count)sql";

// The first operation that the chain does not cover; no row where it covers all.
constexpr const char* operation_outside_chain = R"sql(
  SELECT id FROM operation WHERE id < 1
  UNION ALL
  SELECT id FROM operation WHERE id > (SELECT coalesce(max(operation), 0) FROM chain)
  LIMIT 1)sql";

// All copies of a record have its first digest.
constexpr const char* digest_made_first = R"sql(
  SELECT digest FROM chain ORDER BY operation LIMIT 1)sql";

std::optional<OperationId> find_break_behind(const SQLite::Database& database,
                                             std::optional<OperationId> after, std::string before) {
  Sealer sealer(database);
  Statement operations(database, query::sealed_operations);
  operations.bind(":after", after);
  while (operations.next()) {
    const OperationId operation = operations.integer("id");
    if (sealer.digest(operation, before) != operations.text("digest")) return operation;
    before = operations.text("digest");
  }
  return std::nullopt;
}

std::vector<ChainEnd> read_last_digests(const SQLite::Database& database, int count) {
  std::vector<ChainEnd> digests;
  Statement row(database, last_digests);
  row.bind(":count", count);
  while (row.next()) digests.push_back({row.integer("operation"), row.text("digest")});
  return digests;
}

}  // namespace

Sealer::Sealer(const SQLite::Database& database)
    : database_(database),
      schema_(single_integer(database, query::schema_version, "user_version")),
      contents_(prepare(of_operations, rows_of_operation)) {}

std::string Sealer::digest(OperationId operation, const std::string& before) {
  Digest digest;
  digest.add(before);
  std::optional<std::int64_t> revision;
  for (SealedRows& rows : contents_) {
    rows.begin(operation);
    while (rows.next()) {
      rows.add_row(digest);
      if (rows.table() == "revision") revision = rows.integer("number");
    }
  }
  if (!revision) return digest.hex();
  for (SealedRows& rows : prepare(of_revisions, rows_of_revision)) {
    rows.begin(*revision);
    while (rows.next()) rows.add_row(digest);
  }
  return digest.hex();
}

std::vector<SealedRows> Sealer::prepare(std::span<const ChainTable> tables,
                                        std::string (*query_of)(const ChainTable&)) const {
  std::vector<SealedRows> rows;
  for (const ChainTable& table : tables) {
    if (table.since > schema_) continue;  // operations are first sealed by a migration
    rows.emplace_back(database_, table, query_of(table));
  }
  return rows;
}

ChainEnd head_of(const SQLite::Database& database) {
  Statement row(database, last_digest);
  if (!row.next()) return {};
  return {row.integer("operation"), row.text("digest")};
}

std::string first_digest_of(const SQLite::Database& database) {
  Statement row(database, digest_made_first);
  return row.next() ? row.text("digest") : std::string();
}

OperationId last_common_operation(const SQLite::Database& one, const SQLite::Database& other) {
  Statement left(one, query::sealed_operations);
  Statement right(other, query::sealed_operations);
  left.bind(":after", 0);
  right.bind(":after", 0);
  OperationId common = 0;
  while (left.next() && right.next() && left.integer("id") == right.integer("id") &&
         left.text("digest") == right.text("digest")) {
    common = left.integer("id");
  }
  return common;
}

void seal_operations(const SQLite::Database& database) {
  std::string before = head_of(database).digest;
  Sealer sealer(database);
  Statement insert(database, "INSERT INTO chain (operation, digest) VALUES (:operation, :digest)");
  Statement unsealed(database, unsealed_operations);
  std::vector<OperationId> operations;
  while (unsealed.next()) operations.push_back(unsealed.integer("id"));
  for (const OperationId operation : operations) {
    before = sealer.digest(operation, before);
    insert.bind(":operation", operation).bind(":digest", before).run();
  }
}

void require_nothing_unsealed(const SQLite::Database& database) {
  Statement outside(database, operation_outside_chain);
  if (outside.next()) {
    throw Error(ErrorKind::unusable_database, outside_chain(outside.integer("id")),
                {check_names_the_rows()});
  }
  Statement ahead(database, rows_ahead_query().c_str());
  ahead.bind(":last", head_of(database).operation);
  if (ahead.next()) {
    throw Error(ErrorKind::unusable_database, rows_ahead(ahead.text("name")),
                {check_names_the_rows()});
  }
}

std::optional<OperationId> find_break(const SQLite::Database& database) {
  return find_break_behind(database, std::nullopt, {});
}

std::optional<OperationId> find_break_in_last(const SQLite::Database& database, int count) {
  Statement unsealed(database, first_unsealed_operation);
  if (unsealed.next()) return unsealed.integer("id");
  Statement start(database, digest_before_last);
  start.bind(":count", count);
  if (!start.next()) return find_break(database);
  return find_break_behind(database, start.integer("operation"), start.text("digest"));
}

BreakFound find_break_quickly(const SQLite::Database& database, int count, std::int64_t rows) {
  Statement unsealed(database, first_unsealed_operation);
  if (unsealed.next()) return {unsealed.integer("id"), false};
  BreakFound found;
  Sealer sealer(database);
  Statement stored(database, rows_up_to_query().c_str());
  const std::vector<ChainEnd> last = read_last_digests(database, count + 1);
  for (std::size_t i = 0; i < last.size() && i < static_cast<std::size_t>(count); ++i) {
    const ChainEnd& one = last[i];
    stored.bind(":operation", one.operation).bind(":most", rows + 1);
    const std::int64_t own = stored.next() ? stored.integer("row_count") : 0;
    stored.next();
    if (own > rows) {
      found.in_part = true;
      continue;
    }
    rows -= own;
    const std::string before = i + 1 < last.size() ? last[i + 1].digest : std::string();
    if (sealer.digest(one.operation, before) != one.digest) found.operation = one.operation;
  }
  return found;
}

std::int64_t count_rows_of(const SQLite::Database& database, OperationId operation) {
  Statement row(database, rows_stored_query().c_str());
  row.bind(":operation", operation);
  row.next();
  return row.integer("row_count");
}

void find_loose_rows(const SQLite::Database& database, Depth depth, Inspection& found) {
  Statement rows(database, loose_rows_query().c_str());
  rows.bind(":last", head_of(database).operation)
      .bind(":gaps", depth == Depth::full)
      .bind(":most", loose_rows_named);
  while (rows.next()) {
    found.loose_rows.push_back(
        {rows.text("name"), rows.integer("row_id"), rows.integer("operation")});
  }
  Statement definitions(database, loose_definitions_query().c_str());
  while (definitions.next()) {
    found.loose_definitions.push_back({definitions.text("name"), definitions.number("revision"),
                                       definitions.integer("row_count")});
  }
}

std::optional<OperationId> Store::broken_operation() const {
  return connection_->use([](SQLite::Database& database) { return find_break(database); });
}

}  // namespace track::store
