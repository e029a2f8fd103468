#include "ids.hpp"

#include <algorithm>
#include <string_view>

#include "suggesting.hpp"

namespace track::definition {
namespace {

constexpr Message<std::string> malformed{"malformed id \"{}\"", "「{}」はIDの書式に合っていません"};
constexpr Message<> malformed_rule{
    "an id is a-z, 0-9 and \"-\", starts with a letter or digit, and has at most 64 characters",
    "IDは半角の英小文字・数字・「-」で、英字か数字で始め、64文字以内で付けます"};
constexpr Message<std::string> well_formed{"for example \"{}\"", "例: 「{}」"};
constexpr Message<std::string> defined_twice{"the id \"{}\" is given twice",
                                             "ID「{}」が二度使われています"};
constexpr Message<Localized, std::string> defined_first{
    "it first names {} in {}; give each its own",
    "最初は {1} の{0}です。それぞれ別のIDを付けてください"};
constexpr Message<Localized, std::string> ids_unknown{"unknown {} \"{}\"",
                                                      "「{1}」という{0}はありません"};
constexpr Message<std::string, Localized, Localized> other_thing{"\"{}\" is {}, not {}",
                                                                 "「{}」は{}で、{}ではありません"};
constexpr Message<std::string> define_it{"define it with {}", "{} で定義してください"};

struct ThingWords {
  Localized name;
  Localized with_article;
  std::string header;
};

// In the order of Thing.
const ThingWords& words_of(EntityKind thing) {
  static const ThingWords words[] = {
      {{"owner", "担当"}, {"an owner", "担当"}, "[[owner]]"},
      {{"theme", "柱"}, {"a theme", "柱"}, "[[theme]]"},
      {{"field", "分野"}, {"a field", "分野"}, "[[field]]"},
      {{"partner", "団体"}, {"a partner", "団体"}, "[[partner]]"},
      {{"survey", "調査"}, {"a survey", "調査"}, "[[survey]]"},
      {{"initiative", "取組"}, {"an initiative", "取組"}, "[[initiative]]"},
      {{"partner activity", "団体の取組"},
       {"a partner activity", "団体の取組"},
       "[[partner.activity]]"},
      {{"indicator", "指標"}, {"an indicator", "指標"}, "[[indicator]]"},
  };
  return words[static_cast<std::size_t>(thing)];
}

// All that share a namespace stand under one of them.
EntityKind key_of(EntityKind thing) {
  return thing < EntityKind::survey ? thing : EntityKind::survey;
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

void check_form(const Text& id, const std::string& activity, Diagnostics& findings) {
  if (is_well_formed(id.value) || id.value.empty()) return;  // empty has a fault already
  const std::string better = mended(id.value, activity);
  findings.fault(
      id.place, malformed(id.value),
      joined(malformed_rule(), is_well_formed(better) ? well_formed(better) : Localized{}));
}

}  // namespace

void check_id(const Text& id, Diagnostics& findings) {
  check_form(id, "", findings);
}

std::string full_id(const std::string& activity, const std::string& id) {
  return activity.empty() ? id : activity + "." + id;
}

std::string Ids::define(EntityKind thing, const Text& id) {
  check_form(id, "", *findings_);
  return defined_.emplace_back(Defined{thing, id.value, id.place}).id;
}

std::string Ids::define_indicator(const std::string& activity, const Text& id) {
  check_form(id, activity, *findings_);
  // The rest of the files means what was meant here: the activity's id stands in front once.
  const std::string full =
      id.value.starts_with(activity + ".") ? id.value : full_id(activity, id.value);
  return defined_.emplace_back(Defined{EntityKind::indicator, full, id.place}).id;
}

void Ids::resolve() {
  std::stable_sort(defined_.begin(), defined_.end(), [](const Defined& left, const Defined& right) {
    return stands_before(left.place, right.place);
  });
  for (const Defined& defined : defined_) {
    const auto [entry, is_new] =
        namespaces_[key_of(defined.thing)].try_emplace(defined.id, defined);
    if (is_new) continue;
    const Defined& first = entry->second;
    findings_->fault(defined.place, defined_twice(defined.id),
                     defined_first(words_of(first.thing).with_article, file_and_line(first.place)));
  }
}

void Ids::require(EntityKind thing, const Text& id) const {
  const Namespace& ids = namespace_of(thing);
  const auto found = ids.find(id.value);
  if (found != ids.end() && found->second.thing == thing) return;
  const std::vector<std::string> candidates = all(thing);
  const Localized meant = did_you_mean(id.value, candidates);
  const Localized help = meant.empty() ? define_it(words_of(thing).header) : meant;
  if (found == ids.end()) {
    findings_->fault(id.place, ids_unknown(words_of(thing).name, id.value), help);
    return;
  }
  findings_->fault(id.place,
                   other_thing(id.value, words_of(found->second.thing).with_article,
                               words_of(thing).with_article),
                   meant);
}

std::vector<std::string> Ids::all(EntityKind thing) const {
  std::vector<std::string> result;
  for (const auto& [id, defined] : namespace_of(thing)) {
    if (defined.thing == thing) result.push_back(id);
  }
  return result;
}

const Ids::Namespace& Ids::namespace_of(EntityKind thing) const {
  static const Namespace none;
  const auto found = namespaces_.find(key_of(thing));
  return found == namespaces_.end() ? none : found->second;
}

}  // namespace track::definition
