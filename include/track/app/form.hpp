#pragma once

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

}  // namespace track::app
