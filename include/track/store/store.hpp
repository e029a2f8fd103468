#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "track/model/plan.hpp"
#include "track/model/plausibility.hpp"
#include "track/model/record.hpp"
#include "track/model/totals.hpp"
#include "track/store/batch.hpp"

namespace track::store {

enum class Access { read, write, create };

// What was known when this operation had been made: a figure "as known at operation N" uses nothing
// later. Unset: everything.
struct KnownAt {
  std::optional<OperationId> until;
};

// How long a lock of another process is waited for.
inline constexpr std::chrono::seconds longest_lock_wait{30};

// The database of one plan: its definitions by revision, and the record. Nothing that was stored is
// ever changed. Every member throws Error: busy (locked for longer than the timeout),
// unusable_database (missing, damaged, newer than this program), refused (full disk, read only).
class Store {
 public:
  // Access::create makes the file (readable by its owner alone) and its folder where they are
  // missing; otherwise a missing file is an Error that says how to make one.
  // `busy_timeout` is how long another process's write is waited for.
  static Store open(const std::filesystem::path& path, Access access,
                    std::chrono::milliseconds busy_timeout = longest_lock_wait);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  // The number of the last operation; 0 before the first.
  OperationId last_operation() const;
  // The last operation made at or before a moment; nothing before the first.
  std::optional<OperationId> last_operation_at(Moment moment) const;

  // The latest revision known; nothing before the first load. Revisions count from 1.
  std::optional<int> revision(KnownAt known_at = {}) const;
  Plan plan(int revision) const;
  // The same with only the activity or indicator of this id and what it is measured with: an
  // activity's indicators, the surveys behind them, what else those measure, and the activities
  // tied to these. No activities and indicators where nothing has the id.
  Plan plan_about(int revision, const std::string& id) const;

  // Stores the plan as the next revision. `expected` is the revision the caller compared with
  // (nothing: an empty store); when another load came between, refused and nothing stored.
  int save(const Plan& plan, std::optional<int> expected, const Operation& operation);

  enum class Repeat { refuse, allow };
  // One transaction. Refused: an exact repeat (same activity or indicator, period and values,
  // and no other place) unless allowed; a total of the year that would not fit.
  RecordResult record(const RecordRequest& request, const Operation& operation, Repeat repeat);
  // Many requests as one operation, in one transaction: what `fill` puts. Nothing is stored where
  // it throws, nor where all that it put was recorded already, nor with `preview`. Throws Error
  // (refused) where a total of a year would not fit.
  std::optional<StoredBatch> record_batch(const BatchOptions& options, const Operation& operation,
                                          const std::function<void(const Put& put)>& fill);

  // Totals of the years from `first` to `last`. For stocks, and for indicators tied to a survey,
  // the latest earlier year with a value is added as well; of what is held or expected once in
  // several years, the latest earlier wave; for those paced by history, what each year had reached
  // by the day of `as_of` in it (29 February: by the 28th).
  Totals totals(const Plan& plan, FiscalYear first, FiscalYear last, KnownAt known_at = {},
                std::optional<Day> as_of = std::nullopt) const;

  // Those in force of an indicator and a period of a year, in the order recorded.
  std::vector<Measurement> measurements_in(const std::string& indicator, FiscalYear year,
                                           const Period& period) const;
  // All measurements of an indicator, by period, then by id; also those withdrawn, and those
  // recorded later than is known where they are asked for.
  enum class Later { left_out, listed };
  std::vector<Measurement> measurements(const std::string& indicator, KnownAt known_at = {},
                                        Later later = Later::left_out) const;
  // Gives those of several ids that are known, one by one, in the same order: memory does not grow
  // with them. `take` asks nothing of the store.
  void each_measurement(const std::vector<std::string>& indicators, KnownAt known_at,
                        const std::function<void(const Measurement&)>& take) const;
  // Those of them that were ever withdrawn, all that others amend among them, in no order.
  std::vector<Measurement> withdrawn_measurements(const std::vector<std::string>& indicators,
                                                  KnownAt known_at = {}) const;
  // What was recorded before the operation of a measurement and its value is held against. Reads
  // only the periods that matter.
  ReferenceValues reference_values(const Plan& plan, const Measurement& made) const;
  std::int64_t count_of(const std::string& indicator) const;  // measurements, withdrawn ones too
  std::vector<Event> events(const std::string& activity, KnownAt known_at = {},
                            Later later = Later::left_out) const;
  // Of several indicators or activities together, the last that are known, in the same order: at
  // most so many are read, whatever there is.
  std::vector<Measurement> last_measurements(const std::vector<std::string>& indicators,
                                             std::size_t most, KnownAt known_at = {}) const;
  std::vector<Event> last_events(const std::vector<std::string>& activities, std::size_t most,
                                 KnownAt known_at = {}) const;
  // How many there are of these, in each year that has any.
  std::map<FiscalYear, std::int64_t> measurements_by_year(
      const std::vector<std::string>& indicators, KnownAt known_at = {}) const;
  std::map<FiscalYear, std::int64_t> events_by_year(const std::vector<std::string>& activities,
                                                    KnownAt known_at = {}) const;
  Measurement measurement(std::int64_t id, KnownAt known_at = {}) const;  // one that is there
  // Holdings in force of an activity that share a day with a period, in the order recorded.
  std::vector<Event> events_sharing_days(const std::string& activity, const Period& period,
                                         FiscalYear year) const;
  // The loads in force that made a revision, in order.
  std::vector<Provenance> revisions(KnownAt known_at = {}) const;
  // The load that gave the target of a revision its value; nothing where it has none.
  std::optional<Provenance> target_provenance(const std::string& indicator, FiscalYear year,
                                              int revision) const;
  // Every change of an indicator's targets, of the ids under which it was defined, in the order of
  // the loads; not those of loads that were undone.
  std::vector<TargetChange> target_changes(const std::vector<std::string>& ids,
                                           KnownAt known_at = {}) const;
  // How many measurements each indicator has, for those that have any.
  std::map<std::string, std::int64_t> measurement_counts() const;
  // How many holdings each activity has, likewise.
  std::map<std::string, std::int64_t> event_counts() const;

