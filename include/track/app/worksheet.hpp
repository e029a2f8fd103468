#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "track/report/evaluation.hpp"

namespace track::app {

// A text with a place for each item's evaluation, below its figures as comments; what stands
// already is filled in, as of an operation. read_worksheet() reads what was written into it.
std::string worksheet(const report::Report& report, const std::vector<report::EvaluatedItem>& items,
                      std::int64_t operation, Language language);

}  // namespace track::app
