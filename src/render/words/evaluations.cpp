#include "words/evaluations.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "track/base/date.hpp"
#include "track/base/text.hpp"
#include "words/headings.hpp"

namespace track::render {

namespace {

constexpr Message<std::string> name_of_field{"field {}", "分野「{}」"};
constexpr Message<> name_of_plan{"the plan", "計画全体"};
constexpr Message<std::string> said_grade{"grade {}", "評価 {}"};
constexpr Message<std::string> said_results{"results: {}", "成果：{}"};
constexpr Message<std::string> said_reasons{"reasons: {}", "理由：{}"};
constexpr Message<std::string> said_next{"next: {}", "今後：{}"};
constexpr Message<std::string> said_note{"note: {}", "備考：{}"};
constexpr Message<> between_said{"; ", "　"};
constexpr Message<> evaluation_heading{"evaluation", "評価"};
constexpr Message<Localized, std::int64_t> out_of_force{"{} (out of force by operation {})",
                                                        "{}（操作{}により無効）"};
constexpr Message<std::string, std::string> grade_range{"{} to {}", "{}～{}"};

constexpr Message<Localized, std::string> explained_by{"{} - reasons: {}", "{}　理由：{}"};
constexpr Message<> below_it{"\n", "\n"};

using Printable = std::string (*)(std::string_view);

// A line that begins like one of the words above is none of them.
std::string lines_within(std::string_view text) {
  std::vector<std::string> lines = split(printable_lines(text), '\n');
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (!lines[i].empty()) lines[i].insert(0, "  ");
  }
  return joined(lines, "\n");
}

std::vector<Localized> parts_of(const Plan& plan, const Evaluation& one, Printable shown) {
  std::vector<Localized> parts;
  if (!one.grade.empty()) parts.push_back(said_grade(grade_text(plan, one)));
  if (!one.results.empty()) parts.push_back(said_results(shown(one.results)));
  if (!one.reasons.empty()) parts.push_back(said_reasons(shown(one.reasons)));
  if (!one.next.empty()) parts.push_back(said_next(shown(one.next)));
  if (!one.note.empty()) parts.push_back(said_note(shown(one.note)));
  return parts;
}

}  // namespace

Localized evaluation_name(const Plan& plan, const EvaluationOf& of) {
  const std::string name = printable(report::evaluated_name(plan, of));
  switch (of.kind) {
    case EvaluationSubject::plan:
      return name_of_plan();
    case EvaluationSubject::field:
      return name_of_field(name);
    case EvaluationSubject::initiative:
      break;
  }
  return verbatim(name);
}

std::string grade_text(const Plan& plan, const Evaluation& one) {
  return printable(report::grade_name(plan, one));
}

Localized evaluation_text(const Plan& plan, const Evaluation& one) {
  return joined(parts_of(plan, one, printable), between_said());
}

Localized evaluation_lines(const Plan& plan, const Evaluation& one) {
  const std::vector<Localized> parts = parts_of(plan, one, lines_within);
  const bool has_lines = std::ranges::any_of(
      parts, [](const Localized& part) { return part.en.find('\n') != std::string::npos; });
  return joined(parts, has_lines ? below_it() : between_said());
}

Localized with_reasons(const Localized& text, const Evaluation& one) {
  return explained_by(text, lines_within(one.reasons));
}

Localized advised_text(const report::AdvisedGrades& advised) {
  const std::string worst = printable(advised.worst->name);
  if (advised.best == advised.worst) return verbatim(worst);
  return grade_range(worst, printable(advised.best->name));
}

Grid evaluations_grid(const Plan& plan, const std::vector<Evaluation>& evaluations) {
  Grid grid;
  grid.columns = {whole_column("year", heading::year()),
                  {"evaluation", evaluation_heading()},
                  {"actor", heading::actor()},
                  number_column("operation", heading::number())};
  for (const Evaluation& one : evaluations) {
    Localized text = evaluation_text(plan, one);
    if (one.withdrawn) text = out_of_force(text, *one.withdrawn);
    const Paint paint = one.withdrawn ? Paint::faint : Paint::plain;
    grid.rows.push_back({shown_cell(verbatim(plan.calendar.short_label(one.year)), paint),
                         shown_cell(std::move(text), paint), text_cell(one.actor),
                         number_cell(one.operation)});
  }
  return grid;
}

Data evaluation_due_data(const report::EvaluationDue& one) {
  Data data;
  data["of"] = key(one.of.kind);
  data["subject"] = one.of.id;
  data["name"] = one.name;
  data["owners"] = one.owners;
  data["year"] = one.year.number;
  data["due"] = iso(one.day);
  return data;
}

Data evaluation_data(const Plan& plan, const Evaluation& one) {
  Data data;
  const bool is_public = one.operation == 0;  // report::make_public took out who, when and by what
  data["id"] = is_public ? Data() : Data(one.id);
  data["of"] = key(one.of.kind);
  data["subject"] = one.of.id;
  data["name"] = report::evaluated_name(plan, one.of);
  data["fiscal_year"] = one.year.number;
  data["grade"] = text_or_nothing(one.grade);
  data["grade_name"] = text_or_nothing(report::grade_name(plan, one));
  data["results"] = text_or_nothing(one.results);
  data["reasons"] = text_or_nothing(one.reasons);
  data["next"] = text_or_nothing(one.next);
  data["note"] = text_or_nothing(one.note);
  data["operation"] = is_public ? Data() : Data(one.operation);
  data["recorded_at"] = is_public ? Data() : Data(iso(one.recorded_at));
  data["actor"] = text_or_nothing(one.actor);
  data["withdrawn_by"] = one.withdrawn;
  return data;
}

Data owed_data(const report::EvaluatedItem& item) {
  Data data;
  data["of"] = key(item.of.kind);
  data["subject"] = item.of.id;
  data["name"] = item.name;
  std::vector<std::string> ids;
  for (const report::Row* row : item.rows) ids.push_back(row->id);
  data["rows"] = ids;
  return data;
}

}  // namespace track::render
