#include "store_fixture.hpp"

#include "track/store/batch.hpp"

namespace track::store::batch_test {

namespace {

const std::string attendance = "lecture.attendance";

Operation importing(int minute) {
  return operation(minute, OperationKind::import);
}

RecordRequest month(unsigned number_of_month, std::int64_t value) {
  RecordRequest request;
  request.period = month_of(day(2022, number_of_month, 1));
  request.year = {2022};
  request.items = {{attendance, number(value)}};
  return request;
}

struct Done {
  std::optional<OperationId> operation;
  std::optional<StoredBatch> stored{};
  std::vector<PutRequest> requests{};
};

Done put(Store& store, const std::vector<RecordRequest>& requests, int minute,
         const BatchOptions& options = {}) {
  Done done;
  done.stored = store.record_batch(options, importing(minute), [&](const Put& one) {
    for (const RecordRequest& request : requests) done.requests.push_back(one(request));
  });
  if (done.stored) done.operation = done.stored->operation;
  return done;
}

// Nothing is stored.
BatchOptions tried_only() {
  BatchOptions options;
  options.preview = [](const StoredBatch&) {};
  return options;
}

std::int64_t sum_of_year(const Store& store) {
  return store.totals(store.plan(1), {2022}, {2022}).of(attendance, {2022})->sum.units() / 10'000;
}

}  // namespace

TEST_CASE("a batch is one operation with its files, and undone as one") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  BatchOptions options;
  options.sources = {{SourceRole::data, "2022.csv", std::string(64, 'a')},
                     {SourceRole::mapping, "map.toml", std::string(64, 'b')}};
  const Done done = put(store, {month(4, 10), month(5, 20)}, 1, options);
  REQUIRE(done.operation == 2);
  CHECK(done.requests[1].values[0].fate == Fate::stored);
  CHECK(sum_of_year(store) == 30);
  CHECK(store.logged(2).sources == options.sources);
  CHECK_FALSE(store.broken_operation());

  store.undo(2, operation(2, OperationKind::undo));
  CHECK(store.totals(store.plan(1), {2022}, {2022}).of(attendance, {2022}) == nullptr);
  // What was undone may come again.
  CHECK(put(store, {month(4, 10)}, 3).operation == 4);
}

TEST_CASE("what is recorded under a key is not stored again") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  put(store, {month(4, 10), month(5, 20)}, 1);

  SECTION("nothing new makes no operation") {
    const Done again = put(store, {month(5, 20), month(4, 10)}, 2);
    CHECK_FALSE(again.operation);
    CHECK(again.requests[0].values[0].fate == Fate::unchanged);
    CHECK(store.last_operation() == 2);
  }
  SECTION("a late row is taken, whatever its date") {
    RecordRequest march = month(3, 5);
    march.year = {2021};
    const Done late = put(store, {month(4, 10), month(5, 20), march}, 2);
    CHECK(late.operation == 3);
    CHECK(store.rows_of(3).measurements.size() == 1);
  }
  SECTION("another value is a conflict that names the row") {
    const Done changed = put(store, {month(4, 11)}, 2);
    CHECK_FALSE(changed.operation);
    const PutValue& value = changed.requests[0].values[0];
    CHECK(value.fate == Fate::conflict);
    REQUIRE(value.recorded.size() == 1);
    CHECK(value.recorded[0].value == number(10));
    CHECK(sum_of_year(store) == 30);
  }
  SECTION("or an amendment, where it is to replace") {
    BatchOptions options;
    options.replace = true;
    const Done changed = put(store, {month(4, 11), month(5, 20)}, 2, options);
    CHECK(changed.operation == 3);
    CHECK(changed.requests[0].values[0].fate == Fate::replaced);
    CHECK(changed.requests[1].values[0].fate == Fate::unchanged);
    CHECK(sum_of_year(store) == 31);
    REQUIRE(store.corrected_values(3).size() == 1);
    CHECK(store.corrected_values(3)[0].after->value == number(11));
    CHECK_FALSE(put(store, {month(4, 11)}, 3).operation);
    store.undo(3, operation(4, OperationKind::undo));
    CHECK(sum_of_year(store) == 30);
  }
  SECTION("a provisional value that becomes final is a change") {
    BatchOptions options;
    options.replace = true;
    RecordRequest june = month(6, 7);
    june.provisional = true;
    put(store, {june}, 2);
    CHECK(put(store, {june}, 3).requests[0].values[0].fate == Fate::unchanged);
    CHECK(put(store, {month(6, 7)}, 4).requests[0].values[0].fate == Fate::conflict);
    CHECK(put(store, {month(6, 7)}, 5, options).requests[0].values[0].fate == Fate::replaced);
  }
  SECTION("a value typed by hand counts, a place left out fits any") {
    RecordRequest typed = month(7, 3);
    typed.place = "区役所";
    store.record(typed, operation(2), Store::Repeat::refuse);
    CHECK(put(store, {month(7, 3)}, 3).requests[0].values[0].fate == Fate::unchanged);
    RecordRequest elsewhere = month(7, 4);
    elsewhere.place = "公民館";
    CHECK(put(store, {elsewhere}, 4).requests[0].values[0].fate == Fate::stored);
  }
  SECTION("also under a former id") {
    BatchOptions options;
    options.former_ids["lecture.talked"] = {attendance};
    RecordRequest renamed = month(4, 10);
    renamed.items[0].indicator = "lecture.talked";
    CHECK(put(store, {renamed}, 2, options).requests[0].values[0].fate == Fate::unchanged);
  }
}

