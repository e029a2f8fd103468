#pragma once

#include <string>
#include <vector>

#include "context.hpp"
#include "track/app/load.hpp"
#include "track/render/format.hpp"

// What `load` shares with `check`, which reads files too, and with `undo`, which may load too.
namespace track::cli {

// The plan that TOML files and folders define. Warnings and faults are printed. Throws Error
// (bad_input) where there are faults.
Plan read_plan_files(const std::vector<std::string>& paths, Context& context);

// What a load, or the undoing of one, changes: a line a change, then the verdicts that move.
std::string plan_changes(const app::Load& load, const render::Style& style);

}  // namespace track::cli
