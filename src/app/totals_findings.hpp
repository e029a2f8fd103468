#pragma once

#include <vector>

#include "track/app/findings.hpp"

namespace track::app {

// Of the kept totals. Where the rows themselves were changed, their totals are no matter: none
// then.
std::vector<Finding> totals_findings(const store::Inspection& found, const CheckedRecord& record);

}  // namespace track::app