TEST_CASE("one key twice in a batch is told with the value that came first") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  const Done done = put(store, {month(4, 10), month(4, 12)}, 1, tried_only());
  CHECK_FALSE(done.operation);
  CHECK(done.requests[1].values[0].fate == Fate::twice);
  CHECK(done.requests[1].values[0].recorded[0].value == number(10));
  CHECK(store.last_operation() == 1);
}

TEST_CASE("holdings of a batch are known by activity, period and place") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  RecordRequest held = lecture({{attendance, number(132)}});
  held.place = "区役所";
  store.record(held, operation(1), Store::Repeat::refuse);

  SECTION("the same one takes a further value") {
    held.items.push_back({"lecture.talked", fraction(84, 102)});
    const Done done = put(store, {held}, 2);
    CHECK(done.operation == 3);
    CHECK(done.requests[0].holding == Fate::unchanged);
    CHECK(done.requests[0].values[0].fate == Fate::unchanged);
    CHECK(done.requests[0].values[1].fate == Fate::stored);
    CHECK(store.events("lecture").size() == 1);
    CHECK(store.rows_of(3).measurements[0].event == store.events("lecture")[0].id);
  }
  SECTION("one at another place is another") {
    RecordRequest other = held;
    other.place = "公民館";
    CHECK(put(store, {other}, 2).requests[0].holding == Fate::stored);
    RecordRequest anywhere = held;
    anywhere.place.clear();
    const Done done = put(store, {anywhere}, 3, tried_only());
    CHECK(done.requests[0].holding == Fate::conflict);
    CHECK(done.requests[0].held.size() == 2);
  }
  SECTION("twice in a batch") {
    held.place = "図書館";
    const Done done = put(store, {held, held}, 2, tried_only());
    CHECK(done.requests[1].holding == Fate::twice);
  }
}

TEST_CASE("without keys, each request of a batch is one more") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  BatchOptions options;
  options.matching = Matching::repeats;
  put(store, {month(4, 10), month(4, 11)}, 1, options);
  CHECK(sum_of_year(store) == 21);
  error_of(ErrorKind::refused, [&] { put(store, {month(5, 1), month(4, 10)}, 2, options); });
  CHECK(sum_of_year(store) == 21);
  options.matching = Matching::nothing;
  CHECK(put(store, {month(4, 10)}, 3, options).operation == 3);
}

