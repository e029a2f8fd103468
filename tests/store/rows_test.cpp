#include "store_fixture.hpp"

namespace track::store::rows_test {

namespace {

std::vector<std::int64_t> ids(const std::vector<Measurement>& measurements) {
  std::vector<std::int64_t> result;
  for (const Measurement& measurement : measurements) result.push_back(measurement.id);
  return result;
}

}  // namespace

TEST_CASE("measurements are in the order of their periods, then of recording") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  const auto record = [&](Period period, std::int64_t value) {
    RecordRequest entry{"", {}, period, {2022}, "", "", {{"clinics", number(value)}}};
    return store.record(entry, operation(1), Store::Repeat::refuse).measurements[0].id;
  };
  const Day june = day(2022, 6, 1);
  const std::int64_t late = record({day(2022, 7, 1), day(2022, 7, 1)}, 1);
  const std::int64_t month = record({june, day(2022, 6, 30)}, 2);
  const std::int64_t first = record({june, june}, 3);
  const std::int64_t second = record({june, june}, 4);
  CHECK(ids(store.measurements("clinics")) ==
        std::vector<std::int64_t>{first, second, month, late});
  CHECK(store.measurements("lecture.attendance").empty());
}

TEST_CASE("what was recorded later is not known earlier") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  store.record(lecture({{"clinics", number(1)}}), operation(1), Store::Repeat::refuse);
  store.record(lecture({{"clinics", number(2)}}), operation(2), Store::Repeat::refuse);
  for (const OperationId until : {1, 2, 3}) {
    const auto known = static_cast<std::size_t>(until - 1);
    CHECK(store.measurements("clinics", {until}).size() == known);
    CHECK(store.events("lecture", {until}).size() == known);
  }
}

TEST_CASE("measurements are counted for the indicators that have any") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  CHECK(store.measurement_counts().empty());
  store.record(lecture({{"clinics", number(1)}}), operation(1), Store::Repeat::refuse);
  store.record(lecture({{"clinics", number(2)}, {"lecture.people", of_form(ValueForm::unknown)}}),
               operation(2), Store::Repeat::refuse);
  CHECK(store.measurement_counts() ==
        std::map<std::string, std::int64_t>{{"clinics", 2}, {"lecture.people", 1}});
}

}  // namespace track::store::rows_test
