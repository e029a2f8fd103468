#pragma once

#include "track/model/evaluation.hpp"
#include "track/render/document.hpp"
#include "track/report/due.hpp"
#include "track/report/evaluation.hpp"

namespace track::render {

// "Fall prevention class", "field Prevention", "the plan".
Localized evaluation_name(const Plan& plan, const EvaluationOf& of);
// The grade as the plan prints it, or did when it had it.
std::string grade_text(const Plan& plan, const Evaluation& one);
// "grade ○; results: …; reasons: …"; of a multi-line text one line.
Localized evaluation_text(const Plan& plan, const Evaluation& one);
// The same as written: a text of several lines makes each a paragraph of its own, and its further
// lines stand behind two spaces.
Localized evaluation_lines(const Plan& plan, const Evaluation& one);
// "missed: … - reasons: …", as written.
Localized with_reasons(const Localized& text, const Evaluation& one);
// "○", "× to ○".
Localized advised_text(const report::AdvisedGrades& advised);

// A line each, with who said it; what is out of force says so.
Grid evaluations_grid(const Plan& plan, const std::vector<Evaluation>& evaluations);

// For programs.
Data evaluation_due_data(const report::EvaluationDue& one);
Data evaluation_data(const Plan& plan, const Evaluation& one);
Data owed_data(const report::EvaluatedItem& item);

}  // namespace track::render
