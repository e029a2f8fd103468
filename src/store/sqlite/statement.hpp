#pragma once

#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "stored_words.hpp"
#include "track/base/date.hpp"
#include "track/base/fiscal_year.hpp"
#include "track/base/quantity.hpp"
#include "track/model/value.hpp"

namespace track::store {

// A query put together of parts while compiling.
template <std::size_t size>
struct Sql {
  char text[size];
};
constexpr const char* text_of(const char* text) {
  return text;
}
template <std::size_t size>
constexpr const char* text_of(const Sql<size>& sql) {
  return sql.text;
}
template <class... Parts>
consteval auto sql(const Parts&... parts) {
  Sql<(1 + ... + (sizeof(Parts) - 1))> whole{};
  char* end = whole.text;
  ((end = std::copy_n(text_of(parts), sizeof(Parts) - 1, end)), ...);
  return whole;
}

// A prepared query whose parameters (":name") and columns are met by name, in the types of the
// program. What is bound stays bound for the next run.
class Statement {
 public:
  Statement(const SQLite::Database& database, const char* query);
  template <std::size_t size>
  Statement(const SQLite::Database& database, const Sql<size>& query)
      : Statement(database, query.text) {}

  Statement& bind(const char* name, std::integral auto value) {
    return bind_integer(name, static_cast<std::int64_t>(value));
  }
  Statement& bind(const char* name, std::string_view value);
  Statement& bind(const char* name, Quantity value) { return bind_integer(name, value.units()); }
  Statement& bind(const char* name, FiscalYear year) { return bind_integer(name, year.number); }
  Statement& bind(const char* name, Day day);
  Statement& bind(const char* name, std::chrono::month_day day);
  Statement& bind(const char* name, Moment moment);
  template <class E>
  requires std::is_enum_v<E> Statement& bind(const char* name, E value) {
    return bind(name, to_stored(value));
  }
  template <class T>
  Statement& bind(const char* name, const std::optional<T>& value) {
    return value ? bind(name, *value) : bind_null(name);
  }
  Statement& bind_null(const char* name);
  // An id, or NULL for none.
  Statement& bind_reference(const char* name, std::string_view id);
  // :form, :amount, :numerator, :denominator and :n; NULL for what the form gives no meaning.
  Statement& bind(const Value& value);

  // Stores a row. Throws where none was stored, or more than one.
  void run();
  // Runs it to its end, whatever number of rows it changes.
  void run_through();
  // Goes to the first row, then to the next; false after the last, and ready for the next run.
  bool next();

  // The cells of the row. A NULL reads as "" or zero where the type has no absence. What no program
  // of ours stores throws Error (unusable_database): a number or a year that nothing could count
  // up to, a day that does not exist, an id that is empty.
  std::int64_t integer(std::string_view column) const;
  int number(std::string_view column) const;
  bool flag(std::string_view column) const { return integer(column) != 0; }
  std::string text(std::string_view column) const;
  std::string id(std::string_view column) const;
  Quantity quantity(std::string_view column) const;
  FiscalYear fiscal_year(std::string_view column) const;
  Day day(std::string_view column) const { return day_from_stored(text(column)); }
  Moment moment(std::string_view column) const { return moment_from_stored(text(column)); }
  template <class E>
  E word(std::string_view column) const {
    return from_stored<E>(text(column));
  }
  Value value() const;  // of the columns form, amount, numerator, denominator and n
  bool is_null(std::string_view column) const;
  bool is_integer(std::string_view column) const;  // as it is stored
  // What a reader above gives, or nothing for NULL.
  std::optional<std::int64_t> optional_integer(std::string_view column) const;

 private:
  Statement& bind_integer(const char* name, std::int64_t value);
  int place_of(const char* parameter);
  int index_of(std::string_view column) const;

  struct Parameter {
    std::string name;
    int place = 0;
  };

  SQLite::Statement statement_;
  std::vector<Parameter> parameters_;  // in the order in which they were first bound
  std::size_t bound_ = 0;              // behind the one bound last
  std::vector<std::string> columns_;   // SQLiteCpp's own look-up builds a string for every cell
  mutable std::size_t read_ = 0;       // the one read last
};

// A column of the first row; 0 where there is none.
std::int64_t single_integer(const SQLite::Database& database, const char* query,
                            const char* column);

}  // namespace track::store
