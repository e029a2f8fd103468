#include "track/app/known_plan.hpp"

#include "store/store_fixture.hpp"

namespace track::app::known_plan_test {

using store::day;
using store::error_of;
using store::Store;
using store::store_with;

namespace {

const Moment now = day(2022, 6, 13) + std::chrono::hours(3);

}  // namespace

TEST_CASE("a plan is known as of today, or as of a day before") {
  const TemporaryFolder folder;
  const Store store = store_with(folder.database(), store::small_plan());
  const KnownPlan today = known_plan(store, "", now);
  CHECK(today.as_of == day(2022, 6, 13));
  CHECK(today.revision == 1);
  CHECK_FALSE(today.known_at.until);
  CHECK_FALSE(known_plan(store, "2022-06-13", now).known_at.until);
  error_of(ErrorKind::usage, [&] { known_plan(store, "2022-06-14", now); });
  error_of(ErrorKind::usage, [&] { known_plan(store, "sometime", now); });
  error_of(ErrorKind::refused, [&] { known_plan(store, "2000-01-01", now); });
  const Moment made = store.logged(1).operation.at;
  const KnownPlan then = known_plan(store, iso(made).substr(0, 10), now + std::chrono::days(400));
  CHECK(then.known_at.until == 1);
}

TEST_CASE("nothing is known before the first load") {
  const TemporaryFolder folder;
  const Store store = Store::open(folder.database(), store::Access::create);
  error_of(ErrorKind::unusable_database, [&] { known_plan(store, "", now); });
  CHECK_FALSE(known_before(store, 1, day(2022, 6, 13)));
}

TEST_CASE("since is an operation, a day or a moment") {
  const TemporaryFolder folder;
  const Store store = store_with(folder.database(), store::small_plan());
  const KnownPlan known = known_plan(store, "", now);
  CHECK(read_since("57", known) == Since(OperationId{57}));
  CHECK(read_since("20220611", known) == Since(day(2022, 6, 11)));
  CHECK(read_since("yesterday", known) == Since(day(2022, 6, 12)));
  CHECK(read_since("2022-11-29T17:10:00Z", known) ==
        Since(Moment(day(2022, 11, 29) + std::chrono::hours(17) + std::chrono::minutes(10))));
  for (const char* text : {"2022-11-29T24:00:00Z", "2022-11-29T17:10:00", "-1", "lately"}) {
    INFO(text);
    error_of(ErrorKind::usage, [&] { read_since(text, known); });
  }
  const FiscalCalendar& calendar = known.plan.calendar;
  const Moment made = store.logged(1).operation.at;
  CHECK(first_operation(OperationId{57}, store, calendar) == 57);
  CHECK(first_operation(made, store, calendar) == 2);
  CHECK(first_operation(made - std::chrono::seconds(1), store, calendar) == 1);
}

}  // namespace track::app::known_plan_test
