#pragma once

#include "track/app/year_report.hpp"
#include "track/model/lookup.hpp"
#include "track/report/history.hpp"

namespace track::app {

// The record of an activity or indicator, and the closed years whose rows it shows. Points into the
// plan that it was made of.
struct RecordedHistory {
  ClosedYears closed;
  report::History history;
};

// All years with all that counts.
RecordedHistory history_of(const store::Store& store, const KnownPlan& known,
                           const Subject& subject);
// One year with all that its figure is made of, and what was left out.
report::History explained_year(const store::Store& store, const KnownPlan& known,
                               const Subject& subject, FiscalYear year);

}  // namespace track::app
