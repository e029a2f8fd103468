#include "track/report/register.hpp"

#include <catch2/catch.hpp>

#include "report/register_plan.hpp"

namespace track::report::register_test {
namespace {

using namespace track::testing;

using Texts = std::vector<std::string>;

// "group: id id", one a group.
Texts shape(const Register& partners) {
  Texts result;
  for (const RegisterGroup& group : partners.groups) {
    std::string line = group.name + ":";
    for (const std::size_t i : group.entries) line += " " + partners.entries[i].activity->id;
    result.push_back(line);
  }
  return result;
}
Texts chosen(const Filter& filter, Grouping grouping = Grouping::organisation) {
  const Plan plan = register_plan();
  return shape(partner_register(plan, filter, grouping));
}

TEST_CASE("activities stand under their organisations in the order of the plan") {
  CHECK(chosen({}) == Texts{"練馬区医師会: p1 p2", "連絡会: p3 p4"});
  const Plan plan = register_plan();
  CHECK(partner_register(plan, {}, Grouping::organisation).organisations() == 2);
}

TEST_CASE("they are grouped by field, audience and involvement as well") {
  CHECK(chosen({}, Grouping::field) == Texts{"区民への啓発: p4", "相談体制の充実: p1 p3", ": p2"});
  CHECK(chosen({}, Grouping::audience) ==
        Texts{"医師、看護師: p1", "区民（がん患者）: p2 p4", ": p3"});
  // One with several involvements stands under each.
  CHECK(chosen({}, Grouping::involvement) == Texts{"主催: p1 p2", "共催: p2 p3", ": p4"});
}

TEST_CASE("filters choose by organisation, field, theme, part of the audience and involvement") {
  Filter filter;
  SECTION("organisation") {
    filter.organisation = "council";
    CHECK(chosen(filter) == Texts{"連絡会: p3 p4"});
  }
  SECTION("field") {
    filter.field = "awareness";
    CHECK(chosen(filter) == Texts{"連絡会: p4"});
  }
  SECTION("theme") {
    filter.theme = "citizens";
    CHECK(chosen(filter) == Texts{"練馬区医師会: p1", "連絡会: p3 p4"});
    filter.theme = "professionals";
    CHECK(chosen(filter).empty());
  }
  SECTION("audience, whatever its brackets' width") {
    filter.audience = "民(がん";
    CHECK(chosen(filter) == Texts{"練馬区医師会: p2", "連絡会: p4"});
  }
  SECTION("involvement, one of its words") {
    filter.involvement = "共催";
    CHECK(chosen(filter) == Texts{"練馬区医師会: p2", "連絡会: p3"});
    filter.involvement = "共";
    CHECK(chosen(filter).empty());
  }
  SECTION("involvement, and grouped by it") {
    filter.involvement = "共催";
    CHECK(chosen(filter, Grouping::involvement) == Texts{"共催: p2 p3"});
  }
  SECTION("several at once") {
    filter.organisation = "council";
    filter.involvement = "共催";
    CHECK(chosen(filter) == Texts{"連絡会: p3"});
  }
}

TEST_CASE("an event at two places is known at both") {
  const Plan plan = register_plan();
  const Register partners = partner_register(plan, {}, Grouping::organisation);
  REQUIRE(partners.entries[0].same.size() == 1);
  CHECK(partners.entries[0].same[0]->id == "p3");
  REQUIRE(partners.entries[2].same.size() == 1);
  CHECK(partners.entries[2].same[0]->id == "p1");
  CHECK(partners.entries[1].same.empty());
}

TEST_CASE("a year brings the holdings, each activity counted once") {
  const Plan plan = register_plan();
  Totals totals;
  hold(totals, "p2", r4, 2);
  const Register partners = register_of_r4(plan, totals, Grouping::involvement);
  REQUIRE(partners.entries.size() == 4);
  CHECK(partners.entries[1].frequency->held == 2);
  CHECK(partners.entries[1].frequency->status == FrequencyStatus::within);
  CHECK(partners.counts ==
        std::map<FrequencyStatus, std::int64_t>{{FrequencyStatus::as_needed, 1},
                                                {FrequencyStatus::not_reported, 2},
                                                {FrequencyStatus::within, 1}});
}

TEST_CASE("what is retired is listed for what was held alone") {
  Plan plan = register_plan();
  activity_of(plan, "p2").retired = true;
  activity_of(plan, "p4").retired = true;
  CHECK(shape(partner_register(plan, {}, Grouping::organisation)) ==
        Texts{"練馬区医師会: p1", "連絡会: p3"});
  Totals totals;
  hold(totals, "p2", r4, 2);
  CHECK(shape(register_of_r4(plan, totals, Grouping::organisation)) ==
        Texts{"練馬区医師会: p1 p2", "連絡会: p3"});
}

TEST_CASE("the words of involvement come in the order of their use") {
  CHECK(involvements(register_plan()) == Texts{"主催", "共催"});
}

}  // namespace
}  // namespace track::report::register_test
