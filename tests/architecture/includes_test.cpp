// Holds the #include lines against the directions of docs/architecture.md.

#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "sources.hpp"

namespace architecture {

namespace {

// The rooms, and whom each may know besides itself.
const std::map<std::string, std::set<std::string>> may_know = {
    {"base", {}},
    {"model", {"base"}},
    {"definition", {"model", "base"}},
    {"store", {"model", "base"}},
    {"report", {"model", "base"}},
    {"exchange", {"model", "base"}},
    {"render", {"report", "model", "base"}},
    {"app", {"store", "report", "render", "exchange", "model", "base"}},
    {"cli", {"app", "definition", "store", "report", "render", "exchange", "model", "base"}},
};

// Where each library is met: in the sources of one room, or in one source. None is met in a header
// that rooms show one another, as every source that includes it would read the library as well.
const std::map<std::string, std::string> library_place = {
    {"boost/", "src/base/number/rational.cpp"},
    {"CLI/", "src/cli/line/options.cpp"},
    {"expat.h", "src/exchange/sheets/xml.cpp"},
    {"libical/", "src/render/views/due_calendar.cpp"},
    {"nettle/", "src/base/system/"},
    {"nlohmann/", "src/render/formats/"},
    {"sqlite3.h", "src/store/"},
    {"SQLiteCpp/", "src/store/"},
    {"toml++/", "src/definition/"},
    {"unicode/", "src/base/"},
    {"xlsxwriter.h", "src/render/workbook/xlsx_library.hpp"},
    {"zlib.h", "src/exchange/sheets/"},
};

struct Include {
  std::string file;
  std::string room;
  std::string target;
};

std::vector<Include> includes() {
  static const std::regex line_form(R"re(\s*#\s*include\s*[<"]([^>"]+)[>"].*)re");
  std::vector<Include> result;
  for (const fs::path& file : sources()) {
    if (file.filename() == "main.cpp") continue;
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);) {
      std::smatch match;
      if (!std::regex_match(line, match, line_form)) continue;
      result.push_back({fs::relative(file, root).string(), room_of(file), match[1]});
    }
  }
  return result;
}

}  // namespace

TEST_CASE("every room knows only the rooms below it") {
  std::size_t between_rooms = 0;
  for (const Include& one : includes()) {
    INFO(one.file << " includes " << one.target);
    REQUIRE(may_know.count(one.room) == 1);
    if (one.target.rfind("track/", 0) != 0) continue;
    const std::string target = one.target.substr(6, one.target.find('/', 6) - 6);
    if (target == one.room) continue;
    ++between_rooms;
    CHECK(may_know.at(one.room).count(target) == 1);
  }
  CHECK(between_rooms > 50);  // the test did read something
}

TEST_CASE("every library is met in its own place") {
  std::set<std::string> met;
  for (const Include& one : includes()) {
    for (const auto& [start, place] : library_place) {
      if (one.target.rfind(start, 0) != 0) continue;
      INFO(one.file << " includes " << one.target);
      CHECK(one.file.rfind(place, 0) == 0);
      met.insert(start);
    }
  }
  CHECK(met.size() == library_place.size());
}

TEST_CASE("SQL stands in the store alone") {
  static const std::regex statement(R"((SELECT\s.*\sFROM|INSERT\s+INTO|CREATE\s+TABLE))");
  for (const fs::path& file : sources()) {
    if (room_of(file) == "store") continue;
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);) {
      INFO(file.string() << ": " << line);
      CHECK_FALSE(std::regex_search(line, statement));
    }
  }
}

}  // namespace architecture
