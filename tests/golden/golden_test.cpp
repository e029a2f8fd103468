// Golden sessions: tests/golden/cases/*.txt, and the console blocks of the documents.
// TRACK_ACCEPT=1 writes what is printed now into the files, to be read in the diff.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <iostream>

#include "session.hpp"

namespace golden_test {

namespace fs = std::filesystem;
using track::golden::read_lines;
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

// Console blocks are replayed one after the other in one session; `<!-- @ … -->` are directives.
Lines replay_document(const Lines& lines) {
  Session session;
  Lines result;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    result.push_back(lines[i]);
    if (lines[i].starts_with("<!-- @ ")) {
      session.replay({lines[i].substr(5, lines[i].size() - 9)});
    }
    if (lines[i] != "```console") continue;
    Lines block;
    for (++i; i < lines.size() && lines[i] != "```"; ++i) block.push_back(lines[i]);
    for (std::string& line : session.replay(block)) result.push_back(std::move(line));
    result.push_back("```");
  }
  return result;
}

std::vector<fs::path> files_in(const fs::path& folder, const std::string& ending) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ending) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

const fs::path source_dir = TRACK_SOURCE_DIR;

}  // namespace

TEST_CASE("golden sessions print what they did") {
  for (const fs::path& file : files_in(source_dir / "tests/golden/cases", ".txt")) {
    DYNAMIC_SECTION(file.stem().string()) {
      const Lines expected = read_lines(file);
      Session session;
      compare(file, expected, session.replay(expected));
    }
  }
}

TEST_CASE("the documents show real output") {
  std::vector<fs::path> files = files_in(source_dir / "docs", ".md");
  for (const char* name : {"README.md", "README.ja.md"}) files.push_back(source_dir / name);
  for (const fs::path& file : files) {
    DYNAMIC_SECTION(file.stem().string()) {
      const Lines expected = read_lines(file);
      compare(file, expected, replay_document(expected));
    }
  }
}

}  // namespace golden_test
