#include "../src/render/words/standing.hpp"

#include <catch2/catch.hpp>

#include "render/reporting.hpp"

namespace track::render::standing_test {
namespace {

using namespace track::testing;

Localized standing_of(const Plan& plan, const std::string& id, const Totals& totals) {
  const report::Row row =
      report::indicator_row(plan, *find_indicator(plan, id), totals, r4, mid_r4);
  return standing(row, plan, r4, mid_r4);
}

Totals one(const std::string& id, const Value& value) {
  Totals totals;
  measure(totals, id, r4, value);
  return totals;
}

TEST_CASE("a count stands so far of its target, with what is left") {
  Plan plan = rich_plan();
  indicator_of(plan, "lecture.attendance").targets = {{r4, number("300")}};
  const Localized so_far =
      standing_of(plan, "lecture.attendance", one("lecture.attendance", number("131")));
  CHECK(so_far.en == "R4 so far: 131 of 300 人 (43.7 %), 169 to go");
  CHECK(so_far.ja == "R4累計：300人中131人（43.7%）、残り169人");
  CHECK(standing_of(plan, "lecture.attendance", one("lecture.attendance", number("300"))).en ==
        "R4 so far: 300 of 300 人 (100.0 %), target reached");
  CHECK(standing_of(plan, "lecture.attendance", one("lecture.attendance", number("299.95"))).en ==
        "R4 so far: 299.95 of 300.00 人 (99.98 %), 0.05 to go");
}

TEST_CASE("of a year that is over nothing is to go any more") {
  Plan plan = rich_plan();
  indicator_of(plan, "lecture.attendance").targets = {{r4, number("300")}};
  const Totals totals = one("lecture.attendance", number("131"));
  const report::Row row = report::indicator_row(plan, *find_indicator(plan, "lecture.attendance"),
                                                totals, r4, after_r4);
  CHECK(standing(row, plan, r4, after_r4).en == "R4: 131 of 300 人 (43.7 %), 169 short");
  CHECK(standing(row, plan, r4, after_r4).ja == "R4：300人中131人（43.7%）、目標まで169人不足");
}

TEST_CASE("a share shows what it is made of, and its target") {
  CHECK(
      standing_of(rich_plan(), "lecture.talked", one("lecture.talked", fraction("84", "102"))).en ==
      "R4 so far: 82.4 % (84 of 102), target 60.0 %");
}

TEST_CASE("a ceiling shows what is left, or by how much it is passed") {
  const Plan plan = rich_plan();
  CHECK(standing_of(plan, "salon.errors", one("salon.errors", number("7"))).en ==
        "R4 so far: 7 of at most 10 件, 3 left");
  CHECK(standing_of(plan, "salon.errors", one("salon.errors", number("10"))).en ==
        "R4 so far: 10 of at most 10 件, 0 left");
  CHECK(standing_of(plan, "salon.errors", one("salon.errors", number("12"))).ja ==
        "R4累計：12件（上限値10件、2件超過）");
}

TEST_CASE("without a target the figure stands alone and says so") {
  CHECK(standing_of(rich_plan(), "salon.attendance", one("salon.attendance", number("96"))).en ==
        "R4 so far: 96 人, no target set");
}

TEST_CASE("a milestone stands at its stage, an unknown value at its reason") {
  const Plan plan = rich_plan();
  CHECK(standing_of(plan, "salon.guide", one("salon.guide", of_form(ValueForm::started))).ja ==
        "R4累計：着手");
  CHECK(
      standing_of(plan, "lecture.talked", one("lecture.talked", of_form(ValueForm::unknown))).en ==
      "R4 so far: recorded as unknown");
}

TEST_CASE("holdings stand against the least planned") {
  const Plan plan = rich_plan();
  Totals totals;
  hold(totals, "lecture", r4, 1);
  const report::Row row =
      report::holdings_row(plan, *find_activity(plan, "lecture"), totals, r4, mid_r4);
  CHECK(standing(row, plan, r4, mid_r4).en == "R4 so far: 1 of 2 times (50.0 %), 1 to go");
}

}  // namespace
}  // namespace track::render::standing_test
