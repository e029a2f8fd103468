#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "track/base/fault.hpp"
#include "track/model/plan.hpp"

namespace track::definition {

struct SourceFile {
  std::string name;  // as it is to be shown in a fault
  std::string content;
};

// The .toml files of the paths given: a file as it is, a folder with all below it, in order of
// name. Throws Error (bad_input): a path that is not there, cannot be read, or a folder without
// any.
std::vector<SourceFile> collect(const std::vector<std::filesystem::path>& paths);

struct Definitions {
  Plan plan;                  // complete only when there is no fault
  std::vector<Fault> faults;  // every fault found, in order of file and line
  std::vector<Fault> warnings;
};

// Reads all files as one plan and checks everything: syntax, unknown keys, types, ids, references,
// schedules, years, targets.
Definitions read(const std::vector<SourceFile>& files);

}  // namespace track::definition
