// What is wrong with a command line is told at once, in the program's own words.

#include <algorithm>
#include <catch2/catch.hpp>

#include "desk.hpp"

namespace track::cli::usage_test {

namespace {

long count_of(const std::string& text, const std::string& part) {
  long count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

bool says(const Said& said, const std::string& part) {
  return said.err.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("all that is wrong with a command line is told at once") {
  const Desk desk;
  const Said said = desk.track({"record", "--date", "2022-06-11", "--plce", "x", "--by"});
  CHECK(said.code == 2);
  CHECK(count_of(said.err, "track: error: ") == 3);
  CHECK(says(said, "did you mean \"--on\"?"));
  CHECK(says(said, "did you mean \"--place\"?"));
  CHECK(says(said, "--by needs a value"));
  CHECK(said.err.ends_with("Nothing was recorded.\n"));
}

TEST_CASE("an option behind -- or behind a dash is pointed out") {
  const Desk desk;
  CHECK(says(desk.track({"record", "talks", "--", "--on", "today"}), "put --on before it"));
  CHECK(says(desk.track({"record", "talks", "—on", "today"}), "did you mean \"--on\"?"));
  CHECK(says(desk.track({"record", "talks", "--on", "--place", "x"}), "--on needs a value"));
}

TEST_CASE("no sentence of the library that parses is shown") {
  const Desk desk;
  const std::vector<std::vector<std::string>> lines = {
      {"amend", "2", "--provisional", "--final", "--reason", "x"},
      {"report", "--year", "R4", "--year", "R5"},
      {"due", "--json", "--format", "csv"},
      {"undo", "1", "2"},
      {"undo", "last"},
      {"list"},
      {"record"},
      {"log", "-n"},
  };
  for (const auto& line : lines) {
    const Said said = desk.track(line);
    INFO(said.err);
    CHECK(said.code == 2);
    for (const char* word : {"excludes", "At Most", "At Least", "were not", "arguments"}) {
      CHECK_FALSE(says(said, word));
    }
  }
}

TEST_CASE("help is a command, and help of what is none a fault") {
  const Desk desk;
  CHECK(desk.track({"help"}).out == desk.track({"--help"}).out);
  CHECK(desk.track({"help", "record"}).out == desk.track({"record", "--help"}).out);
  CHECK(desk.track({"help", "recrd"}).code == 2);
}

}  // namespace track::cli::usage_test
