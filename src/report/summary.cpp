#include "track/report/summary.hpp"

#include <algorithm>
#include <set>
#include <tuple>

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

// A row within its year: holdings and an indicator never are the same.
using RowKey = std::tuple<FiscalYear, bool, std::string>;

RowKey key_of(const Row& row) {
  return {row.year, row.indicator != nullptr, row.id};
}

std::map<RowKey, Status> statuses_of(const State& state) {
  std::map<RowKey, Status> statuses;
  for (const Report& report : state.years) {
    for (const Row* row : report.rows()) statuses.emplace(key_of(*row), row->assessment.status);
  }
  return statuses;
}

// A new row is a change where it is bad.
std::optional<StatusChange> change_of(const Row& row, const std::map<RowKey, Status>& statuses) {
  const Status now = row.assessment.status;
  const auto found = statuses.find(key_of(row));
  if (found == statuses.end()) {
    if (!is_bad(now)) return std::nullopt;
    return StatusChange{row, {}, StatusChange::Turn::worse, true};
  }
  const Status before = found->second;
  if (before == now) return std::nullopt;
  const bool newly = is_newly_bad(before, now);
  return StatusChange{row, before, newly ? StatusChange::Turn::worse : turn_of(before, now), newly};
}

std::vector<StatusChange> changes_between(const State& then, const State& now) {
  const std::map<RowKey, Status> statuses = statuses_of(then);
  std::vector<StatusChange> changes;
  std::set<RowKey> seen;  // an outcome shown at two places comes once
  for (const Report& report : now.years) {
    for (const Row* row : report.rows()) {
      if (!seen.insert(key_of(*row)).second) continue;
      if (auto change = change_of(*row, statuses)) changes.push_back(std::move(*change));
    }
  }
  const auto order = [](const StatusChange& one) {
    return std::tuple(!one.newly, one.turn, -severity(one.row.assessment.status));
  };
  std::stable_sort(changes.begin(), changes.end(),
                   [&](const StatusChange& left, const StatusChange& right) {
                     return order(left) < order(right);
                   });
  return changes;
}

using DeadlineKey = std::tuple<std::string, std::string, FiscalYear, int, Period>;

// A holding is one by its number, however its part of the year is moved by another schedule; of
// parts each is one.
std::vector<DeadlineKey> keys_of(const Deadline& deadline) {
  if (deadline.indicator == nullptr) {
    return {{deadline.activity->id, {}, deadline.year, deadline.number, {}}};
  }
  std::vector<DeadlineKey> keys;
  const auto add = [&](const Indicator& one) {
    keys.emplace_back(std::string(), one.id, deadline.year, 0, deadline.period);
  };
  for (const Indicator* part : deadline.missing_parts) add(*part);
  if (keys.empty()) add(*deadline.indicator);
  return keys;
}

void add_deadlines(const State& then, const State& now, Summary& summary) {
  std::set<DeadlineKey> overdue_then;
  for (const Deadline& one : then.deadlines) {
    if (!one.overdue(then.as_of)) continue;
    for (DeadlineKey& key : keys_of(one)) overdue_then.insert(std::move(key));
  }
  const Day end_of_month = month_of(now.as_of).last;
  for (const Deadline& one : now.deadlines) {
    if (one.overdue(now.as_of)) {
      const bool newly = std::ranges::any_of(
          keys_of(one), [&](const DeadlineKey& key) { return !overdue_then.contains(key); });
      summary.overdue.push_back({one, newly});
    } else if (one.day <= end_of_month) {
      summary.due_this_month.push_back({one, false});
    }
  }
}

}  // namespace

bool Summary::has_newly_bad() const {
  return std::any_of(changes.begin(), changes.end(), [](const auto& one) { return one.newly; });
}

bool Summary::has_newly_overdue() const {
  return std::any_of(overdue.begin(), overdue.end(), [](const auto& one) { return one.newly; });
}

bool Summary::to_act_on() const {
  return has_newly_bad() || has_newly_overdue() || maintenance.has_findings() ||
         maintenance.copy != Recency::done || maintenance.check != Recency::done;
}

Summary summarize(SummarySource source) {
  Summary summary{.plan = &source.plan,
                  .revision = source.revision,
                  .then = source.then.as_of,
                  .as_of = source.now.as_of,
                  .year = source.year,
                  .counts = std::move(source.counts),
                  .record = std::move(source.record),
                  .changes = changes_between(source.then, source.now),
                  .maintenance = std::move(source.maintenance)};
  add_deadlines(source.then, source.now, summary);
  for (const Report& one : source.now.years) {
    if (one.head.year == source.year.previous()) summary.open_last_year = one.counts;
  }
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
