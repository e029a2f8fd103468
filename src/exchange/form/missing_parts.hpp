#pragma once

#include <set>
#include <string>

#include "form/form_columns.hpp"
#include "track/exchange/form.hpp"

namespace track::exchange {

// What was found of a form.
struct FoundParts {
  std::set<std::string> ids;
  std::set<std::string> columns;  // keys
};

// Names the rows and columns that a form was written with and that are gone; their cells are blank.
// `ids`: of its rows, for a form that is not known as it was written. Whether there were any.
bool add_missing(const Form* written, const std::vector<std::string>& ids, const FoundParts& found,
                 const Plan& plan, FormReading& reading);

// Of a row that is there: the cells whose columns are gone.
void add_missing_cells(const Form& written, const FormRow& row, const FormColumns& columns,
                       FormReading& reading);

}  // namespace track::exchange
