#include "../../src/store/record/kept_totals.hpp"
#include "../../src/store/record/kept_sum.hpp"

#include <SQLiteCpp/Statement.h>
#include <rapidcheck/catch.h>

#include <limits>
#include <map>
#include <set>

#include "../../src/store/record/kept_sum.hpp"
#include "store_fixture.hpp"
#include "track/store/backups.hpp"
#include "track/store/packages.hpp"
#include "track/store/restore.hpp"

namespace track::store::kept_totals_test {

namespace {

constexpr const char* kept_tables[] = {"kept_total", "kept_period", "kept_holdings"};

// The tables that differ from what all rows add up to.
std::vector<std::string> wrong_tables(const std::filesystem::path& path) {
  SQLite::Database raw(path.string());
  REQUIRE(are_totals_of_head(raw));
  make_totals_aside(raw, "1");
  std::vector<std::string> wrong;
  for (const std::string table : kept_tables) {
    const std::string kept = "SELECT * FROM main." + table;
    const std::string made = "SELECT * FROM temp." + table;
    SQLite::Statement row(raw, "SELECT 1 FROM (" + kept + " EXCEPT " + made +
                                   ") UNION ALL SELECT 1 FROM (" + made + " EXCEPT " + kept + ")");
    if (row.executeStep()) wrong.push_back(table);
  }
  return wrong;
}

std::int64_t number_in(const std::filesystem::path& path, const std::string& query) {
  return SQLite::Database(path.string()).execAndGet(query).getInt64();
}

Value arbitrary_value() {
  Value value =
      of_form(*rc::gen::element(ValueForm::quantity, ValueForm::quantity, ValueForm::fraction,
                                ValueForm::percentage, ValueForm::started, ValueForm::unknown));
  const auto amount = [] { return Quantity::from_units(*rc::gen::inRange(-1000000, 1000000)); };
  if (value.form == ValueForm::quantity || value.form == ValueForm::percentage) {
    value.amount = amount();
    if (*rc::gen::inRange(0, 2) == 0) value.n = *rc::gen::inRange<std::int64_t>(1, 5'000'000'000);
  }
  if (value.form == ValueForm::fraction) {
    value.numerator = amount();
    value.denominator = amount();
  }
  return value;
}

// Few days, years and indicators, so that totals meet.
RecordRequest arbitrary_request(const Plan& plan) {
  RecordRequest request;
  request.year = {*rc::gen::inRange(2021, 2023)};
  request.period.first =
      plan.calendar.first_day(request.year) + std::chrono::days(*rc::gen::inRange(0, 3));
  request.period.last = request.period.first + std::chrono::days(*rc::gen::inRange(0, 2));
  request.activity = *rc::gen::element<std::string>("", "lecture");
  request.provisional = *rc::gen::inRange(0, 4) == 0;
  for (int items = *rc::gen::inRange(1, 4); items > 0; --items) {
    request.items.push_back(
        {plan.indicators[static_cast<std::size_t>(*rc::gen::inRange(0, 3))].id, arbitrary_value()});
  }
  return request;
}

// One thing that somebody does, as far as it is not refused.
void act(Store& store, const Plan& plan, int minute) {
  const OperationId any = *rc::gen::inRange<OperationId>(1, store.last_operation() + 1);
  switch (*rc::gen::inRange(0, 6)) {
    case 0:
    case 1:
      store.record(arbitrary_request(plan), operation(minute), Store::Repeat::allow);
      break;
    case 2: {
      Amendment amendment;
      amendment.of = any;
      const RecordRows rows = store.rows_of(any);
      if (!rows.measurements.empty()) {
        amendment.items = {{rows.measurements.front().indicator, arbitrary_value()}};
      }
      store.amend(amendment, operation(minute, OperationKind::amend));
      break;
    }
    case 3:
    case 4:
      store.undo(any, operation(minute, OperationKind::undo));
      break;
    default: {
      BatchOptions options;
      options.replace = true;
      store.record_batch(options, operation(minute, OperationKind::import), [&](const Put& put) {
        for (int i = 0; i < 5; ++i) put(arbitrary_request(plan));
      });
    }
  }
}

}  // namespace

TEST_CASE("kept totals") {
  rc::prop("are those that all rows add up to, whatever was done", [] {
    const TemporaryFolder folder;
    const Plan plan = small_plan();
    Store store = store_with(folder.database(), plan);
    const int steps = *rc::gen::inRange(1, 25);
    for (int i = 0; i < steps; ++i) {
      try {
        act(store, plan, i);
      } catch (const Error& error) {
        RC_ASSERT(error.kind() == ErrorKind::refused || error.kind() == ErrorKind::unknown_name);
      }
      RC_ASSERT(wrong_tables(folder.database()).empty());
    }
  });
}

namespace {

// What a report is fed, as known at some operation and as of some day.
struct Fed {
  std::map<std::string, std::map<FiscalYear, YearTotal>> indicators;
  std::map<std::string, std::map<FiscalYear, EventTotal>> activities;
  std::map<std::string, std::set<Period>> periods;
  std::map<std::string, Moment> recorded_at;
  bool operator==(const Fed&) const = default;
};

Fed fed(const Store& store, const Plan& plan, KnownAt known_at, std::optional<Day> as_of) {
  Totals totals = store.totals(plan, {2021}, {2023}, known_at, as_of);
  ReportingState reported = store.reported(plan, known_at, as_of);
  return {std::move(totals.indicators), std::move(totals.activities), std::move(reported.periods),
          std::move(reported.recorded_at)};
}

// Indicators of every way to be reported.
Plan plan_reported() {
  Plan plan = small_plan();
  plan.indicators[0].written_pace = Pace::history;
  plan.indicators[0].expect = Expectation{};
  plan.indicators[1].written_pace = Pace::history;
  return plan;
}

}  // namespace

TEST_CASE("what is read of kept totals") {
  rc::prop("is what adding up the rows gives, as of any operation and day", [] {
    const TemporaryFolder folder;
    const Plan plan = plan_reported();
    Store store = store_with(folder.database(), plan);
    const int steps = *rc::gen::inRange(1, 30);
    for (int i = 0; i < steps; ++i) {
      try {
        act(store, plan, i);
      } catch (const Error& error) {
        RC_ASSERT(error.kind() == ErrorKind::refused || error.kind() == ErrorKind::unknown_name);
      }
    }
    std::vector<std::pair<KnownAt, std::optional<Day>>> moments = {{{}, {}}};
    for (int i = 0; i < 6; ++i) {
      KnownAt known_at;
      if (i % 3 != 0) {
        known_at.until = *rc::gen::inRange<OperationId>(1, store.last_operation() + 1);
      }
      std::optional<Day> as_of;
      if (i % 2 == 0) {
        as_of = plan.calendar.first_day({*rc::gen::inRange(2021, 2023)}) +
                std::chrono::days(*rc::gen::inRange(0, 5));
      }
      moments.emplace_back(known_at, as_of);
    }
    std::vector<Fed> kept;
    for (const auto& [known_at, as_of] : moments) kept.push_back(fed(store, plan, known_at, as_of));
    SQLite::Database(folder.database().string(), SQLite::OPEN_READWRITE)
        .exec(
            "UPDATE kept_state SET digest = NULL; UPDATE kept_total SET amount = amount + 7;"
            "DELETE FROM kept_period; UPDATE kept_holdings SET held = held + 1");
    for (std::size_t i = 0; i < moments.size(); ++i) {
      RC_ASSERT(fed(store, plan, moments[i].first, moments[i].second) == kept[i]);
    }
  });
}

TEST_CASE("kept totals serve while nothing but them is known, and never behind other rows") {
  const TemporaryFolder folder;
  const Plan plan = small_plan();
  Store store = store_with(folder.database(), plan);
  const auto attendance = [&](KnownAt known_at = {}, std::optional<Day> as_of = {}) {
    const Totals totals = store.totals(plan, {2022}, {2022}, known_at, as_of);
    const YearTotal* total = totals.of("lecture.attendance", {2022});
    return total == nullptr ? Quantity() : total->sum;
  };
  store.record(on(day(2022, 6, 11), "lecture.attendance", number(1)), operation(1),
               Store::Repeat::refuse);
  store.record(on(day(2022, 7, 11), "lecture.attendance", number(2)), operation(2),
               Store::Repeat::refuse);
  SQLite::Database raw(folder.database().string(), SQLite::OPEN_READWRITE);
  raw.exec(
      "UPDATE kept_state SET digest = NULL; UPDATE kept_total SET amount = 90000;"
      "UPDATE kept_state SET digest = (SELECT digest FROM chain WHERE operation = 3)");
  CHECK(attendance() == Quantity::whole(9));  // so much for what is kept
  CHECK(attendance({2}) == Quantity::whole(1));
  CHECK(attendance({}, day(2022, 7, 10)) == Quantity::whole(1));
  CHECK(attendance({}, day(2022, 7, 11)) == Quantity::whole(9));
  raw.exec(
      "INSERT INTO operation (at, actor, kind, command, reason) "
      "VALUES ('2022-07-12T00:05:00Z', 'x', 'record', '', '')");
  CHECK(attendance() == Quantity::whole(3));
}

TEST_CASE("the kept totals of a large import are read along the index") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  const auto fill = [](const Put& put) {
    for (int i = 0; i < 3000; ++i) {
      RecordRequest request =
          on(day(2022, 4, 1) + std::chrono::days(i % 300), "lecture.attendance", number(i % 7));
      request.place = std::to_string(i);
      if (i % 5 == 0) request.period.first = day(2022, 4, 1);  // several periods end on one day
      put(request);
    }
  };
  store.record_batch({}, operation(1, OperationKind::import), fill);
  CHECK(wrong_tables(folder.database()).empty());
  store.undo(2, operation(2, OperationKind::undo));
  CHECK(wrong_tables(folder.database()).empty());
  CHECK(number_in(folder.database(), "SELECT measurements + recorded FROM kept_total") == 0);
}

TEST_CASE("what brings rows from elsewhere makes their totals") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  store.record(lecture({{"lecture.attendance", number(132)}}), operation(1), Store::Repeat::refuse);
  SECTION("a package") {
    export_package(folder.database(), folder.path() / "package",
                   [](const TablePackage&) { return std::string(); });
    import_package(folder.path() / "package", folder.path() / "other.db");
    CHECK(wrong_tables(folder.path() / "other.db").empty());
  }
  SECTION("a copy, whatever its totals say") {
    const auto copy = folder.path() / "copy.db";
    SQLite::Database(folder.database().string()).exec("VACUUM INTO '" + copy.string() + "'");
    SQLite::Database(copy.string(), SQLite::OPEN_READWRITE)
        .exec(
            "UPDATE kept_state SET digest = NULL; UPDATE kept_total SET amount = 5;"
            "UPDATE kept_state SET digest = (SELECT digest FROM chain WHERE operation = 2)");
    CHECK(wrong_tables(copy) == std::vector<std::string>{"kept_total"});
    restore(folder.database(), copy, operation(3, OperationKind::restore));
    CHECK(wrong_tables(folder.database()).empty());
  }
}