  // What was reported of the plan's indicators and activities, and when; with `as_of`, without what
  // begins after it.
  ReportingState reported(const Plan& plan, KnownAt known_at = {},
                          std::optional<Day> as_of = {}) const;

  // What an operation added; `withdrawn` of each row as it stands now. Throws like logged().
  RecordRows rows_of(OperationId operation) const;
  RecordCounts counts_of(OperationId operation) const;
  // Puts other rows in the place of those of an operation, and adds values to its holding. Refused:
  // a value that the holding has already; an operation that does not exist, was undone or amended
  // itself, did not record one of the indicators; a closed year; an amendment that changes nothing.
  Correction amend(const Amendment& amendment, const Operation& operation);
  // What undoing an operation would do. Refused as below.
  Correction undo_preview(OperationId undone) const;
  // Takes back one operation whole. Refused: one that something later rests on, that is undone
  // already, that is neither record, amend, undo nor load; a closed year.
  Correction undo(OperationId undone, const Operation& operation);

  // The first operation, by its number, that was made later than a moment.
  std::optional<OperationId> first_operation_after(Moment moment) const;

  // The operations from `first` on, in order.
  std::vector<LoggedOperation> log(OperationId first, KnownAt known_at = {}) const;
  // One of them. Throws Error (unknown_name) where there is none.
  LoggedOperation logged(OperationId operation) const;
  // Those that have to do with an activity or an indicator.
  std::set<OperationId> operations_of(const std::string& subject) const;

  // The operations that recorded something at a place, with it.
  std::multimap<OperationId, std::string> places() const;

  // The values that operations from `first` on put out of force, in order.
  std::vector<CorrectedValue> corrected_values(OperationId first, KnownAt known_at = {}) const;

  // The evaluations of a year that are in force.
  std::vector<Evaluation> evaluations(FiscalYear year, KnownAt known_at = {}) const;
  // All of one subject, by year, also those withdrawn.
  std::vector<Evaluation> evaluations_of(const EvaluationOf& subject, KnownAt known_at = {}) const;
  // Stores evaluations as one operation, each in the place of the one that it amends; one that says
  // nothing takes that out of force. Refused: a closed year; another evaluation in the meantime.
  OperationId assess(std::vector<Evaluation> evaluations, const Operation& operation);

  // The closing of a year, where it is closed.
  std::optional<Closing> closing(FiscalYear year, KnownAt known_at = {}) const;
  std::vector<Closing> closings() const;
  // The operation that closed a year last, also where it was reopened since; where it is closed,
  // the one before.
  std::optional<OperationId> last_closing_before(FiscalYear year, KnownAt known_at = {}) const;
  // The operations that closed a year, also where it was reopened since; the first one first.
  std::vector<OperationId> closed_ever(FiscalYear year, KnownAt known_at = {}) const;
  // Freezes a year with its report, which was made of what was known at `seen`. Refused: closed
  // already; something was stored since.
  OperationId close(const Closing& closing, KnownAt seen, const Operation& operation);
  // Refused: not closed.
  OperationId reopen(FiscalYear year, Day today, const Operation& operation);

  // The last copy and check that the database was told of, up to a moment where one
  // is given.
  Maintenance maintenance(std::optional<Moment> until = std::nullopt) const;

  // The first operation whose digest is not that of what it stored and of the operations before it;
  // nothing where the record is as it was made.
  std::optional<OperationId> broken_operation() const;

 private:
  struct Connection;
  explicit Store(std::unique_ptr<Connection> connection);
  std::unique_ptr<Connection> connection_;
};

}  // namespace track::store
