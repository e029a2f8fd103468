#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "track/base/date.hpp"
#include "track/base/fiscal_year.hpp"
#include "track/model/words.hpp"

namespace track {

// What one evaluation is of. Of the plan, the id is the plan's.
struct EvaluationOf {
  EvaluationSubject kind = EvaluationSubject::plan;
  std::string id;
  auto operator<=>(const EvaluationOf&) const = default;
};

// 評価: what somebody says of a year's figures. What is empty is not said.
struct Evaluation {
  std::int64_t id = 0;
  std::int64_t operation = 0;
  FiscalYear year;
  EvaluationOf of;      // by its id at the time
  std::string grade;    // Grade::id
  std::string results;  // what was achieved
  std::string reasons;  // for deviations
  std::string next;     // what comes next
  std::string note;
  std::optional<std::int64_t> amends{};  // the evaluation it stands in for
  Moment recorded_at{};
  std::string actor{};
  std::string last_grade_name{};            // as the definitions last had it; empty: they never did
  std::optional<std::int64_t> withdrawn{};  // out of force by this operation

  bool says_nothing() const {
    return grade.empty() && results.empty() && reasons.empty() && next.empty() && note.empty();
  }
  bool says_the_same(const Evaluation& other) const {
    return grade == other.grade && results == other.results && reasons == other.reasons &&
           next == other.next && note == other.note;
  }
};

}  // namespace track
