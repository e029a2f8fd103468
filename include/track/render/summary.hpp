#pragma once

#include <string>

#include "track/render/format.hpp"
#include "track/report/summary.hpp"

namespace track::render {

// As table, markdown or json.
std::string write(const report::Summary& summary, Format format, const Style& style);

}  // namespace track::render
