#pragma once

#include <string>
#include <vector>

#include "context.hpp"

namespace track::cli {

// The plan that TOML files and folders define. Warnings and faults are printed. Throws Error
// (bad_input) where there are faults.
Plan read_plan_files(const std::vector<std::string>& paths, Context& context);

}  // namespace track::cli
