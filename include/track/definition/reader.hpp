#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "track/base/error.hpp"
#include "track/model/plan.hpp"

namespace track::definition {

struct SourceFile {
  std::string name;  // as it is to be shown in a fault
  std::string content;
};

// Whether a file is a definition by its name: it ends in .toml, in capitals too.
bool bears_name_of_definition(const std::filesystem::path& file);

struct Collected {
  std::vector<SourceFile> files;
  // What stands in the folders and was not read: files of other names, links to folders, hidden
  // definitions.
  std::vector<std::filesystem::path> passed_over;
};

// The definitions of the paths given: a file as it is, a folder with all below it, in order of
// name. Throws Error (bad_input): a path that is not there, that cannot be read or is no file; a
// folder without definitions, or in which something bears their name and cannot be read as a file.
Collected collect(const std::vector<std::filesystem::path>& paths);
// The files that collect() would read.
std::vector<std::filesystem::path> files_of(const std::vector<std::filesystem::path>& paths);

struct Definitions {
  Plan plan;                       // complete only when there is no fault
  std::vector<Diagnostic> faults;  // every fault found, in order of file and line
  std::vector<Diagnostic> warnings;
};

// Reads all files as one plan and checks everything: syntax, unknown keys, types, ids, references,
// schedules, years, targets.
Definitions read(const std::vector<SourceFile>& files);

}  // namespace track::definition
