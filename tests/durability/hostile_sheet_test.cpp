// Text of sheets, forms, mappings and lines that others wrote: refused in plain words or kept,
// never shown raw.

#include <algorithm>
#include <fstream>
#include <sstream>

#include "hostile.hpp"

namespace track::durability::hostile_sheet_test {
namespace {

namespace fs = std::filesystem;

void write_text(const fs::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

std::string text_of(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

// As a cell of CSV.
std::string quoted(const std::string& text) {
  return '"' + with(text, "\"", "\"\"") + '"';
}

// The seven words stand for the text, one after the other.
constexpr const char* sheet_text =
    "HEAD,day,what,place,note,value\n"
    "a,2022-06-11,attendance,PLACE,NOTE,1\n"
    "b,2022-06-12,WHAT,hall,n,2\n"
    "c,DAY,attendance,hall,n,3\n"
    "d,2022-06-13,attendance,hall,n,VALUE\n"
    "LABEL,2022-06-14,talked,hall,n,3/4\n";
constexpr const char* words_of_sheet[] = {"HEAD", "PLACE", "NOTE", "WHAT", "DAY", "VALUE", "LABEL"};

constexpr const char* mapping_text = R"toml(
[[table]]
header = "day"
skip = ["SKIP"]
period = "{day}"
indicator = "{what}"
place = "{place}"
note = "{note}"
values = ["value"]
names.indicator = { "attendance" = "lecture.attendance", "talked" = "lecture.talked" }
names.place = { "hall" = "HALL" }
symbols = { "SIGN" = "unknown" }
)toml";
constexpr const char* values_of_mapping[] = {
    "\"day\"",    "SKIP",           "\"{day}\"", "\"{place}\"", "\"value\"",          "\"{what}\"",
    "\"{note}\"", "HALL",           "SIGN",      "\"unknown\"", "\"lecture.talked\"", "table",
    "symbols",    "names.indicator"};

const Words importing = {"import", "sheet.csv", "--map", "mapping.toml"};

// Without what replaces words, so that a sheet is read but for one of them.
std::string plain(std::string text) {
  for (const char* word : {"HEAD", "PLACE", "NOTE"}) text = with(text, word, "x");
  text = with(text, "WHAT", "attendance");
  text = with(text, "DAY", "2022-06-15");
  text = with(text, "VALUE", "4");
  return with(text, "LABEL", "x");
}

TEST_CASE("hostile text in sheets is refused or kept, and never shown raw") {
  for (const Hostile& each : hostile_texts()) {
    INFO(each.what);
    const Workplace place;
    place.load();
    write_text(place.folder() / "mapping.toml", mapping_text);
    for (const char* word : words_of_sheet) {
      INFO(word);
      write_text(place.folder() / "sheet.csv", plain(with(sheet_text, word, quoted(each.text))));
      check_shown(place.track({"import", "sheet.csv", "--map", "mapping.toml", "--dry-run"}));
      check_shown(place.track({"import", "--propose", "sheet.csv"}));
      check_shown(place.track({"import", "sheet.csv"}));
      check_shown(place.track({"import", "sheet.csv", "--map", "mapping.toml", "--json"}));
      write_text(place.folder() / "sheet.csv", plain(with(sheet_text, word, each.text)));
      check_shown(place.track(importing));
    }
    // As the name of the file.
    const fs::path named = place.folder() / (each.text.substr(0, 9) + ".csv");
    std::error_code no_name;
    fs::create_directories(named.parent_path(), no_name);
    write_text(named, plain(sheet_text));
    check_shown(place.track({"import", named.string(), "--map", "mapping.toml"}));
    check_shown(place.track({"import", "--propose", named.string()}));
    check_all_readings(place);
    CHECK(place.number("SELECT count(*) FROM measurement") >= 1);
    CHECK(place.what_is_wrong() == "");
  }
}

TEST_CASE("hostile text in mappings is refused or kept, and never shown raw") {
  for (const Hostile& each : hostile_texts()) {
    INFO(each.what);
    const Workplace place;
    place.load();
    write_text(place.folder() / "sheet.csv", plain(sheet_text));
    for (const std::string& text : {in_toml(each.text), each.text}) {
      for (const std::string word : values_of_mapping) {
        INFO(word << (text == each.text ? ", raw" : ", escaped"));
        const std::string by = word.front() == '"' ? "\"" + text + "\"" : text;
        write_text(place.folder() / "mapping.toml", with(mapping_text, word, by));
        check_shown(place.track(importing));
      }
      const fs::path named = place.folder() / ("n" + each.text.substr(0, 9) + ".toml");
      write_text(named, mapping_text + std::string("\"") + text + "\" = 1\n");
      check_shown(place.track({"import", "sheet.csv", "--map", named.string()}));
    }
    CHECK(place.what_is_wrong() == "");
  }
}

TEST_CASE("hostile text in forms that come back is refused or kept, and never shown raw") {
  const Workplace place;
  place.load();
  REQUIRE(
      place.track({"form", "--owner", "medicine", "--year", "R4", "-o", "form.csv"}).exit_code ==
      0);
  const std::string form = text_of(place.folder() / "form.csv");
  const auto commas = static_cast<std::size_t>(std::count(form.begin(), form.end(), ','));
  REQUIRE(commas > 20);
  for (const Hostile& each : hostile_texts()) {
    // Behind each comma, so that it comes into every cell.
    std::size_t at = 0;
    for (std::size_t i = 0; i < commas; ++i) {
      at = form.find(',', at) + 1;
      INFO(each.what << ", in cell " << i);
      write_text(place.folder() / "filled.csv",
                 form.substr(0, at) + quoted(each.text) + form.substr(at));
      check_shown(place.track({"import", "filled.csv"}));
    }
    const std::size_t identity = form.find("plan=");
    write_text(place.folder() / "filled.csv",
               form.substr(0, identity + 5) + each.text + form.substr(identity + 5));
    check_shown(place.track({"import", "filled.csv"}));
  }
  CHECK(place.what_is_wrong() == "");
}

TEST_CASE("hostile text in lines to record is refused or kept, and never shown raw") {
  for (const Hostile& each : hostile_texts()) {
    INFO(each.what);
    const Workplace place;
    place.load();
    const std::string& text = each.text;
    int day = 10;
    for (const std::string& line : std::vector<std::string>{
             text, "lecture attendance=1 --on DAY --note '" + with(text, "'", "'\\''") + "'",
             "lecture attendance=1 --on DAY --note " + text, "lecture " + text + " --on DAY",
             text + " 5 --on DAY", "lecture --on DAY --" + text + "=1", "{" + text,
             R"({"what": "lecture", "on": "DAY", "note": ")" + text + "\"}",
             R"({"what": "lecture", "on": "DAY", "note": ")" + in_toml(text) + "\"}",
             R"({"what": ")" + in_toml(text) + R"(", "on": "DAY"})",
             R"({"what": "lecture", "on": ")" + in_toml(text) + "\"}",
             R"({"what": "lecture", "on": "DAY", ")" + in_toml(text) + "\": 1}",
             R"({"what": "lecture", "on": "DAY", "values": {")" + in_toml(text) + "\": 1}}"}) {
      INFO(line);
      write_text(place.folder() / "lines",
                 with(line, "DAY", "2022-06-" + std::to_string(++day)) + "\n");
      Command command = place.command({"record", "-"});
      command.input = place.folder() / "lines";
      check_shown(run(command));
    }
    for (const Words& words : {Words{"log"}, Words{"show", "lecture"}, Words{"check"}}) {
      check_shown(place.track(words));
    }
  }
}

}  // namespace
}  // namespace track::durability::hostile_sheet_test
