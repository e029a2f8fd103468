#include "track/report/public_edition.hpp"

#include <catch2/catch.hpp>

#include "report/making.hpp"
#include "track/model/breakdown.hpp"
#include "track/report/hidden_figures.hpp"

namespace track::report::public_edition_test {

namespace {

using namespace track::testing;

// The sample plan with a threshold.
Plan plan_with_threshold(int threshold) {
  Plan plan = sample_plan();
  plan.suppress_below = threshold;
  indicator_of(plan, "lecture.attendance").targets[r4] = number("300");
  return plan;
}

const Row* row_of(const Report& report, const std::string& id) {
  for (const Row* row : report.rows()) {
    if (row->id == id) return row;
  }
  return nullptr;
}

Report public_report(const Plan& plan, const Totals& totals, FiscalYear year, Day as_of) {
  Report report = build(plan, 1, totals, year, as_of, {});
  make_public(report, figures_to_hide({{&plan, &totals, plan.last_year}}, {}), plan.suppress_below);
  return report;
}

TEST_CASE("a hidden row says nothing but that it is hidden", "[public_edition]") {
  const Plan plan = plan_with_threshold(5);
  Totals totals;
  measure(totals, "lecture.attendance", r3, number("40"));
  measure(totals, "lecture.attendance", r4, number("3"));
  const Report report = public_report(plan, totals, r4, after_r4);
  const Row* row = row_of(report, "lecture.attendance");
  REQUIRE(row != nullptr);
  CHECK(row->suppressed);
  CHECK(row->assessment.status == Status::suppressed);
  CHECK_FALSE(row->actual.number);
  CHECK_FALSE(row->achievement.difference);
  CHECK_FALSE(row->achievement.rate);
  CHECK_FALSE(row->from_previous);
  CHECK(row->target.set());
  CHECK(report.counts.at(Status::suppressed) == 1);
  REQUIRE(report.public_edition);
  CHECK(report.public_edition->hidden == 1);
}

TEST_CASE("the year after a hidden one does not tell it", "[public_edition]") {
  const Plan plan = plan_with_threshold(5);
  Totals totals;
  measure(totals, "lecture.attendance", r3, number("3"));
  measure(totals, "lecture.attendance", r4, number("40"));
  const Report report = public_report(plan, totals, r4, after_r4);
  const Row* row = row_of(report, "lecture.attendance");
  REQUIRE(row != nullptr);
  CHECK(row->actual.number == Rational(40));
  CHECK_FALSE(row->from_previous);
}

TEST_CASE("what is no count of people is shown", "[public_edition]") {
  Plan plan = plan_with_threshold(5);
  indicator_of(plan, "lecture.attendance").personal = false;
  Totals totals;
  measure(totals, "lecture.attendance", r4, number("3"));
  hold(totals, "lecture", r4, 2);
  const Report report = public_report(plan, totals, r4, after_r4);
  CHECK(row_of(report, "lecture.attendance")->actual.number == Rational(3));
  CHECK(row_of(report, "lecture")->actual.number == Rational(2));
  CHECK(report.public_edition->hidden == 0);
}

TEST_CASE("without a threshold nothing is hidden", "[public_edition]") {
  const Plan plan = sample_plan();
  Totals totals;
  measure(totals, "lecture.attendance", r4, number("3"));
  const Report report = public_report(plan, totals, r4, after_r4);
  CHECK(row_of(report, "lecture.attendance")->actual.number == Rational(3));
  REQUIRE(report.public_edition);
  CHECK_FALSE(report.public_edition->suppress_below);
}

// Whether the attendance is hidden in each year of the plan.
std::vector<bool> hidden_years(const Plan& plan, const Totals& totals) {
  const HiddenFigures hidden = figures_to_hide({{&plan, &totals, plan.last_year}}, {});
  std::vector<bool> years;
  for (FiscalYear year = plan.first_year; year <= plan.last_year; year = year.next()) {
    years.push_back(hidden.hides(*find_indicator(plan, "lecture.attendance"), year));
  }
  return years;
}

TEST_CASE("what two years together add to a cumulative sum is not to be worked out",
          "[public_edition]") {
  Plan plan = plan_with_threshold(5);
  indicator_of(plan, "lecture.attendance").basis = TargetBasis::cumulative;
  Totals totals;
  measure(totals, "lecture.attendance", r3, number("25"));
  measure(totals, "lecture.attendance", r4, number("1"));
  measure(totals, "lecture.attendance", r5, number("3"));
  const std::vector<bool> years = hidden_years(plan, totals);
  CHECK(years[1]);
  CHECK((years[0] || years[2]));

  measure(totals, "lecture.attendance", r5, number("4"));
  CHECK(hidden_years(plan, totals) == std::vector<bool>{false, true, false});
}

TEST_CASE("where few people are in several parts the whole does not tell how many",
          "[public_edition]") {
  Plan plan = plan_with_threshold(5);
  const auto part = [](const std::string& id) {
    Part made;
    made.id = made.name = id;
    return made;
  };
  plan.breakdowns = {{"place", "会場", {part("a"), part("b")}, {}}};
  indicator_of(plan, "lecture.attendance").by = {{"place", ""}};
  derive_parts(plan);
  Totals totals;
  measure(totals, "lecture.attendance", r4, number("28"));
  measure(totals, "lecture.attendance@place:a", r4, number("20"));
  measure(totals, "lecture.attendance@place:b", r4, number("11"));
  const auto hidden = [&] {
    const HiddenFigures figures = figures_to_hide({{&plan, &totals, plan.last_year}}, {});
    return figures.hides_any("lecture.attendance", r4);
  };
  CHECK(hidden());
  measure(totals, "lecture.attendance@place:b", r4, number("2"));
  CHECK_FALSE(hidden());
}

TEST_CASE("an earlier year's pace tells few when few had come by then", "[public_edition]") {
  Plan plan = plan_with_threshold(5);
  indicator_of(plan, "lecture.attendance").written_pace = Pace::history;
  Totals totals;
  measure(totals, "lecture.attendance", r3, number("2"), make_day(2021, 6, 30));
  measure(totals, "lecture.attendance", r3, number("98"), make_day(2022, 3, 31));
  totals.indicators["lecture.attendance"][r3].reached = {{make_day(2021, 6, 30), amount("2")},
                                                         {make_day(2022, 3, 31), amount("100")}};
  measure(totals, "lecture.attendance", r4, number("30"), make_day(2022, 6, 30));
  const Report open = build(plan, 1, totals, r4, mid_r4, {});
  REQUIRE(row_of(open, "lecture.attendance")->forecast.expected_share.pace == Pace::history);
  REQUIRE(row_of(open, "lecture.attendance")->forecast.expected);
  const Report report = public_report(plan, totals, r4, mid_r4);
  const Row* row = row_of(report, "lecture.attendance");
  CHECK(row->actual.number == Rational(30));
  CHECK_FALSE(row->forecast.expected);
  CHECK(row->assessment.status == Status::suppressed);

  indicator_of(plan, "lecture.attendance").targets.clear();
  const Report without_target = public_report(plan, totals, r4, mid_r4);
  CHECK_FALSE(row_of(without_target, "lecture.attendance")->forecast.projection);
  CHECK(row_of(without_target, "lecture.attendance")->assessment.status == Status::no_target);
}

}  // namespace

}  // namespace track::report::public_edition_test
