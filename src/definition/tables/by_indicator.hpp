#pragma once

#include <toml++/toml.h>

#include <vector>

#include "plan_builder.hpp"

namespace track::definition {

// A table at the left margin that holds one table an indicator: [targets."lecture.attendance"].
struct ByIndicator {
  const char* key = nullptr;
  Message<std::string> unknown;  // for an indicator that there is none of
  Message<std::string> rule;     // how one is written; {} is the indicator
  bool of_parts = false;         // "lecture.attendance@sex:f" has one, too
};

struct IndicatorTable {
  Text id;
  const toml::table* table = nullptr;
  const SourceText* source = nullptr;
  PlanBuilder::PendingIndicator* indicator = nullptr;  // nullptr: not known
};

// The tables of all files, once all ids are known; faults for what is no table, is given twice or
// names no indicator. Where the files are not complete, an unknown indicator is no fault: it may
// exist.
std::vector<IndicatorTable> tables_by_indicator(const ByIndicator& what,
                                                const std::vector<TableReader>& files,
                                                bool complete, PlanBuilder& builder);

}  // namespace track::definition
