#pragma once

#include "track/base/date.hpp"
#include "track/model/plan.hpp"
#include "track/model/record.hpp"
#include "track/model/totals.hpp"
#include "track/render/document.hpp"

namespace track::render {

// What `record` answers with: what was stored, and where the year stands after it.
struct RecordAnswer {
  const Plan& plan;
  const Totals& totals;  // after the recording
  const RecordRequest& entry;
  const RecordResult& recorded;
  Day today;
  std::vector<Localized> notes{};  // how what was left open was read
};

Document document_of(const RecordAnswer& answer);

// "To undo: track undo 57", below what an operation recorded or amended.
Localized undo_hint(OperationId operation);

// What an amendment or an undo takes out of force and puts in its place, line by line.
Document changes_of(const Plan& plan, const Correction& correction);

// Where the years stand that a correction touched; `totals` hold them, after it.
Document standings_of(const Plan& plan, const Correction& correction, const Totals& totals,
                      Day today);

}  // namespace track::render
