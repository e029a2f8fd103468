#include "../../src/store/schema/schema_text.hpp"
#include "store_fixture.hpp"
#include "track/model/breakdown.hpp"

namespace track::store::migration_test {

TEST_CASE("the schema's version is the number of its steps") {
  const TemporaryFolder folder;
  Store::open(folder.database(), Access::create);
  SQLite::Database raw(folder.database().string());
  CHECK(raw.execAndGet("PRAGMA user_version").getInt() ==
        static_cast<int>(embedded_texts().size()));
  CHECK(raw.execAndGet("PRAGMA application_id").getInt() == 0x7472616b);
  CHECK(raw.execAndGet("PRAGMA journal_mode").getString() == "wal");
}

// What the track of that schema wrote: a plan of one initiative, and two recorded operations; since
// schema 3, one of them amended, and with schema 4 a year closed.
TEST_CASE("a database of every earlier schema opens, keeps what it holds, and takes new records") {
  const TemporaryFolder folder;
  const std::string schema = GENERATE("schema-1", "schema-2", "schema-3", "schema-4", "schema-5",
                                      "schema-6", "schema-7", "schema-8", "schema-9");
  std::filesystem::copy_file(
      std::filesystem::path(TRACK_SOURCE_DIR) / "tests/store/schemas" / (schema + ".db"),
      folder.database());
  Store store = Store::open(folder.database(), Access::write);
  const Plan plan = store.plan(1);
  REQUIRE(plan.indicators.size() == 2);
  const Indicator& people = plan.indicators[0];
  CHECK(people.targets.at({2022}) == number(30));
  CHECK(people.baseline->source == "実績報告");
  CHECK(people.origins.targets.at({2022}).file == (schema < "schema-3" ? "" : "plan.toml"));
  // Until schema 5, a pace that was not written stood there as linear.
  CHECK(people.written_pace ==
        (schema >= "schema-5" ? std::optional(Pace::history) : std::nullopt));
  CHECK_FALSE(people.plan_target);
  CHECK(people.formerly.empty());
  CHECK(plan.activities[0].schedules.empty());
  CHECK(plan.calendar.named == YearNaming::start);
  CHECK_FALSE(people.min);
  CHECK(people.series_breaks.empty());
  CHECK_FALSE(people.expect);
  CHECK(plan.reporting_days == 30);
  CHECK(plan.activities[0].same_as.empty());
  CHECK(plan.office == Office());
  CHECK_FALSE(plan.suppress_below);
  CHECK(plan.assessment == AssessmentRules());
  CHECK(people.personal);
  CHECK_FALSE(store.broken_operation());

  CHECK(store.totals(plan, {2022}, {2022}).of("talk.people", {2022})->sum == Quantity::whole(17));
  store.record(on(day(2022, 9, 3), "talk.people", number(7)), operation(0), Store::Repeat::refuse);
  CHECK(store.totals(plan, {2022}, {2022}).of("talk.people", {2022})->sum == Quantity::whole(24));

  Plan next = plan;
  next.indicators[0].series_breaks = {{{2023}, "数え方の変更"}};
  next.indicators[0].formerly = {"visitors"};
  next.activities[0].schedules = {{{2021}, next.activities[0].schedule}};
  next.activities[0].schedule = {};
  next.office = {"保健課", Logo{"logo.png", "\x89PNG\r\n\x1a\n"}, "#0b5394"};
  next.indicators[0].personal = false;
  derive_parts(next);
  CHECK(store.save(next, 1, operation(1)) == 2);
  CHECK(store.plan(2) == next);
  SQLite::Database raw(folder.database().string());
  CHECK(raw.execAndGet("PRAGMA user_version").getInt() ==
        static_cast<int>(embedded_texts().size()));
  CHECK(raw.execAndGet("SELECT count(*) FROM operation").getInt() ==
        raw.execAndGet("SELECT count(*) FROM chain").getInt());
  CHECK_FALSE(store.broken_operation());
}

namespace {

void take_schema_2(const TemporaryFolder& folder) {
  std::filesystem::copy_file(
      std::filesystem::path(TRACK_SOURCE_DIR) / "tests/store/schemas/schema-2.db",
      folder.database());
}

std::filesystem::path copy_before(const TemporaryFolder& folder) {
  return folder.database().string() + ".before-schema-" + std::to_string(embedded_texts().size());
}

int version_of(const std::filesystem::path& file) {
  return SQLite::Database(file.string()).execAndGet("PRAGMA user_version").getInt();
}

}  // namespace

TEST_CASE("a database is copied before it is migrated, to a private file that stays") {
  const TemporaryFolder folder;
  take_schema_2(folder);
  { Store::open(folder.database(), Access::read); }
  const std::filesystem::path copy = copy_before(folder);
  CHECK(version_of(copy) == 2);
  CHECK(version_of(folder.database()) == static_cast<int>(embedded_texts().size()));
  CHECK((std::filesystem::status(copy).permissions() & std::filesystem::perms::all) ==
        (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));

  // An attempt that was interrupted behind its copy is taken up again.
  std::filesystem::remove(folder.database());
  take_schema_2(folder);
  { Store::open(folder.database(), Access::read); }
  CHECK(version_of(folder.database()) == static_cast<int>(embedded_texts().size()));
}

TEST_CASE("without its copy a database is not migrated") {
  const TemporaryFolder folder;
  take_schema_2(folder);
  const std::filesystem::path copy = copy_before(folder);
  const bool taken = GENERATE(true, false);
  if (taken) {
    store_with(copy, small_plan());  // of another record
  } else {
    std::filesystem::create_directory(copy);
  }
  const Error error = error_of(taken ? ErrorKind::refused : ErrorKind::unusable_database,
                               [&] { Store::open(folder.database(), Access::write); });
  CHECK(error.message().en.find("the copy that is made first failed") != std::string::npos);
  CHECK(version_of(folder.database()) == 2);
}

TEST_CASE("a newer schema is refused whatever the access, and stays as it is") {
  const TemporaryFolder folder;
  store_with(folder.database(), small_plan());
  {
    SQLite::Database raw(folder.database().string(), SQLite::OPEN_READWRITE);
    raw.exec("PRAGMA user_version = 99");
  }
  for (const Access access : {Access::read, Access::write, Access::create}) {
    const Error error =
        error_of(ErrorKind::unusable_database, [&] { Store::open(folder.database(), access); });
    CHECK(error.message().en.find("newer") != std::string::npos);
    CHECK(error.message().en.find("99") != std::string::npos);
    CHECK(error.hints().size() == 1);
  }
  SQLite::Database raw(folder.database().string());
  CHECK(raw.execAndGet("PRAGMA user_version").getInt() == 99);
}

TEST_CASE("a schema that no version has made is an error") {
  const TemporaryFolder folder;
  store_with(folder.database(), small_plan());
  SQLite::Database(folder.database().string(), SQLite::OPEN_READWRITE)
      .exec("PRAGMA user_version = -3");
  for (const Access access : {Access::read, Access::write, Access::create}) {
    error_of(ErrorKind::unusable_database, [&] { Store::open(folder.database(), access); });
  }
}

TEST_CASE("a schema that is not that of its version is damage, and no step is tried on it") {
  const TemporaryFolder folder;
  const std::string changed =
      GENERATE("PRAGMA user_version = 0", "PRAGMA user_version = 1", "PRAGMA user_version = 4",
               "PRAGMA user_version = 4; DROP VIEW withdrawn");
  store_with(folder.database(), small_plan());
  SQLite::Database(folder.database().string(), SQLite::OPEN_READWRITE).exec(changed);
  for (const Access access : {Access::read, Access::write, Access::create}) {
    const Error error =
        error_of(ErrorKind::unusable_database, [&] { Store::open(folder.database(), access); });
    CHECK(error.message().en.find("is damaged") != std::string::npos);
    REQUIRE(error.hints().size() == 1);
    CHECK(error.hints()[0].en.find("track restore") != std::string::npos);
  }
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    CHECK(entry.path().string().find(".before-schema") == std::string::npos);
  }
}

TEST_CASE("a database whose making was interrupted before its first step can be completed") {
  const TemporaryFolder folder;
  {
    SQLite::Database raw(folder.database().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    raw.exec("PRAGMA journal_mode = WAL");
  }
  error_of(ErrorKind::unusable_database, [&] { Store::open(folder.database(), Access::write); });
  CHECK(store_with(folder.database(), small_plan()).revision() == 1);
}

TEST_CASE("a truncated database is reported as damaged") {
  const TemporaryFolder folder;
  store_with(folder.database(), full_plan());
  std::filesystem::resize_file(folder.database(),
                               std::filesystem::file_size(folder.database()) / 2);
  const Error error = error_of(ErrorKind::unusable_database, [&] {
    Store store = Store::open(folder.database(), Access::read);
    store.plan(1);
  });
  CHECK(error.message().en.find("damaged") != std::string::npos);
}

}  // namespace track::store::migration_test
