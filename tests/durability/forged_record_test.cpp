// Records that somebody forged with another program: `check` says what was done, and ends; no write
// puts its seal on it.

#include <SQLiteCpp/Statement.h>

#include <utility>

#include "shown.hpp"
#include "workplace.hpp"

namespace track::durability::forged_record_test {
namespace {

using Catch::Contains;

Workplace& filled(Workplace& place) {
  place.load();
  for (const char* note : {"first", "second"}) {
    REQUIRE(place.track(record_words(note)).exit_code == 0);
  }
  return place;
}

std::vector<std::pair<std::string, std::string>> triggers_of(const SQLite::Database& raw) {
  std::vector<std::pair<std::string, std::string>> triggers;
  SQLite::Statement row(raw, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'");
  while (row.executeStep()) triggers.emplace_back(row.getColumn(0), row.getColumn(1));
  return triggers;
}

// With the triggers away, and put back behind it.
void forge(const Workplace& place, const std::string& sql) {
  SQLite::Database raw(place.database().string(), SQLite::OPEN_READWRITE);
  raw.exec("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON");
  const auto triggers = triggers_of(raw);
  for (const auto& [name, text] : triggers) raw.exec("DROP TRIGGER " + name);
  raw.exec(sql);
  for (const auto& [name, text] : triggers) raw.exec(text);
}

Ended check(const Workplace& place, Words more = {}) {
  Words words = {"check", "--exit-code"};
  words.insert(words.end(), more.begin(), more.end());
  Command command = place.command(words);
  command.seconds = 20;
  return run(command);
}

const std::string measurement_of =
    "INSERT INTO measurement (operation, indicator, first_day, last_day, fiscal_year, form, "
    "amount, "
    "place, note) SELECT ";
const std::string five_hundred =
    ", 'lecture.attendance', '2022-06-11', '2022-06-11', 2022, 'quantity', 5000000, '', ''";

TEST_CASE("whatever changes a figure behind the chain's back is named, and the check ends") {
  struct Case {
    std::string sql;
    const char* finding;
  };
  const std::string operation = "INSERT INTO operation SELECT ";
  const std::string made = ", at, actor, kind, command, reason FROM operation WHERE id = 2;";
  const Case cases[] = {
      {operation + "0" + made + measurement_of + "0" + five_hundred, "rows"},
      {operation + "-7" + made + measurement_of + "-7" + five_hundred, "rows"},
      {measurement_of + "99" + five_hundred, "rows"},
      {operation + "-1" + made +
           "INSERT INTO withdrawal (operation, measurement, subject) SELECT -1, id, indicator FROM "
           "measurement LIMIT 1",
       "rows"},
      {operation + "0" + made + "INSERT INTO closing VALUES (0, 2021, 1, '2022-04-20', '{}', '')",
       "rows"},
      {operation + "0" + made +
           "INSERT INTO revision VALUES (2, 0); CREATE TEMP TABLE earlier AS SELECT * FROM plan; "
           "UPDATE earlier SET revision = 2; INSERT INTO plan SELECT * FROM earlier",
       "rows"},
      {measurement_of + "3" + five_hundred, "chain"},
      {"UPDATE measurement SET amount = 9223372036854775807", "chain"},
      {"UPDATE plan SET first_year = -2147483648, last_year = 2147483647", "chain"},
      {"UPDATE indicator SET id = '' WHERE id = 'known'", "chain"},
      {"UPDATE target SET amount = amount + 1", "chain"},
      {"UPDATE chain SET digest = replace(digest, 'a', 'b')", "chain"},
      {"DELETE FROM sqlite_sequence", "counter"},
      {"UPDATE sqlite_sequence SET seq = 1", "counter"},
      {"INSERT INTO sqlite_sequence VALUES ('operation', 3)", "counter"},
      {"PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES ('TRIGGER', 'zz', "
       "'measurement', 0, 'CREATE TRIGGER zz AFTER INSERT ON measurement BEGIN SELECT 1; END')",
       "schema"},
      {"DELETE FROM measurement WHERE operation = 2; DELETE FROM event WHERE operation = 2; DELETE "
       "FROM chain WHERE operation = 2; DELETE FROM operation WHERE id = 2",
       "cut-off"},
      {"DROP VIEW withdrawn; CREATE TABLE withdrawn (measurement, event, revision, subject, since, "
       "back)",
       "schema"},
      {"PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES ('trigger', 'sqlite_x', "
       "'measurement', 0, 'CREATE TRIGGER sqlite_x BEFORE INSERT ON measurement BEGIN SELECT "
       "RAISE(IGNORE); END')",
       "schema"},
      {"CREATE INDEX slow ON event (length(hex(zeroblob(400000000))))", "schema"},
  };
  for (const Case& each : cases) {
    INFO(each.sql);
    Workplace place;
    forge(filled(place), each.sql);
    const Ended full = check(place, {"--full", "--format", "csv"});
    INFO(description(full));
    CHECK(full.exit_code == 10);
    CHECK_THAT(full.out, Contains(std::string("\n") + each.finding + ","));
    const Ended quick = check(place);
    CHECK(quick.exit_code == 10);
    for (const Words& words : {Words{"report", "--year", "R4"}, Words{"log"}, Words{"list", "plan"},
                               record_words("more")}) {
      Command command = place.command(words);
      command.seconds = 20;
      CHECK(run(command).signal == 0);
    }
  }
}

TEST_CASE("what somebody put before the next operation is not sealed with it") {
  const std::string made = ", at, actor, kind, command, reason FROM operation WHERE id = 2";
  const std::string sql =
      GENERATE_COPY("INSERT INTO operation SELECT 4" + made,
                    "INSERT INTO operation SELECT 0" + made, measurement_of + "4" + five_hundred);
  Workplace place;
  forge(filled(place), sql);
  for (const Words& words :
       {record_words("more"), Words{"amend", "2", "attendance=8", "--reason", "why"},
        Words{"undo", "2"}, Words{"assess", "plan", "--year", "R4", "--results", "well"},
        Words{"close", "R3", "--reason", "why"},
        Words{"load", place.definitions("second").string()}}) {
    const Ended ended = place.track(words);
    INFO(words[0] << ": " << description(ended));
    CHECK(ended.exit_code == 6);
    CHECK_THAT(ended.err, Contains("track check"));
  }
  CHECK(check(place).exit_code == 10);
}

TEST_CASE("no year is closed on values that somebody changed") {
  Workplace place;
  forge(filled(place), "UPDATE measurement SET amount = 990000 WHERE operation = 2");
  const Ended ended = place.track({"close", "R4", "--reason", "why"});
  INFO(description(ended));
  CHECK(ended.exit_code == 6);
  CHECK_THAT(ended.err, Contains("what operation 2 recorded was changed"));
  CHECK_THAT(ended.err, Contains("track check --full"));
  // Its totals made to fit are no proof.
  const Ended rebuilt = place.track({"check", "--rebuild-totals"});
  CHECK_THAT(rebuilt.out, Contains("track check --full looks whether"));
  CHECK(place.track({"close", "R4", "--reason", "why"}).exit_code == 6);
}

TEST_CASE("a trigger that swallows what is recorded does not make track say that it is") {
  Workplace place;
  filled(place);
  SQLite::Database(place.database().string(), SQLite::OPEN_READWRITE)
      .exec(
          "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES ('trigger', 'sqlite_x', "
          "'event', 0, 'CREATE TRIGGER sqlite_x BEFORE INSERT ON event BEGIN SELECT RAISE(IGNORE); "
          "END')");
  const Ended ended = place.track(record_words("swallowed"));
  INFO(description(ended));
  CHECK(ended.exit_code == 6);
  CHECK(ended.out == "");
  CHECK_THAT(ended.err, Contains("sqlite_x") && Contains("Nothing was recorded"));
}

TEST_CASE("what a forged file holds reaches no terminal raw, in any format") {
  const std::string sql =
      GENERATE("CREATE TABLE \"a\x1b]0;title\x07 b\" (c)", "CREATE TABLE \"a\nb\u202E\" (c)",
               "UPDATE chain SET digest = char(27) || '[2J' || substr(digest, 5)",
               "UPDATE operation SET kind = char(27) || '[2J', actor = char(155) || '2J', at = "
               "'2022-06-13T00:05:00Z'",
               "UPDATE plan SET id = char(27) || '[2J', name = char(7)",
               "UPDATE indicator SET id = id || char(27), name = char(8)",
               "UPDATE revision SET operation = 3; UPDATE sqlite_sequence SET name = char(27)");
  Workplace place;
  forge(filled(place), sql);
  for (const Words& words :
       {Words{"check"}, Words{"check", "--full"}, Words{"check", "--format", "csv"},
        Words{"check", "--format", "json"}, Words{"check", "--format", "markdown"},
        Words{"check", place.definitions("first").string()}, Words{"log"}, Words{"log", "--digest"},
        Words{"log", "--format", "csv"}, Words{"log", "--format", "jsonl"}, Words{"backup", "x"},
        Words{"report"}, Words{"due"}, Words{"summary"}, Words{"list", "indicators"},
        record_words("more")}) {
    for (const char* language : {"en", "ja"}) {
      Command command = place.command(words);
      command.variables["TRACK_LANG"] = language;
      const Ended ended = run(command);
      INFO(sql << "; " << words[0] << ": " << description(ended));
      CHECK(unfit_to_show(ended.out + ended.err) == "");
      CHECK(ended.signal == 0);
    }
  }
}

}  // namespace
}  // namespace track::durability::forged_record_test