TEST_CASE("totals that are not of the last operation are made anew by the next") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  store.record(lecture({{"lecture.attendance", number(132)}}), operation(1), Store::Repeat::refuse);
  SQLite::Database(folder.database().string(), SQLite::OPEN_READWRITE)
      .exec("UPDATE kept_state SET digest = NULL; UPDATE kept_total SET amount = 5");
  store.record(on(day(2022, 9, 3), "lecture.rating", number(3)), operation(2),
               Store::Repeat::refuse);
  CHECK(wrong_tables(folder.database()).empty());
}

TEST_CASE("a total beyond 64 bits is refused, and nothing changed") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  const bool is_below = GENERATE(false, true);
  const auto huge = [&](int days) {
    Value value = number(900'000'000'000'000);
    if (is_below) value.amount = Quantity() - value.amount;
    return on(day(2022, 4, 1) + std::chrono::days(days), "lecture.attendance", value);
  };
  store.record(huge(0), operation(1), Store::Repeat::refuse);
  const Error error = error_of(ErrorKind::refused,
                               [&] { store.record(huge(1), operation(2), Store::Repeat::refuse); });
  CHECK(error.message().en == "the total of the year would exceed what can be stored");
  CHECK(store.last_operation() == 2);
  CHECK(wrong_tables(folder.database()).empty());
  CHECK(number_in(folder.database(), "SELECT sum(typeof(amount) <> 'integer') FROM kept_total") ==
        0);
}

