#pragma once

#include <optional>
#include <string>
#include <vector>

#include "track/exchange/workbook.hpp"
#include "track/model/form.hpp"

// By what a workbook is known to be a form.
namespace track::exchange {

struct FirstCells {
  std::optional<FormIdentity> identity;
  bool begun = false;  // alone: the identity was damaged
};
FirstCells first_cells(const Workbook& workbook);

// The ids of the rows as written, from the hidden sheet; none where the format has none.
std::vector<std::string> ids_written(const Workbook& workbook);

}  // namespace track::exchange
