#pragma once

#include <string>
#include <vector>

#include "track/app/assessment.hpp"
#include "track/base/error.hpp"

namespace track::app {

// A text with a place for each item's evaluation, below its figures as comments; what stands
// already is filled in. read_worksheet() reads what was written into it.
std::string worksheet(const report::Report& report, const std::vector<report::EvaluatedItem>& items,
                      Language language);

struct WorksheetEntry {
  EvaluationOf of;
  EvaluationWords words;
};
struct Worksheet {
  std::vector<WorksheetEntry> entries;  // only without faults
  std::vector<Diagnostic> faults;       // in order of line
};
Worksheet read_worksheet(const std::string& file, const std::string& text, const Plan& plan,
                         FiscalYear year);

}  // namespace track::app
