#include "track/app/assessment.hpp"

#include <algorithm>
#include <utility>

#include "track/app/record_request.hpp"
#include "track/base/suggestion.hpp"
#include "track/base/text.hpp"

namespace track::app {

namespace {

constexpr Message<std::string> unknown_subject{"there is no initiative or field \"{}\"",
                                               "「{}」という取組または分野はありません"};
constexpr Message<> subjects_listed{
    "an initiative or a field by its id or official name, or plan; track list initiatives shows "
    "them",
    "取組または分野のIDか正式名称、あるいは plan を指定してください（一覧：track list "
    "initiatives）"};
constexpr Message<std::string> two_subjects{"\"{}\" is an initiative and a field",
                                            "「{}」は取組にも分野にもあります"};
constexpr Message<std::string> say_which{"write initiative:{0} or field:{0}",
                                         "initiative:{0} または field:{0} と書いてください"};
constexpr Message<std::string> unknown_grade{"there is no grade \"{}\"",
                                             "「{}」という評価の区分はありません"};
constexpr Message<std::string> grades_are{"the plan's grades are {}", "評価の区分は {} です"};
constexpr Message<> no_grades{
    "the plan has no grades; define them as grades of [assessment]",
    "この計画には評価の区分がありません。[assessment] の grades で定義できます"};

// Behind "field:", 「分野：」 and the like.
std::optional<std::string> behind(const std::string& text, EvaluationSubject kind) {
  const std::string plain = half_width(text);
  const Localized word = label(kind);
  for (const std::string& start : {std::string(key(kind)) + ":", word.ja + ":"}) {
    if (plain.starts_with(start)) return trimmed(plain.substr(start.size()));
  }
  return std::nullopt;
}

template <class Item>
bool goes_by(const Item& item, const std::string& text) {
  return item.id == text || (!text.empty() && folded(item.name) == folded(text));
}

std::vector<EvaluationOf> initiatives_named(const Plan& plan, const std::string& text) {
  std::vector<EvaluationOf> found;
  for (const Activity& one : plan.activities) {
    if (one.kind != ActivityKind::initiative) continue;
    const bool named = one.retired ? one.id == text
                                   : goes_by(one, text) || contains(one.formerly, text) ||
                                         contains(one.aliases, text);
    if (named) found.push_back({EvaluationSubject::initiative, one.id});
  }
  return found;
}

std::vector<EvaluationOf> fields_named(const Plan& plan, const std::string& text) {
  std::vector<EvaluationOf> found;
  for (const Field& one : plan.fields) {
    if (goes_by(one, text)) found.push_back({EvaluationSubject::field, one.id});
  }
  return found;
}

bool is_plan(const Plan& plan, const std::string& word) {
  return word == "plan" || word == "計画" || folded(word) == folded(plan.name);
}

[[noreturn]] void throw_unknown(const Plan& plan, const std::string& text) {
  std::vector<std::string> candidates = {"plan"};
  for (const Activity& one : plan.activities) {
    if (one.kind != ActivityKind::initiative || one.retired) continue;
    candidates.insert(candidates.end(), {one.id, one.name});
  }
  for (const Field& one : plan.fields) candidates.insert(candidates.end(), {one.id, one.name});
  std::vector<Localized> hints;
  const Localized meant = did_you_mean(text, candidates);
  if (!meant.empty()) hints.push_back(meant);
  hints.push_back(subjects_listed());
  throw Error(ErrorKind::unknown_name, unknown_subject(printable(text)), std::move(hints));
}

// As a worksheet shows a text and gives it back.
std::string as_shown(const std::string& text) {
  std::string lines;
  for (const std::string& line : split(text, '\n')) lines += printable(line) + "\n";
  return trimmed(lines);
}

void put_text(const std::optional<std::string>& typed, std::string& text) {
  if (!typed) return;
  const std::string said = trimmed(*typed);
  if (said != as_shown(text)) text = said;
}

// The grade that stands may be one that the plan no longer has.
bool is_standing_grade(const Plan& plan, const std::string& typed, const Evaluation* standing) {
  if (standing == nullptr || standing->grade.empty()) return false;
  return typed == standing->grade || typed == as_shown(report::grade_name(plan, *standing));
}

void put_words(const Plan& plan, const EvaluationWords& words, Evaluation& made) {
  if (words.grade) {
    const std::string typed = trimmed(*words.grade);
    const Grade* grade = plan.assessment.find_typed(typed);
    if (!is_standing_grade(plan, typed, &made)) made.grade = grade == nullptr ? typed : grade->id;
  }
  put_text(words.results, made.results);
  put_text(words.reasons, made.reasons);
  put_text(words.next, made.next);
  put_text(words.note, made.note);
}

}  // namespace

EvaluationOf look_up_evaluated(const Plan& plan, const std::string& text) {
  const std::string word = trimmed(text);
  std::vector<EvaluationOf> found;
  if (const auto field = behind(word, EvaluationSubject::field)) {
    found = fields_named(plan, *field);
  } else if (const auto initiative = behind(word, EvaluationSubject::initiative)) {
    found = initiatives_named(plan, *initiative);
  } else {
    if (is_plan(plan, word)) return {EvaluationSubject::plan, plan.id};
    found = initiatives_named(plan, word);
    const std::vector<EvaluationOf> fields = fields_named(plan, word);
    found.insert(found.end(), fields.begin(), fields.end());
  }
  if (found.empty()) throw_unknown(plan, word);
  if (found.size() > 1) {
    throw Error(ErrorKind::unknown_name, two_subjects(printable(word)),
                {say_which(found.front().id)});
  }
  return found.front();
}

std::optional<EvaluationOf> find_plan_or_field(const Plan& plan, const std::string& text) {
  const std::string word = trimmed(text);
  const auto named = [&](const auto& items) {
    return std::ranges::any_of(items, [&](const auto& one) { return goes_by(one, word); });
  };
  const auto field = behind(word, EvaluationSubject::field);
  if (!field && (named(plan.activities) || named(plan.indicators))) return std::nullopt;
  if (is_plan(plan, word)) return EvaluationOf{EvaluationSubject::plan, plan.id};
  const std::vector<EvaluationOf> found = fields_named(plan, field.value_or(word));
  return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
}

void check_grade(const Plan& plan, const std::string& typed, const Evaluation* standing) {
  const std::string grade = trimmed(typed);
  if (grade.empty() || plan.assessment.find_typed(grade) != nullptr) return;
  if (is_standing_grade(plan, grade, standing)) return;
  std::vector<std::string> names;
  for (const Grade& one : plan.assessment.grades) names.push_back(printable(one.name));
  throw Error(ErrorKind::bad_input, unknown_grade(printable(grade)),
              {names.empty() ? no_grades() : grades_are(joined(names))});
}

void check_words(const Plan& plan, const EvaluationWords& words, const Evaluation* standing) {
  if (words.grade) {
    check_text(*words.grade, "--grade");
    check_grade(plan, *words.grade, standing);
  }
  if (words.results) check_text(*words.results, "--results");
  if (words.reasons) check_text(*words.reasons, "--reasons");
  if (words.next) check_text(*words.next, "--next");
  if (words.note) check_text(*words.note, "--note");
}

std::optional<Evaluation> evaluation_of(const Plan& plan, FiscalYear year,
                                        const report::EvaluatedItem& item,
                                        const EvaluationWords& words) {
  const Evaluation before = item.standing == nullptr ? Evaluation() : *item.standing;
  Evaluation made = before;
  put_words(plan, words, made);
  if (made.says_the_same(before)) return std::nullopt;
  made.id = 0;
  made.year = year;
  made.of = item.of;
  made.amends.reset();
  if (item.standing != nullptr) made.amends = before.id;
  return made;
}

}  // namespace track::app
