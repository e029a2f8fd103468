#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "track/app/reports.hpp"
#include "track/model/lookup.hpp"
#include "track/report/history.hpp"

namespace track::app {

// The record of an activity or indicator, and the closed years whose rows it shows. Points into the
// plan that it was made of.
struct RecordedHistory {
  ClosedYears closed;
  report::History history;
};

// Of many measurements: whether each is read when it is listed, from the store, which outlives the
// history then, or all are before.
enum class Reading { before_listing, as_listed };
inline constexpr std::int64_t most_read_before_listing = 5000;

// All years with all that counts; of an indicator, with its parts by a table where one is given.
// With `most`, the last measurements or events alone are read, as keep_last() leaves them.
RecordedHistory history_of(const store::Store& store, const KnownPlan& known,
                           const Subject& subject,
                           const std::optional<PartTable>& by = std::nullopt,
                           std::optional<std::size_t> most = std::nullopt,
                           Reading reading = Reading::before_listing);
// One year with all that its figure is made of, and what was left out.
report::History explained_year(const store::Store& store, const KnownPlan& known,
                               const Subject& subject, FiscalYear year,
                               const std::optional<PartTable>& by = std::nullopt);

// The same of a row that was made already.
report::History explained_row(const store::Store& store, const KnownPlan& known,
                              const report::Row& row);

// The values that the figures of a report are made of or leave out, in the order of its rows; not
// those withdrawn.
std::vector<report::UsedMeasurement> values_behind(const store::Store& store,
                                                   const KnownPlan& known,
                                                   const report::Report& report);

// What loads changed of the definition of an activity or indicator that its figures are judged by
// or mean, but for targets: its schedule, baseline, direction …, and the plan's threshold.
std::vector<DefinitionChange> definition_changes(const store::Store& store, const KnownPlan& known,
                                                 const Subject& subject);

}  // namespace track::app
