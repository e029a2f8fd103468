#include "candidates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "track/base/error.hpp"
#include "track/base/suggestion.hpp"
#include "track/base/text.hpp"

namespace track {

namespace {

constexpr Message<std::string> ambiguous{"\"{}\" is the name of several; give the id",
                                         "「{}」という名前は複数あります。IDで指定してください"};
constexpr Message<Localized, Localized> or_also{"{} or {}", "{}、{}"};
constexpr Message<std::string> retired_name{"{}, retired", "{}、廃止済み"};
constexpr Message<std::string, Localized> with_name{"{} ({})", "{}（{}）"};
constexpr Message<std::string> all_ids{"one of {}", "{} のいずれかです"};
constexpr Message<std::string> only_id{"there is {} alone", "あるのは {} だけです"};

std::vector<const Candidate*> named(const std::vector<Candidate>& candidates,
                                    std::string_view text) {
  std::vector<const Candidate*> result;
  const std::string folded_text = folded(text);
  for (const Candidate& candidate : candidates) {
    if (!candidate.retired && bears_name(candidate, folded_text)) result.push_back(&candidate);
  }
  return result;
}

Localized shown(const Candidate& candidate) {
  const std::string name = printable(candidate.name);
  return with_name(printable(candidate.id),
                   candidate.retired ? retired_name(name) : verbatim(name));
}

constexpr std::size_t most_suggestions = 3;

// Those with the nearest ids and names, best first.
std::vector<const Candidate*> near_to(const std::vector<Candidate>& candidates,
                                      std::string_view text) {
  std::multimap<std::string, const Candidate*> by_word;
  for (const Candidate& candidate : candidates) {
    by_word.emplace(candidate.id, &candidate);
    by_word.emplace(candidate.name, &candidate);
    for (const std::string_view name : candidate.other_names) by_word.emplace(name, &candidate);
  }
  std::vector<std::string> words;
  for (const auto& [word, candidate] : by_word) {
    if (words.empty() || words.back() != word) words.push_back(word);
  }

  std::vector<const Candidate*> result;
  for (const std::string& word : nearest(text, words, most_suggestions)) {
    const auto [first, last] = by_word.equal_range(word);
    for (auto each = first; each != last; ++each) {
      if (std::ranges::find(result, each->second) == result.end()) result.push_back(each->second);
    }
  }
  if (result.size() > most_suggestions) result.resize(most_suggestions);
  return result;
}

}  // namespace

bool bears_name(const Candidate& candidate, const std::string& folded_text) {
  return folded(candidate.name) == folded_text ||
         std::ranges::any_of(candidate.other_names,
                             [&](std::string_view name) { return folded(name) == folded_text; });
}

const Candidate* with_id(const std::vector<Candidate>& candidates, const std::string& id) {
  const Candidate* result = nullptr;
  for (const Candidate& candidate : candidates) {
    if (candidate.id == id && (!result || result->retired)) result = &candidate;
  }
  return result;
}

void throw_unknown(Localized problem, const std::vector<Candidate>& candidates,
                   std::string_view text, const Localized& where_to_look) {
  std::vector<Localized> hints;
  Localized list;
  for (const Candidate* candidate : near_to(candidates, text)) {
    list = list.empty() ? shown(*candidate) : or_also(list, shown(*candidate));
  }
  if (!list.empty()) hints.push_back(did_you_mean(list));
  if (!where_to_look.empty()) hints.push_back(where_to_look);
  throw Error(ErrorKind::unknown_name, std::move(problem), std::move(hints));
}

void throw_ambiguous(std::string_view text, const std::vector<const Candidate*>& several) {
  std::vector<Localized> hints;
  for (const Candidate* candidate : several) {
    const std::string line =
        fmt::format("{}  {}", printable(candidate->id), printable(candidate->name));
    hints.push_back(candidate->of.empty() ? verbatim(line)
                                          : with_name(line, verbatim(printable(candidate->of))));
  }
  throw Error(ErrorKind::unknown_name, ambiguous(printable(trimmed(text))), std::move(hints));
}

const Candidate* find(const std::vector<Candidate>& candidates, std::string_view text) {
  const std::string id = trimmed(half_width(text));
  if (const Candidate* found = with_id(candidates, id)) return found;
  for (const Candidate& candidate : candidates) {
    if (contains(candidate.former_ids, id)) return &candidate;
  }
  const auto several = named(candidates, text);
  if (several.size() > 1) throw_ambiguous(text, several);
  return several.empty() ? nullptr : several.front();
}

Localized list_of_ids(const std::vector<Candidate>& candidates) {
  std::vector<std::string> ids;
  for (const Candidate& candidate : candidates) ids.push_back(printable(candidate.id));
  return one_of_all(ids);
}

Localized one_of_all(const std::vector<std::string>& words) {
  if (words.empty()) return {};
  return words.size() == 1 ? only_id(words.front()) : all_ids(joined(words));
}

}  // namespace track
