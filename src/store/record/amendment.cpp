#include <algorithm>
#include <set>

#include "../sqlite/connection.hpp"
#include "closings.hpp"
#include "operations.hpp"
#include "rows.hpp"
#include "track/base/error.hpp"

namespace track::store {

namespace {

constexpr Message<OperationId, std::string> not_in_operation{"operation {} did not record {}",
                                                             "操作{}は {} を記録していません"};
constexpr Message<std::string, OperationId> has_value{"operation {1} recorded {0} of this holding",
                                                      "この実施の {} は操作{}で記録済みです"};
constexpr Message<std::string, OperationId> has_value_alone{
    "operation {1} recorded {0} of this period", "この期間の {} は操作{}で記録済みです"};
constexpr Message<OperationId> amend_that{"to correct it: track amend {} VALUE --reason …",
                                          "訂正する場合：track amend {} 値 --reason …"};
constexpr Message<OperationId> not_of_period{"operation {} recorded nothing of that period",
                                             "操作{}にその期間の記録はありません"};
constexpr Message<OperationId, std::size_t, std::string> several_of_it{
    "operation {} recorded {} values of {}", "操作{}は{}件の {} を記録しています"};
constexpr Message<OperationId> several_periods{
    "operation {} recorded several periods, which cannot all become one",
    "操作{}は複数の期間を記録しており、すべてを同じ期間にはできません"};
constexpr Message<> say_which_period{"say which one: --of PERIOD",
                                     "どの期間の値か、--of 期間 で指定してください"};
constexpr Message<> say_which_place{"say which one: --at PLACE",
                                    "どの場所の値か、--at 場所 で指定してください"};
constexpr Message<> nothing_changes{"this is already what is recorded",
                                    "すでにその内容で記録されています"};

bool moves(const Amendment& amendment) {
  return amendment.period || amendment.place || amendment.note;
}

// Of an operation that recorded several values, those that still stand may be amended.
void require_not_amended(const SQLite::Database& database, const Amendment& amendment,
                         const RecordRows& rows) {
  RecordRows meant;
  bool any_stands = false;
  for (const Event& one : rows.events) any_stands |= !one.withdrawn;
  for (const Measurement& one : rows.measurements) {
    any_stands |= !one.withdrawn;
    const bool named = std::any_of(
        amendment.items.begin(), amendment.items.end(),
        [&](const RecordRequest::Item& item) { return item.indicator == one.indicator; });
    if (named) meant.measurements.push_back(one);
  }
  require_in_force(database, amendment.of, any_stands ? meant : rows);
}

// An operation may have recorded many periods, and at many places.
void keep_what_is_meant(const Amendment& amendment, RecordRows& rows) {
  const auto is_other = [&](const auto& row) {
    return (amendment.among && row.period != *amendment.among) ||
           (amendment.among_place && row.place != *amendment.among_place);
  };
  std::erase_if(rows.events, is_other);
  std::erase_if(rows.measurements, is_other);
  if (amendment.among && rows.empty()) {
    throw Error(ErrorKind::unknown_name, not_of_period(amendment.of));
  }
}

void require_one_period(const Amendment& amendment, const RecordRows& rows) {
  if (!amendment.period) return;
  std::set<Period> periods;
  for (const Event& one : rows.events) periods.insert(one.period);
  for (const Measurement& one : rows.measurements) periods.insert(one.period);
  if (periods.size() <= 1) return;
  throw Error(ErrorKind::refused, several_periods(amendment.of), {say_which_period()});
}

// What the amendment is about: the rows of the operation that stand and, where a holding moves, all
// that was measured at it.
RecordRows rows_concerned(const SQLite::Database& database, const Amendment& amendment) {
  RecordRows rows = read_rows_of(database, amendment.of);
  keep_what_is_meant(amendment, rows);
  require_not_amended(database, amendment, rows);
  std::erase_if(rows.events, [](const Event& one) { return one.withdrawn.has_value(); });
  std::erase_if(rows.measurements,
                [](const Measurement& one) { return one.withdrawn.has_value(); });
  if (!moves(amendment)) return rows;
  std::set<std::int64_t> events;
  for (const Event& event : rows.events) events.insert(event.id);
  for (const Measurement& one : rows.measurements) {
    if (one.event && events.insert(*one.event).second) {
      rows.events.push_back(read_event(database, *one.event));
    }
  }
  std::erase_if(rows.measurements, [](const Measurement& one) { return one.event.has_value(); });
  for (const std::int64_t event : events) {
    for (Measurement& one : read_measurements_of(database, event)) {
      if (!one.withdrawn) rows.measurements.push_back(std::move(one));
    }
  }
  return rows;
}

template <class Row>
void move_row(const Amendment& amendment, Row& row) {
  if (amendment.period) {
    row.period = *amendment.period;
    row.year = amendment.year;
  }
  if (amendment.place) row.place = *amendment.place;
  if (amendment.note) row.note = *amendment.note;
}

bool same(const Measurement& before, const Measurement& after) {
  return before.value == after.value && before.period == after.period &&
         before.place == after.place && before.note == after.note &&
         before.provisional == after.provisional;
}

class AmendmentWriter {
 public:
  AmendmentWriter(SQLite::Database& database, const Amendment& amendment,
                  const Operation& operation)
      : database_(database),
        amendment_(amendment),
        operation_(operation),
        writing_(database, operation) {}

