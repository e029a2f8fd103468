#include "track/render/views.hpp"

#include <catch2/catch.hpp>

#include "render/reporting.hpp"

namespace track::render::listing_test {
namespace {

using namespace track::testing;

std::vector<std::string> column(const Document& grid, const std::string& key) {
  const Json items = Json::parse(written(grid, Format::json))["items"];
  std::vector<std::string> result;
  for (const Json& item : items) {
    result.push_back(item[key].is_string() ? item[key].get<std::string>() : item[key].dump());
  }
  return result;
}
std::vector<std::string> ids(const Document& grid) {
  return column(grid, "id");
}

using Ids = std::vector<std::string>;

Filter by_owner(const std::string& owner) {
  Filter filter;
  filter.owner = owner;
  return filter;
}
Filter by_field(const std::string& field) {
  Filter filter;
  filter.field = field;
  return filter;
}
Filter by_theme(const std::string& theme) {
  Filter filter;
  filter.theme = theme;
  return filter;
}

TEST_CASE("activities are listed with their type, place, owners and schedule") {
  const Plan plan = rich_plan();
  const Document all = list_activities(plan, {});
  CHECK(ids(all) == Ids{"lecture", "salon", "elderly-survey", "p2"});
  CHECK(column(all, "type") == Ids{"initiative", "initiative", "survey", "partner-activity"});
  CHECK(column(all, "schedule")[0] == "2-3/year");
  CHECK(column(all, "indicators")[1] == "3");
  CHECK_THAT(
      written(list_activities(plan, by_field("awareness")), Format::table, {Language::ja, 140}),
      Catch::Contains("lecture  在宅療養講演会の開催  取組  区民への啓発  地域医療課"));
}

TEST_CASE("initiatives and surveys are listed apart, by owner, field and theme") {
  const Plan plan = rich_plan();
  CHECK(ids(list_initiatives(plan, {})) == Ids{"lecture", "salon"});
  CHECK(ids(list_initiatives(plan, by_owner("elderly-support"))) == Ids{"salon"});
  CHECK(ids(list_initiatives(plan, by_field("advice"))) == Ids{"salon"});
  CHECK(ids(list_initiatives(plan, by_theme("citizens"))) == Ids{"lecture", "salon"});
  CHECK(ids(list_initiatives(plan, by_theme("professionals"))).empty());
  CHECK(column(list_initiatives(plan, {}), "theme") == Ids{"citizens", "citizens"});
  CHECK(ids(list_surveys(plan, {}, {}, mid_r4)) == Ids{"elderly-survey"});
  CHECK(column(list_surveys(plan, {}, {}, mid_r4), "monitoring") == Ids{"true"});
}

TEST_CASE("surveys are listed with their last wave and the next") {
  Plan plan = rich_plan();
  activity_of(plan, "elderly-survey").schedule = *read_schedule("1/3 years");
  const Document grid = list_surveys(plan, {}, rich_totals(), after_r4);
  CHECK(column(grid, "last_wave") == Ids{"R4"});
  CHECK(column(grid, "next_wave") == Ids{"R7"});
  CHECK_THAT(
      written(list_surveys(plan, {}, {}, make_day(2026, 4, 1)), Format::table, {Language::en, 140}),
      Catch::Contains("R1         R4, not reported"));
  activity_of(plan, "elderly-survey").schedule = {};
  const Document unplanned = list_surveys(plan, {}, rich_totals(), after_r4);
  CHECK(column(unplanned, "next_wave") == Ids{"null"});
  CHECK_THAT(written(unplanned, Format::table, {Language::ja, 140}),
             Catch::Contains("周期の定めなし"));
}

TEST_CASE("indicators are listed with level, kind and owners, by every filter") {
  const Plan plan = rich_plan();
  CHECK(ids(list_indicators(plan, {})) ==
        Ids{"lecture.attendance", "lecture.talked", "salon.attendance", "elderly-survey.clinics",
            "p2.doctors", "care-unknown", "salon.errors", "salon.guide"});
  Filter outcomes;
  outcomes.level = Level::outcome;
  CHECK(ids(list_indicators(plan, outcomes)) == Ids{"care-unknown"});
  CHECK(ids(list_indicators(plan, by_owner("elderly-support"))) ==
        Ids{"salon.attendance", "elderly-survey.clinics", "care-unknown", "salon.errors",
            "salon.guide"});
  CHECK(ids(list_indicators(plan, by_field("awareness"))) ==
        Ids{"lecture.attendance", "lecture.talked", "care-unknown"});
}

TEST_CASE("an outcome of two fields is listed under both") {
  Plan plan = rich_plan();
  plan.fields[1].indicators = {"care-unknown"};
  const Document advice = list_indicators(plan, by_field("advice"));
  CHECK(ids(advice) == Ids{"salon.attendance", "care-unknown", "salon.errors", "salon.guide"});
  CHECK(column(advice, "field")[1] == "advice");
  CHECK(ids(list_indicators(plan, by_field("awareness"))).back() == "care-unknown");
}

TEST_CASE("what is retired is not listed") {
  Plan plan = rich_plan();
  activity_of(plan, "salon").retired = true;
  indicator_of(plan, "lecture.talked").retired = true;
  CHECK(ids(list_initiatives(plan, {})) == Ids{"lecture"});
  CHECK(column(list_initiatives(plan, {}), "indicators") == Ids{"1"});
  CHECK(column(list_owners(plan, {}), "initiatives") == Ids{"1", "0"});
}

TEST_CASE("owners are listed with the number of what they own") {
  const Document grid = list_owners(rich_plan(), {});
  CHECK(ids(grid) == Ids{"community-medicine", "elderly-support"});
  CHECK(column(grid, "initiatives") == Ids{"2", "1"});
  CHECK(column(grid, "surveys") == Ids{"0", "1"});
  CHECK(ids(list_owners(rich_plan(), by_owner("elderly-support"))) == Ids{"elderly-support"});
}

TEST_CASE("fields are listed with their theme and desired states") {
  const Plan plan = rich_plan();
  const Document grid = list_fields(plan, {});
  CHECK(ids(grid) == Ids{"awareness", "advice"});
  CHECK(column(grid, "theme") == Ids{"citizens", "citizens"});
  CHECK_THAT(written(grid, Format::table, {Language::ja, 140}), Catch::Contains("区民の環境"));
  CHECK(ids(list_fields(plan, by_theme("professionals"))).empty());
}

TEST_CASE("listings reach the terminal without control characters") {
  Plan plan = rich_plan();
  const std::string evil = "x\x1b[2J";
  for (Theme& theme : plan.themes) theme.name += evil;
  for (Field& field : plan.fields) field.name += evil;
  for (Owner& owner : plan.owners) owner.name += evil;
  for (Activity& activity : plan.activities) activity.name += evil;
  for (Indicator& one : plan.indicators) one.name += evil;
  for (const auto& list :
       {list_activities, list_initiatives, list_indicators, list_owners, list_fields}) {
    CHECK_FALSE(has_raw_control(written(list(plan, {}), Format::table, {})));
  }
  CHECK_FALSE(has_raw_control(written(list_surveys(plan, {}, {}, mid_r4), Format::table, {})));
}

}  // namespace
}  // namespace track::render::listing_test
