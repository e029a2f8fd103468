#include "track/report/owner_page.hpp"

#include <catch2/catch.hpp>

#include "report/making.hpp"
#include "track/model/breakdown.hpp"

namespace track::report::owner_page_test {
namespace {

using namespace track::testing;

struct World {
  Plan plan = sample_plan();
  Filter filter;
  std::vector<Deadline> open;
  std::vector<CorrectedValue> corrected;

  World() {
    filter.owner = "community-medicine";
    activity_of(plan, "p2").partner = filter.owner;  // the same body
    activity_of(plan, "salon").owners = {"elderly-support"};
  }

  void lacks(const std::string& activity, const std::string& indicator, FiscalYear year, Day last) {
    Deadline one;
    one.activity = find_activity(plan, activity);
    one.indicator = find_indicator(plan, indicator);
    one.year = year;
    one.period = {last, last};
    one.day = last + std::chrono::days(plan.reporting_days);
    open.push_back(one);
  }
  void corrects(const std::string& indicator, FiscalYear before,
                std::optional<FiscalYear> after = {}) {
    CorrectedValue one;
    one.before.indicator = indicator;
    one.before.year = before;
    if (after) {
      one.after = one.before;
      one.after->year = *after;
    }
    corrected.push_back(one);
  }

  OwnerPage page() const {
    const Report report = build(plan, 1, {}, r4, after_r4, filter);
    return owner_page(report, filter, open, corrected);
  }
};

const Day last_day = make_day(2023, 3, 31);

TEST_CASE("an owner's page tells what it did not report of that year, once it is late") {
  World world;
  world.lacks("lecture", "lecture.attendance", r4, last_day);
  world.lacks("lecture", "", r4, last_day);
  world.lacks("p2", "", r4, last_day);
  CHECK(world.page().missing.size() == 3);

  world.open.clear();
  world.lacks("lecture", "lecture.attendance", r4, make_day(2023, 5, 1));  // until today
  world.lacks("lecture", "lecture.attendance", r5, last_day);
  world.lacks("salon", "salon.attendance", r4, last_day);  // another's
  CHECK(world.page().missing.empty());
}

TEST_CASE("what a survey of another measures for it is missing on its page") {
  World world;
  activity_of(world.plan, "elderly-survey").owners = {"elderly-support"};
  world.lacks("elderly-survey", "lecture.talked", r4, last_day);
  CHECK(world.page().missing.size() == 1);
}

TEST_CASE("a narrowed report tells of what it shows alone") {
  World world;
  world.lacks("lecture", "lecture.attendance", r4, last_day);
  world.lacks("lecture", "", r4, last_day);
  world.lacks("p2", "", r4, last_day);
  world.filter.level = Level::output;
  REQUIRE(world.page().missing.size() == 1);
  CHECK(world.page().missing[0].indicator->id == "lecture.attendance");
}

TEST_CASE("corrected is what went into or out of the year's figures of the owner") {
  World world;
  world.corrects("lecture.attendance", r4);
  world.corrects("lecture.attendance", r4, r4);
  world.corrects("lecture.attendance", r3, r4);
  world.corrects("lecture.attendance", r3);
  world.corrects("salon.attendance", r4, r4);
  CHECK(world.page().corrected.size() == 3);
}

struct PartsWorld : World {
  explicit PartsWorld(const std::string& owner) {
    filter.owner = owner;
    Part east;
    east.id = "e";
    Part west;
    west.id = "w";
    west.owners = {"elderly-support"};
    plan.breakdowns = {{"centre", "センター", {east, west}, {}}};
    Indicator& whole = indicator_of(plan, "lecture.attendance");
    whole.by = {{"centre", ""}};
    whole.total = whole.by[0];
    derive_parts(plan);
  }

  std::vector<std::string> rows() const {
    std::vector<std::string> ids;
    const Report report = build(plan, 1, {}, r4, after_r4, filter);
    for (const Row* row : report.rows()) {
      if (whole_id(row->id) == "lecture.attendance") ids.push_back(row->id);
    }
    return ids;
  }
  void lacks_west() {
    lacks("lecture", "lecture.attendance", r4, last_day);
    open.back().missing_parts = {find_indicator(plan, "lecture.attendance@centre:w")};
  }
};

using Ids = std::vector<std::string>;

TEST_CASE("who reports parts alone is shown these, also before anything is recorded") {
  PartsWorld world("elderly-support");
  CHECK(world.rows() == Ids{"lecture.attendance@centre:w"});
  world.filter.by = PartTable{"sex", ""};
  CHECK(world.rows().empty());
  world.filter = {};
  world.filter.owner = "community-medicine";
  CHECK(world.rows() == Ids{"lecture.attendance"});
}

TEST_CASE("what parts lack, and corrections of them, go to those who report them") {
  PartsWorld world("elderly-support");
  world.lacks_west();
  world.corrects("lecture.attendance@centre:w", r4);
  world.corrects("lecture.attendance@centre:e", r4);
  CHECK(world.page().missing.size() == 1);
  REQUIRE(world.page().corrected.size() == 1);
  CHECK(world.page().corrected[0].before.indicator == "lecture.attendance@centre:w");

  world.filter.level = Level::output;
  CHECK(world.page().missing.size() == 1);
  world.filter.level = Level::outcome;
  CHECK(world.page().missing.empty());
  CHECK(world.page().corrected.empty());
}

TEST_CASE("who answers for the whole is told of the corrections of all its parts") {
  PartsWorld world("community-medicine");
  world.corrects("lecture.attendance@centre:w", r4);
  world.corrects("lecture.attendance@centre:e", r4);
  CHECK(world.page().corrected.size() == 2);
  world.filter.part = "centre:e";
  CHECK(world.page().corrected.size() == 1);
}

}  // namespace
}  // namespace track::report::owner_page_test
