#pragma once

#include <string>
#include <vector>

#include "track/model/record.hpp"
#include "track/render/format.hpp"

namespace track::render {

// The operations, with their times in the zone.
std::string write(const std::vector<LoggedOperation>& log, const std::string& time_zone,
                  Format format, const Style& style);

}  // namespace track::render
