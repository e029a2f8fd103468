#pragma once

#include <string>

#include "track/render/format.hpp"
#include "track/report/history.hpp"

namespace track::render {

// One indicator or activity: its definition, its years, all that was recorded of it.
// csv holds the measurements (or an activity's events) alone.
std::string write(const report::History& history, Format format, const Style& style);

}  // namespace track::render
