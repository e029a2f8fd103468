#include "record_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "../record/chain_tables.hpp"
#include "../sqlite/statement.hpp"

namespace track::store {

namespace {

constexpr const char* columns_of_table = R"sql(
  SELECT name, type, "notnull" OR pk > 0 AS never_null, pk FROM pragma_table_info(:table)
  ORDER BY cid)sql";

constexpr const char* references_of_table = R"sql(
  SELECT id, "table", "from", "to" FROM pragma_foreign_key_list(:table) ORDER BY id DESC, seq)sql";

// What a column of SQLite's few types means goes by its name, which stands for one thing in all
// tables.
ColumnType kind_of(const std::string& column, std::string_view type) {
  static const std::map<std::string_view, ColumnType> kinds_by_name = {
      {"at", ColumnType::moment},         {"first_day", ColumnType::day},
      {"last_day", ColumnType::day},      {"day", ColumnType::day},
      {"as_of", ColumnType::day},         {"amount", ColumnType::decimal},
      {"numerator", ColumnType::decimal}, {"denominator", ColumnType::decimal},
      {"min", ColumnType::decimal},       {"max", ColumnType::decimal},
      {"near", ColumnType::decimal},      {"provisional", ColumnType::flag},
      {"closed", ColumnType::flag},       {"retired", ColumnType::flag},
      {"monitoring", ColumnType::flag},   {"schedule_about", ColumnType::flag},
      {"is_total", ColumnType::flag},     {"from_rate", ColumnType::decimal},
      {"personal", ColumnType::flag},     {"withdrawn", ColumnType::flag},
  };
  const auto found = kinds_by_name.find(column);
  if (found != kinds_by_name.end()) return found->second;
  return type == "TEXT" ? ColumnType::text : ColumnType::integer;
}

void read_columns_of(const SQLite::Database& database, TableDescription& table) {
  std::map<int, std::string> key;
  Statement row(database, columns_of_table);
  row.bind(":table", table.name);
  while (row.next()) {
    const std::string name = row.text("name");
    table.columns.push_back({name, kind_of(name, row.text("type")), row.flag("never_null"),
                             column_description(table.name, name)});
    if (row.number("pk") > 0) key.emplace(row.number("pk"), name);
  }
  for (auto& [place, name] : key) table.key.push_back(name);
}

void read_references_of(const SQLite::Database& database, TableDescription& table) {
  Statement row(database, references_of_table);
  row.bind(":table", table.name);
  int last = -1;
  while (row.next()) {
    if (row.number("id") != last) table.references.push_back({{}, row.text("table"), {}});
    last = row.number("id");
    table.references.back().columns.push_back(row.text("from"));
    table.references.back().to.push_back(row.text("to"));
  }
}

RecordTable described(const SQLite::Database& database, const ChainTable& table,
                      std::string owner) {
  RecordTable made;
  made.description.name = table.name;
  made.description.title = table_title(table.name);
  read_columns_of(database, made.description);
  read_references_of(database, made.description);
  made.owner = std::move(owner);
  made.order = table.order;
  made.since = table.since;
  return made;
}

constexpr ChainTable the_chain = {"chain", "operation", "operation"};

}  // namespace

std::vector<RecordTable> record_tables(const SQLite::Database& database) {
  std::vector<RecordTable> tables;
  for (const ChainTable& table : of_operations) {
    tables.push_back(described(database, table, operation_column(table)));
  }
  for (const ChainTable& table : of_revisions) {
    tables.push_back(described(database, table, "revision"));
    tables.back().of_revision = true;
  }
  tables.push_back(described(database, the_chain, operation_column(the_chain)));
  return tables;
}

std::string rows_behind(const RecordTable& table) {
  std::string columns;
  for (const TableColumn& column : table.description.columns) {
    columns += (columns.empty() ? "" : ", ") + column.name;
  }
  const char* after =
      table.of_revision
          ? "(SELECT coalesce(max(number), 0) FROM revision WHERE operation <= :after)"
          : ":after";
  return fmt::format("SELECT {} FROM {} WHERE {} > {} ORDER BY {}, {}", columns,
                     table.description.name, table.owner, after, table.owner, table.order);
}

}  // namespace track::store
