// How the sources are cut.

#include <algorithm>
#include <catch2/catch.hpp>
#include <regex>
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

TEST_CASE("a document names files and folders that are there") {
  // Between backquotes; NAME and 00N stand for one that is to be made, * for several.
  static const std::regex path(
      R"re(`((?:src|include|tests|scripts|cmake|docs|data|bench)/[^`]*)`)re");
  int named = 0;
  for (const auto& entry : fs::recursive_directory_iterator(root / "docs")) {
    if (entry.path().extension() != ".md") continue;
    const std::string text = text_of(entry.path());
    for (std::sregex_iterator found(text.begin(), text.end(), path), end; found != end; ++found) {
      const std::string file = (*found)[1];
      if (file.find_first_of("*<> ") != std::string::npos) continue;
      if (file.find("NAME") != std::string::npos || file.find("00N") != std::string::npos) continue;
      INFO(entry.path().filename().string() << " names " << file);
      CHECK(fs::exists(root / file));
      ++named;
    }
  }
  CHECK(named > 20);  // the test did read something
}

}  // namespace architecture
