// How the sources are cut.

#include <algorithm>
#include <catch2/catch.hpp>
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

}  // namespace architecture
