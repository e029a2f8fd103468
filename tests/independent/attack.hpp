#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "track/model/plan.hpp"

namespace track::independent {

// Tries to recover what public editions hide, of all that they print and of what ties figures
// together. `truth` are the same documents as they are for the office. Empty: nothing was found;
// else what was.
std::vector<std::string> recovered(const Plan& plan, const std::vector<nlohmann::json>& printed,
                                   const std::vector<nlohmann::json>& truth);

// How many rows the documents hide.
std::size_t hidden_rows(const std::vector<nlohmann::json>& printed);

}  // namespace track::independent
