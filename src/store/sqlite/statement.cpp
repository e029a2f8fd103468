#include "statement.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <algorithm>
#include <utility>

#include "sqlite_error.hpp"

namespace track::store {

Statement::Statement(const SQLite::Database& database, const char* query)
    : statement_(database, query) {
  const int count = statement_.getColumnCount();
  columns_.reserve(static_cast<std::size_t>(count));
  for (int index = 0; index < count; ++index) {
    columns_.emplace_back(statement_.getColumnName(index));
  }
}

Statement& Statement::bind_integer(const char* name, std::int64_t value) {
  statement_.bind(place_of(name), value);
  return *this;
}

Statement& Statement::bind_null(const char* name) {
  statement_.bind(place_of(name));
  return *this;
}

Statement& Statement::bind(const char* name, std::string_view value) {
  statement_.bind(place_of(name), std::string(value));
  return *this;
}

// Who stores many rows binds them in one order: the parameter wanted is the one behind the last.
int Statement::place_of(const char* parameter) {
  if (bound_ == parameters_.size() || parameters_[bound_].name != parameter) {
    const auto found = std::ranges::find(parameters_, parameter, &Parameter::name);
    bound_ = static_cast<std::size_t>(found - parameters_.begin());
    if (found == parameters_.end()) {
      parameters_.push_back({parameter, statement_.getIndex(parameter)});
    }
  }
  return parameters_[bound_++].place;
}

Statement& Statement::bind(const char* name, Day day) {
  return bind(name, iso(day));
}

Statement& Statement::bind(const char* name, std::chrono::month_day day) {
  return bind(name, to_stored(day));
}

Statement& Statement::bind(const char* name, Moment moment) {
  return bind(name, iso(moment));
}

Statement& Statement::bind_reference(const char* name, std::string_view id) {
  return id.empty() ? bind_null(name) : bind(name, id);
}

Statement& Statement::bind(const Value& value) {
  const bool has_amount = value.form == ValueForm::quantity || value.form == ValueForm::percentage;
  const bool has_parts = value.form == ValueForm::fraction;
  bind(":form", value.form);
  bind(":amount", has_amount ? std::optional(value.amount) : std::nullopt);
  bind(":numerator", has_parts ? std::optional(value.numerator) : std::nullopt);
  bind(":denominator", has_parts ? std::optional(value.denominator) : std::nullopt);
  return bind(":n", has_amount ? value.n : std::nullopt);
}

void Statement::run() {
  const int rows = statement_.exec();
  statement_.reset();
  if (rows != 1) throw SQLite::Exception(row_not_stored, SQLITE_CORRUPT);
}

void Statement::run_through() {
  while (next()) {
  }
}

bool Statement::next() {
  if (statement_.executeStep()) return true;
  statement_.reset();
  return false;
}

// Cells are read in the order of the columns as well, some of them twice.
int Statement::index_of(std::string_view column) const {
  for (const std::size_t at : {read_, read_ + 1}) {
    if (at < columns_.size() && columns_[at] == column) return static_cast<int>(read_ = at);
  }
  const auto found = std::find(columns_.begin(), columns_.end(), column);
  if (found == columns_.end()) {
    throw SQLite::Exception("no column " + std::string(column) + " in: " + statement_.getQuery());
  }
  read_ = static_cast<std::size_t>(found - columns_.begin());
  return static_cast<int>(read_);
}

std::int64_t Statement::integer(std::string_view column) const {
  return statement_.getColumn(index_of(column)).getInt64();
}

int Statement::number(std::string_view column) const {
  const std::int64_t value = integer(column);
  if (!std::in_range<int>(value)) throw_unreadable(std::to_string(value));
  return static_cast<int>(value);
}

FiscalYear Statement::fiscal_year(std::string_view column) const {
  constexpr int last_readable = 9999;
  const int year = number(column);
  if (year < 1 || year > last_readable) throw_unreadable(std::to_string(year));
  return {year};
}

std::string Statement::id(std::string_view column) const {
  std::string text = this->text(column);
  if (text.empty()) throw_unreadable(std::string(column) + " \"\"");
  return text;
}

std::string Statement::text(std::string_view column) const {
  return statement_.getColumn(index_of(column)).getString();
}

Quantity Statement::quantity(std::string_view column) const {
  return Quantity::from_units(integer(column));
}

Value Statement::value() const {
  return {word<ValueForm>("form"), quantity("amount"), quantity("numerator"),
          quantity("denominator"), optional_integer("n")};
}

bool Statement::is_null(std::string_view column) const {
  return statement_.getColumn(index_of(column)).isNull();
}

bool Statement::is_integer(std::string_view column) const {
  return statement_.getColumn(index_of(column)).isInteger();
}

std::optional<std::int64_t> Statement::optional_integer(std::string_view column) const {
  if (is_null(column)) return std::nullopt;
  return integer(column);
}

std::int64_t single_integer(const SQLite::Database& database, const char* query,
                            const char* column) {
  Statement row(database, query);
  return row.next() ? row.integer(column) : 0;
}

}  // namespace track::store
