// The reference names every key that is read.

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "track/definition/keys.hpp"

namespace documented_keys_test {

using namespace track::definition;

TEST_CASE("docs/definitions.md names every table and every key") {
  std::ifstream file(TRACK_SOURCE_DIR "/docs/definitions.md");
  std::stringstream text;
  text << file.rdbuf();
  const std::string reference = text.str();
  REQUIRE_FALSE(reference.empty());
  for (const TableRule& table : table_rules()) {
    if (table.header.starts_with("[")) {
      const std::string header(table.header.substr(0, table.header.find('"')));
      INFO(header);
      CHECK(reference.find(header) != std::string::npos);
    }
    for (const KeyRule& rule : table.keys) {
      INFO(table.header << " " << rule.name);
      const bool named = reference.find("`" + std::string(rule.name) + "`") != std::string::npos ||
                         reference.find("[" + std::string(rule.name)) != std::string::npos;
      CHECK(named);
    }
  }
}

}  // namespace documented_keys_test
