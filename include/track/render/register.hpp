#pragma once

#include <string>

#include "track/render/format.hpp"
#include "track/report/register.hpp"

namespace track::render {

// The register of partners. For people in its groups; csv and json hold one item an activity and
// group.
std::string write(const report::Register& partners, Format format, const Style& style);

}  // namespace track::render