  Correction write() {
    const RecordRows rows = rows_concerned(database_, amendment_);
    require_one_period(amendment_, rows);
    for (const RecordRequest::Item& item : amendment_.items) require_recorded(rows, item.indicator);
    correction_.operation = writing_.operation();
    for (const Event& event : rows.events) amend(event);
    for (const Measurement& measurement : rows.measurements) amend(measurement);
    for (const RecordRequest::Item& item : amendment_.added) add(item, rows);
    if (correction_.placed.empty()) throw Error(ErrorKind::refused, nothing_changes());
    writing_.commit();
    return std::move(correction_);
  }

 private:
  void require_recorded(const RecordRows& rows, const std::string& indicator) const {
    std::size_t recorded = 0;
    std::set<Period> periods;
    for (const Measurement& one : rows.measurements) {
      if (one.indicator != indicator) continue;
      ++recorded;
      periods.insert(one.period);
    }
    if (recorded == 0) {
      throw Error(ErrorKind::unknown_name, not_in_operation(amendment_.of, indicator));
    }
    if (recorded > 1) {
      throw Error(ErrorKind::refused, several_of_it(amendment_.of, recorded, indicator),
                  {periods.size() > 1 ? say_which_period() : say_which_place()});
    }
  }

  template <class Row>
  void take_over(Row& row) const {
    row.id = 0;
    row.operation = writing_.operation();
    row.recorded_at = operation_.at;
    row.actor = operation_.actor;
  }

  void amend(const Event& before) {
    Event after = before;
    move_row(amendment_, after);
    if (after.period == before.period && after.place == before.place && after.note == before.note) {
      return;
    }
    require_open_year(database_, before.year);
    require_open_year(database_, after.year);
    take_over(after);
    withdraw(database_, {{before}, {}, {}}, writing_.operation());
    add_event(database_, after);
    correction_.withdrawn.events.push_back(before);
    correction_.placed.events.push_back(after);
  }

  // The event that stands in for one that was moved.
  std::optional<std::int64_t> event_now(std::optional<std::int64_t> event) const {
    const auto& before = correction_.withdrawn.events;
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (event == before[i].id) return correction_.placed.events[i].id;
    }
    return event;
  }

  void amend(const Measurement& before) {
    Measurement after = before;
    move_row(amendment_, after);
    for (const RecordRequest::Item& item : amendment_.items) {
      if (item.indicator != before.indicator) continue;
      after.value = item.value;
      after.provisional = false;
    }
    after.provisional = amendment_.provisional.value_or(after.provisional);
    after.event = event_now(before.event);
    if (same(before, after) && after.event == before.event) return;
    require_open_year(database_, before.year);
    require_open_year(database_, after.year);
    take_over(after);
    after.amends = before.id;
    after.reason = operation_.reason;
    withdraw(database_, {{}, {before}, {}}, writing_.operation());
    add_measurement(database_, after);
    correction_.withdrawn.measurements.push_back(before);
    correction_.placed.measurements.push_back(after);
  }

  // A further value, with the period, place and note of what the operation recorded.
  void add(const RecordRequest::Item& item, const RecordRows& rows) {
    Measurement made;
    std::optional<std::int64_t> event;
    if (!rows.events.empty()) {
      const Event& held = rows.events.front();
      event = held.id;
      made.period = held.period;
      made.year = held.year;
      made.place = held.place;
      made.note = held.note;
    } else {
      made = rows.measurements.front();
      event = made.event;
    }
    made.indicator = item.indicator;
    require_no_value(event, made);
    move_row(amendment_, made);
    require_open_year(database_, made.year);
    take_over(made);
    made.event = event_now(event);
    made.value = item.value;
    made.provisional = amendment_.provisional.value_or(false);
    made.amends.reset();
    made.reason = operation_.reason;
    add_measurement(database_, made);
    correction_.placed.measurements.push_back(made);
  }

  // An earlier amendment may have given the holding, or the period, this value.
  void require_no_value(std::optional<std::int64_t> event, const Measurement& made) const {
    const std::vector<Measurement> others =
        event ? read_measurements_of(database_, *event) : read_like(database_, made);
    for (const Measurement& one : others) {
      if (one.withdrawn || one.indicator != made.indicator) continue;
      if (one.operation == writing_.operation()) continue;
      const auto& problem = event ? has_value : has_value_alone;
      throw Error(ErrorKind::refused, problem(made.indicator, one.operation),
                  {amend_that(one.operation)});
    }
  }

  SQLite::Database& database_;
  const Amendment& amendment_;
  const Operation& operation_;
  Writing writing_;
  Correction correction_;
};

}  // namespace

Correction Store::amend(const Amendment& amendment, const Operation& operation) {
  return connection_->use([&](SQLite::Database& database) {
    read_operation(database, amendment.of);  // before the amendment itself is one
    return AmendmentWriter(database, amendment, operation).write();
  });
}

}  // namespace track::store
