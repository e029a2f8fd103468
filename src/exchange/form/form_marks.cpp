#include "form/form_marks.hpp"

#include "track/exchange/form.hpp"

namespace track::exchange {

FirstCells first_cells(const Workbook& workbook) {
  FirstCells found;
  for (std::size_t i = 0; i < workbook.sheets().size(); ++i) {
    workbook.read(i, [&found](const Row& row) {
      const std::string text = row.number == 1 && !row.cells.empty() ? row.cells.front().text : "";
      found.begun = found.begun || begins_form(text);
      if (!found.identity) found.identity = read_form_identity(text);
      return false;
    });
  }
  return found;
}

std::vector<std::string> ids_written(const Workbook& workbook) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < workbook.sheets().size(); ++i) {
    if (!workbook.sheets()[i].hidden) continue;
    workbook.read(i, [&ids](const Row& row) {
      const bool head = row.number == 1;
      if (!head && !row.cells.empty()) ids.push_back(row.cells.front().text);
      return true;
    });
  }
  return ids;
}

bool is_form(const Workbook& workbook) {
  return first_cells(workbook).begun;
}

std::optional<FormIdentity> form_identity(const Workbook& workbook) {
  return first_cells(workbook).identity;
}

}  // namespace track::exchange
