#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "attribute_changes.hpp"
#include "track/base/text.hpp"

namespace track {

namespace {

constexpr Message<> not_set{"none", "なし"};
constexpr Message<std::string, Localized, Localized> set_anew{"{}  {} → {}", "{}  {} → {}"};
constexpr Message<std::string> as_quoted{"\"{}\"", "「{}」"};
constexpr Message<std::string, std::size_t> picture_text{"\"{}\" ({} bytes)", "「{}」（{}バイト）"};
constexpr Message<std::string> other_picture{"office.logo  \"{}\": another picture",
                                             "office.logo  「{}」：画像の差し替え"};
constexpr Message<std::string> grade_from{"{} %", "{}%"};
constexpr Message<std::string, Localized> grade_with_rate{"{} from {}", "{}は{}から"};
constexpr Message<> between_grades{", ", "、"};
constexpr Message<> other_grades{"assessment.grades  other ids or meanings",
                                 "assessment.grades  IDまたは意味の変更"};

Localized words_of(const std::string& text) {
  return text.empty() ? not_set() : as_quoted(printable(text));
}
Localized words_of(const std::optional<int>& number) {
  return number ? verbatim(std::to_string(*number)) : not_set();
}
Localized words_of(const std::optional<Logo>& logo) {
  return logo ? picture_text(printable(logo->file), logo->content.size()) : not_set();
}
Localized words_of(const std::vector<EvaluationSubject>& subjects) {
  std::vector<std::string> keys;
  for (const EvaluationSubject one : subjects) keys.emplace_back(key(one));
  return keys.empty() ? not_set() : verbatim(joined(keys));
}
Localized words_of(const std::vector<Grade>& grades) {
  std::vector<Localized> texts;
  for (const Grade& one : grades) {
    const std::string name = printable(one.name);
    const auto percent = [&] { return plain(Quantity::from_units(one.from->units() * 100)); };
    texts.push_back(one.from ? grade_with_rate(name, grade_from(percent())) : verbatim(name));
  }
  return texts.empty() ? not_set() : joined(texts, between_grades());
}

// One Change for each value that differs.
class PublicationDifference {
 public:
  template <class T>
  void compare(const char* label, const T& before, const T& after) {
    if (before == after) return;
    add(set_anew(label, words_of(before), words_of(after)));
  }
  void add(Localized what) { changes_.push_back({Change::Sign::changed, "plan", std::move(what)}); }
  std::vector<Change> found() && { return std::move(changes_); }

 private:
  std::vector<Change> changes_;
};

}  // namespace

std::vector<Change> publication_changes(const Plan& stored, const Plan& given) {
  PublicationDifference difference;
  difference.compare("office.name", stored.office.name, given.office.name);
  const std::optional<Logo>& logo = given.office.logo;
  const std::optional<Logo>& before = stored.office.logo;
  if (logo && before && words_of(logo) == words_of(before) && *logo != *before) {
    difference.add(other_picture(printable(logo->file)));
  } else {
    difference.compare("office.logo", before, logo);
  }
  difference.compare("office.accent", stored.office.accent, given.office.accent);
  difference.compare("public.suppress_below", stored.suppress_below, given.suppress_below);
  const AssessmentRules& old_rules = stored.assessment;
  const AssessmentRules& new_rules = given.assessment;
  difference.compare("assessment.of", old_rules.of, new_rules.of);
  difference.compare("assessment.days", old_rules.days, new_rules.days);
  if (words_of(old_rules.grades) == words_of(new_rules.grades)) {
    if (old_rules.grades != new_rules.grades) difference.add(other_grades());
  } else {
    difference.compare("assessment.grades", old_rules.grades, new_rules.grades);
  }
  return std::move(difference).found();
}

}  // namespace track
