#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "desk.hpp"

namespace track::cli::assess_test {

namespace {

using Catch::Contains;

// A desk where somebody sits at the terminal, and a script stands in for the editor.
struct EditingDesk : Desk {
  explicit EditingDesk(const std::string& script) {
    write_file("editor.sh", script);
    at_terminal = in_at_terminal = true;
    variables["EDITOR"] = "sh ./editor.sh";
  }
  Said assess() const { return track({"assess", "lecture", "--year", "R4"}); }
};

}  // namespace

TEST_CASE("what is written in the editor is stored, and its private file is gone") {
  const EditingDesk desk(
      "cp \"$1\" seen.txt; stat -c %a \"$1\" > mode.txt; echo \"$1\" > place.txt\n"
      "sed -i 's/^results:/results: written/' \"$1\"\n");
  const Said said = desk.assess();
  INFO(said.err);
  CHECK(said.code == 0);
  CHECK_THAT(said.out, Contains("results: written"));
  CHECK_THAT(content_of("seen.txt"), Contains("== lecture  講演会") && Contains("# 参加者数"));
  CHECK(content_of("mode.txt") == "600\n");
  const std::string place = content_of("place.txt");
  CHECK_FALSE(std::filesystem::exists(place.substr(0, place.size() - 1)));
}

TEST_CASE("a text that stays as it is, or is emptied, changes nothing") {
  for (const char* script : {"true\n", ": > \"$1\"\n"}) {
    const EditingDesk desk(script);
    const Said said = desk.assess();
    CHECK(said.code == 0);
    CHECK_THAT(said.out, Contains("Nothing was changed"));
  }
}

TEST_CASE("what cannot be stored is kept, and its place told") {
  for (const char* script : {"echo '== none' >> \"$1\"\n", "echo '== none' >> \"$1\"; false\n",
                             "printf '== lecture\\nnote: x\\n' > \"$1\"; rm t.db*\n"}) {
    INFO(script);
    const EditingDesk desk(std::string("echo \"$1\" > place.txt; ") + script);
    const Said said = desk.assess();
    CHECK(said.code != 0);
    const std::string line = content_of("place.txt");
    const std::filesystem::path place = line.substr(0, line.size() - 1);
    CHECK_THAT(said.err,
               Contains("is kept in " + place.string()) &&
                   Contains("\n  track assess --year R4 --from " + place.string() + "\n"));
    CHECK(std::filesystem::remove(place));
  }
}

TEST_CASE("an editor that fails without a change leaves nothing behind") {
  const EditingDesk desk("echo \"$1\" > place.txt; exit 3\n");
  const Said said = desk.assess();
  CHECK(said.code == 2);
  CHECK_THAT(said.err, Contains("failed"));
  const std::string place = content_of("place.txt");
  CHECK_FALSE(std::filesystem::exists(place.substr(0, place.size() - 1)));
}

TEST_CASE("without an editor, and without a terminal, the ways to say it are told") {
  EditingDesk desk("true\n");
  desk.variables["EDITOR"] = "";
  CHECK_THAT(desk.assess().err, Contains("VISUAL") && Contains("--from"));
  desk.variables["VISUAL"] = "true";
  CHECK(desk.assess().code == 0);
  desk.at_terminal = desk.in_at_terminal = false;
  CHECK_THAT(desk.assess().err, Contains("no terminal for an editor"));
}

TEST_CASE("a folder, and a file that cannot be read, are told with the way out") {
  const Desk desk;
  std::filesystem::create_directory("sheets");
  const Said folder = desk.track({"assess", "--year", "R4", "--from", "sheets"});
  CHECK(folder.code == 3);
  CHECK_THAT(folder.err, Contains("cannot read \"sheets\": it is a folder") &&
                             Contains("--template -o FILE") && Contains("Nothing was evaluated"));
  const Said none = desk.track({"--lang", "ja", "assess", "--year", "R4", "--from", "none.txt"});
  CHECK(none.code == 3);
  CHECK_THAT(none.err,
             Contains("「none.txt」を読み取れません：") && Contains("評価は保存していません"));
}

}  // namespace track::cli::assess_test