TEST_CASE("a batch that fails stores nothing") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  SECTION("where it is only tried, whatever is asked meanwhile") {
    BatchOptions options;
    std::int64_t sum = 0;
    options.preview = [&](const StoredBatch& stored) {
      sum = sum_of_year(store);
      CHECK(stored.measurements == 1);
      CHECK(store.measurements(attendance).size() == 1);
      CHECK_NOTHROW(store.reported(store.plan(1)));
    };
    CHECK_FALSE(put(store, {month(4, 10)}, 1, options).operation);
    CHECK(sum == 10);
  }
  SECTION("where a total would not fit") {
    RecordRequest huge = month(4, 0);
    huge.items[0].value = number(900'000'000'000'000);
    RecordRequest more = month(5, 0);
    more.items[0].value = number(900'000'000'000'000);
    error_of(ErrorKind::refused, [&] { put(store, {huge, more}, 1); });
  }
  CHECK(store.last_operation() == 1);
  CHECK(store.measurements(attendance).empty());
  CHECK(put(store, {month(4, 10)}, 2).operation == 2);
}

TEST_CASE("a closed year takes nothing of a batch, but what it holds is unchanged") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  put(store, {month(4, 10)}, 1);
  store.close({0, {2022}, day(2023, 4, 20), "{}", {}}, {2}, operation(2, OperationKind::close));
  CHECK_FALSE(put(store, {month(4, 10)}, 3).operation);
  error_of(ErrorKind::refused, [&] { put(store, {month(5, 10)}, 4); });
  BatchOptions options;
  options.replace = true;
  error_of(ErrorKind::refused, [&] { put(store, {month(4, 11)}, 5, options); });
}

TEST_CASE("of a batch, a value is amended by its period") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  put(store, {month(4, 10), month(5, 20)}, 1);
  Amendment amendment;
  amendment.of = 2;
  amendment.items = {{attendance, number(21)}};
  const Operation amending = operation(2, OperationKind::amend);
  const Error error = error_of(ErrorKind::refused, [&] { store.amend(amendment, amending); });
  CHECK(error.hints()[0].en.find("--of") != std::string::npos);
  amendment.among = month_of(day(2022, 5, 1));
  CHECK(store.amend(amendment, amending).withdrawn.measurements.size() == 1);
  CHECK(sum_of_year(store) == 31);
  amendment.among = month_of(day(2022, 6, 1));
  error_of(ErrorKind::unknown_name, [&] { store.amend(amendment, amending); });

  Amendment moved;
  moved.of = 2;
  moved.period = month_of(day(2022, 8, 1));
  moved.year = {2022};
  moved.among = month_of(day(2022, 4, 1));
  CHECK(store.amend(moved, operation(3, OperationKind::amend)).placed.measurements.size() == 1);
}

TEST_CASE("of very many values, the one that comes twice is found") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  std::vector<RecordRequest> requests;
  for (unsigned at = 0; at < 300; ++at) {
    requests.push_back(month(4 + at % 3, at));
    requests.back().place = "p" + std::to_string(at / 3);
  }
  const std::size_t first_again = requests.size();
  requests.push_back(month(5, 1));  // no place fits any
  requests.push_back(requests[1]);
  requests.push_back(month(7, 1));
  requests.push_back(month(7, 2));
  requests.back().place = "p1";
  const Done done = put(store, requests, 1);

  const auto value = [&](std::size_t at) { return done.requests[at].values[0]; };
  for (std::size_t at = 0; at < first_again; ++at) REQUIRE(value(at).fate == Fate::stored);
  for (std::size_t at = 1; at < first_again; ++at) REQUIRE(value(at).row == value(at - 1).row + 1);
  CHECK(value(first_again).fate == Fate::twice);
  CHECK(value(first_again).recorded.size() == 100);
  REQUIRE(value(first_again + 1).fate == Fate::twice);
  REQUIRE(value(first_again + 1).recorded.size() == 1);
  CHECK(value(first_again + 1).recorded[0].id == value(1).row);
  CHECK(value(first_again + 2).fate == Fate::stored);
  CHECK(value(first_again + 3).fate == Fate::twice);
  CHECK(store.counts_of(2).measurements == 301);
  CHECK_FALSE(store.broken_operation());
}