TEST_CASE("a sum beyond 64 bits that nobody asks for refuses nothing, and is kept as what it is") {
  const TemporaryFolder folder;
  Plan plan = small_plan();
  const auto kind = GENERATE(IndicatorKind::stock, IndicatorKind::running, IndicatorKind::score);
  plan.indicators.front().kind = kind;
  plan.indicators.front().targets.clear();
  const std::string id = plan.indicators.front().id;
  Store store = store_with(folder.database(), plan);
  const auto record = [&](int days, const Value& value) {
    store.record(on(day(2022, 4, 1) + std::chrono::days(days), id, value), operation(days + 1),
                 Store::Repeat::refuse);
  };
  const Value huge = number(900'000'000'000'000);
  record(0, huge);
  const OperationId before = store.last_operation();
  record(1, huge);
  record(2, number(7));
  CHECK(wrong_tables(folder.database()).empty());
  const auto last = [&](store::KnownAt known_at, std::optional<Day> as_of) {
    const Totals totals = store.totals(plan, {2022}, {2022}, known_at, as_of);
    return totals.of(id, {2022})->last->amount;
  };
  CHECK(last({}, {}) == number(7).amount);
  CHECK(last({}, day(2022, 4, 2)) == huge.amount);
  CHECK(last({before + 1}, {}) == huge.amount);
  CHECK(store.totals(plan, {2022}, {2022}).of(id, {2022})->measurements == 3);
  CHECK(inspect(folder.database(), Depth::full).is_record_whole());
  CHECK(rebuild_totals(folder.database()).changed == 0);
  // What fits again is a sum again.
  store.undo(before + 1, operation(10, OperationKind::undo));
  CHECK(wrong_tables(folder.database()).empty());
  CHECK(number_in(folder.database(), "SELECT amount FROM kept_total") ==
        huge.amount.units() + number(7).amount.units());
  store.undo(before + 3, operation(11, OperationKind::undo));
  CHECK(wrong_tables(folder.database()).empty());
  CHECK(number_in(folder.database(), "SELECT amount FROM kept_total") ==
        std::numeric_limits<std::int64_t>::min());
}

