#pragma once

#include <optional>
#include <string>
#include <vector>

#include "track/model/evaluation.hpp"
#include "track/model/lookup.hpp"
#include "track/report/report.hpp"

// docs/methods.md, "Evaluations".
namespace track::report {

// What figures advise. The two are the same where all agree; nothing is averaged.
struct AdvisedGrades {
  const Grade* best = nullptr;
  const Grade* worst = nullptr;
};

// The grade that a rate falls in; nullptr where the plan advises none.
const Grade* grade_of(const AssessmentRules& rules, const Rational& rate);
// Of the rows of years that are over and have a rate, ceilings left out; nothing where none has.
std::optional<AdvisedGrades> advised_grades(const AssessmentRules& rules,
                                            const std::vector<const Row*>& rows);

// Something that may be evaluated.
struct EvaluatedItem {
  EvaluationOf of;
  std::string name;
  std::vector<std::string> owners;       // ids; of an initiative alone
  std::vector<const Row*> rows{};        // of a report: those of an initiative, outcomes of a field
  const Evaluation* standing = nullptr;  // the evaluation in force
};

// Everything of a plan that may be evaluated in a year, in the order of print, the plan last,
// without rows.
std::vector<EvaluatedItem> evaluated_items(const Plan& plan, FiscalYear year,
                                           const std::vector<Evaluation>& evaluations);
// What a report shows of it, with its rows.
std::vector<EvaluatedItem> evaluated_items(const Report& report);

// Evaluations of what a filter leaves, by year, each year as a report prints them: the plan, then
// each field and its initiatives; at last what the plan no longer has. An owner leaves initiatives
// alone, a theme or field all but the plan.
std::vector<Evaluation> in_order_of_print(const Plan& plan, const Filter& filter,
                                          std::vector<Evaluation> evaluations);

// What [assessment] asks for of a year and nobody has evaluated.
std::vector<EvaluatedItem> missing_evaluations(const Plan& plan, FiscalYear year,
                                               const std::vector<Evaluation>& evaluations);

// Rows that are missed, behind or undetermined and nobody has given reasons for, of an initiative
// or of a field's outcomes.
std::vector<EvaluatedItem> explanations_owed(const Report& report);

// The evaluation of it among those in force; nullptr where there is none.
const Evaluation* standing_of(const Plan& plan, const EvaluationOf& of,
                              const std::vector<Evaluation>& evaluations);

// The name of its grade: as the plan has it, else as it had it last.
std::string grade_name(const Plan& plan, const Evaluation& one);

// The ids under which evaluations of it may stand: of an initiative the former ones as well.
std::vector<std::string> evaluated_ids(const Plan& plan, const EvaluationOf& of);
// Its official name; the id where the plan no longer has it.
std::string evaluated_name(const Plan& plan, const EvaluationOf& of);

}  // namespace track::report
