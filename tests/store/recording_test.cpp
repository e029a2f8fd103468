#include <sys/resource.h>

#include <csignal>

#include "store_fixture.hpp"

namespace track::store::recording_test {

namespace {

constexpr auto refuse = Store::Repeat::refuse;
constexpr auto allow = Store::Repeat::allow;

}  // namespace

TEST_CASE("a holding with its values is one operation, one event and a row a value") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  const RecordResult recorded = store.record(
      lecture({{"lecture.attendance", number(132)}, {"lecture.talked", fraction(84, 102)}}),
      operation(1), refuse);
  CHECK(recorded.operation == 2);
  REQUIRE(recorded.event);
  REQUIRE(recorded.measurements.size() == 2);
  CHECK(recorded.measurements[0].value == number(132));
  CHECK(recorded.measurements[0].event == recorded.event);
  CHECK(recorded.measurements[0].recorded_at == operation(1).at);
  CHECK(recorded.measurements[1].id != recorded.measurements[0].id);

  const std::vector<Event> events = store.events("lecture");
  REQUIRE(events.size() == 1);
  CHECK(events[0].id == *recorded.event);
  CHECK(events[0].operation == recorded.operation);
  CHECK(events[0].activity == "lecture");
  CHECK(events[0].period == Period{day(2022, 6, 11), day(2022, 6, 11)});
  CHECK(events[0].year == FiscalYear{2022});
  CHECK(events[0].place == "練馬区役所");
  CHECK(events[0].note == "第1回");
  CHECK(events[0].recorded_at == operation(1).at);
  CHECK(events[0].actor == "sato");
}

TEST_CASE("measurements alone make no event") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  const RecordResult recorded =
      store.record(on(day(2022, 6, 11), "lecture.attendance", number(132)), operation(1), refuse);
  CHECK_FALSE(recorded.event);
  CHECK(store.events("lecture").empty());
  REQUIRE(store.measurements("lecture.attendance").size() == 1);
  CHECK_FALSE(store.measurements("lecture.attendance")[0].event);
}

TEST_CASE("every form of value is read as it was recorded") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  const std::vector<Value> values = {
      number(0),
      {ValueForm::quantity, Quantity::from_units(-32'500), {}, {}, {}},
      {ValueForm::quantity, Quantity::from_units(42'000), {}, {}, 30},
      fraction(84, 102),
      fraction(0, 0),
      {ValueForm::percentage, Quantity::from_units(686'000), {}, {}, {}},
      {ValueForm::percentage, Quantity::from_units(686'000), {}, {}, 1083},
      of_form(ValueForm::not_started),
      of_form(ValueForm::started),
      of_form(ValueForm::done),
      of_form(ValueForm::unknown),
      of_form(ValueForm::suppressed)};
  int minute = 0;
  for (const Value& value : values) {
    store.record(on(day(2022, 6, 11), "clinics", value), operation(++minute), refuse);
  }
  const std::vector<Measurement> read = store.measurements("clinics");
  REQUIRE(read.size() == values.size());
  for (std::size_t i = 0; i < values.size(); ++i) CHECK(read[i].value == values[i]);
}

TEST_CASE("a total of the year that would not fit is refused and nothing is stored") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  const Value huge{ValueForm::quantity,
                   Quantity::from_units(std::numeric_limits<std::int64_t>::max() - 5),
                   {},
                   {},
                   {}};
  store.record(on(day(2022, 6, 11), "lecture.attendance", huge), operation(1), refuse);

  const Error error = error_of(ErrorKind::refused, [&] {
    store.record(lecture({{"lecture.attendance", number(1)}}), operation(2), refuse);
  });
  CHECK(error.message().en.find("total of the year") != std::string::npos);
  CHECK(store.events("lecture").empty());
  CHECK(store.measurements("lecture.attendance").size() == 1);
  CHECK(store.last_operation_at(day(2100, 1, 1)) == 2);

  SECTION("another year and another indicator have room") {
    store.record(on(day(2023, 6, 11), "lecture.attendance", huge), operation(3), refuse);
    store.record(on(day(2022, 6, 11), "clinics", huge), operation(4), refuse);
  }
  SECTION("the parts of shares and the sample sizes are counted as well") {
    Value parts = fraction(1, 1);
    parts.denominator = huge.amount;
    store.record(on(day(2022, 6, 1), "lecture.talked", parts), operation(3), refuse);
    error_of(ErrorKind::refused, [&] {
      store.record(on(day(2022, 6, 2), "lecture.talked", fraction(1, 1)), operation(4), refuse);
    });
    Value sized = number(4);
    sized.n = std::numeric_limits<std::int64_t>::max();
    store.record(on(day(2022, 6, 1), "lecture.rating", sized), operation(5), refuse);
    error_of(ErrorKind::refused, [&] {
      store.record(on(day(2022, 6, 2), "lecture.rating", sized), operation(6), refuse);
    });
  }
}

TEST_CASE("a reader cannot write") {
  const TemporaryFolder folder;
  store_with(folder.database(), small_plan());
  Store reader = Store::open(folder.database(), Access::read);
  const Error error =
      error_of(ErrorKind::refused, [&] { reader.record(lecture({}), operation(1), allow); });
  CHECK(error.message().en.find("read only") != std::string::npos);
}

TEST_CASE("a write that fails half-way leaves the record as it was") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  store.record(lecture({{"lecture.attendance", number(1)}}), operation(1), refuse);
  {
    // No file may grow: the first new page of the log fails, as it does on a full disk.
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const auto log = std::filesystem::file_size(folder.database().string() + "-wal");
    const rlimit no_growth{log, before.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &no_growth) == 0);
    CHECK_THROWS_AS(
        store.record(lecture({{"lecture.attendance", number(2)}}), operation(2), refuse), Error);
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
  }
  CHECK(store.events("lecture").size() == 1);
  CHECK(
      store.record(lecture({{"lecture.attendance", number(2)}}), operation(3), refuse).operation ==
      3);
}

TEST_CASE("holdings that share a day with a period are found, withdrawn ones not") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  store.record(lecture({}), operation(1), Store::Repeat::refuse);  // 2022-06-11
  const auto sharing = [&](Day first, Day last) {
    return store.events_sharing_days("lecture", {first, last}, {2022}).size();
  };
  CHECK(sharing(day(2022, 6, 11), day(2022, 6, 11)) == 1);
  CHECK(sharing(day(2022, 6, 1), day(2022, 6, 30)) == 1);
  CHECK(sharing(day(2022, 6, 12), day(2022, 6, 30)) == 0);
  store.undo(2, operation(2, OperationKind::undo));
  CHECK(sharing(day(2022, 6, 11), day(2022, 6, 11)) == 0);
}

}  // namespace track::store::recording_test
