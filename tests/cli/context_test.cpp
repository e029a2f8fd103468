#include <catch2/catch.hpp>

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

}  // namespace track::cli::context_test
