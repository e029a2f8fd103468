#include "track/definition/keys.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <sstream>

#include "reading.hpp"

namespace keys_test {

using namespace track::definition;
using Shown = std::vector<std::string>;

TEST_CASE("Every kind of table has its rule, with keys named once") {
  int number = 0;
  for (const TableRule& rule : table_rules()) {
    CHECK(static_cast<int>(rule.kind) == number++);
    CHECK(&rule_of(rule.kind) == &rule);
    std::set<std::string_view> names;
    for (const KeyRule& key : rule.keys) CHECK(names.insert(key.name).second);
  }
  CHECK(number == static_cast<int>(TableKind::schedules) + 1);
}

TEST_CASE("An unknown key is underlined, with the nearest that is still free") {
  CHECK(reading::faults("[[owner]]\nid = \"o\"\nname = \"課\"\nalias = [\"別名\"]\n") ==
        Shown{"4:1 'alias' unknown key \"alias\""});
  CHECK(reading::rule("[[owner]]\nid = \"o\"\nname = \"課\"\nalias = [\"別名\"]\n") ==
        "did you mean \"aliases\"?");
  CHECK(reading::japanese("[[owner]]\nid = \"o\"\nname = \"課\"\n\"別名\" = 3\n") ==
        "「別名」というキーはありません / [[owner]] のキーは id, name, aliases です");
  CHECK(reading::rule("initiativ = 3\n") == "did you mean \"initiative\"?");
  CHECK(reading::rule("[[x]]\n") ==
        "a file has plan, status, reporting, monitoring, owner, theme, field, survey, indicator, "
        "initiative, "
        "partner, breakdown, part, targets, baselines, office, public, assessment");
  // what is there already cannot be meant
  CHECK(reading::rule("[[theme]]\nid = \"t\"\nname = \"柱\"\nnames = 3\n") ==
        "the keys of [[theme]] are id, name");
}

TEST_CASE("A missing key is a fault at the header, unless another was to be it") {
  CHECK(reading::faults("  [[theme]]  # the first\n  id = \"t\"\n") ==
        Shown{"1:3 '[[theme]]' [[theme]] has no \"name\""});
  CHECK(reading::rule("[[theme]]\nid = \"t\"\n") == "add name = …");
  CHECK(reading::japanese("[[theme]]\nid = \"t\"\n") ==
        "[[theme]] に「name」がありません / name = … を加えてください");
  CHECK(reading::faults("[[theme]]\nid = \"t\"\nnmae = \"柱\"\n") ==
        Shown{"3:1 'nmae' unknown key \"nmae\""});
  CHECK(reading::faults("theme = [{ id = \"t\" }]\n") ==
        Shown{"1:10 '{ id = \"t\" }' [[theme]] has no \"name\""});
}

TEST_CASE("A value of another shape is underlined") {
  const auto owner = [](const std::string& line) {
    return reading::faults("[[owner]]\nid = \"o\"\nname = \"課\"\n" + line + "\n");
  };
  CHECK(owner("aliases = \"別名\"") == Shown{"4:11 '\"別名\"' \"aliases\" is not a list of texts"});
  CHECK(owner("aliases = [\"別名\", 3]") ==
        Shown{"4:11 '[\"別名\", 3]' \"aliases\" is not a list of texts"});
  CHECK(reading::faults("[[theme]]\nid = \"t\"\nname = 3 # 三\n") ==
        Shown{"3:8 '3' \"name\" is not text"});
  CHECK(reading::rule("[[theme]]\nid = \"t\"\nname = 3\n") == "text goes in quotes: name = \"…\"");
  CHECK(reading::faults("[[survey]]\nid = \"s\"\nname = \"調査\"\nmonitoring = \"no\"\n") ==
        Shown{"4:14 '\"no\"' \"monitoring\" is neither true nor false"});
  CHECK(reading::faults("[status]\nnear = \"0.9\"\n") ==
        Shown{"2:8 '\"0.9\"' \"near\" is not a number"});
  CHECK(reading::faults("[owner]\nid = \"o\"\n") ==
        Shown{"1:2 'owner' \"owner\" is not a list of tables"});
  CHECK(reading::rule("[owner]\nid = \"o\"\n") ==
        "each owner is a table of its own, with a header in double brackets: [[…]]");
  CHECK(reading::faults("[[status]]\n") == Shown{"1:3 'status' \"status\" is not a single table"});
  CHECK(reading::rule("[[status]]\n") ==
        "it is written once, with a header in single brackets: [status]");
}

TEST_CASE("Lines of a multi-line value are underlined to the end of the first") {
  CHECK(reading::faults("[[theme]]\nid = \"t\"\nname = [ # 柱\n  \"a\",\n]\n") ==
        Shown{"3:8 '[ # 柱' \"name\" is not text"});
}

TEST_CASE("An empty text is a fault in a list and where a text is required") {
  CHECK(reading::faults("[[theme]]\nid = \"t\"\nname = \"　\"\n") ==
        Shown{"3:8 '\"　\"' \"name\" is empty"});
  CHECK(reading::faults("[[owner]]\nid = \"\"\nname = \"課\"\naliases = [\"a\", \"\"]\n") ==
        Shown{"2:6 '\"\"' \"id\" is empty", "4:17 '\"\"' \"aliases\" is empty"});
  CHECK(reading::faults(
            "[[survey]]\nid = \"s\"\nname = \"調査\"\nschedule = \"\"\nnote = \"\"\n") == Shown{});
}

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

}  // namespace keys_test
