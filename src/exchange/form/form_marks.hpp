#pragma once

#include <optional>
#include <string>
#include <vector>

#include "track/base/error.hpp"
#include "track/exchange/workbook.hpp"
#include "track/model/form.hpp"
#include "track/model/plan.hpp"

// By what a workbook is known to be a form.
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

}  // namespace track::exchange
