#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "track/model/record.hpp"
#include "track/report/history.hpp"
#include "track/report/owner_page.hpp"
#include "track/report/register.hpp"
#include "track/report/report.hpp"

namespace track::report {

// A state of the record: its last operation, and the digest over that and all before it.
struct RecordState {
  OperationId operation = 0;  // 0: nothing is recorded
  std::string digest;
};

// The annual review: the report of a year, and what a committee asks beside its figures. Points
// into the plan that it was made of.
struct Review {
  Report report;
  YearsReport years;  // the plan's, up to the report's
  // The parts of an indicator, by its id: a table each, in the order of the definition.
  std::map<std::string, std::vector<std::vector<Row>>> parts;
  // How the figure of a row came about; empty where that is not told. Asks the record, which must
  // be there.
  std::function<History(const Row& row)> explain;
  std::optional<Register> partners;         // of that year; none where the report is narrowed
  std::optional<OwnerPage> owner;           // where it is narrowed to an owner
  std::optional<OperationId> last_edition;  // the last closing before this review
  std::vector<CorrectedValue> corrected;    // of that year's figures, since then
  RecordState state;
};

// What asks for an explanation first: missed, behind, then what has no figure; each row once.
std::vector<const Row*> to_be_explained(const Report& report);

// How many of the indicators and holdings of a field have a status, each once.
StatusCounts counts_of(const FieldSection& field);
StatusCounts counts_of(const std::vector<ActivitySection>& activities);

// The rows of parts in a report that was made by their table, by the id of their whole.
std::map<std::string, std::vector<Row>> rows_of_parts(const Report& report);

}  // namespace track::report
