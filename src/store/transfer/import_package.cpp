#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <deque>
#include <fstream>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

#include "../maintenance/copy_file.hpp"
#include "../record/chain.hpp"
#include "../record/kept_totals.hpp"
#include "../record/operations.hpp"
#include "../schema/schema.hpp"
#include "../sqlite/connection.hpp"
#include "../sqlite/database_file.hpp"
#include "../sqlite/file_system.hpp"
#include "../sqlite/sqlite_error.hpp"
#include "package_files.hpp"
#include "table_cursor.hpp"
#include "track/base/digest.hpp"
#include "track/base/error.hpp"
#include "track/base/text.hpp"
#include "track/store/packages.hpp"

namespace track::store {

namespace {

namespace fs = std::filesystem;

constexpr Message<std::string, OperationId> not_empty{
    "the database {} holds a record already, up to operation {}",
    "データベース {} には、すでに記録があります（操作{}まで）"};
constexpr Message<> name_another_database{
    "a package goes into an empty database: name another one with --db; \"track restore\" replaces "
    "a "
    "record with a copy",
    "パッケージは空のデータベースにだけ取り込めます。別のデータベースを --db "
    "で指定してください。記録をバックアップで置き換えるには「track restore」を使います"};

constexpr Message<OperationId> other_content{
    "operation {} is not what was recorded: its rows do not have its digest",
    "操作{}の内容が記録時のものと異なります（ダイジェストが一致しません）"};
constexpr Message<std::string, Localized> rows_are_in_changed{
    "{} was changed after it was written: look at {}",
    "{} は書き出し後に変更されています。{}を確認してください"};
constexpr Message<std::string, Localized> rows_are_in{"its rows: {}, {}", "この操作の行：{}の{}"};
constexpr Message<std::size_t> one_line{"line {}", "{}行目"};
constexpr Message<std::size_t, std::size_t> several_lines{"lines {} to {}", "{}～{}行目"};
constexpr Message<> export_anew{"export the record again", "記録をもう一度書き出してください"};
constexpr Message<OperationId> without_digest{"operation {} has no digest",
                                              "操作{}のダイジェストがありません"};
constexpr Message<OperationId, OperationId> ends_early{
    "the package ends with operation {}, but was made of a record up to operation {}",
    "操作{1}までの記録のパッケージですが、操作{0}で終わっています"};

std::string digest_of_file(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::vector<char> piece(std::size_t{64} << 10U);
  Digest digest;
  while (stream.read(piece.data(), static_cast<std::streamsize>(piece.size())) ||
         stream.gcount() > 0) {
    digest.add({piece.data(), static_cast<std::size_t>(stream.gcount())});
  }
  return digest.hex();
}

// Stores the rows of all tables, an operation after the other.
class PackageReader {
 public:
  PackageReader(const SQLite::Database& database, const fs::path& folder, const PackageHead& head)
      : folder_(folder), head_(head), sealer_(database) {
    for (const RecordTable& table : record_tables(database)) {
      if (table.since > head.schema) continue;
      auto& cursors = table.of_revision ? definitions_ : records_;
      cursors.emplace_back(database, table, folder, head.schema);
    }
  }

  ImportedPackage read() {
    TableCursor& operations = records_.front();
    while (const auto operation = operations.owner()) take_operation(*operation);
    for (const TableCursor& cursor : records_) cursor.require_end();
    for (const TableCursor& cursor : definitions_) cursor.require_end();
    if (last_ == ChainEnd{head_.last_operation, head_.digest}) return {last_, rows_};
    throw Error(ErrorKind::bad_input, ends_early(last_.operation, head_.last_operation),
                {export_anew()});
  }

 private:
  // The last of the tables.
  TableCursor& chain() { return records_.back(); }
  const TableCursor& chain() const { return records_.back(); }
  bool is_chain(const TableCursor& cursor) const { return &cursor == &chain(); }

  void take_operation(OperationId operation) {
    std::optional<std::int64_t> revision;
    for (TableCursor& cursor : records_) {
      if (is_chain(cursor)) continue;
      rows_ += cursor.take(operation);
      if (cursor.table() == "revision" && cursor.taken() > 0) revision = cursor.last_number();
    }
    for (TableCursor& cursor : definitions_) rows_ += revision ? cursor.take(*revision) : 0;
    if (chain().owner() != operation) {
      throw Error(ErrorKind::bad_input, without_digest(operation), {export_anew()});
    }
    const std::string digest = sealer_.digest(operation, last_.digest);
    if (digest != chain().text_of("digest")) throw_changed(operation, revision.has_value());
    rows_ += chain().take(operation);
    last_ = {operation, digest};
  }

  // A file that is not as it was written tells where.
  [[noreturn]] void throw_changed(OperationId operation, bool with_definitions) const {
    const auto digests = read_file_digests(folder_);
    std::vector<Localized> changed;
    std::vector<Localized> all;
    const auto look_at = [&](const TableCursor& cursor) {
      const std::string name = csv_name(cursor.table());
      const auto [first, last] = is_chain(cursor) ? chain().next_line() : cursor.lines_taken();
      const Localized lines = first == last ? one_line(first) : several_lines(first, last);
      if (cursor.taken() > 0 || is_chain(cursor)) all.push_back(rows_are_in(name, lines));
      const auto written = digests.find(cursor.table());
      if (written == digests.end() || written->second == digest_of_file(folder_ / name)) return;
      changed.push_back(rows_are_in_changed(name, lines));
    };
    for (const TableCursor& cursor : records_) look_at(cursor);
    if (with_definitions) {
      for (const TableCursor& cursor : definitions_) look_at(cursor);
    }
    std::vector<Localized> hints = changed.empty() ? std::move(all) : std::move(changed);
    hints.push_back(export_anew());
    throw Error(ErrorKind::bad_input, other_content(operation), std::move(hints));
  }

  const fs::path& folder_;
  const PackageHead& head_;
  Sealer sealer_;
  std::deque<TableCursor> records_;
  std::deque<TableCursor> definitions_;
  ChainEnd last_;
  std::int64_t rows_ = 0;
};

// Else what the disk has no room for stays in a log beside the file, which does not go along.
void bring_into_one_file(SQLite::Database& database) {
  database.exec(query::use_one_file);
  database.exec(query::use_write_ahead_log);
}

ImportedPackage fill(const fs::path& file, const fs::path& folder, const PackageHead& head,
                     const fs::path& shown) {
  SQLite::Database database = open_database(file, Access::create);
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  require_usable_schema(database);
  require_nothing_unsealed(database);
  if (const OperationId last = highest_operation(database)) {
    throw Error(ErrorKind::refused, not_empty(shown.string(), last), {name_another_database()});
  }
  ImportedPackage imported = PackageReader(database, folder, head).read();
  make_totals(database);
  vouch_for_totals(database);
  transaction.commit();
  return imported;
}

}  // namespace

ImportedPackage import_package(const fs::path& folder, const fs::path& database) {
  const PackageHead head = read_head(folder);
  return translating_errors(database, [&] {
    std::error_code told_below;
    const bool there = fs::symlink_status(database, told_below).type() != fs::file_type::not_found;
    if (there) return fill(database, folder, head, database);
    make_folder(database.parent_path(), ErrorKind::unusable_database);
    require_locking_file_system(database);
    UnnamedCopy work(database);
    ImportedPackage imported = fill(work.path(), folder, head, database);
    {
      SQLite::Database filled = open_as_it_is(work.path());
      bring_into_one_file(filled);
    }
    work.commit();
    return imported;
  });
}

}  // namespace track::store
