#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "track/exchange/entries.hpp"
#include "track/exchange/workbook.hpp"
#include "track/model/form.hpp"
#include "track/model/plan.hpp"

// Forms that `form` wrote and a department filled in, in whatever format they came back.
namespace track::exchange {

// By the first cell of any of its sheets.
bool is_form(const Workbook& workbook);
// Nothing for what is no form, and where its first cell cannot be read any more.
std::optional<FormIdentity> form_identity(const Workbook& workbook);

struct FormOptions {
  int revision = 0;                  // of the plan, as it is in force
  std::optional<FiscalYear> year{};  // another year's form is refused
  const Form* written = nullptr;     // as it was written; nullptr where that is not known
  bool provisional = false;          // all values are
};

// A cell that was left blank.
struct FormBlank {
  std::string indicator;  // or part
  Period period;
  std::string place;  // empty: its row or column is gone
};

struct FormWarning {
  std::string place;  // empty: of the form as a whole
  Localized text;
};

struct FormReading {
  FormIdentity identity;
  std::vector<SheetMap> maps{};
  std::vector<FormWarning> warnings{};
  std::vector<FormBlank> blanks{};  // in the order of the rows, those that are gone last
  std::int64_t untouched = 0;       // values that stood there already: not given
};

using TellFault = std::function<void(const SheetFault&)>;

// Gives entries of a cell each and faults, as they come in the order of the cells; the remarks of a
// row stand with its last value. With a fault nothing is to be stored. Rows are found by their ids
// and columns by their keys, wherever they stand now.
//
// Faults: an id that the plan or the form as written does not have, a row whose names are not those
// of its id (where it is known as they were written, else as they are), a row with values and
// without id, an id that stands twice, a sheet that was copied or is of another form, a heading,
// title or unit that was changed, what is no value of the indicator, a value where nothing was
// asked for, one outside of the form where the row has none inside, a row of a text file that a
// comma in a number made longer. Warnings: another revision's form, rows and columns that are gone,
// cells and sheets that are no part of the form, values that were deleted, last year's values and
// targets that were changed, rows of totals that were added, remarks without a value or that are a
// number, a frame that was changed. Throws Error (bad_input): no form, one of another plan or year,
// one without its sheet or its row of keys.
FormReading read_form(const Workbook& workbook, const Plan& plan, const FormOptions& options,
                      const TakeEntry& take, const TellFault& tell);

}  // namespace track::exchange
