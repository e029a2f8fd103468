// Text from outside, by every way it can come in: refused in plain words or kept, never shown raw.

#include <fstream>
#include <sstream>

#include "hostile.hpp"
#include "sheet.hpp"
#include "track/base/text.hpp"

namespace track::durability::hostile_text_test {
namespace {

namespace fs = std::filesystem;

TEST_CASE("hostile text on the command line is refused or kept, and never shown raw") {
  for (const Hostile& each : hostile_texts()) {
    INFO(each.what);
    const Workplace place;
    place.load();
    write_sheet(place, 2);
    const std::string& text = each.text;
    const std::vector<Words> tries = {
        {"record", "lecture", "attendance=1", "--on", "R4.6.11", "--note", text},
        {"record", "lecture", "attendance=2", "--on", "R4.6.11", "--place", text},
        {"record", "lecture", "attendance=3", "--on", "R4.6.11", "--by", text},
        {"record", "lecture", "attendance=4", "--on", "R4.6.12", "--note", text, "--place", text,
         "--format", "json"},
        {"record", "lecture", "attendance=5", "--on", text},
        {"record", "lecture", "attendance=" + text, "--on", "R4.6.11"},
        {"record", "lecture", text + "=1", "--on", "R4.6.11"},
        {"record", "lecture.attendance", text, "--on", "R4.6.11"},
        {"record", text, "1", "--on", "R4.6.11"},
        {"show", text},
        {"list", text},
        {"report", "--year", text},
        {"report", "--year", "R4", "--format", text},
        {"report", "--year", "R4", "-o", text + "/nowhere/" + text},
        {"report", "--year", "R4", "--owner", text},
        {"report", "--year", "R4", "--as-of", text},
        {"report", "--year", "R4", "--db", text},
        {"report", "--year", "R4", "--lang", text},
        {"report", "--year", "R4", "--color", text},
        {"report", "--" + text},
        {"load", text},
        {"load", "first", "--confirm", text, "--reason", text},
        {"import", text},
        {"import", "--propose", text},
        {"import", "sheet.csv", "--map", text},
        {"import", "sheet.csv", "--map", "mapping.toml", "--period", text},
        {"import", "sheet.csv", "--map", "mapping.toml", "--encoding", text},
        {"import", "sheet.csv", "--map", "mapping.toml", "--reason", text, "--by", text},
        {"record", "-", text},
        {"form", "--owner", text, "-o", "form.csv"},
        {"form", "--owner", "medicine", "--year", text, "-o", "form.csv"},
        {"form", "--owner", "medicine", "--year", "R4", "-o", text},
        {"form", "--owner", "medicine", "--year", "R4", "-o", text + ".xlsx"},
        {text}};
    for (const Words& words : tries) check_shown(place.track(words));
    for (const char* variable : {"TRACK_ACTOR", "TRACK_LANG", "TRACK_DB"}) {
      INFO(variable);
      Command command = place.command({"record", "lecture", "--on", "R4.6.13"});
      command.variables[variable] = text;
      check_shown(run(command));
    }
    check_all_readings(place);
    CHECK(place.number("SELECT count(*) FROM event") >= 1);
  }
}

std::string with_names(std::string text, const std::string& name) {
  std::size_t at = 0;
  while ((at = text.find("name = \"", at)) != std::string::npos) {
    at += std::string("name = \"").size();
    text.insert(at, name);
  }
  return text;
}

TEST_CASE("hostile text in corrections, closings and copies is refused or kept, never shown raw") {
  for (const Hostile& each : hostile_texts()) {
    INFO(each.what);
    const Workplace place;
    place.load();
    const std::string& text = each.text;
    REQUIRE(place.track(record_words("first")).exit_code == 0);
    const auto amended = [&] {
      return std::to_string(place.number("SELECT max(operation) FROM event"));
    };
    for (const Words& words :
         {Words{"--note", text, "--reason", "why"}, Words{"--place", text, "--reason", "why"},
          Words{"attendance=9", "--reason", text},
          Words{"talked=2/4", "--reason", "why", "--by", text},
          Words{"attendance=" + text, "--reason", "why"}, Words{text + "=1", "--reason", "why"},
          Words{"--on", text, "--reason", "why"}}) {
      Words all = {"amend", amended()};
      all.insert(all.end(), words.begin(), words.end());
      check_shown(place.track(all));
    }
    const std::string last = std::to_string(place.number("SELECT max(id) FROM operation"));
    std::error_code no_name;  // the folders of a name with slashes are not made by a copy
    fs::create_directories((place.folder() / (text + ".db")).parent_path(), no_name);
    for (const Words& words : std::vector<Words>{
             {"amend", text, "1", "--reason", "why"},
             {"undo", text},
             {"undo", last, "--reason", text, "--by", text},
             {"undo", last, "--reason", "why"},
             {"close", text},
             {"assess", text, "--year", "R4", "--results", "x"},
             {"assess", "plan", "--year", "R4", "--results", text, "--reasons", text},
             {"assess", "plan", "--year", "R4", "--grade", text, "--by", text},
             {"assess", "plan", "--year", text, "--next", text, "--note", text},
             {"assess", "--year", "R4", "--template"},
             {"close", "R4", "--reason", text},
             {"close", "R4", "--reason", "why", "--by", text},
             {"reopen", "R4", "--reason", text},
             {"reopen", text, "--reason", "why"},
             {"backup", text},
             {"backup", text + ".db"},
             {"backup", "--keep", text},
             {"export", text},
             {"export", "measurements", "-o", text + ".xlsx"},
             {"export", "measurements", "--encoding", text},
             {"import", text + ".db"},
             {"export", "out", "--licence", text},
             {"restore", text},
             {"restore", text + ".db", "--reason", text},
             {"restore", text + ".db", "--reason", "why", "--by", text},
             {"restore", text + ".db", "--reason", "why"},
             {"log", "--id", text},
             {"log", "--since", text},
             {"log", "--actor", text},
             {"log", "--kind", text},
             {"log", "--format", text},
             {"check", text}}) {
      check_shown(place.track(words));
    }
    check_all_readings(place);
    CHECK(place.number("SELECT count(*) FROM operation WHERE kind = 'restore'") >= 1);
    for (const std::string& reason : place.texts("SELECT reason FROM operation")) {
      CHECK(is_utf8(reason));
    }
    CHECK(place.what_is_wrong() == "");
  }
}

TEST_CASE("hostile text in definitions is refused or kept, and never shown raw") {
  for (const Hostile& each : hostile_texts()) {
    for (const std::string& name : {in_toml(each.text), each.text}) {
      INFO(each.what << (name == each.text ? ", raw" : ", escaped"));
      const Workplace place;
      const fs::path file = place.definitions("given") / "plan.toml";
      std::ostringstream text;
      text << std::ifstream(file).rdbuf();
      std::ofstream(file) << with_names(text.str(), name);
      const Ended loaded = place.track({"load", "given"});
      check_shown(loaded);
      if (loaded.exit_code != 0) {
        CHECK(loaded.exit_code == 3);
        continue;
      }
      check_shown(place.track(record_words("a")));
      check_all_readings(place);
      // As a key, and as the file's own name.
      const fs::path other = place.folder() / ("n" + each.text.substr(0, 9) + ".toml");
      std::ofstream(other) << "[plan]\n\"" << name << "\" = 1\n";
      check_shown(place.track({"load", other.string()}));
    }
  }
}

TEST_CASE("a megabyte of text is refused in a few words, or kept and shown") {
  const Workplace place;
  place.load();
  // The longest word that the system passes to a program is somewhat shorter than 128 KiB.
  const std::string longest(120'000, 'x');
  for (const Words& words :
       {Words{"record", "lecture", "--on", "R4.6.11", "--note", longest},
        Words{"record", "lecture", "--on", "R4.6.11", "--place", longest},
        Words{"record", "lecture", "--on", longest}, Words{"record", longest, "--on", "R4.6.11"},
        Words{"record", "lecture.attendance", longest, "--on", "R4.6.11"}, Words{"show", longest},
        Words{"load", longest}, Words{"report", "--year", longest}}) {
    const Ended ended = place.track(words);
    check_shown(ended);
    CHECK(ended.exit_code != 0);
  }
  CHECK(place.notes().empty());
  write_sheet(place, 2);
  REQUIRE(place.track(record_words("first")).exit_code == 0);
  REQUIRE(place.track({"backup", "copy.db"}).exit_code == 0);
  for (const Words& words :
       {Words{"amend", "2", "attendance=8", "--reason", longest},
        Words{"amend", "2", "--note", longest, "--reason", "why"},
        Words{"amend", "2", "--place", longest, "--reason", "why"},
        Words{"amend", "2", "attendance=8", "--reason", "why", "--by", longest},
        Words{"undo", "2", "--reason", longest}, Words{"close", "R4", "--reason", longest},
        Words{"reopen", "R4", "--reason", longest}, Words{"backup", longest},
        Words{"export", longest}, Words{"export", "package", "--licence", longest + " "},
        Words{"import", longest}, Words{"import", "sheet.csv", "--map", longest},
        Words{"import", "sheet.csv", "--map", "mapping.toml", "--reason", longest},
        Words{"form", "--owner", longest, "-o", "form.csv"}, Words{"restore", longest},
        Words{"restore", "copy.db", "--reason", longest},
        Words{"load", place.definitions("second").string(), "--reason", longest}}) {
    const Ended ended = place.track(words);
    INFO(words[0]);
    check_shown(ended);
    CHECK(ended.exit_code != 0);
  }
  CHECK(place.number("SELECT max(id) FROM operation") == 2);

  const std::string goal(1'000'000, 'x');
  const fs::path file = place.folder() / "first" / "plan.toml";
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  std::ofstream(file) << with_names(text.str(), goal);
  check_shown(place.track({"load", "first", "--reason", "longer"}));
  check_shown(place.track({"report", "--year", "R4"}));
  check_shown(place.track({"list", "indicators", "--format", "json"}));
}

}  // namespace
}  // namespace track::durability::hostile_text_test
