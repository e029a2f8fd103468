#include "table_checks.hpp"

#include <SQLiteCpp/Exception.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <cctype>

#include "../sqlite/statement.hpp"

namespace track::store {

namespace {

constexpr const char* tables_there = R"sql(
  SELECT name, coalesce(sql, '') AS sql FROM sqlite_schema
  WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
  ORDER BY name)sql";

constexpr const char* columns_of_table = R"sql(
  SELECT name, type, "notnull" AS required FROM pragma_table_info(:table))sql";

bool is_word(char letter) {
  return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_';
}

// Behind the quoted text, comment or single character that begins at `at`.
std::size_t end_of_token(std::string_view sql, std::size_t at) {
  const auto behind = [&](std::string_view end, std::size_t from) {
    const std::size_t found = sql.find(end, from);
    return found == std::string_view::npos ? sql.size() : found + end.size();
  };
  const std::string_view rest = sql.substr(at);
  if (rest.starts_with("--")) return behind("\n", at);
  if (rest.starts_with("/*")) return behind("*/", at + 2);
  if (rest.front() == '[') return behind("]", at + 1);
  for (const std::string_view quote : {"'", "\"", "`"}) {
    if (rest.starts_with(quote)) return behind(quote, at + 1);  // a doubled one begins the next
  }
  if (!is_word(rest.front())) return at + 1;
  std::size_t end = at;
  while (end < sql.size() && is_word(sql[end])) ++end;
  return end;
}

bool is_check(std::string_view word) {
  return word.size() == 5 && sqlite3_strnicmp(word.data(), "check", 5) == 0;
}

// What stands within the brackets that open at `at`; `at` goes behind them.
std::string_view within_brackets(std::string_view sql, std::size_t& at) {
  const std::size_t first = at + 1;
  int depth = 0;
  do {
    if (sql[at] == '(') ++depth;
    if (sql[at] == ')') --depth;
    at = end_of_token(sql, at);
  } while (depth > 0 && at < sql.size());
  return sql.substr(first, at - first - 1);
}

// What the columns of a STRICT table ask of every row.
void add_types(const SQLite::Database& database, const std::string& table,
               std::vector<std::string>& checks) {
  Statement column(database, columns_of_table);
  column.bind(":table", std::string_view(table));
  while (column.next()) {
    const std::string name = quoted(column.text("name"));
    const std::string type = column.text("type");
    if (column.flag("required")) checks.push_back(name + " IS NOT NULL");
    if (type == "INTEGER" || type == "TEXT") {
      checks.push_back(fmt::format("typeof({}) IN ('null', lower('{}'))", name, type));
    }
  }
}

// A row for which one is false; what is NULL is no violation.
std::string refused_row_query(const std::string& table, const std::vector<std::string>& checks) {
  std::string refused;
  for (const std::string& check : checks) {
    refused += fmt::format("{}NOT ({}\n)", refused.empty() ? "" : " OR ", check);
  }
  return fmt::format("SELECT 1 FROM {} WHERE ({})", quoted(table), refused);
}

bool is_any_refused(const SQLite::Database& database, const std::string& query,
                    const LongTable* in_part) {
  if (in_part == nullptr) return Statement(database, (query + " LIMIT 1").c_str()).next();
  Statement refused(database, (query + within_span + " LIMIT 1").c_str());
  for (const LongTable::Span& span : in_part->read) {
    refused.bind(":first", span.first).bind(":last", span.last);
    if (refused.next()) return true;
  }
  return false;
}

// A cell or row that is no total, in pages that are whole.
bool is_of_kept_totals(const std::string& fault) {
  return fault.find(" value in kept_") != std::string::npos ||
         fault.find("constraint failed in kept_") != std::string::npos;
}

// The first of the record itself, and the first of the kept totals before it; "ok" is none.
TableFaults faults_told(const SQLite::Database& database, const std::string& check,
                        const std::string& of) {
  TableFaults found;
  Statement answer(database, fmt::format("PRAGMA {} ({})", check, of).c_str());
  while (!found.of_record && answer.next()) {
    if (const std::string text = answer.text(check); text != "ok") found.add(text);
  }
  return found;
}

// Keeps SQLite from asking the CHECK clauses while it lives.
class WithoutConstraints {
 public:
  explicit WithoutConstraints(const SQLite::Database& database) : database_(database) { set("ON"); }
  ~WithoutConstraints() {
    try {
      set("OFF");
    } catch (const SQLite::Exception&) {  // the connection writes nothing
    }
  }
  WithoutConstraints(const WithoutConstraints&) = delete;
  WithoutConstraints& operator=(const WithoutConstraints&) = delete;

 private:
  void set(const char* value) {
    Statement(database_, fmt::format("PRAGMA ignore_check_constraints = {}", value).c_str()).next();
  }

  const SQLite::Database& database_;
};

}  // namespace

std::vector<std::string> check_conditions(std::string_view create_table) {
  std::vector<std::string> found;
  bool behind_check = false;
  for (std::size_t at = 0; at < create_table.size();) {
    if (behind_check && create_table[at] == '(') {
      found.emplace_back(within_brackets(create_table, at));
      behind_check = false;
      continue;
    }
    const std::size_t end = end_of_token(create_table, at);
    const std::string_view token = create_table.substr(at, end - at);
    const bool blank = std::isspace(static_cast<unsigned char>(token.front())) != 0 ||
                       token.starts_with("--") || token.starts_with("/*");
    if (!blank) behind_check = is_check(token);
    at = end;
  }
  return found;
}

void TableFaults::add(const std::string& fault) {
  std::optional<std::string>& first = is_of_kept_totals(fault) ? of_kept_totals : of_record;
  if (!first) first = fault;
}

void TableFaults::add(const TableFaults& others) {
  if (!of_record) of_record = others.of_record;
  if (!of_kept_totals) of_kept_totals = others.of_kept_totals;
}

TableFaults page_faults(const SQLite::Database& database, Depth depth) {
  constexpr const char* as_many_as_totals_may_have = "100000";
  const WithoutConstraints unasked(database);
  const std::string check = depth == Depth::full ? "integrity_check" : "quick_check";
  TableFaults found = faults_told(database, check, "1");
  if (!found.of_kept_totals) return found;
  return faults_told(database, check, as_many_as_totals_may_have);
}

TableFaults page_faults_in_part(const SQLite::Database& database,
                                const std::vector<LongTable>& in_part) {
  const WithoutConstraints unasked(database);
  TableFaults found;
  Statement table(database, tables_there);
  while (!found.of_record && table.next()) {
    const std::string name = table.text("name");
    if (find_table(in_part, name) != nullptr) continue;
    found.add(faults_told(database, "quick_check", quoted(name)));
  }
  return found;
}

TableFaults constraint_faults(const SQLite::Database& database,
                              const std::vector<LongTable>& in_part) {
  TableFaults found;
  Statement table(database, tables_there);
  while (!found.of_record && table.next()) {
    const std::string name = table.text("name");
    const LongTable* part = find_table(in_part, name);
    std::vector<std::string> checks = check_conditions(table.text("sql"));
    if (part != nullptr) add_types(database, name, checks);
    if (checks.empty()) continue;
    try {
      if (is_any_refused(database, refused_row_query(name, checks), part)) {
        found.add(fmt::format("CHECK constraint failed in {}", name));
      }
    } catch (const SQLite::Exception& exception) {
      // A table that somebody added, with a clause that means something within it alone.
      if (exception.getErrorCode() != SQLITE_ERROR) throw;
      found.add(faults_told(database, "integrity_check", quoted(name)));
    }
  }
  return found;
}

}  // namespace track::store
