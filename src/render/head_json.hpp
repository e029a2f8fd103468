#pragma once

#include "json.hpp"
#include "track/report/report.hpp"

namespace track::render {

// What every JSON document about one year begins with.
Json head_json(const Plan& plan, const report::ReportHeader& head);

}  // namespace track::render
