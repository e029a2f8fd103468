// The ward's R5 seen on every day of it: no status changes without a holding, a report or a last
// day for reporting between. What it says on the last day of every month stands in
// status-by-month-r5.csv.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <map>
#include <set>

#include "golden/session.hpp"
#include "track/app/known_plan.hpp"
#include "track/app/reports.hpp"
#include "track/base/text.hpp"
#include "track/store/store.hpp"

namespace track::golden::months_test {

namespace {

constexpr FiscalYear r5{2023};
const std::filesystem::path by_month =
    std::filesystem::path(TRACK_SOURCE_DIR) / "tests/golden/status-by-month-r5.csv";

// By row: an activity's holdings under its id, an indicator under its own.
using Statuses = std::map<std::string, Status>;

Statuses statuses_on(const store::Store& store, Day day, Moment now) {
  const app::KnownPlan known = app::known_plan(store, iso(day), now);
  const report::Report report = app::report_of(store, known, r5, {});
  Statuses statuses;
  for (const report::Row* row : report.rows()) statuses[row->id] = row->assessment.status;
  return statuses;
}

// Whose record a row stands for.
std::set<std::string> subjects_of(const Plan& plan, const std::string& id) {
  std::set<std::string> subjects = {id};
  if (const Indicator* indicator = find_indicator(plan, id)) {
    subjects.insert(indicator->activity);
    subjects.insert(indicator->survey);
  }
  std::set<std::string> all = subjects;
  for (const std::string& subject : subjects) {
    const Activity* activity = find_activity(plan, subject);
    if (activity == nullptr) continue;
    for (const Activity* tied : tied_with(plan, *activity)) all.insert(tied->id);
  }
  all.erase("");
  return all;
}

bool recorded_on(const store::Store& store, const Plan& plan, const std::string& id, Day day) {
  for (const std::string& subject : subjects_of(plan, id)) {
    for (const OperationId operation : store.operations_of(subject)) {
      if (day_in_zone(store.logged(operation).operation.at, plan.calendar.time_zone) == day) {
        return true;
      }
    }
  }
  return false;
}

// The last day for reporting a month, a part of a schedule or a holding was the day before.
bool became_late_on(const store::Store& store, const Plan& plan, const std::string& id, Day day) {
  const Day end = day - std::chrono::days(plan.reporting_days + 1);
  std::set<Day> ends;
  const auto add_parts = [&](int of) {
    for (int number = 1; number <= of; ++number) {
      ends.insert(plan.calendar.part(r5, number, of).last);
      ends.insert(plan.calendar.part(r5.previous(), number, of).last);
    }
  };
  add_parts(12);
  for (const std::string& subject : subjects_of(plan, id)) {
    const Activity* activity = find_activity(plan, subject);
    if (activity == nullptr) continue;
    if (const auto planned = activity->schedule_in(r5).planned_a_year()) add_parts(planned->least);
    for (const Event& event : store.events(subject)) ends.insert(event.period.last);
  }
  return ends.contains(end);
}

// A count without an expectation whose values belong to single days is held against the as-of day:
// it may fall behind by the day alone. Nobody reports that nothing came, so there is no later day
// to wait for.
bool is_recorded_by_day(const store::Store& store, const Plan& plan, const std::string& id) {
  const Indicator* indicator = find_indicator(plan, id);
  if (indicator == nullptr || !indicator->traits().sums() || indicator->expect) return false;
  const Activity* activity = find_activity(plan, indicator->activity);
  if (activity != nullptr && activity->schedule_in(r5).planned_a_year()) return false;
  const auto measurements = store.measurements(id);
  return std::ranges::all_of(
      measurements, [](const Measurement& one) { return one.year != r5 || one.period.is_day(); });
}

}  // namespace

TEST_CASE("no status changes without a holding, a report or a deadline between") {
  Session session;
  session.replay({"@ now 2021-04-01T00:00:00Z",
                  "$ track load data/nerima-r3-r5 data/sample/targets.toml -q",
                  "@ follow data/sample/records-r3.sh", "@ now 2022-03-31T23:00:00Z",
                  "@ follow data/sample/records-r4.sh", "@ now 2023-04-01T00:00:00Z",
                  "@ follow data/sample/records-r5.sh", "@ now 2024-06-30T00:00:00Z"});
  const store::Store store = store::Store::open("track.db", store::Access::read);
  const Plan plan = store.plan(1);
  const Moment now = make_day(2024, 6, 30);

  std::map<Day, Statuses> months;
  std::set<std::string> ids;
  Statuses before;
  std::size_t changes = 0;
  for (Day day = plan.calendar.first_day(r5); day <= plan.calendar.last_day(r5);
       day += std::chrono::days(1)) {
    const Statuses statuses = statuses_on(store, day, now);
    for (const auto& [id, status] : statuses) {
      const auto earlier = before.find(id);
      if (before.empty() || (earlier != before.end() && earlier->second == status)) continue;
      ++changes;
      CAPTURE(iso(day), id, key(status));
      CHECK((recorded_on(store, plan, id, day) || became_late_on(store, plan, id, day) ||
             is_recorded_by_day(store, plan, id)));
    }
    before = statuses;
    if (day == month_of(day).last) months.emplace(day, statuses);
    for (const auto& [id, status] : statuses) ids.insert(id);
  }
  CHECK(changes > 40);

  std::vector<std::string> table = {"id"};
  for (const auto& [day, statuses] : months) table.front() += "," + iso(day);
  for (const std::string& id : ids) {
    std::string line = id;
    for (const auto& [day, statuses] : months) {
      const auto found = statuses.find(id);
      line += ",";
      if (found != statuses.end()) line += key(found->second);
    }
    table.push_back(line);
  }
  if (std::getenv("TRACK_ACCEPT") != nullptr) write_lines(by_month, table);
  CHECK(read_lines(by_month) == table);
}

}  // namespace track::golden::months_test
