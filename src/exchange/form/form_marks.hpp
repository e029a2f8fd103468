#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "track/base/error.hpp"
#include "track/base/period.hpp"
#include "track/exchange/workbook.hpp"
#include "track/model/form.hpp"
#include "track/model/plan.hpp"

// By what a workbook is known to be a form, and what its columns are.
namespace track::exchange {

struct FirstCells {
  std::optional<FormIdentity> identity;
  bool begun = false;  // alone: the identity was damaged
  bool shown = false;  // in a sheet that is not hidden
};
FirstCells first_cells(const Workbook& workbook);
// With their identity. Throws Error (bad_input): no form, or one of another plan or year.
FirstCells required_cells(const Workbook& workbook, const Plan& plan,
                          const std::optional<FiscalYear>& year);
// Of a form none of whose sheets has its row of keys.
Error without_keys(const Workbook& workbook, const FirstCells& cells);
// The way out where a form is past mending.
Localized copy_into_new();

// The ids of the rows as written, from the hidden sheet; none where the format has none.
std::vector<std::string> ids_written(const Workbook& workbook);

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