TEST_CASE("where very many stand under one period, each of a batch meets what is at its place") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  const auto at_place = [](std::string place, std::int64_t value) {
    RecordRequest request = month(4, value);
    request.place = std::move(place);
    return request;
  };
  std::vector<RecordRequest> requests;
  for (int at = 0; at < 40; ++at) requests.push_back(at_place("p" + std::to_string(at), at));
  put(store, requests, 1);

  const std::vector<RecordRequest> next = {
      requests[0],         at_place("new", 5), at_place("p1", 100), requests[2],
      at_place("p3", 100), at_place("new", 5), at_place("p1", 100), requests[3],
      at_place("q", 6),    month(4, 7),        at_place("p2", 8),   requests[0]};
  BatchOptions options;
  options.replace = true;
  const Done done = put(store, next, 2, options);
  std::vector<Fate> fates;
  for (const PutRequest& one : done.requests) fates.push_back(one.values[0].fate);
  using enum Fate;
  CHECK(fates == std::vector<Fate>{unchanged, stored, replaced, unchanged, replaced, twice, twice,
                                   twice, stored, conflict, twice, unchanged});
  CHECK(done.requests[2].values[0].recorded.size() == 1);
  CHECK(done.requests[4].values[0].recorded[0].place == "p3");
  // One of no place would stand for all of them.
  CHECK(done.requests[9].values[0].recorded.size() == 42);
  CHECK(sum_of_year(store) == 40 * 39 / 2 - 1 - 3 + 200 + 5 + 6);
}

TEST_CASE("where very many holdings are of one day, each of a batch meets the one at its place") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  std::vector<RecordRequest> requests;
  for (int at = 0; at < 40; ++at) {
    requests.push_back(lecture({{attendance, number(at)}}));
    requests.back().place = "p" + std::to_string(at);
  }
  put(store, requests, 1);
  const auto elsewhere = [&](const std::string& place) {
    RecordRequest request = requests[0];
    request.place = place;
    return request;
  };
  const Done done = put(store, {requests[0], elsewhere("new"), requests[1], elsewhere("new")}, 2);
  CHECK(done.requests[0].holding == Fate::unchanged);
  CHECK(done.requests[1].holding == Fate::stored);
  REQUIRE(done.requests[1].held.size() == 1);
  CHECK(done.requests[1].held[0].place == "p0");
  CHECK(done.requests[2].holding == Fate::unchanged);
  CHECK(done.requests[3].holding == Fate::twice);
}

TEST_CASE("of a batch the first measurements are told, and one of each indicator and year") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  std::vector<RecordRequest> requests;
  for (std::int64_t at = 0; at < 1002; ++at) {
    requests.push_back(month(at % 2 == 0 ? 4 : 3, at));
    requests.back().year = {at % 2 == 0 ? 2022 : 2021};
    requests.back().place = "p" + std::to_string(at);
  }
  const Done done = put(store, requests, 1);
  REQUIRE(done.stored);
  CHECK(done.stored->measurements == 1002);
  REQUIRE(done.stored->first.size() == most_first_measurements);
  const std::vector<Measurement> rows = store.rows_of(2).measurements;
  REQUIRE(rows.size() == 1002);
  for (std::size_t at = 0; at < most_first_measurements; ++at) {
    REQUIRE(done.stored->first[at].id == rows[at].id);
    REQUIRE(done.stored->first[at].operation == 2);
    REQUIRE(done.stored->first[at].value == rows[at].value);
    REQUIRE(done.stored->first[at].place == rows[at].place);
  }
  REQUIRE(done.stored->touched.measurements.size() == 2);
  CHECK(done.stored->touched.measurements[0].year == FiscalYear{2021});
  CHECK(done.stored->touched.measurements[1].year == FiscalYear{2022});
}

}  // namespace track::store::batch_test
