#include "track/store/postgresql.hpp"

#include "copies_fixture.hpp"
#include "store_fixture.hpp"

// What a server makes of it is seen by tests/readers/postgresql.
namespace track::store::postgresql_test {

namespace {

struct Written {
  PushedOperations operations;
  std::string text;
};

Written written(const std::filesystem::path& database, OperationId after) {
  Written made;
  made.operations =
      write_postgresql(database, after, [&](std::string_view piece) { made.text += piece; });
  return made;
}

// The rows of a table, each with its line break.
std::string rows_of(const std::string& script, const std::string& table) {
  const std::string start = "\nCOPY track.\"" + table + "\" (";
  const std::size_t at = script.find(start);
  if (at == std::string::npos) return {};
  const std::size_t first = script.find('\n', at + 1) + 1;
  return script.substr(first, script.find("\n\\.\n", first) + 1 - first);
}

}  // namespace

TEST_CASE("a push ends with its commit, and holds what is behind an operation alone") {
  const TemporaryFolder folder;
  fill(folder.database(), 3);
  const Written whole = written(folder.database(), 0);
  CHECK(whole.operations.last == 4);
  CHECK(whole.operations.operations == 4);
  CHECK(whole.text.starts_with("\\set QUIET on\n\\set ON_ERROR_STOP on\n"));
  CHECK(whole.text.ends_with("\nCOMMIT;\n"));
  CHECK(whole.text.find("COMMIT;") == whole.text.size() - 8);
  CHECK(std::ranges::count(rows_of(whole.text, "operation"), '\n') == 4);
  CHECK_FALSE(rows_of(whole.text, "indicator").empty());

  const Written night = written(folder.database(), 3);
  CHECK(night.operations.operations == 1);
  CHECK(std::ranges::count(rows_of(night.text, "operation"), '\n') == 1);
  CHECK(std::ranges::count(rows_of(night.text, "measurement"), '\n') == 1);
  CHECK(rows_of(night.text, "indicator").empty());
  CHECK(written(folder.database(), 4).operations.operations == 0);
  error_of(ErrorKind::refused, [&] { written(folder.database(), 5); });
}

TEST_CASE("a text in a push ends no row, no column and no copy") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), full_plan());
  RecordRequest request = lecture({{"lecture.attendance", number(132)}});
  request.place = "\\.";
  request.note = "a\tb\nc\r\\N";
  store.record(request, operation(1), Store::Repeat::refuse);
  const std::string rows = rows_of(written(folder.database(), 1).text, "event");
  CHECK(rows.ends_with("\t\\\\.\ta\\tb\\nc\\r\\\\N\n"));
  CHECK(std::ranges::count(rows, '\n') == 1);
  const std::string measurement = rows_of(written(folder.database(), 1).text, "measurement");
  CHECK(measurement.find("\tquantity\t132\t\\N\t\\N\t\\N\t") != std::string::npos);
  CHECK(measurement.ends_with("\tfalse\t\\N\n"));
}

TEST_CASE("what PostgreSQL cannot hold, or was changed, is not pushed") {
  const TemporaryFolder folder;
  fill(folder.database(), 1);
  Store store = Store::open(folder.database(), Access::write);
  RecordRequest request = lecture({{"lecture.attendance", number(5)}});
  request.place = std::string("a\0b", 3);
  store.record(request, operation(9), Store::Repeat::allow);
  const Error error = error_of(ErrorKind::refused, [&] { written(folder.database(), 0); });
  CHECK(error.message().en.starts_with("place of event 2 holds what PostgreSQL cannot"));

  const TemporaryFolder other;
  fill(other.database(), 2);
  SQLite::Database raw(other.database().string(), SQLite::OPEN_READWRITE);
  raw.exec("DROP TRIGGER measurement_is_not_changed; UPDATE measurement SET amount = 10");
  error_of(ErrorKind::unusable_database, [&] { written(other.database(), 0); });
}

}  // namespace track::store::postgresql_test
