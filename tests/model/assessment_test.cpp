#include "track/model/assessment.hpp"

#include <catch2/catch.hpp>

namespace track::assessment_test {

TEST_CASE("a grade is found by its id, and typed by its name as well") {
  const AssessmentRules rules{
      {EvaluationSubject::plan}, {}, {{"a", "Ａ", "", Quantity::whole(1)}, {"○", "○", "", {}}}};
  CHECK(rules.find("a") == &rules.grades[0]);
  CHECK(rules.find("A") == nullptr);
  CHECK(rules.find_typed("A") == &rules.grades[0]);
  CHECK(rules.find_typed("○") == &rules.grades[1]);
  CHECK(rules.find_typed("") == nullptr);
  CHECK(rules.ask_for(EvaluationSubject::plan));
  CHECK_FALSE(rules.ask_for(EvaluationSubject::field));
  CHECK(rules.advise());
  CHECK_FALSE(AssessmentRules().advise());
}

TEST_CASE("circles that look alike are one grade where the plan has one of them") {
  AssessmentRules rules{{}, {}, {{"a", "◎", "", {}}, {"b", "○", "", {}}}};
  for (const char* typed : {"○", "〇", "◯"}) CHECK(rules.find_typed(typed) == &rules.grades[1]);
  CHECK(rules.find_typed("◎") == &rules.grades[0]);
  rules.grades.push_back({"c", "◯", "", {}});
  CHECK(rules.find_typed("○") == &rules.grades[1]);
  CHECK(rules.find_typed("◯") == &rules.grades[2]);
  CHECK(rules.find_typed("〇") == nullptr);
}

}  // namespace track::assessment_test
