#include "track/store/inspection.hpp"

#include "store_fixture.hpp"

namespace track::store::kept_totals_check_test {

namespace {

// As somebody may who drops what stands in the way.
void force(const std::filesystem::path& path, const std::string& change) {
  SQLite::Database(path.string(), SQLite::OPEN_READWRITE)
      .exec("UPDATE kept_state SET digest = NULL;" + change +
            ";UPDATE kept_state SET digest = (SELECT digest FROM chain ORDER BY operation DESC "
            "LIMIT 1)");
}

// Also what the tables take from nobody: as if their types were not checked.
void force_unchecked(const std::filesystem::path& path, const std::string& change) {
  const auto set_schema = [&](const std::string& from, const std::string& to) {
    SQLite::Database(path.string(), SQLite::OPEN_READWRITE)
        .exec("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, '" + from +
              "', '" + to + "') WHERE type = 'table' AND name LIKE 'kept%'");
  };
  set_schema(" STRICT", " /**/");
  tamper(path, "PRAGMA ignore_check_constraints = ON;" + change);
  set_schema(" /**/", " STRICT");
}

std::vector<std::string> found_wrong(const Inspection& found) {
  std::vector<std::string> wrong;
  for (const WrongTotal& one : found.wrong_totals) {
    wrong.push_back(one.subject + " " + std::to_string(one.year));
  }
  return wrong;
}

}  // namespace

TEST_CASE("a check finds a wrong total, and rebuilding mends it") {
  const TemporaryFolder folder;
  const auto path = folder.database();
  Store store = store_with(path, small_plan());
  store.record(lecture({{"lecture.attendance", number(132)}}), operation(1), Store::Repeat::refuse);
  store.record(on(day(2021, 6, 11), "lecture.attendance", number(2)), operation(2),
               Store::Repeat::refuse);
  store.close({0, {2021}, day(2022, 6, 13), "{}", {}}, {3}, operation(3, OperationKind::close));
  const std::string of_2022 = "lecture.attendance 2022";
  const std::string of_2021 = "lecture.attendance 2021";
  const std::pair<std::string, std::string> changes[] = {
      {"UPDATE kept_total SET amount = amount + 1 WHERE fiscal_year = 2022", of_2022},
      {"UPDATE kept_total SET provisional = 1 WHERE fiscal_year = 2021", of_2021},
      {"UPDATE kept_total SET operation = 1 WHERE fiscal_year = 2022", of_2022},
      {"DELETE FROM kept_total WHERE fiscal_year = 2022", of_2022},
      {"DELETE FROM kept_period WHERE fiscal_year = 2022", of_2022},
      {"UPDATE kept_period SET amount = 0 WHERE fiscal_year = 2021", of_2021},
      {"INSERT INTO kept_period SELECT 'x', 2022, first_day, last_day, form, 1, 1, 1 FROM "
       "kept_period WHERE fiscal_year = 2021",
       "x 2022"},
      {"UPDATE kept_holdings SET held = 2", "lecture 2022"},
      {"DELETE FROM kept_holdings", "lecture 2022"},
  };
  for (const auto& [change, wrong] : changes) {
    INFO(change);
    force(path, change);
    for (const Depth depth : {Depth::quick, Depth::full}) {
      const Inspection found = inspect(path, depth);
      CHECK(found_wrong(found) == std::vector<std::string>{wrong});
      CHECK_FALSE(found.is_record_whole());
      CHECK(found.unreadable.empty());
    }
    CHECK(rebuild_totals(path).changed == 1);
    CHECK(inspect(path, Depth::full).is_record_whole());
  }
}

TEST_CASE("what in the kept totals is no total is found as such by all that reads it, and mended") {
  const TemporaryFolder folder;
  const auto path = folder.database();
  Store store = store_with(path, small_plan());
  const auto record = [&](int n) {
    return store.record(on(day(2022, 6, n), "lecture.attendance", number(n)), operation(n),
                        Store::Repeat::refuse);
  };
  store.record(lecture({{"lecture.attendance", number(132)}}), operation(1), Store::Repeat::refuse);
  const auto totals = [&] { return store.totals(small_plan(), {2022}, {2022}); };
  const Totals right = totals();
  struct Damage {
    const char* change;
    bool is_no_number;  // which SQLite's own check sees, and who adds to it
  };
  const Damage changes[] = {
      {"UPDATE kept_total SET amount = 'x'", true},
      {"UPDATE kept_total SET measurements = 1.5", true},
      {"UPDATE kept_total SET sized = x'31'", true},
      {"UPDATE kept_period SET amount = 'x'", true},
      {"UPDATE kept_holdings SET held = 'x'", true},
      {"UPDATE kept_total SET operation = 'x'", true},
      {"UPDATE kept_total SET measurements = 900000000000000", false},
      {"UPDATE kept_total SET provisional = -1", false},
      {"UPDATE kept_holdings SET held = 900000000000000", false},
      {"UPDATE kept_total SET latest_first_day = 'x'", false},
  };
  for (const Damage& damage : changes) {
    INFO(damage.change);
    force_unchecked(path, damage.change);
    const bool of_period = std::string(damage.change).find("kept_period") != std::string::npos;
    if (!of_period) {
      const Error error = error_of(ErrorKind::unusable_database, totals);
      CHECK(error.message().en == "the kept totals in the database are damaged");
      REQUIRE(error.hints().size() == 1);
      CHECK(error.hints()[0].en.find("check --full --rebuild-totals") != std::string::npos);
    }
    for (const Depth depth : {Depth::quick, Depth::full}) {
      const Inspection found = inspect(path, depth);
      CHECK_FALSE(found.damage);
      CHECK(found.damaged_totals.has_value() == damage.is_no_number);
      CHECK_FALSE(found.wrong_totals.empty());
      CHECK_FALSE(found.is_record_whole());
    }
    const RebuiltTotals rebuilt = rebuild_totals(path);
    CHECK(rebuilt.made == 3);
    CHECK(rebuilt.changed == 1);
    CHECK(inspect(path, Depth::full).is_record_whole());
    CHECK(totals().indicators == right.indicators);
    CHECK(rebuild_totals(path).changed == 0);
  }
  force_unchecked(path, "UPDATE kept_total SET amount = 'x'");
  error_of(ErrorKind::unusable_database, [&] { record(2); });
  CHECK(store.last_operation() == 2);
  force_unchecked(
      path, "UPDATE kept_total SET amount = 'x'; UPDATE measurement SET first_day = '2022-06-31'");
  CHECK(inspect(path, Depth::full).damage);
}

TEST_CASE("a total that overflows what was put there by force is damaged, not too large") {
  const TemporaryFolder folder;
  const auto path = folder.database();
  Store store = store_with(path, small_plan());
  store.record(lecture({{"lecture.attendance", number(132)}}), operation(1), Store::Repeat::refuse);
  force(path, "UPDATE kept_total SET amount = 9223372036854775807");
  const Error error = error_of(ErrorKind::unusable_database, [&] {
    store.record(on(day(2022, 6, 2), "lecture.attendance", number(2)), operation(2),
                 Store::Repeat::refuse);
  });
  CHECK(error.message().en == "the kept totals in the database are damaged");
}

TEST_CASE("whatever stands in the state of the kept totals, rebuilding puts it right") {
  const TemporaryFolder folder;
  const auto path = folder.database();
  Store store = store_with(path, small_plan());
  store.record(lecture({{"lecture.attendance", number(132)}}), operation(1), Store::Repeat::refuse);
  for (const char* change :
       {"UPDATE kept_state SET operation = 'x'", "UPDATE kept_state SET id = 2",
        "INSERT INTO kept_state VALUES (2, 0, NULL)", "DELETE FROM kept_state"}) {
    INFO(change);
    force_unchecked(path, change);
    rebuild_totals(path);
    CHECK(inspect(path, Depth::full).is_record_whole());
    CHECK(SQLite::Database(path.string()).execAndGet("SELECT sum(id) FROM kept_state").getInt() ==
          1);
  }
}

TEST_CASE("a check finds totals that are not of the last operation") {
  const TemporaryFolder folder;
  store_with(folder.database(), small_plan());
  CHECK(inspect(folder.database(), Depth::quick).are_totals_current);
  SQLite::Database(folder.database().string(), SQLite::OPEN_READWRITE)
      .exec("UPDATE kept_state SET operation = 0");
  CHECK_FALSE(inspect(folder.database(), Depth::quick).are_totals_current);
  rebuild_totals(folder.database());
  CHECK(inspect(folder.database(), Depth::quick).are_totals_current);
  tamper(folder.database(), "DELETE FROM kept_state");
  CHECK_FALSE(inspect(folder.database(), Depth::quick).are_totals_current);
  rebuild_totals(folder.database());
  CHECK(inspect(folder.database(), Depth::full).is_record_whole());
}

TEST_CASE("of a long record the quick check looks at twenty totals of closed years") {
  const TemporaryFolder folder;
  Plan plan = small_plan();
  const Indicator people = plan.indicators.front();
  for (int i = 0; i < 60; ++i) {
    plan.indicators.push_back(people);
    plan.indicators.back().id = people.id + std::to_string(i);
  }
  Store store = store_with(folder.database(), plan);
  RecordRequest request = on(day(2021, 6, 11), people.id + "0", number(1));
  for (int i = 1; i < 60; ++i) request.items.push_back({people.id + std::to_string(i), number(i)});
  store.record(request, operation(1), Store::Repeat::refuse);
  store.close({0, {2021}, day(2022, 6, 13), "{}", {}}, {2}, operation(2, OperationKind::close));
  force(folder.database(), "UPDATE kept_total SET sized = 1");
  const auto looked_at = [&] { return found_wrong(inspect(folder.database(), Depth::quick)); };
  const std::vector<std::string> first = looked_at();
  CHECK(first.size() == wrong_totals_named);
  CHECK(looked_at() == first);
  tamper(folder.database(),
         "WITH RECURSIVE step (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM step WHERE i < " +
             std::to_string(rows_walked_quickly + 1) +
             ") INSERT INTO measurement (operation, indicator, first_day, last_day, fiscal_year, "
             "form, amount, place, note) SELECT 2, 'lecture.attendance', '2021-06-11', "
             "'2021-06-11', 2021, 'quantity', i, '', '' FROM step");
  const std::vector<std::string> sampled = looked_at();
  CHECK(sampled.size() == 20);
  CHECK(sampled != first);
  CHECK(looked_at() == sampled);
  store.record(on(day(2023, 6, 11), people.id, number(1)), operation(3), Store::Repeat::refuse);
  CHECK(looked_at().size() == 20);
  CHECK(looked_at() != sampled);  // others with each operation
}

}  // namespace track::store::kept_totals_check_test
