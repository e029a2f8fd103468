#pragma once

#include <string>

#include "track/app/load.hpp"
#include "track/render/format.hpp"

namespace track::cli {

// What a load, or the undoing of one, changes: a line a change, then the verdicts that move.
std::string plan_changes(const app::Load& load, const render::Style& style);

}  // namespace track::cli
