// How the sources are cut.

#include <algorithm>
#include <catch2/catch.hpp>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "sources.hpp"

namespace architecture {

namespace {

std::ptrdiff_t line_count(const fs::path& file) {
  const std::string text = text_of(file);
  return std::count(text.begin(), text.end(), '\n');
}

}  // namespace

TEST_CASE("no source grows beyond a sitting") {
  for (const fs::path& file : sources()) {
    INFO(file.string());
    CHECK(line_count(file) <= 400);
  }
}

// Between backquotes: a path from a top folder, or the bare name of a source somewhere.
TEST_CASE("a document names files and folders that are there") {
  // NAME and 00N stand for one that is to be made, * for several.
  static const std::regex path(
      R"re(`((?:src|include|tests|scripts|cmake|docs|data|bench)/[^`]*|[a-z_]+\.[ch]pp)`)re");
  std::set<std::string> names;
  for (const char* folder : {"src", "include", "tests"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      names.insert(entry.path().filename().string());
    }
  }
  std::vector<fs::path> documents = {root / "README.md", root / "CONTRIBUTING.md"};
  for (const auto& entry : fs::recursive_directory_iterator(root / "docs")) {
    if (entry.path().extension() == ".md") documents.push_back(entry.path());
  }
  int named = 0;
  for (const fs::path& document : documents) {
    const std::string text = text_of(document);
    for (std::sregex_iterator found(text.begin(), text.end(), path), end; found != end; ++found) {
      const std::string file = (*found)[1];
      if (file.find_first_of("*<> ") != std::string::npos) continue;
      if (file.find("NAME") != std::string::npos || file.find("00N") != std::string::npos) continue;
      INFO(document.filename().string() << " names " << file);
      CHECK((fs::exists(root / file) || names.contains(file)));
      ++named;
    }
  }
  CHECK(named > 40);  // the test did read something
}

}  // namespace architecture
