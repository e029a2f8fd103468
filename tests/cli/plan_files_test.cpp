#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "desk.hpp"

namespace track::cli::plan_files_test {

namespace fs = std::filesystem;
using Catch::Contains;
using Words = std::vector<std::string>;

TEST_CASE("what stands beside the definitions and is not read is named in one line") {
  const Desk desk;
  fs::create_directory("plans");
  fs::rename("plan.toml", "plans/PLAN.TOML");
  const Words commands[] = {{"load", "plans"}, {"load", "--dry-run", "plans"}, {"check", "plans"}};
  for (const Words& words : commands) CHECK(desk.track(words).err == "");
  write_file("plans/targets.toml.bak", "x");
  write_file("plans/a\x1B[31m", "x");
  fs::create_directory_symlink("..", "plans/up");
  for (const Words& words : commands) {
    CHECK(desk.track(words).err ==
          "track: warning: not read as definitions: plans/a<U+001B>[31m, plans/targets.toml.bak, "
          "plans/up\n");
  }
  CHECK(desk.track({"load", "plans", "--lang", "ja"}).err ==
        "track：警告：定義として読み込まなかったものがあります：plans/a<U+001B>[31m, "
        "plans/targets.toml.bak, plans/up\n");
  for (char letter = 'b'; letter < 'm'; ++letter) write_file(std::string("plans/") + letter, "");
  CHECK_THAT(desk.track({"load", "plans"}).err, Contains("plans/j and 4 more\n"));
  CHECK_THAT(desk.track({"load", "plans", "--lang", "ja"}).err, Contains("plans/j ほか4件\n"));
}

TEST_CASE("definitions that cannot be read are an error wherever definitions are read") {
  const Desk desk;
  fs::create_directory("plans");
  fs::rename("plan.toml", "plans/plan.toml");
  fs::create_symlink("nowhere", "plans/targets.toml");
  REQUIRE(::mkfifo("pipe.toml", 0600) == 0);
  for (const Words& words : {Words{"load"}, Words{"load", "--dry-run"}, Words{"check"}}) {
    for (const std::string path : {"plans", "pipe.toml"}) {
      Words all = words;
      all.push_back(path);
      const Said said = desk.track(all);
      INFO(said.err);
      CHECK(said.code == 3);
      CHECK(said.out == "");
      CHECK_THAT(said.err,
                 Contains(path == "plans" ? "cannot read \"plans/targets.toml\": it is a link"
                                          : "cannot read \"pipe.toml\": it is a pipe"));
    }
  }
}

}  // namespace track::cli::plan_files_test
