#include "track/model/assessment.hpp"

#include <algorithm>
#include <string_view>

#include "track/base/text.hpp"

namespace track {

namespace {

// The circles that keyboards give for each other: 〇 (U+3007), ◯ (U+25EF), ○ (U+25CB).
std::string with_one_circle(std::string text) {
  for (const std::string_view circle : {"〇", "◯"}) {
    for (std::size_t at = 0; (at = text.find(circle, at)) != std::string::npos;) {
      text.replace(at, circle.size(), "○");
    }
  }
  return text;
}

}  // namespace

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
  if (found != grades.end()) return &*found;
  const auto is_meant = [&](const Grade& grade) {
    return with_one_circle(folded(grade.name)) == with_one_circle(typed);
  };
  // Where two differ in their circles alone, only what was typed tells them apart.
  const bool is_one = std::ranges::count_if(grades, is_meant) == 1;
  return is_one ? &*std::ranges::find_if(grades, is_meant) : nullptr;
}

bool AssessmentRules::ask_for(EvaluationSubject subject) const {
  return std::ranges::find(of, subject) != of.end();
}

bool AssessmentRules::advise() const {
  return std::ranges::any_of(grades, [](const Grade& grade) { return grade.from.has_value(); });
}

}  // namespace track
