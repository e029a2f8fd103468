#pragma once

#include <string>

#include "track/render/format.hpp"
#include "track/report/report.hpp"

namespace track::render {

// Years side by side, for people; csv and json hold one item a row and year.
std::string write(const report::YearsReport& report, Format format, const Style& style);

}  // namespace track::render
