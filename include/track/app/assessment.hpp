#pragma once

#include <optional>
#include <string>

#include "track/model/record.hpp"
#include "track/report/evaluation.hpp"

namespace track::app {

// What was typed or written of one evaluation. Unset: as it stands; empty: nothing any more.
struct EvaluationWords {
  std::optional<std::string> grade;
  std::optional<std::string> results;
  std::optional<std::string> reasons;
  std::optional<std::string> next;
  std::optional<std::string> note;

  bool empty() const { return !grade && !results && !reasons && !next && !note; }
};

// What a text names: an initiative or a field by id or official name, the plan by "plan" or its
// own; "field:ID" where an initiative has the same id. Throws Error (unknown_name).
EvaluationOf look_up_evaluated(const Plan& plan, const std::string& text);

// The plan or a field by the same words, where no activity or indicator goes by them; nothing for
// any other.
std::optional<EvaluationOf> find_plan_or_field(const Plan& plan, const std::string& text);

// Checks the words: a grade of the plan, texts that can be stored. Throws Error (bad_input).
void check_words(const Plan& plan, const EvaluationWords& words, const Evaluation* standing);
// Also one that stands (nullptr: none does) and that the plan no longer has.
void check_grade(const Plan& plan, const std::string& typed, const Evaluation* standing);

// What the words make of the standing evaluation of an item; nothing where they change nothing.
// What reads as what stands does on a terminal is no change. They must have been checked.
std::optional<Evaluation> evaluation_of(const Plan& plan, FiscalYear year,
                                        const report::EvaluatedItem& item,
                                        const EvaluationWords& words);

}  // namespace track::app
