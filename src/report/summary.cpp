#include "track/report/summary.hpp"

#include <algorithm>
#include <utility>

namespace track::report {

namespace {

// How bad a status is; what is not reported is as bad as what was missed.
int severity(Status status) {
  switch (status) {
    case Status::missed:
    case Status::missing:
      return 4;
    case Status::behind:
      return 3;
    case Status::worsened:
    case Status::at_risk:
      return 2;
    case Status::nearly:
    case Status::undetermined:
      return 1;
    case Status::on_track:
    case Status::achieved:
    case Status::improved:
      return -1;
    default:
      return 0;
  }
}

bool is_bad(Status status) {
  return status == Status::missed || status == Status::missing || status == Status::behind ||
         status == Status::at_risk;
}

// Of two statuses that differ: bad, and it was not worse before. What was missing may have been
// anything.
bool is_newly_bad(Status before, Status now) {
  return is_bad(now) && (severity(now) >= severity(before) || before == Status::missing);
}

StatusChange::Turn turn_of(Status before, Status now) {
  const int change = severity(now) - severity(before);
  if (change == 0) return StatusChange::Turn::other;
  return change > 0 ? StatusChange::Turn::worse : StatusChange::Turn::better;
}

// Nothing where it is no change. A new row is one where it is bad.
std::optional<StatusChange> change_of(const Row& row, std::optional<Status> before) {
  const Status now = row.assessment.status;
  if (before ? *before == now : !is_bad(now)) return std::nullopt;
  StatusChange change{.year = row.year,
                      .id = row.id,
                      .indicator = row.indicator,
                      .activity = row.source,
                      .level = row.level,
                      .before = before,
                      .now = now};
  change.newly = !before || is_newly_bad(*before, now);
  change.turn = change.newly ? StatusChange::Turn::worse : turn_of(*before, now);
  return change;
}

// Takes what is open: what is overdue, and what has its last day this month.
template <class Asked, class Open>
void add_open(const StateBefore& then, std::vector<Asked> asked, const Summary& summary,
              std::vector<Open>& overdue, std::vector<Open>& due_this_month) {
  const Day end_of_month = month_of(summary.as_of).last;
  for (Asked& one : asked) {
    if (one.overdue(summary.as_of)) {
      const bool newly = !then.was_overdue(one);
      overdue.push_back({std::move(one), newly});
    } else if (one.day <= end_of_month) {
      due_this_month.push_back({std::move(one), false});
    }
  }
}

}  // namespace

StateBefore::RowKey StateBefore::key_of(const Row& row) {
  return {row.year, row.indicator != nullptr, row.id};
}

// A holding is one by its number, however its part of the year is moved by another schedule; of
// parts each is one.
std::vector<StateBefore::DeadlineKey> StateBefore::keys_of(const Deadline& deadline) {
  if (deadline.indicator == nullptr) {
    return {{false, deadline.activity->id, deadline.year, deadline.number, {}}};
  }
  std::vector<DeadlineKey> keys;
  const auto add = [&](const Indicator& one) {
    keys.emplace_back(true, one.id, deadline.year, 0, deadline.period);
  };
  for (const Indicator* part : deadline.missing_parts) add(*part);
  if (keys.empty()) add(*deadline.indicator);
  return keys;
}

void StateBefore::add(const Row& row) {
  statuses_.emplace(key_of(row), row.assessment.status);
}

void StateBefore::add(const std::vector<Deadline>& deadlines) {
  for (const Deadline& one : deadlines) {
    if (!one.overdue(as_of_)) continue;
    for (DeadlineKey& key : keys_of(one)) overdue_.insert(std::move(key));
  }
}

void StateBefore::add(const std::vector<EvaluationDue>& evaluations) {
  for (const EvaluationDue& one : evaluations) {
    if (one.overdue(as_of_)) evaluations_overdue_.emplace(one.of, one.year);
  }
}

std::optional<Status> StateBefore::status_of(const Row& row) const {
  const auto found = statuses_.find(key_of(row));
  return found == statuses_.end() ? std::nullopt : std::optional(found->second);
}

bool StateBefore::was_overdue(const Deadline& deadline) const {
  return std::ranges::all_of(keys_of(deadline),
                             [this](const DeadlineKey& key) { return overdue_.contains(key); });
}

bool StateBefore::was_overdue(const EvaluationDue& evaluation) const {
  return evaluations_overdue_.contains({evaluation.of, evaluation.year});
}

// An outcome shown at two places comes once.
void ChangeFinder::add(const Row& row) {
  if (!seen_.emplace(row.year, row.indicator != nullptr, row.id).second) return;
  if (auto change = change_of(row, then_->status_of(row))) changes_.push_back(*std::move(change));
}

std::vector<StatusChange> ChangeFinder::take() {
  const auto order = [](const StatusChange& one) {
    return std::tuple(!one.newly, one.turn, -severity(one.now));
  };
  std::ranges::stable_sort(changes_, {}, order);
  return std::move(changes_);
}

bool Summary::has_newly_bad() const {
  return std::any_of(changes.begin(), changes.end(), [](const auto& one) { return one.newly; });
}

bool Summary::has_newly_overdue() const {
  const auto is_new = [](const auto& one) { return one.newly; };
  return std::ranges::any_of(overdue, is_new) || std::ranges::any_of(evaluations_overdue, is_new);
}

bool Summary::to_act_on() const {
  return has_newly_bad() || has_newly_overdue() || maintenance.has_findings() ||
         maintenance.copy != Recency::done || maintenance.check != Recency::done;
}

Summary summarize(SummarySource source) {
  Summary summary{.plan = &source.plan,
                  .revision = source.revision,
                  .then = source.then.as_of(),
                  .as_of = source.as_of,
                  .year = source.year,
                  .counts = std::move(source.counts),
                  .open_last_year = std::move(source.open_last_year),
                  .record = std::move(source.record),
                  .changes = std::move(source.changes),
                  .row_of = std::move(source.row_of),
                  .maintenance = std::move(source.maintenance)};
  add_open(source.then, std::move(source.deadlines), summary, summary.overdue,
           summary.due_this_month);
  add_open(source.then, std::move(source.evaluations), summary, summary.evaluations_overdue,
           summary.evaluations_due_this_month);
  return summary;
}

std::vector<AddresseeCount> count_by_addressee(const Plan& plan,
                                               const std::vector<OpenDeadline>& deadlines) {
  std::vector<AddresseeCount> counts;
  for (const Addressee& one : all_addressees(plan)) {
    counts.push_back({.id = one.id, .name = one.name, .partner = one.partner});
  }
  std::map<std::string, AddresseeCount*> by_id;
  for (AddresseeCount& one : counts) by_id.emplace(one.id, &one);
  for (const OpenDeadline& one : deadlines) {
    for (const std::string& id : addressees_of(one.deadline)) {
      const auto found = by_id.find(id);
      AddresseeCount& count = found == by_id.end() ? counts.back() : *found->second;
      ++count.all;
      if (one.newly) ++count.newly;
    }
  }
  std::erase_if(counts, [](const AddresseeCount& one) { return one.all == 0; });
  return counts;
}

Recency backup_recency(const std::optional<LastCopy>& copy, OperationId last_operation,
                       Moment now) {
  if (last_operation == 0) return Recency::done;
  if (!copy) return Recency::never;
  const bool holds_all = copy->operation >= last_operation;
  return holds_all || now - copy->at <= longest_without_maintenance ? Recency::done
                                                                    : Recency::long_ago;
}

Recency check_recency(const std::optional<LastCheck>& check, Moment now) {
  if (!check) return Recency::never;
  return now - check->at <= longest_without_maintenance ? Recency::done : Recency::long_ago;
}

}  // namespace track::report
