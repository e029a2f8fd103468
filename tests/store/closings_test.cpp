#include "store_fixture.hpp"
#include "track/base/digest.hpp"

namespace track::store::closings_test {

namespace {

constexpr auto refuse = Store::Repeat::refuse;

OperationId close(Store& store, int minute) {
  return store.close({0, {2022}, day(2023, 4, 20), "{\"rows\": []}", {}},
                     KnownAt{store.last_operation()}, operation(minute, OperationKind::close));
}

}  // namespace

TEST_CASE("a closed year keeps its report and takes nothing more until it is opened") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  store.record(lecture({{"lecture.attendance", number(132)}}), operation(1), refuse);
  CHECK(close(store, 2) == 3);
  const std::optional<Closing> closing = store.closing({2022});
  REQUIRE(closing);
  CHECK(closing->operation == 3);
  CHECK(closing->as_of == day(2023, 4, 20));
  CHECK(closing->digest == digest_of("{\"rows\": []}"));
  CHECK_FALSE(store.closing({2022}, KnownAt{2}));
  CHECK_FALSE(store.closing({2023}));
  CHECK(store.closings().size() == 1);

  const RecordRequest late = on(day(2022, 7, 1), "lecture.attendance", number(5));
  error_of(ErrorKind::refused, [&] { store.record(late, operation(3), refuse); });
  error_of(ErrorKind::refused, [&] { store.undo(2, operation(3, OperationKind::undo)); });
  error_of(ErrorKind::refused, [&] { store.undo_preview(2); });
  error_of(ErrorKind::refused, [&] { close(store, 3); });
  Amendment amendment;
  amendment.of = 2;
  amendment.items = {{"lecture.attendance", number(1)}};
  error_of(ErrorKind::refused, [&] { store.amend(amendment, operation(3, OperationKind::amend)); });
  store.record(on(day(2023, 7, 1), "lecture.attendance", number(5)), operation(3), refuse);
  // Nor does anything move into it.
  amendment = {};
  amendment.of = 4;
  amendment.period = Period{day(2022, 7, 1), day(2022, 7, 1)};
  amendment.year = {2022};
  error_of(ErrorKind::refused, [&] { store.amend(amendment, operation(4, OperationKind::amend)); });

  CHECK(store.reopen({2022}, day(2023, 5, 1), operation(4, OperationKind::reopen)) == 5);
  CHECK_FALSE(store.closing({2022}));
  CHECK(store.closing({2022}, KnownAt{4}));
  CHECK(store.closings().empty());
  CHECK(store.closed_ever({2022}) == std::vector<OperationId>{3});
  CHECK(store.closed_ever({2022}, KnownAt{2}).empty());
  store.record(late, operation(5), refuse);
  error_of(ErrorKind::refused,
           [&] { store.reopen({2022}, day(2023, 5, 1), operation(6, OperationKind::reopen)); });
  CHECK_FALSE(store.broken_operation());
}

TEST_CASE("a year is not closed over what was recorded meanwhile") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  store.record(lecture({{"lecture.attendance", number(132)}}), operation(1), refuse);
  error_of(ErrorKind::refused, [&] {
    store.close({0, {2022}, day(2023, 4, 20), "{}", {}}, KnownAt{1},
                operation(2, OperationKind::close));
  });
  CHECK(store.last_operation() == 2);
}

}  // namespace track::store::closings_test
