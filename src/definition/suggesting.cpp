#include "suggesting.hpp"

#include <fmt/ranges.h>

#include "track/base/suggestion.hpp"

namespace track::definition {
namespace {

constexpr Phrase<std::string> meant{"did you mean \"{}\"?", "「{}」ではありませんか"};
constexpr Phrase<std::string> listed{"one of {}", "{} のいずれかです"};
constexpr Phrase<Sentence, Sentence> both{"{}; {}", "{}。{}"};

}  // namespace

Sentence did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  // Nearness costs the product of the lengths, and nobody mistypes so much text.
  constexpr std::size_t longest_word = 200;
  if (word.size() > longest_word) return {};
  const std::vector<std::string> near = nearest(word, candidates, 1);
  return near.empty() ? Sentence{} : meant(near.front());
}

Sentence one_of(std::string_view word, const std::vector<std::string>& candidates) {
  return joined(listed(fmt::format("{}", fmt::join(candidates, ", "))),
                did_you_mean(word, candidates));
}

Sentence joined(const Sentence& first, const Sentence& second) {
  if (first.empty()) return second;
  if (second.empty()) return first;
  return both(first, second);
}

}  // namespace track::definition
