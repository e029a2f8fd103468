#pragma once

#include <vector>

#include "track/base/error.hpp"
#include "track/definition/files.hpp"
#include "track/model/plan.hpp"

namespace track::definition {

struct Definitions {
  Plan plan;                       // complete only without faults
  std::vector<Diagnostic> faults;  // in order of file and line
  std::vector<Diagnostic> warnings;
};

// Reads all files as one plan and checks everything: syntax, unknown keys, types, ids, references,
// schedules, years, targets.
Definitions read(const std::vector<SourceFile>& files);

}  // namespace track::definition
