#pragma once

#include <optional>

#include "form/form_columns.hpp"
#include "track/exchange/entries.hpp"
#include "track/model/plan.hpp"

// Values that stand beside their cells.
namespace track::exchange {

struct FormLine {
  const Row& row;
  const FormColumns& columns;
  const Sheet& sheet;
};

// An unquoted 1,313 is two cells of a text file: what stands behind it belongs one column further
// left, and where it was the last one, its end stands among the remarks.
std::optional<SheetFault> shifted(const FormLine& line, const Indicator& indicator);

// Of a row that has no value inside of the form: one that stands to the right of it, or in a column
// that was added. A sum of nothing (0) is none.
std::optional<SheetFault> value_outside(const FormLine& line, const Indicator& indicator);

// Remarks that are a number and nothing else.
std::optional<Localized> number_among_remarks(const FormLine& line);

}  // namespace track::exchange
