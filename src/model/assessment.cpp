#include "track/model/assessment.hpp"

#include <algorithm>

#include "track/base/text.hpp"

namespace track {

const Grade* AssessmentRules::find(const std::string& id) const {
  const auto found = std::ranges::find(grades, id, &Grade::id);
  return found == grades.end() ? nullptr : &*found;
}

const Grade* AssessmentRules::find_typed(const std::string& word) const {
  if (const Grade* exact = find(word)) return exact;
  const std::string typed = folded(word);
  const auto found = std::ranges::find_if(grades, [&](const Grade& grade) {
    return folded(grade.name) == typed || folded(grade.id) == typed;
  });
  return found == grades.end() ? nullptr : &*found;
}

bool AssessmentRules::ask_for(EvaluationSubject subject) const {
  return std::ranges::find(of, subject) != of.end();
}

bool AssessmentRules::advise() const {
  return std::ranges::any_of(grades, [](const Grade& grade) { return grade.from.has_value(); });
}

}  // namespace track
