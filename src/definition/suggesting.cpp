#include "suggesting.hpp"

#include <fmt/ranges.h>

#include "track/base/suggestion.hpp"

namespace track::definition {
namespace {

constexpr Message<std::string> meant{"did you mean \"{}\"?", "「{}」ではありませんか"};
constexpr Message<std::string> listed{"one of {}", "{} のいずれかです"};
constexpr Message<Localized, Localized> both{"{}; {}", "{}。{}"};

}  // namespace

Localized did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  // Nearness costs the product of the lengths, and nobody mistypes so much text.
  constexpr std::size_t longest_word = 200;
  if (word.size() > longest_word) return {};
  const std::vector<std::string> near = nearest(word, candidates, 1);
  return near.empty() ? Localized{} : meant(near.front());
}

Localized one_of(std::string_view word, const std::vector<std::string>& candidates) {
  return joined(listed(fmt::format("{}", fmt::join(candidates, ", "))),
                did_you_mean(word, candidates));
}

Localized joined(const Localized& first, const Localized& second) {
  if (first.empty()) return second;
  if (second.empty()) return first;
  return both(first, second);
}

}  // namespace track::definition
