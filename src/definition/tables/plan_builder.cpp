#include "plan_builder.hpp"

#include <algorithm>
#include <string_view>

#include "track/base/suggestion.hpp"

namespace track::definition {

namespace {

constexpr Message<std::string> listed_twice{"\"{}\" is listed twice", "「{}」が一覧に二度あります"};
constexpr Message<> listed_rule{"name each once", "一度だけ書いてください"};

constexpr Message<std::string> malformed{"malformed id \"{}\"", "「{}」はIDの書式に合っていません"};
constexpr Message<> malformed_rule{
    "an id is a-z, 0-9 and \"-\", starts with a letter or digit, and has at most 64 characters",
    "IDは半角の英小文字・数字・「-」で、英字か数字で始め、64文字以内で付けます"};
constexpr Message<std::string> well_formed{"for example \"{}\"", "例：「{}」"};
constexpr Message<std::string> defined_twice{"the id \"{}\" is given twice",
                                             "ID「{}」が二度使われています"};
constexpr Message<Localized, std::string> defined_first{
    "it first names {} in {}; give each its own",
    "最初は {1} の{0}です。それぞれ別のIDを付けてください"};
constexpr Message<std::string, Localized, Localized> other_kind{"\"{}\" is {}, not {}",
                                                                "「{}」は{}で、{}ではありません"};
constexpr Message<std::string> define_it{"define it with {}", "{} で定義してください"};

struct EntityWords {
  Localized name;
  Localized with_article;
  std::string header;
};

// In the order of EntityKind.
const EntityWords& words_of(EntityKind kind) {
  static const EntityWords words[] = {
      {{"owner", "所管"}, {"an owner", "担当"}, "[[owner]]"},
      {{"theme", "柱"}, {"a theme", "柱"}, "[[theme]]"},
      {{"field", "分野"}, {"a field", "分野"}, "[[field]]"},
      {{"partner", "団体"}, {"a partner", "団体"}, "[[partner]]"},
      {{"breakdown", "内訳"}, {"a breakdown", "内訳"}, "[[breakdown]]"},
      {{"survey", "調査"}, {"a survey", "調査"}, "[[survey]]"},
      {{"initiative", "取組"}, {"an initiative", "取組"}, "[[initiative]]"},
      {{"partner activity", "団体の取組"},
       {"a partner activity", "団体の取組"},
       "[[partner.activity]]"},
      {{"indicator", "指標"}, {"an indicator", "指標"}, "[[indicator]]"},
  };
  return words[static_cast<std::size_t>(kind)];
}

// The kind that stands for all that share its namespace.
EntityKind key_of(EntityKind kind) {
  return kind < EntityKind::survey ? kind : EntityKind::survey;
}

bool is_letter_or_digit(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
}

bool is_well_formed(std::string_view id) {
  constexpr std::size_t longest = 64;
  return !id.empty() && id.size() <= longest && is_letter_or_digit(id.front()) &&
         std::all_of(id.begin(), id.end(),
                     [](char letter) { return letter == '-' || is_letter_or_digit(letter); });
}

// What was probably meant: "Lecture_2" is "lecture-2"; "lecture.attendance" of the activity
// "lecture" is "attendance".
std::string mended(std::string id, const std::string& activity) {
  if (!activity.empty() && id.starts_with(activity + ".")) id.erase(0, activity.size() + 1);
  for (char& letter : id) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    if (letter == '_' || letter == ' ' || letter == '.') letter = '-';
  }
  return id;
}

void check_form(const Text& id, const std::string& activity, Diagnostics& diagnostics) {
  if (is_well_formed(id.value) || id.value.empty()) return;  // empty has a fault already
  const std::string better = mended(id.value, activity);
  diagnostics.fault(
      id.place, malformed(id.value),
      both(malformed_rule(), is_well_formed(better) ? well_formed(better) : Localized{}));
}

}  // namespace

std::vector<std::string> values(const std::vector<Text>& texts) {
  std::vector<std::string> result;
  for (const Text& text : texts) result.push_back(text.value);
  return result;
}

