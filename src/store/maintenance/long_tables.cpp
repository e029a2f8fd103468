#include "long_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <string_view>

#include "../sqlite/connection.hpp"
#include "../sqlite/statement.hpp"

namespace track::store {

namespace {

constexpr std::int64_t stretches = 100;  // beside the last rows

// With their rows numbered and the types of their columns kept; others are no tables of track.
constexpr const char* tables_to_part = R"sql(
  SELECT name FROM pragma_table_list
  WHERE schema = 'main' AND type = 'table' AND wr = 0 AND strict AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
    AND NOT EXISTS (SELECT 1 FROM pragma_foreign_key_list(pragma_table_list.name) WHERE seq > 0)
  ORDER BY name)sql";

constexpr const char* all_tables = R"sql(
  SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name)sql";

constexpr const char* references_of_table = R"sql(
  SELECT "table" AS parent, "from" AS child, coalesce("to", 'rowid') AS key
  FROM pragma_foreign_key_list(:table))sql";

constexpr const char* broken_in_table = R"sql(
  SELECT count(*) AS broken FROM pragma_foreign_key_check(:table))sql";

// A quarter of `most` are the last rows, a quarter the stretches.
std::vector<LongTable::Span> spans_of(std::int64_t first, std::int64_t last, std::int64_t most) {
  const std::int64_t last_rows = most / 4;
  const std::int64_t stretch = std::max<std::int64_t>(1, most / 4 / stretches);
  std::vector<LongTable::Span> spans = {{last - last_rows + 1, last}};
  std::random_device random;
  std::uniform_int_distribution<std::int64_t> begins(first, last - last_rows - stretch + 1);
  for (std::int64_t i = 0; i < stretches; ++i) {
    const std::int64_t begin = begins(random);
    spans.push_back({begin, begin + stretch - 1});
  }
  std::ranges::sort(spans, {}, &LongTable::Span::first);
  return spans;
}

std::int64_t count_broken_in(const SQLite::Database& database, const LongTable& table) {
  std::int64_t broken = 0;
  Statement reference(database, references_of_table);
  reference.bind(":table", std::string_view(table.name));
  while (reference.next()) {
    const std::string child = "child." + quoted(reference.text("child"));
    Statement rows(database,
                   fmt::format("SELECT count(*) AS broken FROM {} AS child WHERE {} IS NOT "
                               "NULL AND NOT EXISTS (SELECT 1 FROM {} AS parent WHERE "
                               "parent.{} = {}) AND child.rowid BETWEEN :first AND :last",
                               quoted(table.name), child, quoted(reference.text("parent")),
                               quoted(reference.text("key")), child)
                       .c_str());
    for (const LongTable::Span& span : table.read) {
      rows.bind(":first", span.first).bind(":last", span.last);
      while (rows.next()) broken += rows.integer("broken");
    }
  }
  return broken;
}

}  // namespace

std::string quoted(std::string name) {
  for (std::size_t at = 0; (at = name.find('"', at)) != std::string::npos; at += 2) {
    name.insert(at, 1, '"');
  }
  return '"' + name + '"';
}

std::vector<LongTable> long_tables(const SQLite::Database& database, std::int64_t most) {
  std::vector<LongTable> found;
  Statement table(database, tables_to_part);
  while (table.next()) {
    const std::string name = table.text("name");
    Statement ends(database, fmt::format("SELECT (SELECT min(rowid) FROM {0}) AS first, "
                                         "(SELECT max(rowid) FROM {0}) AS last",
                                         quoted(name))
                                 .c_str());
    ends.next();
    const std::int64_t first = std::max<std::int64_t>(ends.integer("first"), 0);
    const std::int64_t last = ends.integer("last");
    if (last - first >= most) found.push_back({name, spans_of(first, last, most)});
  }
  return found;
}

const LongTable* find_table(const std::vector<LongTable>& in_part, const std::string& name) {
  const auto found = std::ranges::find(in_part, name, &LongTable::name);
  return found == in_part.end() ? nullptr : &*found;
}

std::int64_t count_broken_in_part(const SQLite::Database& database,
                                  const std::vector<LongTable>& in_part) {
  std::int64_t broken = 0;
  Statement table(database, all_tables);
  Statement all(database, broken_in_table);
  while (table.next()) {
    const std::string name = table.text("name");
    if (const LongTable* part = find_table(in_part, name)) {
      broken += count_broken_in(database, *part);
      continue;
    }
    all.bind(":table", std::string_view(name));
    while (all.next()) broken += all.integer("broken");
  }
  return broken;
}

}  // namespace track::store
