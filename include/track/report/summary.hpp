#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "track/model/record.hpp"
#include "track/report/due.hpp"
#include "track/report/report.hpp"

namespace track::report {

// A copy or a check is asked for after so long.
constexpr std::chrono::days longest_without_maintenance(7);

enum class Recency { done, never, long_ago };

// A copy that holds the last operation is as good as a new one.
Recency backup_recency(const std::optional<LastCopy>& copy, OperationId last_operation, Moment now);
Recency check_recency(const std::optional<LastCheck>& check, Moment now);

// What stood as of an earlier day.
class StateBefore {
 public:
  explicit StateBefore(Day as_of) : as_of_(as_of) {}

  void add(const Row& row);
  void add(const std::vector<Deadline>& deadlines);  // those overdue at least
  void add(const std::vector<EvaluationDue>& evaluations);

  Day as_of() const { return as_of_; }
  // Nothing where it was in no report.
  std::optional<Status> status_of(const Row& row) const;
  // What is asked for was overdue then, of parts all of it.
  bool was_overdue(const Deadline& deadline) const;
  bool was_overdue(const EvaluationDue& evaluation) const;

 private:
  // Holdings and an indicator never are the same.
  using RowKey = std::tuple<FiscalYear, bool, std::string>;
  using DeadlineKey = std::tuple<bool, std::string, FiscalYear, int, Period>;

  static RowKey key_of(const Row& row);
  static std::vector<DeadlineKey> keys_of(const Deadline& deadline);

  Day as_of_;
  std::map<RowKey, Status> statuses_;
  std::set<DeadlineKey> overdue_;
  std::set<std::pair<EvaluationOf, FiscalYear>> evaluations_overdue_;
};

struct RowCounts {
  std::int64_t values = 0;
  std::int64_t holdings = 0;
};

// What operations did.
struct RecordChanges {
  OperationId first = 1;             // of them
  std::vector<LoggedOperation> log;  // in order
  RowCounts recorded;                // stored by `record`
  RowCounts imported;                // by `import`
  std::vector<CorrectedValue> corrected;
  std::map<OperationId, int> revisions;  // of the loads
};

// A row whose status is not what it was.
struct StatusChange {
  enum class Turn { worse, better, other };

  FiscalYear year;
  std::string id;
  const Indicator* indicator = nullptr;  // nullptr: the holdings of an activity
  const Activity* activity = nullptr;    // of holdings: it
  Level level = Level::output;
  std::optional<Status> before{};  // none: it was in no report
  Status now = Status::no_target;
  Turn turn = Turn::other;
  bool newly = false;  // at risk, behind, missed or missing now, and not known to be worse before
};

// Takes the rows of the reports as they stand now.
class ChangeFinder {
 public:
  explicit ChangeFinder(const StateBefore& then) : then_(&then) {}

  void add(const Row& row);
  std::vector<StatusChange> take();  // worse first, the worst at the top

 private:
  const StateBefore* then_;
  std::set<std::tuple<FiscalYear, bool, std::string>> seen_;
  std::vector<StatusChange> changes_;
};

struct OpenDeadline {
  Deadline deadline;
  bool newly = false;  // overdue, and it was not
};

struct OpenEvaluation {
  EvaluationDue evaluation;
  bool newly = false;  // overdue, and it was not
};

// How many deadlines one answers for; what several answer for counts for each.
struct AddresseeCount {
  std::string id;    // empty: nobody answers for them
  std::string name;  // of the owner or organisation
  bool partner = false;
  std::int64_t all = 0;
  std::int64_t newly = 0;
};

struct MaintenanceState {
  Maintenance last;
  Recency copy = Recency::done;
  Recency check = Recency::done;

  bool has_findings() const { return last.check && last.check->findings > 0; }
};

// What happened between two states. Points into the plan, which must outlive it.
struct Summary {
  const Plan* plan = nullptr;
  int revision = 0;
  Day then;  // the as-of day that `now` is compared with
  Day as_of;
  FiscalYear year;                               // that of the as-of day, within the plan
  StatusCounts counts;                           // of its report
  std::optional<StatusCounts> open_last_year{};  // of the year before, until that is closed
  RecordChanges record;
  std::vector<StatusChange> changes;  // worse first, the worst at the top
  // The row of a change as it is now: there may be as many changes as rows.
  std::function<Row(const StatusChange& one)> row_of;
  std::vector<OpenDeadline> overdue{};
  std::vector<OpenDeadline>
      due_this_month{};  // from the as-of day to the end of its calendar month
  std::vector<OpenEvaluation> evaluations_overdue{};
  std::vector<OpenEvaluation> evaluations_due_this_month{};
  MaintenanceState maintenance;

  bool has_newly_bad() const;
  bool has_newly_overdue() const;
  // What somebody has to see to: a status newly bad, a deadline newly missed, findings of the last
  // check, no copy or check for too long. A record or a correction is none of that.
  bool to_act_on() const;
};

struct SummarySource {
  const Plan& plan;
  int revision = 0;
  FiscalYear year;
  StatusCounts counts;
  std::optional<StatusCounts> open_last_year;
  const StateBefore& then;
  Day as_of;
  std::vector<StatusChange> changes;
  std::function<Row(const StatusChange& one)> row_of;
  std::vector<Deadline> deadlines;         // those up to the end of the month
  std::vector<EvaluationDue> evaluations;  // the same
  RecordChanges record;
  MaintenanceState maintenance;
};

// Pure: the same arguments give the same summary.
Summary summarize(SummarySource source);

// By owner, then by organisation, in the order of the plan.
std::vector<AddresseeCount> count_by_addressee(const Plan& plan,
                                               const std::vector<OpenDeadline>& deadlines);

}  // namespace track::report
