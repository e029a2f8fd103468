// A semicolon ends a name in CMake's lists: ctest would start two tests that do not exist, and both
// would pass.

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

TEST_CASE("no name of a test has a semicolon in it") {
  namespace fs = std::filesystem;
  const std::regex name(R"re(TEST_CASE\(\s*("[^"]*"\s*)+)re");
  int cases = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(TRACK_SOURCE_DIR) / "tests")) {
    if (entry.path().extension() != ".cpp") continue;
    std::ostringstream content;
    content << std::ifstream(entry.path()).rdbuf();
    const std::string text = content.str();
    for (std::sregex_iterator found(text.begin(), text.end(), name), end; found != end; ++found) {
      INFO(entry.path() << ": " << found->str());
      CHECK(found->str().find(';') == std::string::npos);
      ++cases;
    }
  }
  CHECK(cases > 500);
}
