#include "track/app/history.hpp"

#include "store/store_fixture.hpp"
#include "track/app/reports.hpp"
#include "track/app/summary.hpp"

namespace track::app::history_test {

using store::day;
using store::error_of;
using store::number;
using store::operation;
using store::Store;
using store::store_with;

namespace {

const Moment now = day(2022, 6, 13) + std::chrono::hours(3);

Store store_with_lecture(const TemporaryFolder& folder) {
  Store store = store_with(folder.database(), store::small_plan());
  store.record(store::lecture({{"lecture.attendance", number(132)}}), operation(1),
               Store::Repeat::refuse);
  return store;
}

}  // namespace

TEST_CASE("a history has the years that have begun and what counts in them") {
  const TemporaryFolder folder;
  const Store store = store_with_lecture(folder);
  const KnownPlan known = known_plan(store, "", now);
  const RecordedHistory held = history_of(store, known, look_up(known.plan, "lecture"));
  CHECK(held.history.events.size() == 1);
  CHECK(held.history.years.size() == 2);
  CHECK_FALSE(held.history.explained);
  const RecordedHistory measured =
      history_of(store, known, look_up(known.plan, "lecture.attendance"));
  CHECK(measured.history.measurements.size() == 1);
  CHECK(measured.history.activity->id == "lecture");
}

TEST_CASE("a year is explained with what counted and what was withdrawn") {
  const TemporaryFolder folder;
  Store store = store_with_lecture(folder);
  store.undo(2, operation(2, OperationKind::undo));
  const KnownPlan known = known_plan(store, "", now);
  const report::History year =
      explained_year(store, known, look_up(known.plan, "lecture.attendance"), {2022});
  CHECK(year.explained);
  CHECK(year.years.size() == 1);
  CHECK(year.measurements.size() == 1);
  CHECK(year.inclusions.size() == 1);
}

TEST_CASE("a closed year shows the row that it was closed with") {
  const TemporaryFolder folder;
  Store store = store_with_lecture(folder);
  store.close({0, {2022}, day(2023, 4, 20), "{}", {}}, {2}, operation(2, OperationKind::close));
  const KnownPlan known = known_plan(store, "", day(2023, 6, 13));
  const RecordedHistory shown = history_of(store, known, look_up(known.plan, "lecture.attendance"));
  CHECK(shown.closed.reports.size() == 1);
  CHECK(as_closed(store, known, {2022}).closed_by == 3);
  CHECK_FALSE(as_closed(store, known, {2021}).closed_by);
}

TEST_CASE("a summary compares what is known with what was known before") {
  const TemporaryFolder folder;
  const Store store = store_with_lecture(folder);
  const KnownPlan known = known_plan(store, "", now);
  const report::Summary summary = summary_since("2", store, known, now);
  CHECK(summary.record.first == 2);
  CHECK(summary.record.recorded.values == 1);
  CHECK(summary.record.recorded.holdings == 1);
  CHECK(summary_since("2022-06-13T02:00:00Z", store, known, now).record.log.empty());
  error_of(ErrorKind::usage, [&] { summary_since("2022-06-14", store, known, now); });
  error_of(ErrorKind::unknown_name, [&] { summary_since("57", store, known, now); });
}

}  // namespace track::app::history_test
