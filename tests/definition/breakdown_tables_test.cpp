#include <catch2/catch.hpp>

#include "reading.hpp"
#include "track/model/breakdown.hpp"

namespace breakdown_tables_test {

using namespace track;
using Shown = std::vector<std::string>;

namespace {

const std::string sexes =
    "[[breakdown]]\nid = \"sex\"\nname = \"性別\"\nparts = { f = \"女性\", m = \"男性\" }\n";
const std::string centres =
    "[[breakdown]]\nid = \"centre\"\nname = \"センター\"\n[[breakdown.part]]\nid = \"kita\"\nname "
    "= "
    "\"北\"\naliases = [\"北センター\"]\nsince = \"R4\"\n";

std::string broken_down(const std::string& lines, const std::string& kind = "count") {
  return reading::indicator("kind = \"" + kind + "\"\n" + lines) + "\n" + sexes + centres;
}

TEST_CASE("parts are read in short form and in full") {
  const Plan plan = reading::with_plan(broken_down("by = [\"centre\", \"sex * centre\"]")).plan;
  REQUIRE(plan.breakdowns.size() == 2);
  CHECK(plan.breakdowns[0].parts[1].id == "m");
  CHECK(plan.breakdowns[0].parts[1].name == "男性");
  CHECK(plan.breakdowns[1].parts[0].aliases == Shown{"北センター"});
  CHECK(plan.breakdowns[1].parts[0].since->year == 2022);
  CHECK(plan.indicators[0].by == std::vector<PartTable>{{"centre", ""}, {"sex", "centre"}});
  CHECK_FALSE(plan.indicators[0].total);
  CHECK(plan.parts.size() == 3);
}

TEST_CASE("a part may stand in another file") {
  const auto read =
      reading::files({reading::plan_table() + broken_down("by = [\"centre\"]"),
                      "[[part]]\nbreakdown = \"centre\"\nid = \"minami\"\nname = \"南\"\n"});
  CHECK(reading::shown(read.faults).empty());
  REQUIRE(read.plan.breakdowns[1].parts.size() == 2);
  CHECK(read.plan.breakdowns[1].parts[1].name == "南");
  CHECK(reading::faults("[[part]]\nbreakdown = \"center\"\nid = \"x\"\nname = \"X\"\n" + centres) ==
        Shown{"2:13 '\"center\"' unknown breakdown \"center\""});
}

TEST_CASE("what does not fit a breakdown is a fault") {
  const auto faults = [](const std::string& lines, const std::string& kind = "count") {
    return reading::faults(broken_down(lines, kind));
  };
  CHECK(faults("by = [\"centre\"]\ntotal = \"centre\"").empty());
  CHECK(faults("by = [\"centre\"]\ntotal = \"own\"", "running").empty());
  CHECK(faults("by = [\"center\"]") == Shown{"9:7 '\"center\"' unknown breakdown \"center\""});
  CHECK(faults("by = [\"sex * sex\"]") ==
        Shown{"9:7 '\"sex * sex\"' \"sex * sex\" crosses a breakdown with itself"});
  CHECK(faults("by = [\"sex * centre * sex\"]") ==
        Shown{"9:7 '\"sex * centre * sex\"' \"sex * centre * sex\" crosses more than two "
              "breakdowns"});
  CHECK(faults("by = [\"sex\", \"sex\"]") ==
        Shown{"9:14 '\"sex\"' \"sex\" stands twice in \"by\""});
  CHECK(faults("by = [\"sex\"]\ntotal = \"centre\"") ==
        Shown{"10:9 '\"centre\"' \"total\" names \"centre\", which is not in \"by\""});
  CHECK(faults("by = [\"sex\"]\ntotal = \"sex\"", "running") ==
        Shown{"10:9 '\"sex\"' the parts of a running do not add up"});
  CHECK(faults("by = [\"sex\"]\ntotal = \"sex\"", "milestone") ==
        Shown{"10:9 '\"sex\"' the parts of a milestone do not add up"});
}

TEST_CASE("an id or a name stands for one part of a breakdown") {
  const auto faults = [](const std::string& parts) {
    return reading::faults("[[breakdown]]\nid = \"x\"\nname = \"X\"\nparts = { " + parts + " }\n");
  };
  CHECK(faults("a = \"A\", b = \"B\"").empty());
  CHECK(faults("a = \"同じ\", b = \"同じ\"").size() == 1);
  CHECK(faults("a = \"65～74歳\", b = \"65-74\"").size() == 1);
  CHECK(faults("a = 5") == Shown{"4:15 '5' the name of a part is not text"});
  CHECK(reading::faults("[[breakdown]]\nid = \"x\"\nname = \"X\"\n[[breakdown.part]]\nid = "
                        "\"a\"\nname = \"A\"\n[[breakdown.part]]\nid = \"a\"\nname = \"B\"\n")
            .size() == 1);
}

TEST_CASE("a former id is of a part that is gone") {
  const auto faults = [](const std::string& formerly) {
    return reading::faults(
        "[[breakdown]]\nid = \"x\"\nname = \"X\"\nparts = { a = \"A\" }\n"
        "[[part]]\nbreakdown = \"x\"\nid = \"b\"\nname = \"B\"\nformerly = [" +
        formerly + "]\n[[part]]\nbreakdown = \"x\"\nid = \"c\"\nname = \"C\"\n");
  };
  CHECK(faults("\"old\"").empty());
  for (const char* word : {"a", "b", "c"}) {
    const std::string quoted = "\"" + std::string(word) + "\"";
    CHECK(faults(quoted) == Shown{"9:13 '" + quoted + "' \"formerly\" names " + quoted +
                                  ", which is a part of these definitions"});
  }
}

TEST_CASE("a breakdown is not called as a whole is that is recorded by itself") {
  CHECK(reading::faults("[[breakdown]]\nid = \"own\"\nname = \"X\"\n") ==
        Shown{"2:6 '\"own\"' a breakdown cannot have the id \"own\""});
}

TEST_CASE("no whole is made of no parts") {
  const auto read =
      reading::with_plan("[[breakdown]]\nid = \"x\"\nname = \"X\"\n" +
                         reading::indicator("kind = \"count\"\nby = [\"x\"]\ntotal = \"x\""));
  CHECK(reading::shown(read.faults).empty());
  CHECK(read.warnings.size() == 1);
}

TEST_CASE("a part has targets of its own") {
  const auto read = reading::with_plan(broken_down("by = [\"centre\", \"sex\"]") +
                                       "[targets.\"lecture.x@北\"]\nR4 = 30\nplan = 90\n"
                                       "[targets.\"lecture.x@sex:f\"]\nR4 = 12\n");
  CHECK(reading::shown(read.faults).empty());
  const Indicator* kita = find_indicator(read.plan, "lecture.x@centre:kita");
  REQUIRE(kita != nullptr);
  CHECK(kita->targets.at({2022}).amount == Quantity::whole(30));
  CHECK(kita->plan_target->amount == Quantity::whole(90));
  CHECK(find_indicator(read.plan, "lecture.x@sex:f")->targets.size() == 1);
  const auto faults = [](const std::string& id) {
    return reading::with_plan(broken_down("by = [\"centre\", \"sex\"]") + "[targets.\"" + id +
                              "\"]\nR4 = 30\n")
        .faults.size();
  };
  CHECK(faults("lecture.x@西") == 1);
  CHECK(faults("lecture.y@北") == 1);
}

TEST_CASE("a part counts as its indicator does where its targets do not say otherwise") {
  const std::string of_part = "[targets.\"lecture.x@北\"]\n";
  const std::string of_whole = "[targets.\"lecture.x\"]\nbasis = \"cumulative\"\nR4 = 30\n";
  const auto basis = [&](const std::string& targets) {
    const auto read = reading::with_plan(broken_down("by = [\"centre\", \"sex\"]") + targets);
    CHECK(reading::shown(read.faults).empty());
    return find_indicator(read.plan, "lecture.x@centre:kita")->basis;
  };
  CHECK(basis(of_whole) == TargetBasis::cumulative);
  CHECK(basis(of_whole + of_part) == TargetBasis::cumulative);
  CHECK(basis(of_whole + of_part + "R4 = 9\n") == TargetBasis::cumulative);
  CHECK(basis(of_whole + of_part + "R4 = 9\nbasis = \"yearly\"\n") == TargetBasis::yearly);
  // Whichever file comes first.
  const auto apart = reading::files(
      {of_part + "R4 = 9\n", reading::plan_table() + broken_down("by = [\"centre\"]") + of_whole});
  CHECK(reading::shown(apart.faults).empty());
  CHECK(find_indicator(apart.plan, "lecture.x@centre:kita")->basis == TargetBasis::cumulative);
  CHECK(reading::faults(broken_down("by = [\"centre\"]") + of_part + "basis = \"yearly\"\n") ==
        Shown{"31:1 'basis' basis without a target"});
}

}  // namespace
}  // namespace breakdown_tables_test
