#include <catch2/catch.hpp>

#include <cstdlib>
#include <utility>

#include "desk.hpp"

namespace track::cli::protected_files_test {

namespace fs = std::filesystem;
using Catch::Contains;
using Words = std::vector<std::string>;

namespace {

// Every command with a result, and the option that names a file for it.
std::vector<Words> outputs() {
  return {{"report", "--year", "R4", "-o"},
          {"report", "-o"},
          {"report", "--register", "partners", "-o"},
          {"list", "indicators", "-o"},
          {"show", "lecture", "-o"},
          {"due", "-o"},
          {"due", "--calendar"},
          {"assess", "--year", "R4", "--template", "-o"},
          {"assess", "lecture", "--year", "R4", "--results", "x", "-o"},
          {"summary", "-o"},
          {"log", "-o"},
          {"log", "--digest", "-o"},
          {"check", "-o"},
          {"report", "--year", "R4", "--format", "xlsx", "-o"},
          {"export", "measurements", "-o"},
          {"export", "measurements", "--encoding", "cp932", "-o"},
          {"export", "--format", "postgresql", "-o"}};
}

Words with(Words words, const std::string& file) {
  words.push_back(file);
  return words;
}

// All commands are refused there, and nothing is changed, made or left behind.
void check_refused(const Desk& desk, const std::string& file, const std::string& why,
                   const std::vector<Words>& commands = outputs()) {
  const auto names = [] {
    std::vector<std::string> result;
    for (const auto& entry : fs::recursive_directory_iterator(".")) result.push_back(entry.path());
    std::sort(result.begin(), result.end());
    return result;
  };
  const auto before = names();
  const std::string content = content_of(file);
  for (const Words& words : commands) {
    INFO(words[0] << " " << words.back() << " " << file);
    const Said said = desk.track(with(words, file));
    CHECK(said.code == 1);
    CHECK(said.out == "");
    CHECK_THAT(said.err, Contains(why) && Contains("output is never written there"));
  }
  CHECK(content_of(file) == content);
  CHECK(names() == before);
  CHECK(desk.track({"list", "owners"}).code == 0);
}

}  // namespace

TEST_CASE("no output goes over the database, whatever it is called") {
  const Desk desk;
  fs::create_symlink("t.db", "link");
  fs::create_symlink("link", "link-to-link");
  fs::create_directory("below");
  for (const std::string name : {"t.db", "./t.db", "below/../t.db", "link", "link-to-link"}) {
    check_refused(desk, name, "is the database itself");
  }
  check_refused(desk, (desk.folder() / "t.db").string(), "is the database itself");

  // A database with two names is not even opened.
  fs::create_hard_link("t.db", "other-name");
  const std::string content = content_of("t.db");
  for (const Words& words : outputs()) {
    INFO(words[0]);
    CHECK(desk.track(with(words, "other-name")).code != 0);
  }
  CHECK(content_of("t.db") == content);
  CHECK(fs::hard_link_count("t.db") == 2);
}

TEST_CASE("no output goes over the database where its own path is a link") {
  Desk desk;
  fs::create_directory("elsewhere");
  fs::rename("t.db", "elsewhere/real.db");
  fs::create_symlink("elsewhere/real.db", "t.db");
  for (const std::string name : {"t.db", "elsewhere/real.db"}) {
    check_refused(desk, name, "is the database itself");
  }
  for (const std::string name : {"elsewhere/real.db-wal", "elsewhere/real.db.replaced-now"}) {
    check_refused(desk, name, "belongs to the database");
  }
}

TEST_CASE("no output goes over what belongs to the database, there or not") {
  const Desk desk;
  fs::remove("t.db-wal");
  fs::remove("t.db-shm");
  for (const std::string name :
       {"t.db-wal", "t.db-shm", "t.db-journal", "t.db.replaced-20240401T090000Z",
        "t.db.before-schema-3", "t.db.replaced-20240401T090000Z-wal"}) {
    check_refused(desk, name, "belongs to the database");
  }
  write_file("t.db-journal", "");
  fs::create_hard_link("t.db-journal", "innocent");
  check_refused(desk, "innocent", "belongs to the database");
  fs::create_symlink("t.db-journal", "r.out");
  check_refused(desk, "r.out", "belongs to the database");
  check_refused(desk, ".track-abcdefghijklmnopqrstuvwxyz.part", "uses for temporary files");
}

TEST_CASE("no output goes over definitions, whatever their file is called") {
  const Desk desk;
  for (const std::string table :
       {"[plan]", "  [[indicator]]", "[targets.\"a.b\"]", "[[ owner ]]", "[[table]]"}) {
    INFO(table);
    write_file("plan.conf", "# a plan\n\n" + table + "\nid = 1\n");
    check_refused(desk, "plan.conf", "holds definitions");
  }
  write_file("notes", "plan: [plan] is written below\n");
  CHECK(desk.track({"list", "owners", "-o", "notes"}).code == 0);
}

TEST_CASE("no output goes over a copy or any other SQLite database, or what belongs to one") {
  const Desk desk;
  REQUIRE(desk.track({"backup", "backups", "-q"}).code == 0);
  std::string copy;
  for (const auto& entry : fs::directory_iterator("backups")) copy = entry.path().string();
  check_refused(desk, copy, "is an SQLite database");
  fs::create_symlink(copy, "r.out");
  check_refused(desk, "r.out", "is an SQLite database");
  write_file("other", std::string("SQLite format 3\0rest", 20));
  check_refused(desk, "other", "is an SQLite database");
  for (const std::string name : {"other-wal", "other-shm", "other-journal"}) {
    check_refused(desk, name, "belongs to one");
  }
  write_file("a-log", std::string("\x37\x7f\x06\x82rest", 8));
  write_file("a-journal-by-another-name", std::string("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8));
  check_refused(desk, "a-log", "belongs to one");
  check_refused(desk, "a-journal-by-another-name", "belongs to one");
}

TEST_CASE("no output goes to a name that a definition file bears") {
  const Desk desk;
  fs::create_symlink("plan.toml", "r.out");
  fs::create_symlink("target", "link.toml");
  for (const std::string name : {"plan.toml", "new.toml", "NEW.TOML", "r.out", "link.toml"}) {
    check_refused(desk, name, "is the name of a definition file");
  }
}

TEST_CASE("no form goes over what track reads, whatever it is called") {
  const Desk desk;
  REQUIRE(desk.track({"backup", "copy.db", "-q"}).code == 0);
  write_file("mapping.conf", "[[table]]\nperiod = \"{day}\"\n");
  const std::pair<const char*, const char*> links[] = {
      {"t.db", "is the database itself"},
      {"t.db-journal", "belongs to the database"},
      {"copy.db", "is an SQLite database"},
      {"plan.toml", "is the name of a definition file"},
      {"mapping.conf", "holds definitions"}};
  for (const auto& [target, why] : links) {
    for (const std::string form : {"form.xlsx", "form.ods", "form.csv"}) {
      fs::create_symlink(target, form);
      check_refused(desk, form, why, {{"form", "--owner", "office", "--year", "R5", "-o"}});
      fs::remove(form);
    }
  }
  CHECK(desk.track({"form", "--owner", "office", "--year", "R5", "-o", "form.csv"}).code == 0);
}

TEST_CASE("the findings of check go over none of the files that they are of") {
  const Desk desk;
  fs::copy_file("plan.toml", "plan.txt");
  fs::create_hard_link("plan.txt", "r.out");
  fs::create_directory("plans");
  fs::copy_file("plan.toml", "plans/plan.toml");
  fs::create_hard_link("plans/plan.toml", "other.txt");
  const std::string before = content_of("plan.txt");
  for (const Words& words :
       {Words{"check", "plan.txt", "-o", "plan.txt"}, Words{"check", "plan.txt", "-o", "r.out"},
        Words{"check", "plans", "-o", "other.txt"}}) {
    const Said said = desk.track(words);
    INFO(said.err);
    CHECK(said.code == 1);
    CHECK_THAT(said.err, Contains("is one of the definition files given"));
    CHECK_THAT(said.err, !Contains("noted"));
    CHECK(content_of(words.back()) == before);
  }
  CHECK(desk.track({"check", "plan.txt", "-o", "findings.txt"}).code == 0);
}

}  // namespace track::cli::protected_files_test