TEST_CASE("an exact sum is put together of two parts, whatever their signs") {
  rc::check([] {
    std::int64_t high = 0;
    std::int64_t low = 0;
    std::int64_t sum = 0;
    bool overflows = false;
    for (int i = 0; i < *rc::gen::inRange(1, 6); ++i) {
      const auto one = *rc::gen::arbitrary<std::int64_t>() % 6'000'000'000'000'000'000;
      high += one / low_part;
      low += one % low_part;
      overflows = __builtin_add_overflow(sum, one, &sum);
      if (overflows) break;
    }
    RC_ASSERT(put_together(high, low) == (overflows ? beyond_64_bits : sum));
  });
}

TEST_CASE("nobody changes the kept totals by oversight") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  store.record(lecture({{"lecture.attendance", number(132)}}), operation(1), Store::Repeat::refuse);
  SQLite::Database raw(folder.database().string(), SQLite::OPEN_READWRITE);
  for (const std::string table : kept_tables) {
    INFO(table);
    REQUIRE(raw.execAndGet("SELECT count(*) FROM " + table).getInt() == 1);
    for (const std::string& change :
         {"UPDATE " + table + " SET operation = 1", "DELETE FROM " + table,
          "INSERT OR REPLACE INTO " + table + " SELECT * FROM " + table}) {
      CHECK_THROWS_WITH(raw.exec(change), Catch::Contains("track alone changes it"));
    }
  }
  CHECK_THROWS(raw.exec("DELETE FROM kept_state"));
  CHECK_THROWS(raw.exec("INSERT INTO kept_state VALUES (2, 0, '')"));
}

}  // namespace track::store::kept_totals_test
