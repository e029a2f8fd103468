#pragma once

#include <optional>
#include <string>
#include <vector>

#include "decimal.hpp"
#include "label.hpp"
#include "track/base/error.hpp"
#include "track/model/mapping.hpp"
#include "track/model/plan.hpp"

namespace track::exchange {

// What a cell says as a value, or as a part of one.
struct ValueText {
  std::optional<std::string> text;  // nothing: refused; empty: it says nothing
  Fault fault{};
  bool is_word = false;  // what a symbol stands for: "unknown"
};

// Reads values as read_value() does, by the rules of a table: no sign has a meaning that the table
// does not give it, a percentage is what is shown, and nothing is rounded unasked.
class SheetValues {
 public:
  explicit SheetValues(const TableMapping& table);

  // Of plain digits at once, as most cells are; nothing for any other.
  std::optional<Value> plain_value(const Cell& cell, const Indicator& indicator) const;
  ValueText text_of(const Cell& cell, const Indicator& indicator) const;
  // A value made of the texts of cells.
  static Parsed<Value> read(const std::string& text, const Indicator& indicator);
  // Why the unit of the table is none of the indicator's.
  std::optional<Fault> fault_of_unit(const Indicator& indicator) const;

 private:
  ValueText written_text(const Cell& cell, const Indicator& indicator) const;
  // `number`: nothing where the cell holds none that can be read.
  std::optional<Fault> fault_of_format(const Cell& cell,
                                       const std::optional<Decimal>& number) const;
  ValueText number_text(const Cell& cell) const;
  ValueText scaled(const std::string& number, const std::string& rest) const;
  std::string without_unit(std::string text) const;

  const TableMapping& table_;
  Meanings symbols_;
  int tens_;
  std::string unit_;  // what is left of the table's unit without its multiple: 人 of 千人
};

}  // namespace track::exchange
