#include <catch2/catch.hpp>

#include "report/making.hpp"

// The target of the whole plan, side by side.
namespace track::report::plan_total_test {
namespace {

using namespace track::testing;

YearsReport years_up_to(const Plan& plan, const Totals& totals, FiscalYear last) {
  return build(plan, 1, totals, {r3, last}, make_day(2024, 5, 31), {});
}

Plan with_plan_target(const std::string& id, const Value& value) {
  Plan plan = sample_plan();
  indicator_of(plan, id).plan_target = value;
  return plan;
}

TEST_CASE("of a count the years are summed, up to the last one shown") {
  const Plan plan = with_plan_target("lecture.attendance", number("900"));
  Totals totals;
  measure(totals, "lecture.attendance", r3, number("241"));
  measure(totals, "lecture.attendance", r4, number("278"));
  measure(totals, "lecture.attendance", r5, number("300"));
  const YearsReport two = years_up_to(plan, totals, r4);
  REQUIRE(two.plan_totals.size() == 1);
  const Row& row = two.plan_totals.at("lecture.attendance");
  CHECK(row.target.number == Rational(900));
  CHECK(row.actual.number == Rational(519));
  CHECK(row.achievement.method == Method::ratio);
  CHECK(row.achievement.rate == Rational(519, 900));
  const YearsReport three = years_up_to(plan, totals, r5);
  CHECK(three.plan_totals.at("lecture.attendance").actual.number == Rational(819));
}

TEST_CASE("a year without a record leaves the sum and its rate as they are") {
  const Plan plan = with_plan_target("lecture.attendance", number("900"));
  Totals totals;
  measure(totals, "lecture.attendance", r3, number("450"));
  const YearsReport report = years_up_to(plan, totals, r5);
  const Row& row = report.plan_totals.at("lecture.attendance");
  CHECK_FALSE(row.actual.carried_from);
  CHECK(row.achievement.rate == Rational(1, 2));
}

TEST_CASE("of anything else it is the figure of the last year that has one") {
  const Plan plan = with_plan_target("lecture.talked", percentage("80"));
  Totals totals;
  measure(totals, "lecture.talked", r3, fraction("50", "100"));
  measure(totals, "lecture.talked", r4, fraction("60", "100"));
  measure(totals, "lecture.talked", r5, of_form(ValueForm::unknown));
  const YearsReport report = years_up_to(plan, totals, r5);
  const Row& row = report.plan_totals.at("lecture.talked");
  CHECK(row.actual.number == Rational(60));
  CHECK(row.achievement.rate == Rational(3, 4));
}

TEST_CASE("without a target of the plan, or a record, nothing is reckoned") {
  CHECK(years_up_to(sample_plan(), {}, r5).plan_totals.empty());
  const Plan plan = with_plan_target("lecture.attendance", number("900"));
  const YearsReport report = years_up_to(plan, {}, r5);
  const Row& row = report.plan_totals.at("lecture.attendance");
  CHECK_FALSE(row.actual.has_figure());
  CHECK_FALSE(row.achievement.rate);
}

}  // namespace
}  // namespace track::report::plan_total_test
