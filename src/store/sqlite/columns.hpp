#pragma once

#include <fmt/format.h>

#include <chrono>
#include <concepts>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "statement.hpp"
#include "track/base/date.hpp"

namespace track::store {

// The columns of a table are listed once, by a function that names each with the member it holds:
//
//   template <class Row, Is<Theme> T>
//   void columns(Row& row, T& theme) {
//     row.id("id", theme.id);
//     row("name", theme.name);
//   }
//
// The queries are built from it (ColumnNames), and rows written (ColumnBinder) and read
// (ColumnReader). `reference` is an id, NULL for none; `added` a column that a later schema added,
// NULL in the rows before it, for which the member's default stands; `fallback` a column that has a
// word of its own for what is not written; `group` are columns that are NULL together, as the one
// named is.
template <class T, class U>
concept Is = std::same_as<std::remove_const_t<T>, U>;

class ColumnNames {
 public:
  template <class T>
  void operator()(const char* name, const T&) {
    names_.emplace_back(name);
  }
  template <class T>
  void added(const char* name, const T&) {
    names_.emplace_back(name);
  }
  template <class T>
  void fallback(const char* name, const std::optional<T>&, T) {
    names_.emplace_back(name);
  }
  void id(const char* name, const std::string&) { names_.emplace_back(name); }
  void reference(const char* name, const std::string&) { names_.emplace_back(name); }
  void value(const Value&) {
    names_.insert(names_.end(), {"form", "amount", "numerator", "denominator", "n"});
  }
  template <class T, class Columns>
  void group(const char*, const std::optional<T>&, Columns columns) {
    T item{};
    columns(*this, item);
  }

  // "id, name", each behind the prefix.
  std::string list(std::string_view prefix = {}) const {
    std::string list;
    for (const std::string& name : names_) {
      fmt::format_to(std::back_inserter(list), "{}{}{}", list.empty() ? "" : ", ", prefix, name);
    }
    return list;
  }

 private:
  std::vector<std::string> names_;
};

template <class Item>
ColumnNames column_names() {
  ColumnNames names;
  Item item{};
  columns(names, item);
  return names;
}

// What the item says, bound as ":name".
class ColumnBinder {
 public:
  explicit ColumnBinder(Statement& statement) : statement_(statement) {}

  template <class T>
  void operator()(const char* name, const T& value) {
    statement_.bind(parameter(name).c_str(), value);
  }
  template <class T>
  void added(const char* name, const T& value) {
    (*this)(name, value);
  }
  template <class T>
  void fallback(const char* name, const std::optional<T>& value, T unwritten) {
    (*this)(name, value.value_or(unwritten));
  }
  void id(const char* name, const std::string& id) { (*this)(name, id); }
  void reference(const char* name, const std::string& id) {
    statement_.bind_reference(parameter(name).c_str(), id);
  }
  void value(const Value& value) { statement_.bind(value); }
  template <class T, class Columns>
  void group(const char*, const std::optional<T>& item, Columns columns) {
    if (item) {
      columns(*this, *item);
    } else {
      const auto bind_null = [this](const char* name, const auto&) {
        statement_.bind_null(parameter(name).c_str());
      };
      const T none{};
      columns(bind_null, none);
    }
  }

 private:
  static std::string parameter(const char* name) { return std::string(":") += name; }

  Statement& statement_;
};

// The cells of a row.
class ColumnReader {
 public:
  explicit ColumnReader(const Statement& row) : row_(row) {}

  template <class T>
  void operator()(const char* name, T& value) {
    value = cell(name, static_cast<T*>(nullptr));
  }
  template <class T>
  void added(const char* name, T& value) {
    if (!row_.is_null(name)) (*this)(name, value);
  }
  template <class T>
  void fallback(const char* name, std::optional<T>& value, T unwritten) {
    T stored{};
    (*this)(name, stored);
    if (stored != unwritten) value = stored;
  }
  void id(const char* name, std::string& id) { id = row_.id(name); }
  void reference(const char* name, std::string& id) { id = row_.text(name); }
  void value(Value& value) { value = row_.value(); }
  template <class T, class Columns>
  void group(const char* key, std::optional<T>& item, Columns columns) {
    if (!row_.is_null(key)) columns(*this, item.emplace());
  }

 private:
  // By type, which the pointer tells.
  std::string cell(const char* name, std::string*) { return row_.text(name); }
  bool cell(const char* name, bool*) { return row_.flag(name); }
  int cell(const char* name, int*) { return row_.number(name); }
  std::int64_t cell(const char* name, std::int64_t*) { return row_.integer(name); }
  Quantity cell(const char* name, Quantity*) { return row_.quantity(name); }
  FiscalYear cell(const char* name, FiscalYear*) { return row_.fiscal_year(name); }
  Day cell(const char* name, Day*) { return row_.day(name); }
  std::chrono::month_day cell(const char* name, std::chrono::month_day*) {
    return month_day_from_stored(row_.text(name));
  }
  template <class E>
  requires std::is_enum_v<E> E cell(const char* name, E*) { return row_.word<E>(name); }
  template <class T>
  std::optional<T> cell(const char* name, std::optional<T>*) {
    if (row_.is_null(name)) return std::nullopt;
    return cell(name, static_cast<T*>(nullptr));
  }

  const Statement& row_;
};

template <class Item>
void bind_columns(Statement& statement, const Item& item) {
  ColumnBinder binder(statement);
  columns(binder, item);
}

template <class Item>
void read_columns(const Statement& row, Item& item) {
  ColumnReader reader(row);
  columns(reader, item);
}

// "INSERT INTO table (a, b) VALUES (:a, :b)".
inline std::string insert_into(const char* table, const std::string& columns) {
  std::string parameters = ":";
  for (const char letter : columns) {
    parameters += letter;
    if (letter == ' ') parameters += ':';
  }
  return fmt::format("INSERT INTO {} ({}) VALUES ({})", table, columns, parameters);
}

template <class Item>
std::string insert_into(const char* table, const std::string& before = {}) {
  return insert_into(table, before + column_names<Item>().list());
}

}  // namespace track::store
