#include <catch2/catch.hpp>

#include "reading.hpp"

namespace plan_builder_test {

using namespace track;
using Shown = std::vector<std::string>;

namespace {

std::string owner(const std::string& id) {
  return "[[owner]]\nid = \"" + id + "\"\nname = \"課\"\n";
}
std::string survey(const std::string& id, const std::string& more = "") {
  return "[[survey]]\nid = \"" + id + "\"\nname = \"調査\"\n" + more;
}
std::string indicator_of(const std::string& activity, const std::string& id) {
  return "[[" + activity + ".indicator]]\nid = \"" + id + "\"\nname = \"値\"\nkind = \"count\"\n";
}

}  // namespace

TEST_CASE("Ids are made of a-z, 0-9 and hyphens, at most 64") {
  for (const std::string id : {"a", "3rd", "a-b-", "0"}) {
    CHECK(reading::faults(owner(id)) == Shown{});
  }
  CHECK(reading::faults(owner(std::string(64, 'x'))) == Shown{});
  CHECK(reading::faults(owner(std::string(65, 'x'))).size() == 1);
  for (const std::string id : {"-a", "A", "a_b", "a.b", "a b", "課", "a\\n"}) {
    CHECK(reading::faults(owner(id)).size() == 1);
  }
  CHECK(reading::faults(owner("Gp_2")) == Shown{"2:6 '\"Gp_2\"' malformed id \"Gp_2\""});
  CHECK(
      reading::rule(owner("Gp_2")) ==
      "an id is a-z, 0-9 and \"-\", starts with a letter or digit, and has at most 64 characters; "
      "for example \"gp-2\"");
  CHECK(reading::japanese(owner("課")) ==
        "「課」はIDの書式に合っていません / IDは半角の英小文字・数字・「-」で、英字か数字で始め、"
        "64文字以内で付けます");
}

TEST_CASE("A malformed id is one fault: what refers to it is not refused again") {
  CHECK(reading::faults(owner("GP") + survey("s", "owners = [\"GP\"]\n")).size() == 1);
  // the activity's id in front is a common slip, and the rest of the files means the same indicator
  const std::string twice =
      survey("s") + indicator_of("survey", "s.x") + "[targets.\"s.x\"]\nR3 = 1\n";
  CHECK(reading::faults(twice) == Shown{"5:6 '\"s.x\"' malformed id \"s.x\""});
  CHECK_THAT(reading::rule(twice), Catch::EndsWith("; for example \"x\""));
}

TEST_CASE("An id given twice names the first, in whatever file") {
  const auto read = reading::files({owner("o") + reading::plan_table(), owner("p") + owner("o")});
  REQUIRE(reading::shown(read.faults) == Shown{"5:6 '\"o\"' the id \"o\" is given twice"});
  CHECK(read.faults[0].file == "b.toml");
  CHECK(read.faults[0].rule.en == "it first names an owner in a.toml:2; give each its own");
  CHECK(read.faults[0].rule.ja == "最初は a.toml:2 の担当です。それぞれ別のIDを付けてください");
}

TEST_CASE("Activities of all kinds and indicators of their own share the ids") {
  const std::string partner =
      "[[partner]]\nid = \"m\"\nname = \"団体\"\n[[partner.activity]]\nid = \"x\"\nname = \"会\"\n";
  const std::string own = "[[indicator]]\nid = \"x\"\nname = \"値\"\nkind = \"count\"\n";
  CHECK(reading::faults(survey("x") + partner) == Shown{"8:6 '\"x\"' the id \"x\" is given twice"});
  CHECK(reading::rule(partner + survey("x")) ==
        "it first names a partner activity in a.toml:5; give each its own");
  CHECK(reading::rule(own + survey("x")) ==
        "it first names an indicator in a.toml:2; give each its own");
  CHECK(reading::faults(survey("s") + indicator_of("survey", "x") + indicator_of("survey", "x")) ==
        Shown{"9:6 '\"x\"' the id \"s.x\" is given twice"});
  // each activity has its own indicators, and owners, themes, fields and partners their own ids
  CHECK(reading::faults(
            survey("s") + indicator_of("survey", "s") + survey("t") + indicator_of("survey", "s") +
            owner("s") +
            "[[theme]]\nid = \"s\"\nname = \"柱\"\n[[partner]]\nid = \"s\"\nname = \"会\"\n"
            "[[field]]\nid = \"s\"\nname = \"分野\"\ntheme = \"s\"\n") == Shown{});
}

TEST_CASE("A reference to what does not exist suggests the nearest") {
  CHECK(reading::faults(owner("community") + survey("s", "owners = [\"comunity\"]\n")) ==
        Shown{"7:11 '\"comunity\"' unknown owner \"comunity\""});
  CHECK(reading::rule(owner("community") + survey("s", "owners = [\"comunity\"]\n")) ==
        "did you mean \"community\"?");
  CHECK(reading::japanese(survey("s", "owners = [\"zz\"]\n")) ==
        "「zz」という所管はありません / [[owner]] で定義してください");
  const std::string theme = "[[theme]]\nid = \"t\"\nname = \"柱\"\n";
  const std::string field = "[[field]]\nid = \"f\"\nname = \"分野\"\n";
  CHECK(reading::faults(theme + field + "theme = \"x-y\"\n") ==
        Shown{"7:9 '\"x-y\"' unknown theme \"x-y\""});
  CHECK(reading::faults(theme + field + "theme = \"t\"\nindicators = [\"s.x\", \"s.y\"]\n" +
                        survey("s") + indicator_of("survey", "x")) ==
        Shown{"8:22 '\"s.y\"' unknown indicator \"s.y\""});
  CHECK(reading::faults("[[initiative]]\nid = \"i\"\nname = \"取組\"\nfield = \"f\"\n") ==
        Shown{"4:9 '\"f\"' unknown field \"f\""});
  const std::string of_survey = "survey = \"poll\"\n";
  CHECK(reading::faults(survey("s") + indicator_of("survey", "x") + of_survey) ==
        Shown{"8:10 '\"poll\"' unknown survey \"poll\""});
}

TEST_CASE("A reference to a thing of another kind says what it is") {
  const std::string text =
      "[[indicator]]\nid = \"own\"\nname = \"値\"\nkind = \"count\"\nsurvey = \"own\"\n";
  CHECK(reading::faults(text) == Shown{"5:10 '\"own\"' \"own\" is an indicator, not a survey"});
  CHECK_THAT(reading::japanese(text), Catch::StartsWith("「own」は指標で、調査ではありません"));
}

TEST_CASE("A list of ids names each once") {
  CHECK(reading::faults(owner("o") + survey("s", "owners = [\"o\", \"o\"]\n")) ==
        Shown{"7:16 '\"o\"' \"o\" is listed twice"});
  CHECK(reading::faults(survey("s", "owners = [\"o\", \"o\"]\n")) ==
        Shown{"4:11 '\"o\"' unknown owner \"o\"", "4:16 '\"o\"' \"o\" is listed twice"});
}

}  // namespace plan_builder_test