std::vector<std::string> refer_to(EntityKind kind, const std::vector<Text>& ids,
                                  PlanBuilder& builder) {
  std::vector<std::string> result;
  for (const Text& id : ids) {
    if (std::find(result.begin(), result.end(), id.value) != result.end()) {
      builder.diagnostics.fault(id.place, listed_twice(id.value), listed_rule());
      continue;
    }
    result.push_back(refer_to(kind, id, builder));
  }
  return result;
}

std::string refer_to(EntityKind kind, const std::optional<Text>& id, PlanBuilder& builder) {
  if (!id) return "";
  builder.references.push_back({kind, *id});
  return id->value;
}

std::string define(EntityKind kind, const TableReader& table, PlanBuilder& builder) {
  const std::optional<Text> id = table.text("id");
  if (!id) return "";
  return builder.ids.define(kind, *id);
}

std::vector<Text> read_former_ids(const TableReader& table, PlanBuilder& builder) {
  std::vector<Text> ids = table.texts("formerly");
  for (const Text& id : ids) {
    const std::size_t dot = id.value.find('.');
    const bool in_full = dot != std::string::npos && is_well_formed(id.value.substr(0, dot)) &&
                         is_well_formed(id.value.substr(dot + 1));
    if (!in_full) check_form(id, "", builder.diagnostics);
  }
  return ids;
}

void check_id(const Text& id, Diagnostics& diagnostics) {
  check_form(id, "", diagnostics);
}

std::string full_id(const std::string& activity, const std::string& id) {
  return activity.empty() ? id : activity + "." + id;
}

std::string Ids::define(EntityKind kind, const Text& id) {
  check_form(id, "", *diagnostics_);
  return defined_.emplace_back(Defined{kind, id.value, id.place}).id;
}

std::string Ids::define_indicator(const std::string& activity, const Text& id) {
  check_form(id, activity, *diagnostics_);
  // Written with the activity's id, it is refused; references to it are still to be found.
  const std::string full =
      id.value.starts_with(activity + ".") ? id.value : full_id(activity, id.value);
  return defined_.emplace_back(Defined{EntityKind::indicator, full, id.place}).id;
}

void Ids::resolve() {
  std::stable_sort(defined_.begin(), defined_.end(), [](const Defined& left, const Defined& right) {
    return stands_before(left.place, right.place);
  });
  for (const Defined& defined : defined_) {
    const auto [entry, is_new] = namespaces_[key_of(defined.kind)].try_emplace(defined.id, defined);
    if (is_new) continue;
    const Defined& first = entry->second;
    diagnostics_->fault(
        defined.place, defined_twice(defined.id),
        defined_first(words_of(first.kind).with_article, file_and_line(first.place)));
  }
}

void Ids::require(EntityKind kind, const Text& id) const {
  const Namespace& ids = namespace_of(kind);
  const auto found = ids.find(id.value);
  if (found != ids.end() && found->second.kind == kind) return;
  const std::vector<std::string> candidates = all(kind);
  const Localized meant = did_you_mean(id.value, candidates);
  const Localized help = meant.empty() ? define_it(words_of(kind).header) : meant;
  if (found == ids.end()) {
    diagnostics_->fault(id.place, unknown_word(words_of(kind).name, id.value), help);
    return;
  }
  diagnostics_->fault(
      id.place,
      other_kind(id.value, words_of(found->second.kind).with_article, words_of(kind).with_article),
      meant);
}

std::vector<std::string> Ids::all(EntityKind kind) const {
  std::vector<std::string> result;
  for (const auto& [id, defined] : namespace_of(kind)) {
    if (defined.kind == kind) result.push_back(id);
  }
  return result;
}

bool Ids::defines(const std::string& id) const {
  return namespace_of(EntityKind::indicator).contains(id);
}

const Ids::Namespace& Ids::namespace_of(EntityKind kind) const {
  static const Namespace none;
  const auto found = namespaces_.find(key_of(kind));
  return found == namespaces_.end() ? none : found->second;
}

}  // namespace track::definition
