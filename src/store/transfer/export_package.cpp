#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>

#include <set>
#include <string>
#include <system_error>

#include "../definitions/definitions.hpp"
#include "../record/chain.hpp"
#include "../schema/schema.hpp"
#include "../sqlite/connection.hpp"
#include "../sqlite/file_system.hpp"
#include "../sqlite/sqlite_error.hpp"
#include "cells.hpp"
#include "package_files.hpp"
#include "package_folder.hpp"
#include "record_tables.hpp"
#include "track/base/error.hpp"
#include "track/base/text.hpp"
#include "track/store/packages.hpp"
#include "written_file.hpp"

namespace track::store {

namespace {

namespace fs = std::filesystem;

constexpr Message<> nothing_recorded{
    "there is nothing to export: nothing was loaded or recorded",
    "読み込みも記録も行われていないため、書き出すものがありません"};
constexpr Message<OperationId> broken_chain{
    "the chain of digests breaks at operation {}: a package of it could not be imported",
    "ダイジェストの連鎖が操作{}で途切れているため、取り込めるパッケージを作成できません"};
constexpr Message<> check_tells{"\"track check --full\" tells more",
                                "詳しくは「track check --full」で確認できます"};

constexpr Message<std::string, std::string> holds_more{"the folder {} is not empty: it holds {}",
                                                       "フォルダ {} は空ではなく、{} があります"};
constexpr Message<std::string> of_other_record{"the folder {} holds a package of another record",
                                               "フォルダ {} には、別の記録のパッケージがあります"};
constexpr Message<std::string, OperationId> goes_further{
    "the folder {} holds a package with other operations, up to {}, than the record",
    "フォルダ {} のパッケージには、この記録と異なる操作（操作{}まで）があります"};
constexpr Message<> only_own_packages{
    "only an earlier package of this record is replaced; give another folder",
    "上書きするのは、この記録の以前のパッケージだけです。別のフォルダを指定してください"};

constexpr const char* plan_in_force = R"sql(
  SELECT id, name FROM plan WHERE revision = :revision)sql";
constexpr const char* digest_of_operation = R"sql(
  SELECT digest FROM chain WHERE operation = :operation)sql";

std::string header_of(const TableDescription& table) {
  std::string line;
  for (const TableColumn& column : table.columns) {
    line += (line.empty() ? "" : ",") + column.name;
  }
  return line + "\r\n";
}

TableFile write_table(const SQLite::Database& database, const RecordTable& table,
                      const fs::path& folder) {
  TableFile made{table.description, csv_name(table.description.name), 0, 0, {}};
  WrittenFile file(folder / made.name);
  file.add(header_of(table.description));
  SQLite::Statement rows(database, rows_behind(table));
  rows.bind(":after", 0);
  std::string line;
  for (; rows.executeStep(); ++made.rows) {
    line.clear();
    for (int i = 0; i < rows.getColumnCount(); ++i) {
      if (i > 0) line += ',';
      line +=
          csv_cell(rows.getColumn(i), table.description.columns[static_cast<std::size_t>(i)].kind);
    }
    file.add(line += "\r\n");
  }
  file.finish();
  made.bytes = file.bytes();
  made.digest = file.digest();
  return made;
}

// Of words and numbers that need no quotes.
TableFile write_lines(const TableDescription& table, const std::vector<std::string>& lines,
                      const fs::path& folder) {
  TableFile made{table, csv_name(table.name), static_cast<std::int64_t>(lines.size()), 0, {}};
  WrittenFile file(folder / made.name);
  file.add(header_of(table));
  for (const std::string& line : lines) file.add(line + "\r\n");
  file.finish();
  made.bytes = file.bytes();
  made.digest = file.digest();
  return made;
}

void name_plan(const SQLite::Database& database, TablePackage& package) {
  const std::optional<int> revision = find_last_revision(database, {});
  if (!revision) return;
  Statement plan(database, plan_in_force);
  plan.bind(":revision", *revision);
  if (!plan.next()) return;
  package.plan = plan.text("id");
  package.plan_name = plan.text("name");
}

TablePackage write_tables(const SQLite::Database& database, const fs::path& folder) {
  TablePackage package;
  const ChainEnd head = head_of(database);
  if (head.operation == 0) throw Error(ErrorKind::refused, nothing_recorded());
  if (const auto broken = find_break(database)) {
    throw Error(ErrorKind::unusable_database, broken_chain(*broken), {check_tells()});
  }
  package.record = first_digest_of(database);
  package.last_operation = head.operation;
  package.digest = head.digest;
  name_plan(database, package);
  std::vector<std::string> files;
  for (const RecordTable& table : record_tables(database)) {
    package.files.push_back(write_table(database, table, folder));
    const TableFile& made = package.files.back();
    files.push_back(fmt::format("{},{},{}", made.table.name, made.rows, made.digest));
  }
  const std::string head_line =
      fmt::format("{},{},{},{},{}", package_format, newest_schema_version(), package.record,
                  package.last_operation, package.digest);
  package.files.insert(package.files.begin(), write_lines(head_description(), {head_line}, folder));
  package.files.push_back(write_lines(files_description(), files, folder));
  return package;
}

void require_earlier_package(const SQLite::Database& database, const TablePackage& package,
                             const fs::path& folder, const std::set<std::string>& names) {
  const std::string shown = printable(folder.string());
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    const bool is_file = fs::is_regular_file(entry.symlink_status());
    if (names.contains(name) && is_file) continue;
    throw Error(ErrorKind::refused, holds_more(shown, printable(name)), {only_own_packages()});
  }
  const PackageHead head = read_head(folder);
  if (head.record != package.record) {
    throw Error(ErrorKind::refused, of_other_record(shown), {only_own_packages()});
  }
  Statement digest(database, digest_of_operation);
  digest.bind(":operation", head.last_operation);
  if (!digest.next() || digest.text("digest") != head.digest) {
    throw Error(ErrorKind::refused, goes_further(shown, head.last_operation),
                {only_own_packages()});
  }
}

// All that a package of this version or an earlier one may hold.
std::set<std::string> names_in(const TablePackage& package) {
  std::set<std::string> names = {descriptor_name};
  for (const TableFile& file : package.files) names.insert(file.name);
  return names;
}

void require_replaceable(const SQLite::Database& database, const TablePackage& package,
                         const fs::path& folder) {
  try {
    require_earlier_package(database, package, folder, names_in(package));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::bad_input) throw;
    throw Error(ErrorKind::refused, error.message(), {only_own_packages()});
  } catch (const fs::filesystem_error& problem) {
    throw_cannot_make(folder, problem.code().value(), ErrorKind::refused);
  }
}

}  // namespace

ExportedPackage export_package(const fs::path& database, const fs::path& folder,
                               const std::function<std::string(const TablePackage&)>& describe) {
  return translating_errors(database, [&] {
    SQLite::Database source = open_database(database, Access::read);
    const SQLite::Transaction moment_of_package(source);  // others may write meanwhile
    NewFolder made(folder);
    ExportedPackage exported{write_tables(source, made.path()), folder};
    WrittenFile descriptor(made.path() / descriptor_name);
    descriptor.add(describe(exported.content));
    descriptor.finish();
    exported.replaced = made.commit([&](const fs::path& there) {
      require_replaceable(source, exported.content, there);
      return names_in(exported.content);
    });
    return exported;
  });
}

}  // namespace track::store
