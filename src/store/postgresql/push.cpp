#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../definitions/definitions.hpp"
#include "../record/chain.hpp"
#include "../schema/schema.hpp"
#include "../sqlite/connection.hpp"
#include "../sqlite/sqlite_error.hpp"
#include "../transfer/cells.hpp"
#include "push_texts.hpp"
#include "track/base/error.hpp"
#include "track/base/text.hpp"
#include "track/store/postgresql.hpp"

namespace track::store {

namespace {

constexpr Message<> nothing_to_push{"there is nothing to export: nothing was loaded or recorded",
                                    "読み込みも記録も行われていないため、書き出すものがありません"};
constexpr Message<OperationId, OperationId> no_such_operation{
    "--after {}: the record has no such operation, the last is {}",
    "--after {}：この操作は記録にありません。最後の操作は{}です"};
constexpr Message<> was_restored{
    "if PostgreSQL holds it, the record was restored from a copy since; docs/exports.md says how "
    "to "
    "push it anew",
    "PostgreSQL にその操作がある場合は、その後に記録が復元されています。最初から送り直す方法は "
    "docs/exports.md にあります"};
constexpr Message<OperationId> chain_is_broken{
    "the chain of digests breaks at operation {}: it was changed after it was recorded",
    "ダイジェストの連鎖が操作{}で途切れています。記録後に内容が変更されています"};
constexpr Message<> full_check_tells{"\"track check --full\" tells more",
                                     "詳しくは「track check --full」で確認できます"};
constexpr Message<std::string, std::string, std::string> cannot_be_held{
    "{} of {} {} holds what PostgreSQL cannot: a NUL, or bytes that are no UTF-8",
    "{1} {2}の {0} に、PostgreSQL が扱えない文字（NUL、またはUTF-8でないバイト）があります"};

constexpr const char* digest_and_count = R"sql(
  SELECT coalesce((SELECT digest FROM chain WHERE operation = :after), '') AS digest,
         (SELECT count(*) FROM operation WHERE id > :after) AS operations)sql";
constexpr const char* plan_pushed = R"sql(
  SELECT id FROM plan ORDER BY revision DESC LIMIT 1)sql";

// As COPY has it: \N is NULL.
void add_copied(std::string_view text, std::string& line) {
  for (const char letter : text) {
    switch (letter) {
      case '\\':
        line += "\\\\";
        break;
      case '\n':
        line += "\\n";
        break;
      case '\r':
        line += "\\r";
        break;
      case '\t':
        line += "\\t";
        break;
      default:
        line += letter;
    }
  }
}

bool can_be_held(const std::string& text) {
  return text.find('\0') == std::string::npos && is_utf8(text);
}

// Hands on pieces of a size that is worth a write.
class Pieces {
 public:
  explicit Pieces(const TextSink& sink) : sink_(sink) {}
  void add(std::string_view text) {
    constexpr std::size_t worth_a_write = std::size_t{64} << 10U;
    pending_ += text;
    if (pending_.size() >= worth_a_write) flush();
  }
  void flush() {
    if (!pending_.empty()) sink_(pending_);
    pending_.clear();
  }

 private:
  const TextSink& sink_;
  std::string pending_;
};

void copy_table(const SQLite::Database& database, const RecordTable& table, OperationId after,
                const std::string& record, Pieces& pieces) {
  const TableDescription& description = table.description;
  SQLite::Statement rows(database, rows_behind(table));
  rows.bind(":after", after);
  bool begun = false;
  std::string line;
  while (rows.executeStep()) {
    if (!begun) {
      std::string columns = "record";
      for (const TableColumn& column : description.columns) columns += ", " + sql_name(column.name);
      pieces.add(
          fmt::format("COPY track.{} ({}) FROM stdin;\n", sql_name(description.name), columns));
    }
    begun = true;
    line = record;
    for (int i = 0; i < rows.getColumnCount(); ++i) {
      const TableColumn& column = description.columns[static_cast<std::size_t>(i)];
      const std::optional<std::string> cell = plain_cell(rows.getColumn(i), column.kind);
      line += '\t';
      if (!cell) {
        line += "\\N";
        continue;
      }
      if (column.kind == ColumnType::text && !can_be_held(*cell)) {
        throw Error(ErrorKind::refused,
                    cannot_be_held(column.name, description.name, rows.getColumn(0).getString()));
      }
      add_copied(*cell, line);
    }
    pieces.add(line += '\n');
  }
  if (begun) pieces.add("\\.\n");
}

struct Extent {
  ChainEnd head;
  std::string digest_before;
  std::int64_t operations = 0;
};

Extent extent_behind(const SQLite::Database& database, OperationId after) {
  Extent extent{head_of(database), {}, 0};
  if (extent.head.operation == 0) throw Error(ErrorKind::refused, nothing_to_push());
  Statement row(database, digest_and_count);
  row.bind(":after", after);
  row.next();
  extent.digest_before = row.text("digest");
  extent.operations = row.integer("operations");
  if (after > 0 && extent.digest_before.empty()) {
    throw Error(ErrorKind::refused, no_such_operation(after, extent.head.operation),
                {was_restored()});
  }
  return extent;
}

void require_whole_chain(const SQLite::Database& database, std::int64_t operations) {
  const auto broken = find_break_in_last(database, static_cast<int>(operations));
  if (!broken) return;
  throw Error(ErrorKind::unusable_database, chain_is_broken(*broken), {full_check_tells()});
}

std::string plan_of(const SQLite::Database& database) {
  Statement row(database, plan_pushed);
  return row.next() ? row.text("id") : "";
}

}  // namespace

PushedOperations write_postgresql(const std::filesystem::path& database, OperationId after,
                                  const TextSink& sink) {
  return translating_errors(database, [&] {
    SQLite::Database source = open_database(database, Access::read);
    const SQLite::Transaction moment_of_push(source);  // others may write meanwhile
    const Extent extent = extent_behind(source, after);
    require_whole_chain(source, extent.operations);
    const std::vector<RecordTable> tables = record_tables(source);
    const std::string record = first_digest_of(source);
    Pieces pieces(sink);
    pieces.add(push_beginning);
    pieces.add(push_tables(tables));
    pieces.add(push_views(tables));
    pieces.add(push_head);
    std::string plan;
    add_copied(plan_of(source), plan);
    pieces.add(fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n\\.\n", push_format,
                           newest_schema_version(), record, plan, after, extent.digest_before,
                           extent.head.operation, extent.head.digest));
    pieces.add(push_guard);
    for (const RecordTable& table : tables) copy_table(source, table, after, record, pieces);
    pieces.add(push_end);
    pieces.flush();
    return PushedOperations{extent.head.operation, extent.operations};
  });
}

}  // namespace track::store
