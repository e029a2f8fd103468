#pragma once

#include <string>
#include <utility>

#include "toml/table_reader.hpp"
#include "track/model/mapping.hpp"

namespace track::definition {

// What `for` puts into each text of a table: "{n}" becomes "2". Empty: nothing.
using Substitution = std::pair<std::string, std::string>;

// One [[table]]. Faults go to the diagnostics of the reader.
TableMapping read_mapping_table(const TableReader& table, const Substitution& substitution);

// A text of a mapping, with what `for` puts in.
std::string substituted(std::string text, const Substitution& substitution);

}  // namespace track::definition
