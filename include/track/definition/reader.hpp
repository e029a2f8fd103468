#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "track/base/error.hpp"
#include "track/model/plan.hpp"

namespace track::definition {

struct SourceFile {
  std::string name;  // as it is shown in diagnostics
  std::string content;
};

// Larger than any definition that a person writes: such a file is read no further, and refused.
constexpr std::size_t largest_file = 10'000'000;  // bytes

// Whether a file is a definition by its name: it ends in .toml, in capitals too.
bool is_definition_name(const std::filesystem::path& file);

struct LoadedFiles {
  std::vector<SourceFile> files;
  // What the folders hold besides and was not read: files of other names, links to folders, hidden
  // definitions.
  std::vector<std::filesystem::path> passed_over;
};

// The definitions at the paths given: a file as it is, a folder with all below it, in order of
// name. Throws Error (bad_input): a path that does not exist, cannot be read or is not a file; a
// folder without definitions, or with something named as one that cannot be read as a file.
LoadedFiles load_files(const std::vector<std::filesystem::path>& paths);
// The files that load_files() would read.
std::vector<std::filesystem::path> find_files(const std::vector<std::filesystem::path>& paths);

struct Definitions {
  Plan plan;                       // complete only without faults
  std::vector<Diagnostic> faults;  // in order of file and line
  std::vector<Diagnostic> warnings;
};

// Reads all files as one plan and checks everything: syntax, unknown keys, types, ids, references,
// schedules, years, targets.
Definitions read(const std::vector<SourceFile>& files);

}  // namespace track::definition
