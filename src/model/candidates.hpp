#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "track/base/localized.hpp"
#include "track/model/lookup.hpp"

// What a text that a user typed may name.
namespace track {

// One thing that a text may name.
struct Candidate {
  std::string_view id;
  std::string_view name;
  std::vector<std::string_view> other_names;
  std::vector<std::string> former_ids = {};
  bool retired = false;
  std::string_view of = {};  // the activity's name, for an indicator
  Subject subject = {};
};

template <class T>
Candidate candidate_of(const T& item) {
  Candidate candidate{.id = item.id, .name = item.name, .other_names = {}};
  if constexpr (requires { item.aliases; }) {
    candidate.other_names.assign(item.aliases.begin(), item.aliases.end());
  }
  if constexpr (requires { item.retired; }) {
    candidate.retired = item.retired;
    candidate.former_ids = item.formerly;
    candidate.subject = &item;
  }
  return candidate;
}

template <class T>
std::vector<Candidate> candidates_of(const std::vector<T>& items) {
  std::vector<Candidate> result;
  result.reserve(items.size());
  for (const T& item : items) result.push_back(candidate_of(item));
  return result;
}

// Its name or another one, folded.
bool bears_name(const Candidate& candidate, const std::string& folded_text);
// A retired one gives way to one in force: an activity may have taken an old indicator's id.
const Candidate* with_id(const std::vector<Candidate>& candidates, const std::string& id);
// By id, else by name; nullptr where nothing has it. Throws for an ambiguous name.
const Candidate* find(const std::vector<Candidate>& candidates, std::string_view text);

// "one of a, b"; empty where there is none.
Localized one_of_all(const std::vector<std::string>& words);
Localized list_of_ids(const std::vector<Candidate>& candidates);

// Error (unknown_name), with the nearest and where to look.
[[noreturn]] void throw_unknown(Localized problem, const std::vector<Candidate>& candidates,
                                std::string_view text, const Localized& where_to_look);
// The same where several are meant, all listed.
[[noreturn]] void throw_ambiguous(std::string_view text,
                                  const std::vector<const Candidate*>& several);

}  // namespace track
