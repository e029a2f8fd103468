#include "columns.hpp"

#include <fmt/format.h>

namespace track::store {

std::string ColumnNames::list(std::string_view prefix) const {
  std::string list;
  for (const std::string& name : names_) {
    fmt::format_to(std::back_inserter(list), "{}{}{}", list.empty() ? "" : ", ", prefix, name);
  }
  return list;
}

std::string insert_into(const char* table, const std::string& columns) {
  std::string parameters = ":";
  for (const char letter : columns) {
    parameters += letter;
    if (letter == ' ') parameters += ':';
  }
  return fmt::format("INSERT INTO {} ({}) VALUES ({})", table, columns, parameters);
}

}  // namespace track::store
