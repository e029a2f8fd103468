#pragma once

#include <optional>
#include <string>
#include <vector>

#include "track/app/assessment.hpp"
#include "track/base/error.hpp"
#include "track/report/evaluation.hpp"

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

// What a worksheet is read for.
struct WorksheetRequest {
  const Plan& plan;
  FiscalYear year;
  const std::vector<Evaluation>& standing;  // of the year, in force
  std::optional<EvaluationOf> only{};       // an item beside it is a fault
  std::string owner{};                      // id; an item of nobody else's; empty: anybody's
};
Worksheet read_worksheet(const std::string& file, const std::string& text,
                         const WorksheetRequest& request);

}  // namespace track::app
