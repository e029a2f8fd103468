#pragma once

#include <optional>
#include <string>

#include "track/app/reports.hpp"
#include "track/model/form.hpp"

namespace track::app {

// What an owner is to report of a year: by the periods of `expect`, else by those that its values
// have, else for the year. What is recorded of a period already stands in its cell; where values of
// other periods are added up in it, nothing is asked for. Throws Error (refused): nothing to ask
// for, a closed year.
Form form_of(const store::Store& store, const KnownPlan& known, const std::string& owner,
             FiscalYear year);

// A form as it was written, by what was known at its operation; nothing where the record does not
// give it again: it is of another database, or its first cell was changed.
std::optional<Form> form_written(const store::Store& store, const FormIdentity& identity);

}  // namespace track::app
