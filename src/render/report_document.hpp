#pragma once

#include "json.hpp"
#include "track/report/report.hpp"

namespace track::render {

// The JSON of a report. A closing keeps it: what is added to it makes every closed year differ.
Json report_document(const report::Report& report);

}  // namespace track::render
