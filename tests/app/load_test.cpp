#include "track/app/load.hpp"

#include "store/store_fixture.hpp"

namespace track::app::load_test {

using store::day;
using store::error_of;
using store::number;
using store::operation;
using store::Store;
using store::store_with;

namespace {

const Day today = day(2022, 6, 13);

Plan with_target(std::int64_t target) {
  Plan plan = store::small_plan();
  plan.indicators.front().targets[{2022}] = number(target);
  return plan;
}

}  // namespace

TEST_CASE("the first load asks for nothing") {
  const TemporaryFolder folder;
  const Load load = prepare_load(store::small_plan(), nullptr);
  CHECK_FALSE(load.revision);
  CHECK_FALSE(load.unchanged());
  require_accepted(load, {}, "", today);
}

TEST_CASE("a database holds one plan, and the same again changes nothing") {
  const TemporaryFolder folder;
  const Store store = store_with(folder.database(), store::small_plan());
  CHECK(prepare_load(store::small_plan(), &store).unchanged());
  Plan other = store::small_plan();
  other.id = "other";
  error_of(ErrorKind::refused, [&] { prepare_load(other, &store); });
}

TEST_CASE("another meaning of an indicator with data asks to be confirmed") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), store::small_plan());
  store.record(store::lecture({{"lecture.attendance", number(132)}}), operation(1),
               Store::Repeat::refuse);
  Plan plan = store::small_plan();
  plan.indicators.front().unit = "団体";
  const Load load = prepare_load(plan, &store);
  error_of(ErrorKind::refused, [&] { require_accepted(load, {}, "", today); });
  require_accepted(load, {"lecture.attendance"}, "", today);
  error_of(ErrorKind::usage, [&] {
    require_accepted(load, {"lecture.attendance", "clinics"}, "", today);
  });
}

TEST_CASE("a target of a year that has begun asks for a reason, one of a closed year for more") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), with_target(300));
  const Load load = prepare_load(with_target(350), &store);
  require_accepted(load, {}, "", day(2022, 3, 31));
  error_of(ErrorKind::refused, [&] { require_accepted(load, {}, "", today); });
  require_accepted(load, {}, "agreed in May", today);
  store.close({0, {2022}, day(2023, 4, 20), "{}", {}}, {store.last_operation()},
              operation(1, OperationKind::close));
  const Load late = prepare_load(with_target(350), &store);
  error_of(ErrorKind::refused, [&] { require_accepted(late, {}, "agreed in May", today); });
}

}  // namespace track::app::load_test
