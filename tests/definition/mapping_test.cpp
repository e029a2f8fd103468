#include "track/definition/mapping.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "reading.hpp"
#include "track/definition/keys.hpp"

namespace mapping_test {

using namespace track;
using namespace track::definition;
using Shown = std::vector<std::string>;

MappingFile file(const std::string& text) {
  return read_mapping({"map.toml", text});
}

TableMapping table(const std::string& lines) {
  const MappingFile made = file("[[table]]\n" + lines);
  CHECK(reading::shown(made.faults) == Shown{});
  REQUIRE(made.mapping.tables.size() == 1);
  return made.mapping.tables.front();
}

// The faults of the lines of a table that has all it needs; the lines begin at 5.
Shown faults(const std::string& lines) {
  const std::string start = "[[table]]\nindicator = \"a\"\nperiod = \"R4\"\nvalues = [\"件数\"]\n";
  return reading::shown(file(start + lines).faults);
}
std::string rule(const std::string& lines) {
  const auto found = file("[[table]]\nindicator = \"a\"\nvalues = [\"件数\"]\n" + lines).faults;
  return found.size() == 1 ? found.front().rule.en : "";
}

constexpr const char* least = "values = { \"件数\" = \"calls\" }\n";

TEST_CASE("A mapping says for whom it is and how its text files are written") {
  const Mapping made = file("plan = \"p\"\nencoding = \"CP932\"\ndelimiter = \"\\t\"\n[[table]]\n" +
                            std::string(least))
                           .mapping;
  CHECK(made.plan == "p");
  CHECK(made.encoding == Encoding::cp932);
  CHECK(made.delimiter == '\t');
  CHECK(made.tables.size() == 1);
  CHECK(reading::shown(file("").faults) == Shown{"1:1 '' the file has no \"table\""});
  CHECK(
      reading::shown(file("encoding = \"latin1\"\ndelimiter = \"ab\"\nplans = \"p\"\n[[table]]\n" +
                          std::string(least))
                         .faults) == Shown{"1:12 '\"latin1\"' unknown encoding \"latin1\"",
                                           "2:13 '\"ab\"' \"ab\" does not separate cells",
                                           "3:1 'plans' unknown key \"plans\""});
}

TEST_CASE("A table says where it stands") {
  const TableMapping made = table(
      "sheet = \"様式*\"\nheader = [3, 4]\nheader_lines = 2\nsplit = \":\"\nrows = \"8..29\"\n"
      "until = \"（注\"\nskip = [\"*小計\"]\ncheck = [\"計\"]\nonly.\"状態\" = [\"退院\"]\n"
      "only.\"$B\" = [\"a\", \"b\"]\nfill = [\"年\", \"$C\"]\ngroups = \"$B\"\n" +
      std::string(least));
  CHECK(made.sheet == "様式*");
  CHECK(made.header_rows == std::vector<std::uint32_t>{3, 4});
  CHECK(made.header_lines == 2);
  CHECK(made.split == ":");
  CHECK(made.first_row == 8);
  CHECK(made.last_row == 29);
  CHECK(made.until == "（注");
  CHECK(made.skip == Shown{"*小計"});
  CHECK(made.check == Shown{"計"});
  REQUIRE(made.only.size() == 2);
  CHECK(made.only[1].first.letter == 1);
  CHECK(made.only[1].second == Shown{"a", "b"});
  REQUIRE(made.fill.size() == 2);
  CHECK(made.fill[0].heading == "年");
  CHECK(made.groups->letter == 1);
  CHECK(table("sheet = 2\nheader = \"区分\"\nrows = \"..9\"\n" + std::string(least)).sheet_number ==
        2);
  CHECK(table("header = 3\n" + std::string(least)).header_rows == std::vector<std::uint32_t>{3});
}

TEST_CASE("A table says what its cells mean") {
  const TableMapping made = table(
      "period = \"{年}年{^}\"\nevery = \"year\"\nindicator = \"a.{^2}\"\nby.center = \"{$A}\"\n"
      "value = \"{}/{>1}\"\nvalues = [\"4月 .. 3月\", \"$D\", \"*計\"]\nexcept = [\"5月\"]\n"
      "place = \"{会場}\"\nnote = \"{$B$2}\"\nadd = true\nunit = \"千人\"\ntimes = 0.001\nround = "
      "2\n"
      "decimal = \",\"\nsymbols = { \"…\" = \"unknown\", \"－\" = 0, \"NA\" = \"\" }\n"
      "names.center = { \"計\" = \"total\", \"他\" = false }\n");
  CHECK(made.period->written == "{年}年{^}");
  CHECK(made.period->pieces.size() == 3);
  CHECK(made.every == Every::year);
  CHECK(made.by.front().first == "center");
  REQUIRE(made.values.size() == 3);
  CHECK(made.values[0].last->heading == "3月");
  CHECK(made.values[1].first.letter == 3);
  CHECK(made.except == Shown{"5月"});
  CHECK(made.add);
  CHECK(made.tens == -3);
  CHECK(made.round == 2);
  CHECK(made.decimal == ',');
  CHECK(made.symbols == std::vector<Meaning>{{"…", "unknown"}, {"－", "0"}, {"NA", ""}});
  CHECK(made.names.at("center") == std::vector<Meaning>{{"計", "total"}, {"他", std::nullopt}});
  CHECK(table("times = 1_000\n" + std::string(least)).tens == 3);
  CHECK(table("event = \"lecture\"\n").event->written == "lecture");
}

TEST_CASE("A table is repeated for each text, put in everywhere") {
  const Mapping made = file(
                           "[[table]]\nfor.n = [\"\", \"2\"]\nindicator = \"{output{n}}\"\n"
                           "value = \"{amount{n}}\"\nskip = [\"x{n}\"]\n")
                           .mapping;
  REQUIRE(made.tables.size() == 2);
  CHECK(made.tables[0].indicator->pieces.front().text == "output");
  CHECK(made.tables[1].value->pieces.front().text == "amount2");
  CHECK(made.tables[1].skip == Shown{"x2"});
  CHECK(faults("for.n = []\n") == Shown{"5:5 'n' \"for\" needs a list of texts"});
  CHECK(faults("for = { n = [\"1\"], m = [\"2\"] }\n") ==
        Shown{"5:1 'for' \"for\" has more than one name"});
  // told once, though the table is read twice
  CHECK(faults("for.n = [\"1\", \"2\"]\nnote = \"{a\"\n").size() == 1);
  CHECK(faults("for.n = [\"1\", \"{\"]\nnote = \"{n}a\"\n").size() == 1);
}

TEST_CASE("What a table does not say right is underlined, all at once") {
  CHECK(faults("heeder = 3\nevery = \"week\"\nrows = \"9..8\"\ntimes = 250\nround = 5\n"
               "decimal = \"'\"\nnote = \"{$}\"\nnames.sex = { \"男\" = \"m\" }\nadd = 1\n") ==
        Shown{"5:1 'heeder' unknown key \"heeder\"", "6:9 '\"week\"' unknown unit of time \"week\"",
              "7:8 '\"9..8\"' \"9..8\" is no span of rows",
              "8:9 '250' \"250\" is not a number that can stand here",
              "9:9 '5' \"5\" is not a number that can stand here",
              "10:11 '\"'\"' unknown decimal sign \"'\"", "11:8 '\"{$}\"' \"{$}\" is no reference",
              "12:7 'sex' \"sex\" is nothing that names are given for",
              "13:7 '1' \"add\" is neither true nor false"});
  CHECK(rule("heeder = 3\n") == "did you mean \"header\"?");
  CHECK(rule("names.indicater = {}\n") ==
        "names are given for indicator, period, event, place; did you mean \"indicator\"?");
  CHECK(faults("header = [4, 3]\n") == Shown{"5:14 '3' \"3\" is not a number that can stand here"});
  CHECK(faults("header = true\nvalue = \"x}\"\nsymbols = { \"a\" = true }\n") ==
        Shown{"5:10 'true' \"header\" names no heading row",
              "6:9 '\"x}\"' \"x}\" has a \"}\" without its \"{\"",
              "7:13 '\"a\"' \"a\" is not a table of words"});
}

TEST_CASE("A table without values, indicator or columns for them is refused") {
  CHECK(reading::shown(file("[[table]]\nindicator = \"a\"\n").faults) ==
        Shown{"1:1 '[[table]]' the table does not say which cells are values"});
  CHECK(reading::shown(file("[[table]]\nvalue = \"{a}\"\n").faults) ==
        Shown{"1:1 '[[table]]' the table does not say which indicator its values are of"});
  CHECK(reading::shown(file("[[table]]\nindicator = \"{^}\"\nvalue = \"{a}\"\n").faults) ==
        Shown{"2:13 '\"{^}\"' \"{^}\" means a cell below a heading, but no values are listed"});
  CHECK(faults("event = \"lecture\"\nadd = true\n") ==
        Shown{"6:1 'add' an event is never added to another"});
}

TEST_CASE("docs/mapping-reference.md names every key of a mapping") {
  std::ifstream stream(TRACK_SOURCE_DIR "/docs/mapping-reference.md");
  std::stringstream text;
  text << stream.rdbuf();
  const std::string reference = text.str();
  REQUIRE_FALSE(reference.empty());
  int keys = 0;
  for (const TableRule& rule : mapping_rules()) {
    for (const KeyRule& key : rule.keys) {
      INFO(key.name);
      CHECK(reference.find("\n| `" + std::string(key.name) + "` |") != std::string::npos);
      ++keys;
    }
  }
  CHECK(keys > 30);
}

}  // namespace mapping_test
