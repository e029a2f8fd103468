#pragma once

#include <optional>
#include <string>
#include <vector>

#include "track/base/quantity.hpp"
#include "track/model/words.hpp"

namespace track {

// One of the grades that evaluations of a year give.
struct Grade {
  std::string id;
  std::string name;                // as printed: ◎, A
  std::string meaning;             // in words; may be empty
  std::optional<Quantity> from{};  // advised from this achievement rate on, as a share of one
  bool operator==(const Grade&) const = default;
};

// [assessment]: what is to be evaluated each year, and by which grades. docs/methods.md,
// "Evaluations".
struct AssessmentRules {
  std::vector<EvaluationSubject> of;  // what is asked for; anything may be evaluated
  std::optional<int> days;            // after the year's end; none: as Plan::reporting_days
  // Best first. None has a `from`, or all do but for the last, which may.
  std::vector<Grade> grades;
  bool operator==(const AssessmentRules&) const = default;

  const Grade* find(const std::string& id) const;          // nullptr where there is none
  const Grade* find_typed(const std::string& word) const;  // by id or name, as people type them
  bool ask_for(EvaluationSubject subject) const;
  bool advise() const;  // some grade has a `from`
};

}  // namespace track
