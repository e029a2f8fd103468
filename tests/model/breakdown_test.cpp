#include "track/model/breakdown.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "sample_plan.hpp"
#include "track/base/error.hpp"
#include "track/model/lookup.hpp"
#include "track/model/plan_difference.hpp"

namespace breakdown_test {

using namespace track;

namespace {

Part part(const std::string& id, const std::string& name) {
  Part result;
  result.id = id;
  result.name = name;
  return result;
}

Plan broken_down() {
  Plan plan = testing::sample_plan();
  plan.breakdowns = {{"centre", "センター", {part("kita", "北"), part("minami", "南")}, {}},
                     {"sex", "性別", {part("f", "女性"), part("m", "男性")}, {}},
                     {"age", "年齢", {part("65-74", "65～74歳"), part("75-84", "75～84歳")}, {}}};
  plan.indicators[0].by = {{"centre", ""}, {"age", "sex"}};
  derive_parts(plan);
  return plan;
}

std::vector<std::string> keys(const std::vector<const Indicator*>& parts) {
  std::vector<std::string> result;
  for (const Indicator* one : parts) result.push_back(one->part_of->key());
  return result;
}

using Keys = std::vector<std::string>;

Keys named(const Plan& plan, const std::string& text) {
  return keys(parts_named(derived_parts(plan, plan.indicators[0]), plan, text));
}

std::string id_of(const Plan& plan, const std::string& text) {
  return std::get<const Indicator*>(look_up(plan, text))->id;
}

}  // namespace

TEST_CASE("each part of each table is an indicator of its own") {
  const Plan plan = broken_down();
  CHECK(keys(derived_parts(plan, plan.indicators[0])) ==
        Keys{"centre:kita", "centre:minami", "age:65-74,sex:f", "age:65-74,sex:m",
             "age:75-84,sex:f", "age:75-84,sex:m"});
  const Indicator* kita = find_indicator(plan, "lecture.attendance@centre:kita");
  REQUIRE(kita != nullptr);
  CHECK(kita->name == "参加人数（北）");
  CHECK(kita->unit == "人");
  CHECK(kita->activity == "lecture");
  CHECK(whole_of(plan, *kita) == &plan.indicators[0]);
  CHECK(derived_parts(plan, plan.indicators[1]).empty());
}

TEST_CASE("a part is named by id, name or alias, with one kind of dash") {
  Plan plan = broken_down();
  plan.breakdowns[0].parts[0].aliases = {"北地域包括支援センター"};
  for (const char* text :
       {"kita", "北", "北地域包括支援センター", "centre:kita", "センター:北", "ｃｅｎｔｒｅ：北"}) {
    CAPTURE(text);
    CHECK(named(plan, text) == Keys{"centre:kita"});
  }
  for (const char* text :
       {"65-74,f", "65～74歳,女性", "65〜74,女", "女、65-74", "sex:f,age:65-74", "65–74×女性"}) {
    CAPTURE(text);
    CHECK(named(plan, text) == Keys{"age:65-74,sex:f"});
  }
  CHECK(named(plan, "65-74").empty());  // one of two that are crossed
  CHECK(named(plan, "sex:kita").empty());
}

TEST_CASE("a text that names parts of several tables is ambiguous, one that names none has hints") {
  Plan plan = broken_down();
  plan.breakdowns[0].parts[1].name = "女性";
  plan.indicators[0].by.push_back({"sex", ""});
  derive_parts(plan);
  CHECK(named(plan, "女性").size() == 2);
  CHECK(id_of(plan, "lecture.attendance@sex:女性") == "lecture.attendance@sex:f");
  CHECK(id_of(plan, "lecture.attendance＠北") == "lecture.attendance@centre:kita");
  CHECK_THROWS_AS(look_up(plan, "lecture.attendance@女性"), Error);
  CHECK_THROWS_AS(look_up(plan, "lecture.attendance@東"), Error);
  CHECK_THROWS_AS(look_up(plan, "lecture@北"), Error);
  CHECK_THROWS_AS(look_up(plan, "lecture.talked@北"), Error);
}

TEST_CASE("what was recorded under former ids of the indicator and of the part is the part's") {
  Plan plan = broken_down();
  plan.indicators[0].formerly = {"people"};
  plan.breakdowns[0].parts[0].formerly = {"north"};
  derive_parts(plan);
  const Indicator* kita = find_indicator(plan, "lecture.people@centre:north");
  REQUIRE(kita != nullptr);
  CHECK(kita->id == "lecture.attendance@centre:kita");
  CHECK(recorded_ids(plan, *kita) ==
        Keys{"lecture.attendance@centre:kita", "lecture.attendance@centre:north",
             "lecture.people@centre:kita", "lecture.people@centre:north"});
}

TEST_CASE("a part runs in the years that it, its indicator and what it is crossed with run") {
  Plan plan = broken_down();
  plan.indicators[0].until = YearBound{2023, YearCounting::fiscal, "R5"};
  plan.breakdowns[2].parts[0].since = YearBound{2022, YearCounting::fiscal, "R4"};
  plan.breakdowns[1].parts[0].until = YearBound{2022, YearCounting::fiscal, "R4"};
  derive_parts(plan);
  const Indicator* one = find_indicator(plan, "lecture.attendance@age:65-74,sex:f");
  CHECK_FALSE(one->runs_in({2021}));
  CHECK(one->runs_in({2022}));
  CHECK_FALSE(one->runs_in({2023}));
}

TEST_CASE("a part that is no longer defined is carried over as retired") {
  const Plan stored = broken_down();
  Plan given = stored;
  given.breakdowns[0].parts.erase(given.breakdowns[0].parts.begin());
  derive_parts(given);
  const Plan kept = with_retired(stored, given);
  REQUIRE(kept.breakdowns[0].parts.size() == 2);
  CHECK(kept.breakdowns[0].parts[1].id == "kita");
  CHECK(kept.breakdowns[0].parts[1].retired);
  CHECK(find_indicator(kept, "lecture.attendance@centre:kita")->retired);
  // Under another id it is no other one.
  given.breakdowns[0].parts[0].formerly = {"kita"};
  CHECK(with_retired(stored, given).breakdowns[0].parts.size() == 1);
}

TEST_CASE("a load names what changes of breakdowns") {
  const Plan stored = broken_down();
  const auto changes = [&](auto change) {
    Plan given = stored;
    change(given);
    derive_parts(given);
    Keys lines;
    for (const Change& one : difference(stored, given))
      lines.push_back(one.id + "  " + one.what.en);
    return lines;
  };
  CHECK(changes([](Plan&) {}).empty());
  CHECK(changes([](Plan& p) { p.breakdowns[0].parts.push_back(part("higashi", "東")); }) ==
        Keys{"breakdown centre  part higashi added: 東"});
  CHECK(changes([](Plan& p) { p.breakdowns[0].parts.pop_back(); }) ==
        Keys{"breakdown centre  part minami retired; its record is kept"});
  CHECK(changes([](Plan& p) { p.breakdowns[0].parts[0].name = "北部"; }) ==
        Keys{"breakdown centre  part kita: name  北 → 北部"});
  CHECK(changes([](Plan& p) {
          p.breakdowns[0].parts[0].id = "north";
          p.breakdowns[0].parts[0].formerly = {"kita"};
        }) == Keys{"breakdown centre  part north, formerly kita"});
  CHECK(changes([](Plan& p) {
          Part both = part("city", "北");
          both.formerly = {"kita", "gone", "minami"};
          p.breakdowns[0].parts = {both};
        }) == Keys{"breakdown centre  part city, formerly kita, minami"});
  CHECK(changes([](Plan& p) { p.indicators[0].by.pop_back(); }) ==
        Keys{"lecture.attendance  by  centre, age * sex → centre"});
  CHECK(changes([](Plan& p) { p.indicators[0].total = p.indicators[0].by[0]; }) ==
        Keys{"lecture.attendance  total  own → centre"});
  CHECK(changes([](Plan& p) {
          p.indicators[0].part_targets["centre:kita"].years[{2022}] = testing::quantity(40);
        }) == Keys{"lecture.attendance@centre:kita  target R4  none → 40"});
  CHECK(changes([](Plan& p) { p.breakdowns[0].parts[0].formerly = {"north"}; }) ==
        Keys{"breakdown centre  part kita: formerly  none → north"});
  CHECK(changes([](Plan& p) {
          p.indicators[0].part_targets["centre:kita"].basis = TargetBasis::cumulative;
        }) == Keys{"lecture.attendance@centre:kita  basis  yearly → cumulative"});
  // Without targets of its own a part counts as its whole does.
  Plan cumulative = stored;
  cumulative.indicators[0].basis = TargetBasis::cumulative;
  Plan aimed = cumulative;
  aimed.indicators[0].part_targets["centre:kita"] = {
      {{{2022}, testing::quantity(40)}}, {}, TargetBasis::cumulative, {}};
  const std::vector<Change> of_part = difference(cumulative, aimed);
  REQUIRE(of_part.size() == 1);
  CHECK(of_part[0].what.en == "target R4  none → 40");
}

TEST_CASE("under another id an indicator has its tables and its parts their targets as before") {
  Plan stored = broken_down();
  Indicator& counted = stored.indicators[0];
  counted.total = counted.by[0];
  counted.part_targets["centre:kita"].years[{2022}] = testing::quantity(40);
  derive_parts(stored);
  Plan given = stored;
  const auto lines = [&] {
    derive_parts(given);
    Keys result;
    for (const Change& one : difference(stored, given)) {
      result.push_back(one.id + "  " + one.what.en);
    }
    return result;
  };
  given.indicators[0].id = "lecture.people";
  given.indicators[0].formerly = {"attendance"};
  const std::string renamed = "lecture.people  id changed, formerly lecture.attendance";
  CHECK(lines() == Keys{renamed, "lecture.people  formerly  +attendance"});

  given.breakdowns[0].parts[0].id = "north";
  given.breakdowns[0].parts[0].formerly = {"kita"};
  std::map<std::string, PartTargets>& targets = given.indicators[0].part_targets;
  targets = {{"centre:north", targets["centre:kita"]}};
  CHECK(lines() == Keys{"breakdown centre  part north, formerly kita", renamed,
                        "lecture.people  formerly  +attendance"});

  targets["centre:north"].years[{2022}] = testing::quantity(50);
  CHECK(lines().back() == "lecture.people@centre:north  target R4  40 → 50");
  targets.clear();
  CHECK(lines().back() == "lecture.people@centre:kita  target R4  40 → none");
}

TEST_CASE("targets of parts come and go with their indicator") {
  Plan with = broken_down();
  with.indicators[0].part_targets["centre:kita"].years[{2022}] = testing::quantity(40);
  Plan without = with;
  without.indicators.erase(without.indicators.begin());
  derive_parts(without);
  const auto of_part = [](const std::vector<Change>& changes) {
    const auto found = std::ranges::find(changes, "lecture.attendance@centre:kita", &Change::id);
    REQUIRE(found != changes.end());
    return *found;
  };
  const Change come = of_part(difference(without, with));
  CHECK(come.sign == Change::Sign::added);
  CHECK(come.what.en == "target R4  none → 40");
  const Change gone = of_part(difference(with, without));
  CHECK(gone.sign == Change::Sign::retired);
  CHECK(gone.removes);
}

}  // namespace breakdown_test
