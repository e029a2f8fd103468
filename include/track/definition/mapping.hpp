#pragma once

#include <vector>

#include "track/definition/reader.hpp"
#include "track/model/mapping.hpp"

namespace track::definition {

struct MappingFile {
  Mapping mapping;                 // complete only without faults
  std::vector<Diagnostic> faults;  // in order of line
};

// Reads a file that says how a spreadsheet becomes entries of the record:
// docs/mapping-reference.md. load_files() reads such a file as it is.
MappingFile read_mapping(const SourceFile& file);

}  // namespace track::definition
