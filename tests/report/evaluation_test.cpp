#include "track/report/evaluation.hpp"

#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>

#include "report/making.hpp"

namespace track::report::evaluation_test {
namespace {

using namespace track::testing;

const AssessmentRules four_grades = {{EvaluationSubject::initiative, EvaluationSubject::plan},
                                     60,
                                     {{"a", "◎", "", Quantity::from_units(11'000)},
                                      {"b", "○", "", Quantity::whole(1)},
                                      {"c", "△", "", Quantity::from_units(6'000)},
                                      {"d", "×", "", {}}}};

Plan evaluated_plan() {
  Plan plan = sample_plan();
  plan.assessment = four_grades;
  indicator_of(plan, "lecture.attendance").targets = {{r4, number("300")}};
  indicator_of(plan, "lecture.talked").targets = {{r4, number("80")}};
  return plan;
}

Totals figures(const std::string& attendance) {
  Totals totals;
  measure(totals, "lecture.attendance", r4, number(attendance));
  measure(totals, "lecture.talked", r4, fraction("88", "100"));
  return totals;
}

const EvaluatedItem& item(const std::vector<EvaluatedItem>& items, const std::string& id) {
  return *std::ranges::find_if(items, [&](const EvaluatedItem& one) { return one.of.id == id; });
}

std::vector<std::string> ids(const std::vector<EvaluatedItem>& items) {
  std::vector<std::string> result;
  for (const EvaluatedItem& one : items) result.push_back(one.of.id);
  return result;
}

Evaluation said_of(EvaluationSubject kind, const std::string& id, const std::string& reasons) {
  Evaluation one;
  one.year = r4;
  one.of = {kind, id};
  one.results = "成果";
  one.reasons = reasons;
  return one;
}

std::string advised(const std::string& attendance, Day as_of = after_r4) {
  const Plan plan = evaluated_plan();
  const Report report = build(plan, 1, figures(attendance), r4, as_of, {});
  const auto grades =
      advised_grades(plan.assessment, item(evaluated_items(report), "lecture").rows);
  return grades ? grades->worst->name + " " + grades->best->name : "";
}

}  // namespace

TEST_CASE("a rate falls in the best grade that it reaches, unrounded") {
  const auto grade = [](const std::string& rate) { return grade_of(four_grades, exact(rate))->id; };
  CHECK(grade("1.1") == "a");
  CHECK(grade("1.0999") == "b");
  CHECK(grade("1") == "b");
  CHECK(grade_of(four_grades, Rational(99'999, 100'000))->id == "c");
  CHECK(grade("0.6") == "c");
  CHECK(grade("0") == "d");
  AssessmentRules rules = four_grades;
  rules.grades.back().from = amount("0.3");
  CHECK(grade_of(rules, exact("0.29")) == nullptr);
  CHECK(grade_of({{}, {}, {{"a", "A", "", {}}}}, exact("1")) == nullptr);
}

TEST_CASE("several rates advise a range, and nothing is averaged") {
  CHECK(advised("300") == "○ ◎");
  CHECK(advised("100") == "× ◎");
  CHECK(advised("330") == "◎ ◎");
}

TEST_CASE("a year that is still running advises nothing") {
  CHECK(advised("300", mid_r4).empty());
}

TEST_CASE("a better rate never falls in a worse grade") {
  rc::prop("monotonic", [] {
    const auto one = *rc::gen::inRange<std::int64_t>(-100, 2'000);
    const auto other = one + *rc::gen::inRange<std::int64_t>(0, 500);
    const Grade* worse = grade_of(four_grades, Rational(one, 1'000));
    RC_ASSERT(grade_of(four_grades, Rational(other, 1'000)) <= worse);
  });
}

TEST_CASE("what is asked for and not evaluated is missing") {
  const Plan plan = evaluated_plan();
  const std::vector<std::string> all = ids(missing_evaluations(plan, r4, {}));
  CHECK(std::ranges::count(all, plan.id) == 1);
  CHECK(std::ranges::count(all, "lecture") == 1);
  CHECK(std::ranges::count(all, "awareness") == 0);
  const std::vector<Evaluation> said = {said_of(EvaluationSubject::initiative, "lecture", "")};
  CHECK(ids(missing_evaluations(plan, r4, said)).size() == all.size() - 1);
  CHECK(missing_evaluations(sample_plan(), r4, {}).empty());
}

TEST_CASE("an initiative under a former id keeps its evaluation") {
  Plan plan = evaluated_plan();
  activity_of(plan, "lecture").formerly = {"talk"};
  const std::vector<Evaluation> said = {said_of(EvaluationSubject::initiative, "talk", "")};
  CHECK(std::ranges::count(ids(missing_evaluations(plan, r4, said)), "lecture") == 0);
}

TEST_CASE("an explanation is owed until reasons are given") {
  const Plan plan = evaluated_plan();
  Report report = build(plan, 1, figures("100"), r4, after_r4, {});
  const std::vector<EvaluatedItem> owed = explanations_owed(report);
  REQUIRE(std::ranges::count(ids(owed), "lecture") == 1);
  const std::vector<const Row*>& rows = item(owed, "lecture").rows;
  REQUIRE(rows.size() == 1);
  CHECK(rows[0]->id == "lecture.attendance");
  CHECK(rows[0]->assessment.status == Status::missed);
  report.evaluations = {said_of(EvaluationSubject::initiative, "lecture", "")};
  CHECK(std::ranges::count(ids(explanations_owed(report)), "lecture") == 1);
  report.evaluations = {said_of(EvaluationSubject::field, "lecture", "理由")};
  CHECK(std::ranges::count(ids(explanations_owed(report)), "lecture") == 1);
  report.evaluations = {said_of(EvaluationSubject::initiative, "lecture", "理由")};
  CHECK(std::ranges::count(ids(explanations_owed(report)), "lecture") == 0);
}

}  // namespace track::report::evaluation_test
