// Golden sessions: tests/golden/cases, and the console blocks of the documents.
// TRACK_ACCEPT=1 writes what is printed now into the files, to be read in the diff.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <iostream>

#include "document.hpp"
#include "session.hpp"

namespace golden_test {

namespace fs = std::filesystem;
using track::golden::read_lines;
using track::golden::replay_document;
using track::golden::ReplayedDocument;
using track::golden::Session;
using track::golden::write_lines;

namespace {

using Lines = std::vector<std::string>;

// What `diff -u` says of the two; not through Catch, which would wrap its lines.
void print_difference(const fs::path& file, const Lines& expected, const Lines& actual) {
  const Session session;  // its folder is the current one
  write_lines("expected", expected);
  write_lines("printed", actual);
  std::cerr << "\n" << file.string() << " differs from what is printed now:\n" << std::flush;
  if (std::system("diff -a -U 3 --label expected --label printed expected printed >&2") == -1) {
    FAIL_CHECK("diff does not start");
  }
}

void compare(const fs::path& file, const Lines& expected, const Lines& actual) {
  if (expected == actual) return;
  if (std::getenv("TRACK_ACCEPT") != nullptr) {
    write_lines(file, actual);
    WARN("accepted " << file);
    return;
  }
  print_difference(file, expected, actual);
  FAIL_CHECK(file << " differs, see above; TRACK_ACCEPT=1 accepts the new output");
}

std::vector<fs::path> files_in(const fs::path& folder, const std::string& ending) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (ending.empty() || entry.path().extension() == ending) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

const fs::path source_dir = TRACK_SOURCE_DIR;

}  // namespace

// A folder is one session in several files, in order of their names.
TEST_CASE("golden sessions print what they did") {
  for (const fs::path& path : files_in(source_dir / "tests/golden/cases", "")) {
    DYNAMIC_SECTION(path.stem().string()) {
      Session session;
      const std::vector<fs::path> files =
          fs::is_directory(path) ? files_in(path, ".txt") : std::vector{path};
      for (const fs::path& file : files) {
        const Lines expected = read_lines(file);
        compare(file, expected, session.replay(expected));
      }
    }
  }
}

TEST_CASE("the documents show real output") {
  std::vector<fs::path> files = files_in(source_dir / "docs", ".md");
  for (const char* name : {"README.md", "README.ja.md"}) files.push_back(source_dir / name);
  for (const fs::path& file : files) {
    DYNAMIC_SECTION(file.stem().string()) {
      const Lines expected = read_lines(file);
      const ReplayedDocument replayed = replay_document(expected);
      compare(file, expected, replayed.lines);
      for (const std::string& complaint : replayed.complaints)
        FAIL_CHECK(file << ", " << complaint);
    }
  }
}

TEST_CASE("an example of a document that fails or finds nothing is marked") {
  const auto complaints = [](const std::string& mark, const std::string& command) {
    return replay_document({mark, "```console", "$ track load data/sample/methods.toml -q",
                            "$ track " + command, "```"})
        .complaints.size();
  };
  const std::string failure = "<!-- 1 failure is meant -->";
  const std::string empty = "<!-- 1 empty answer is meant -->";
  CHECK(complaints("", "list fields") == 0);
  CHECK(complaints(failure, "list fields") == 1);
  CHECK(complaints("", "show nonsense") == 1);
  CHECK(complaints(empty, "show nonsense") == 1);
  CHECK(complaints(failure, "show nonsense") == 0);
  CHECK(complaints("", "summary --exit-code") == 1);
  for (const char* nothing : {"log --kind undo", "log --kind undo --lang ja", "show desk.visits",
                              "log --kind undo --format csv"}) {
    INFO(nothing);
    CHECK(complaints("", nothing) == 1);
    CHECK(complaints(empty, nothing) == 0);
  }
  CHECK(replay_document({failure}).complaints.size() == 1);
}

TEST_CASE("what a dry run shows is an answer, and nothing new is none") {
  const std::string import =
      "$ track import data/sample/sheets/class-2022-07.csv --map data/sample/sheets/class.toml";
  const std::string load = "$ track load data/sample/centres-plan.toml data/sample/centres.toml";
  const auto complaints = [&](const std::string& last) {
    return replay_document({"<!-- @ now 2022-08-10T01:00:00Z -->", "```console", load, import,
                            "```", "```console", last, "```"})
        .complaints.size();
  };
  for (const char* language : {" --lang en", " --lang ja"}) {
    INFO(language);
    CHECK(complaints(import + language) == 1);
    CHECK(complaints(load + " --dry-run" + language) == 0);
  }
  CHECK(replay_document({"```console", load, import + " --dry-run --lang ja", "```"})
            .complaints.empty());
}

}  // namespace golden_test
