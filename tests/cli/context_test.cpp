#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>

#include "desk.hpp"

namespace track::cli::context_test {

namespace fs = std::filesystem;

TEST_CASE("the database stands in the user's data folder where none is named") {
  Desk desk;
  const std::string here = desk.folder().string();
  const auto load = [&desk] { return desk.track({"load", "plan.toml", "-q"}).code; };
  desk.variables = {{"XDG_DATA_HOME", here + "/data"}, {"HOME", here + "/home"}};
  CHECK(load() == 0);
  CHECK(fs::exists("data/track/track.db"));
  CHECK_FALSE(fs::exists("home"));
  desk.variables["XDG_DATA_HOME"] = "relative";  // counts as not set
  CHECK(load() == 0);
  CHECK(fs::exists("home/.local/share/track/track.db"));
  CHECK_FALSE(fs::exists("relative"));
  desk.variables["TRACK_DB"] = "named.db";
  CHECK(load() == 0);
  CHECK(fs::exists("named.db"));
}

TEST_CASE("a summary is wrapped for who reads it in columns alone") {
  Desk desk;
  REQUIRE(desk.track({"load", "plan.toml", "-q"}).code == 0);
  REQUIRE(desk.track({"record", "lecture.attendance", "7", "--on", "R4.4.3", "-q"}).code == 0);
  REQUIRE(desk.track({"amend", "2", "8", "--reason", std::string(200, 'x'), "-q"}).code == 0);
  const auto longest_line = [](const std::string& text) {
    std::istringstream lines(text);
    std::size_t longest = 0;
    for (std::string line; std::getline(lines, line);) longest = std::max(longest, line.size());
    return longest;
  };
  CHECK(longest_line(desk.track({"summary"}).out) > 200);
  REQUIRE(desk.track({"summary", "-o", "mail.txt", "-q"}).code == 0);
  CHECK(longest_line(content_of("mail.txt")) > 200);
  desk.variables["COLUMNS"] = "60";
  CHECK(longest_line(desk.track({"summary"}).out) < 120);  // bytes
}

}  // namespace track::cli::context_test
