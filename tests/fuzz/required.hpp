#pragma once

#include <cstdlib>
#include <string>

#include "track/definition/reader.hpp"

// What the fuzz targets hold their parsers to.
namespace track::testing {

inline void require(bool holds) {
  if (!holds) std::abort();
}

// Of definitions without a fault.
inline Plan plan_of(const std::string& definitions) {
  definition::Definitions read = definition::read({{"plan.toml", definitions}});
  require(read.faults.empty());
  return read.plan;
}

}  // namespace track::testing
