#pragma once

#include <optional>
#include <string>
#include <vector>

#include "track/app/load.hpp"
#include "track/app/record_request.hpp"
#include "track/store/store.hpp"

namespace track::app {

// What was typed behind `amend N`.
struct AmendmentWords {
  std::vector<std::string> values;  // VALUE, or INDICATOR=VALUE…
  std::string among;                // of which period, of an operation that recorded several
  WhenWords when;
  std::optional<std::string> among_place{};  // at which place; empty: at none
  std::optional<std::string> place;          // empty: there was none
  std::optional<std::string> note;
  bool provisional = false;
  bool final = false;

  bool empty() const {
    return values.empty() && when.on.empty() && !place && !note && !provisional && !final;
  }
};

struct ParsedAmendment {
  Amendment amendment;
  std::vector<Localized> warnings;
  std::vector<Localized> notes;  // how what was left open was read
};

// What the words ask for, of an operation and the rows that it recorded. Throws Error like
// parse_request(), and for an indicator that the operation did not record, or not alone.
ParsedAmendment parse_amendment(const AmendmentWords& words, OperationId operation,
                                const Plan& plan, const RecordRows& rows, Day today);

// The last record, amendment or load that still stands. Throws Error (refused) where there is none.
OperationId last_undoable(const store::Store& store);

// What undoing an operation would do.
struct UndoPreview {
  Correction correction;
  std::optional<Load> load;  // of a load: what changes in the definitions
};
// Throws Error (refused) like Store::undo_preview(), and where definitions change like
// require_undo_accepted().
UndoPreview undo_preview(const store::Store& store, OperationId operation,
                         const std::string& reason, Moment now);

// What the years that a correction touched stand at after it.
struct CorrectedYears {
  Plan plan;
  Totals totals;
  Day today;
};
// Nothing where no values or holdings were touched, or no plan stands.
std::optional<CorrectedYears> corrected_years(const store::Store& store,
                                              const Correction& correction, Moment now);

}  // namespace track::app
