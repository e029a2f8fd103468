#pragma once

#include <string>

#include "json.hpp"
#include "track/report/summary.hpp"

namespace track::render {

// What a report by owner tells as well.
Json correction_json(const Plan& plan, const CorrectedValue& one);
Json deadline_json(const report::Deadline& one);

std::string summary_json(const report::Summary& summary);

}  // namespace track::render
