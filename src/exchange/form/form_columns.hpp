#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "track/base/period.hpp"
#include "track/exchange/workbook.hpp"

namespace track::exchange {

// The columns of a sheet of a form, by the keys that stand above them.
class FormColumns {
 public:
  // Whether the row has the keys of id and note: then it is taken.
  bool read(const Row& row);
  void clear() { *this = {}; }

  bool empty() const { return columns_.empty(); }
  std::size_t size() const { return columns_.size(); }
  // Of the row of keys, in a text file.
  std::size_t fields() const { return fields_; }
  // Empty behind the last.
  const std::string& key(std::size_t column) const;
  // Nothing where no value is asked for.
  std::optional<Period> period(std::size_t column) const;
  // One that a form has.
  bool is_known(std::size_t column) const;
  bool has(const Period& period) const;
  // That behind the last where none has the key.
  std::size_t index_of(std::string_view key) const;

  // Trimmed; empty where the row or the sheet has no such cell.
  std::string text_at(const Row& row, std::string_view key) const;
  // Something stands where values are asked for.
  bool has_values(const Row& row) const;

 private:
  struct Column {
    std::string key;
    std::optional<Period> period;
  };
  std::vector<Column> columns_;
  std::size_t fields_ = 0;
};

}  // namespace track::exchange
