#include <catch2/catch.hpp>
#include <fstream>

#include "reading.hpp"
#include "support/temporary_folder.hpp"

namespace publication_tables_test {

using namespace track;
using Shown = std::vector<std::string>;

namespace {

void write(const std::string& file, const std::string& content) {
  std::ofstream(file, std::ios::binary) << content;
}

const std::string png = "\x89PNG\r\n\x1a\n…";

std::string logo(const std::string& file) {
  return "[office]\nlogo = \"" + file + "\"\n";
}

Shown faults_of_svg(const std::string& content) {
  write("logo.svg", content);
  return reading::faults(logo("logo.svg"));
}

}  // namespace

TEST_CASE("The office has a name, a logo beside the file and an accent that can be read") {
  const WorkingFolder folder;
  write("logo.png", png);
  const auto read = reading::with_plan(
      "[office]\nname = \"地域医療課\"\nlogo = \"logo.png\"\naccent = \"#0b5394\"\n");
  CHECK(read.faults.empty());
  CHECK(read.plan.office == Office{"地域医療課", Logo{"logo.png", png}, "#0b5394"});
  CHECK(reading::with_plan("").plan.office == Office());
  CHECK(reading::faults("[office]\naccent = \"blue\"\n") ==
        Shown{"2:10 '\"blue\"' \"blue\" is not a colour"});
  CHECK(reading::faults("[office]\naccent = \"#777777\"\n") ==
        Shown{"2:10 '\"#777777\"' the contrast of \"#777777\" to white is 4.4:1: too little to be "
              "read by all"});
  CHECK(reading::rule("[office]\naccent = \"#777777\"\n") ==
        "take a darker one: at least 4.5:1 is needed");
  CHECK(reading::faults("[office]\naccent = \"#767676\"\n").empty());
}

TEST_CASE("A logo lies beside the definition or below it, and is not too large") {
  const WorkingFolder folder;
  CHECK(reading::faults(logo("none.png")) ==
        Shown{"2:8 '\"none.png\"' there is no file \"none.png\""});
  for (const std::string file : {"../logo.png", "/etc/logo.png", "a/../../logo.png"}) {
    CHECK(reading::faults(logo(file)) ==
          Shown{"2:8 '\"" + file + "\"' \"" + file + "\" does not lie beside the definition"});
  }
  std::filesystem::create_directory("logo.png");
  CHECK(reading::faults(logo("logo.png")) ==
        Shown{"2:8 '\"logo.png\"' there is no file \"logo.png\""});
  write("logo.png/a.png", png + std::string(Logo::most_bytes - png.size(), 'x'));
  CHECK(reading::faults(logo("logo.png/a.png")).empty());
  write("logo.png/a.png", png + std::string(Logo::most_bytes - png.size() + 1, 'x'));
  CHECK(reading::faults(logo("logo.png/a.png")) ==
        Shown{"2:8 '\"logo.png/a.png\"' \"logo.png/a.png\" has 200001 bytes"});
}

TEST_CASE("A logo is what its first bytes and its name say, together") {
  const WorkingFolder folder;
  write("logo.gif", "GIF89a");
  CHECK(reading::faults(logo("logo.gif")) ==
        Shown{"2:8 '\"logo.gif\"' \"logo.gif\" is neither PNG nor SVG"});
  write("logo.svg", png);
  CHECK(reading::faults(logo("logo.svg")) == Shown{"2:8 '\"logo.svg\"' \"logo.svg\" contains PNG"});
  write("LOGO.PNG", png);
  CHECK(reading::faults(logo("LOGO.PNG")).empty());
  CHECK(faults_of_svg("<svg>\xff</svg>") == Shown{"2:8 '\"logo.svg\"' \"logo.svg\" is not UTF-8"});
}

TEST_CASE("A logo that runs or loads something is refused") {
  const WorkingFolder folder;
  for (const char* part :
       {"<script>alert(1)</script>", "<SVG:Script/>", "<foreignObject/>", "<g onload='a()'/>",
        "<g\nonClick = \"a()\"/>", "<a href='https://example.org'/>",
        "<use xlink:href=\"other.svg#a\"/>", "<a href='javascript:a()'/>",
        "<image href='data:image/svg+xml;base64,AA=='/>", "<style>@import 'a.css';</style>",
        "<g fill='url(http://example.org#a)'/>", "<g style='fill:url( \"a.svg#b\")'/>",
        "<style>g { fill: \\75rl(x) }</style>", "<set attributeName='href' to='https://x'/>",
        "<g fill='url(a#b)'/>"}) {
    INFO(part);
    CHECK(faults_of_svg(std::string("<svg xmlns='http://www.w3.org/2000/svg'>") + part + "</svg>")
              .size() == 1);
  }
  CHECK(faults_of_svg("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>").size() == 1);
  CHECK(faults_of_svg("<?xml-stylesheet href='a.css'?><svg></svg>").size() == 1);
}

TEST_CASE("A plain SVG as programs write it is taken") {
  const WorkingFolder folder;
  CHECK(faults_of_svg(R"svg(<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with a drawing program (http://example.org/) -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
     version="1.1" viewBox="0 0 10 10" font-family="sans-serif">
  <title>区章 - ロゴ</title>
  <defs><linearGradient id="a"><stop offset="0" style="stop-color:#fff"/></linearGradient></defs>
  <use xlink:href="#b" fill="url(#a)"/> <rect id="b" style="fill:url('#a')" width="1"/>
  <image href="data:image/png;base64,AA=="/> <text>on a map</text>
</svg>
)svg") == Shown{});
}

TEST_CASE("Small counts of people are suppressed from a whole number on") {
  const auto below = [](const std::string& number) {
    return reading::with_plan("[public]\nsuppress_below = " + number + "\n");
  };
  CHECK_FALSE(reading::with_plan("").plan.suppress_below);
  CHECK(below("4").plan.suppress_below == 4);
  CHECK(below("1000").plan.suppress_below == 1000);
  for (const std::string number : {"3", "2", "1", "0", "-5", "1001"}) {
    CHECK(reading::shown(below(number).faults) ==
          Shown{"2:18 '" + number + "' \"suppress_below\" is " + number});
  }
  CHECK(reading::faults("[public]\n") ==
        Shown{"1:1 '[public]' [public] has no \"suppress_below\""});
}

TEST_CASE("Small numbers of an indicator are people unless it says otherwise") {
  CHECK(reading::with_plan(reading::indicator("kind = \"count\"")).plan.indicators[0].personal);
  CHECK_FALSE(reading::with_plan(reading::indicator("kind = \"count\"\npersonal = false"))
                  .plan.indicators[0]
                  .personal);
}

TEST_CASE("A scheme of evaluation is read, best grade first") {
  const auto read = reading::with_plan(R"([assessment]
of = ["plan", "initiative"]
days = 60
grades = [
  { id = "a", name = "◎", meaning = "目標を上回る", from = 1.1 },
  { name = "○", from = 1 },
  { name = "△", from = 0.6 },
  { name = "×" },
]
)");
  CHECK(read.faults.empty());
  const AssessmentRules& rules = read.plan.assessment;
  CHECK(rules.of == std::vector{EvaluationSubject::plan, EvaluationSubject::initiative});
  CHECK(rules.days == 60);
  REQUIRE(rules.grades.size() == 4);
  CHECK(rules.grades[0] == Grade{"a", "◎", "目標を上回る", Quantity::from_units(11'000)});
  CHECK(rules.grades[2] == Grade{"△", "△", "", Quantity::from_units(6'000)});
  CHECK(rules.grades[3] == Grade{"×", "×", "", {}});
  CHECK(read.plan.last_day_for_assessment({2021}) == make_day(2022, 5, 30));
  CHECK(reading::with_plan("").plan.last_day_for_assessment({2021}) == make_day(2022, 4, 30));
  CHECK(reading::with_plan("").plan.assessment == AssessmentRules());
}

TEST_CASE("What a scheme of evaluation cannot say is underlined") {
  const auto faults = [](const std::string& line) {
    return reading::faults("[assessment]\n" + line + "\n");
  };
  CHECK(faults("of = [\"plans\"]") == Shown{"2:7 '\"plans\"' unknown subject \"plans\""});
  CHECK(faults("of = [\"plan\", \"plan\"]") ==
        Shown{"2:15 '\"plan\"' \"plan\" stands there twice"});
  CHECK(faults("days = 367") == Shown{"2:8 '367' \"days\" is 367"});
  CHECK(faults("grades = [{ from = 1 }]") ==
        Shown{"2:11 '{ from = 1 }' grades = [{ … }] has no \"name\""});
  CHECK(faults("grades = [{ name = \"A\" }, { name = \"Ａ\" }]") ==
        Shown{"2:36 '\"Ａ\"' a second grade \"Ａ\""});
  CHECK(faults("grades = [{ name = \"A\", from = 1 }, { name = \"B\", from = 1.0 }]") ==
        Shown{"2:58 '1.0' \"from\" is 1"});
  CHECK(faults("grades = [{ name = \"A\" }, { name = \"B\", from = 1 }]") ==
        Shown{"2:11 '{ name = \"A\" }' the grade \"A\" has no \"from\""});
  CHECK(faults("grades = [{ name = \"A\", from = -1 }]") == Shown{"2:32 '-1' \"from\" is -1"});
  CHECK(faults("grades = [{ name = \"A\" }, { name = \"B\" }]").empty());
}

}  // namespace publication_tables_test
