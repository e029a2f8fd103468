#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "naive.hpp"
#include "track/report/report.hpp"

namespace track::independent {

// What a row of the report, or its line in JSON, has otherwise than the plain reckoning: "status:
// missed, by the plain reckoning nearly; …". Empty where all is equal.
std::string differences(const Figures& figures, const report::Row& row);
std::string differences(const Figures& figures, const nlohmann::json& row, const Plan& plan);

}  // namespace track::independent
