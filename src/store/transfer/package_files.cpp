#include "package_files.hpp"

#include <algorithm>
#include <variant>
#include <vector>

#include "../schema/schema.hpp"
#include "cells.hpp"
#include "track/base/error.hpp"
#include "track/base/text.hpp"
#include "track/store/packages.hpp"

namespace track::store {

namespace {

constexpr Message<std::string> no_package_of_ours{
    "{} is not a package made by \"track export\"",
    "{} は「track export」で作成したパッケージではありません"};
constexpr Message<std::string> has_no_head{"it has no readable {}", "{} が読み取れません"};
constexpr Message<std::string, std::int64_t, std::int64_t, std::int64_t, std::int64_t>
    of_newer_track{
        "the package {} was made by a newer track (format {}, schema {}; this one knows {} and {})",
        "パッケージ {} は、より新しい track で作成されています（形式{}・スキーマ{}。この track "
        "は形式{}・スキーマ{}まで）"};
constexpr Message<> use_newer_track{"use the newer track", "新しい track を使用してください"};

using Row = std::vector<CsvCell>;

std::int64_t number_of(const CsvCell& cell) {
  const StoredCell stored = stored_cell(cell, {"", ColumnType::integer, true});
  return std::get<std::int64_t>(stored);
}

bool is_newer(const PackageHead& head) {
  return head.format > package_format || head.schema > newest_schema_version();
}

// What a newer track writes behind format and schema is not known here.
PackageHead head_in(const std::filesystem::path& folder) {
  CsvRows rows(folder / csv_name(head_name));
  Row names;
  Row cells;
  const auto require = [&](bool readable) {
    if (!readable) throw Error(ErrorKind::bad_input, has_no_head(rows.file()));
  };
  require(rows.next(names) && rows.next(cells) && cells.size() == names.size());
  require(names.size() >= 2 && names[0].text == "format" && names[1].text == "schema");
  PackageHead head{number_of(cells[0]), number_of(cells[1]), {}, 0, {}};
  require(head.format > 0 && head.schema > 0);
  if (is_newer(head)) return head;
  require(names.size() >= head_description().columns.size());
  head.record = cells[2].text;
  head.last_operation = number_of(cells[3]);
  head.digest = cells[4].text;
  return head;
}

}  // namespace

std::string csv_name(const std::string& table) {
  return table + ".csv";
}

TableDescription head_description() {
  static constexpr Message<> title{"What the package was made of", "パッケージの作成元"};
  static constexpr Message<> format{"Format of the package", "パッケージの形式"};
  static constexpr Message<> schema{"Schema of the tables", "テーブルのスキーマ"};
  static constexpr Message<> record{"Digest of the first operation, which no other record has",
                                    "最初の操作のダイジェスト（記録ごとに異なる）"};
  static constexpr Message<> last{"Last operation", "最後の操作"};
  static constexpr Message<> digest{"Digest of that", "最後の操作のダイジェスト"};
  return {head_name,
          title(),
          {{"format", ColumnType::integer, true, format()},
           {"schema", ColumnType::integer, true, schema()},
           {"record", ColumnType::text, true, record()},
           {"last_operation", ColumnType::integer, true, last()},
           {"digest", ColumnType::text, true, digest()}},
          {"record"},
          {}};
}

TableDescription files_description() {
  static constexpr Message<> title{"The tables as they were written", "書き出したテーブル"};
  static constexpr Message<> table{"Table", "テーブル"};
  static constexpr Message<> rows{"Rows", "行数"};
  static constexpr Message<> digest{"SHA-256 of the file", "ファイルのSHA-256"};
  return {files_name,
          title(),
          {{"table", ColumnType::text, true, table()},
           {"rows", ColumnType::integer, true, rows()},
           {"digest", ColumnType::text, true, digest()}},
          {"table"},
          {}};
}

PackageHead read_head(const std::filesystem::path& folder) {
  const std::string shown = printable(folder.string());
  PackageHead head;
  try {
    head = head_in(folder);
  } catch (const Error& error) {
    throw Error(ErrorKind::bad_input, no_package_of_ours(shown), {error.message()});
  }
  if (is_newer(head)) {
    throw Error(
        ErrorKind::bad_input,
        of_newer_track(shown, head.format, head.schema, package_format, newest_schema_version()),
        {use_newer_track()});
  }
  return head;
}

std::map<std::string, std::string> read_file_digests(const std::filesystem::path& folder) {
  std::map<std::string, std::string> digests;
  try {
    CsvRows rows(folder / csv_name(files_name));
    for (Row row; rows.next(row);) {
      if (row.size() >= 3) digests.emplace(row[0].text, row[2].text);
    }
  } catch (const Error&) {
    return {};  // it only helps to name what was changed
  }
  return digests;
}

bool is_package(const std::filesystem::path& folder) {
  std::error_code unreadable;
  return std::filesystem::is_regular_file(folder / descriptor_name, unreadable);
}

}  // namespace track::store
