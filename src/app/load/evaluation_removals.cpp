#include <algorithm>
#include <map>

#include "effects.hpp"
#include "track/base/text.hpp"
#include "track/report/evaluation.hpp"

namespace track::app {

namespace {

constexpr Message<std::string, std::int64_t, std::string> grade_gone{
    "assessment.grades: {} is no longer a grade (evaluations: {}, which keep it; if it is only "
    "called otherwise now, give the new one id = \"{}\")",
    "assessment.grades：区分「{}」がなくなります（その評価{}件は残ります。名称だけを変える場合は、"
    "新しい区分に id = \"{}\" と書いてください）"};
constexpr Message<std::string, std::int64_t> evaluated_gone{
    "{}: no longer defined (evaluations: {}, kept; list evaluations shows them)",
    "{}：定義がなくなります（評価{}件は残り、list evaluations に表示されます）"};
constexpr Message<> evaluations_first{
    "undo these evaluations first (track log --kind assess), or load the right definitions",
    "先に評価を取り消すか（track log --kind assess）、正しい定義を load してください"};

// How many evaluations in force are of each, and give each grade.
struct EvaluationCounts {
  std::map<EvaluationOf, std::int64_t> subjects;
  std::map<std::string, std::int64_t> grades;

  std::int64_t of(EvaluationSubject kind, const std::vector<std::string>& ids) const {
    std::int64_t all = 0;
    for (const std::string& id : ids) {
      const auto found = subjects.find({kind, id});
      if (found != subjects.end()) all += found->second;
    }
    return all;
  }
};

EvaluationCounts counts_of(const Plan& plan, const store::Store& store) {
  EvaluationCounts counts;
  for (FiscalYear year = plan.first_year; year <= plan.last_year; year = year.next()) {
    for (const Evaluation& one : store.evaluations(year)) {
      ++counts.subjects[one.of];
      ++counts.grades[one.grade];
    }
  }
  return counts;
}

bool is_kept(const Activity& initiative, const Plan& written) {
  return std::ranges::any_of(written.activities, [&](const Activity& one) {
    return contains(recorded_ids(one), initiative.id);
  });
}

}  // namespace

std::vector<Localized> evaluation_removals(const Load& load, const Plan& written,
                                           const store::Store& store) {
  std::vector<Localized> lines;
  const Plan& before = *load.before;
  const EvaluationCounts counts = counts_of(before, store);
  if (counts.subjects.empty()) return lines;
  const auto add = [&](EvaluationSubject kind, const std::string& id,
                       const std::vector<std::string>& ids) {
    const std::int64_t evaluations = counts.of(kind, ids);
    if (evaluations > 0) lines.push_back(evaluated_gone(id, evaluations));
  };
  for (const Field& field : before.fields) {
    if (find_field(written, field.id) != nullptr) continue;
    add(EvaluationSubject::field, field.id, {field.id});
  }
  for (const Activity& one : before.activities) {
    const bool goes =
        one.kind == ActivityKind::initiative && !one.retired && !is_kept(one, written);
    if (goes) add(EvaluationSubject::initiative, one.id, recorded_ids(one));
  }
  for (const Grade& grade : before.assessment.grades) {
    const auto found = counts.grades.find(grade.id);
    const bool goes = written.assessment.find(grade.id) == nullptr;
    if (!goes || found == counts.grades.end()) continue;
    lines.push_back(grade_gone(printable(grade.name), found->second, printable(grade.id)));
  }
  return lines;
}

std::vector<Localized> undo_removal_lines(const Load& load, const store::Store& store) {
  std::vector<Localized> lines = evaluation_removals(load, load.plan, store);
  if (!lines.empty()) lines.push_back(evaluations_first());
  return lines;
}

}  // namespace track::app
