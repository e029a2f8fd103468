#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "track/app/assessment.hpp"
#include "track/base/error.hpp"

namespace track::app {

struct WorksheetEntry {
  EvaluationOf of;
  EvaluationWords words;
};
struct Worksheet {
  std::vector<WorksheetEntry> entries;  // of what was changed in it; only without faults
  std::vector<Diagnostic> faults;       // in order of line
};

// What a worksheet is read for.
struct WorksheetRequest {
  const Plan& plan;
  FiscalYear year;
  const std::vector<Evaluation>& standing;  // of the year, in force
  std::optional<EvaluationOf> only{};       // an item beside it is a fault
  std::string owner{};                      // id; an item of nobody else's; empty: anybody's
  std::int64_t last_operation = 0;
  // What stood of the year after an operation; asked where the worksheet says of which it is.
  std::function<std::vector<Evaluation>(std::int64_t operation)> standing_after{};
};
// An item that was evaluated since the worksheet was made, and otherwise in it, is a fault.
Worksheet read_worksheet(const std::string& file, const std::string& text,
                         const WorksheetRequest& request);

}  // namespace track::app
