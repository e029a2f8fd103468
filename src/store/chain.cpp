#include "chain.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "chain_queries.hpp"
#include "statement.hpp"
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
constexpr Message<> chain_see_check{
    "\"track check\" names the rows; a copy from before is put back by \"track restore FILE\"",
    "該当する行は「track check」で確認できます。以前の控えには「track restore "
    "ファイル」で戻せます"};

// What an operation stores: the rows of a table by their operation or, for definitions, by the
// revision that it made.
struct Content {
  const char* table;
  const char* rows;
};

constexpr Content contents[] = {
    {"operation", "SELECT * FROM operation WHERE id = ?"},
    {"event", "SELECT * FROM event WHERE operation = ? ORDER BY id"},
    {"measurement", "SELECT * FROM measurement WHERE operation = ? ORDER BY id"},
    {"withdrawal", "SELECT * FROM withdrawal WHERE operation = ? ORDER BY id"},
    {"restoration", "SELECT * FROM restoration WHERE operation = ? ORDER BY withdrawal"},
    {"undoing", "SELECT * FROM undoing WHERE operation = ?"},
    {"closing", "SELECT * FROM closing WHERE operation = ?"},
    {"revision", "SELECT * FROM revision WHERE operation = ?"},
};

constexpr Content definitions[] = {
    {"plan", "SELECT * FROM plan WHERE revision = ?"},
    {"owner", "SELECT * FROM owner WHERE revision = ? ORDER BY id"},
    {"theme", "SELECT * FROM theme WHERE revision = ? ORDER BY id"},
    {"field", "SELECT * FROM field WHERE revision = ? ORDER BY id"},
    {"partner", "SELECT * FROM partner WHERE revision = ? ORDER BY id"},
    {"activity", "SELECT * FROM activity WHERE revision = ? ORDER BY id"},
    {"activity_owner",
     "SELECT * FROM activity_owner WHERE revision = ? ORDER BY activity, position"},
    {"indicator", "SELECT * FROM indicator WHERE revision = ? ORDER BY id"},
    {"field_indicator",
     "SELECT * FROM field_indicator WHERE revision = ? ORDER BY field, position"},
    {"target", "SELECT * FROM target WHERE revision = ? ORDER BY indicator, fiscal_year"},
    {"baseline", "SELECT * FROM baseline WHERE revision = ? ORDER BY indicator"},
    {"series_break",
     "SELECT * FROM series_break WHERE revision = ? ORDER BY indicator, fiscal_year"},
    {"item_text",
     "SELECT * FROM item_text WHERE revision = ? ORDER BY subject_kind, subject, role, position"},
};

class Sealer {
 public:
  explicit Sealer(const SQLite::Database& database)
      : database_(database), contents_(prepare(contents)) {}

  std::string digest(OperationId operation, const std::string& before) {
    Digest digest;
    digest.add(before);
    std::optional<int> revision;
    for (auto& [table, rows] : contents_) {
      rows.bind(1, static_cast<std::int64_t>(operation));
      while (rows.executeStep()) {
        add_row(table, rows, digest);
        if (table == "revision") revision = rows.getColumn("number").getInt();
      }
      rows.reset();
    }
    if (!revision) return digest.hex();
    for (auto& [table, rows] : prepare(definitions)) {
      rows.bind(1, *revision);
      while (rows.executeStep()) add_row(table, rows, digest);
    }
    return digest.hex();
  }

 private:
  using Rows = std::vector<std::pair<std::string_view, SQLite::Statement>>;

  Rows prepare(std::span<const Content> tables) const {
    Rows rows;
    for (const Content& content : tables) {
      rows.emplace_back(content.table, SQLite::Statement(database_, content.rows));
    }
    return rows;
  }

  // Each value bears its column's name, its type and its length, so that no two contents read
  // alike. A NULL adds nothing: a column that a later schema adds leaves the digests of earlier
  // rows as they were.
  static void add_row(std::string_view table, SQLite::Statement& row, Digest& digest) {
    digest.add(fmt::format("{}\n", table));
    for (int i = 0; i < row.getColumnCount(); ++i) {
      const SQLite::Column column = row.getColumn(i);
      if (column.isNull()) continue;
      const std::string value = column.getString();
      digest.add(fmt::format("{}:{}:{}:", column.getName(), column.getType(), value.size()))
          .add(value)
          .add("\n");
    }
  }

  const SQLite::Database& database_;
  Rows contents_;
};

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

}  // namespace

void seal_operations(const SQLite::Database& database) {
  Statement last(database, query::last_digest);
  std::string before = last.next() ? last.text("digest") : std::string();
  Sealer sealer(database);
  Statement insert(database, query::insert_digest);
  Statement unsealed(database, query::unsealed_operations);
  std::vector<OperationId> operations;
  while (unsealed.next()) operations.push_back(unsealed.integer("id"));
  for (const OperationId operation : operations) {
    before = sealer.digest(operation, before);
    insert.bind(":operation", operation).bind(":digest", before).run();
  }
}

void require_nothing_unsealed(const SQLite::Database& database) {
  Statement outside(database, query::operation_outside_chain);
  if (outside.next()) {
    throw Error(ErrorKind::unusable_database, outside_chain(outside.integer("id")),
                {chain_see_check()});
  }
  Statement head(database, query::last_digest);
  Statement ahead(database, query::rows_ahead);
  ahead.bind(":last", head.next() ? head.integer("operation") : 0);
  if (ahead.next()) {
    throw Error(ErrorKind::unusable_database, rows_ahead(ahead.text("name")), {chain_see_check()});
  }
}

std::optional<OperationId> find_break(const SQLite::Database& database) {
  return find_break_behind(database, std::nullopt, {});
}

std::optional<OperationId> find_break_in_last(const SQLite::Database& database, int count) {
  Statement unsealed(database, query::first_unsealed_operation);
  if (unsealed.next()) return unsealed.integer("id");
  Statement start(database, query::digest_before_last);
  start.bind(":count", count);
  if (!start.next()) return find_break(database);
  return find_break_behind(database, start.integer("operation"), start.text("digest"));
}

std::int64_t count_rows_of(const SQLite::Database& database, OperationId operation) {
  Statement row(database, query::rows_stored);
  row.bind(":operation", operation);
  row.next();
  return row.integer("row_count");
}

}  // namespace track::store
