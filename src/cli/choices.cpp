#include "choices.hpp"

#include <fmt/format.h>

#include "track/base/suggestion.hpp"

namespace track::cli {

namespace {

constexpr Message<std::string> one_of{"one of {}", "使えるのは {} です"};

}  // namespace

std::vector<Localized> nearest_choice(const std::string& word,
                                      const std::vector<std::string>& known) {
  const Localized meant = did_you_mean(word, known);
  if (meant.empty()) return {};
  return {meant};
}

std::vector<Localized> choices(const std::string& word, const std::vector<std::string>& known) {
  std::vector<Localized> hints = nearest_choice(word, known);
  hints.push_back(one_of(fmt::format("{}", fmt::join(known, ", "))));
  return hints;
}

}  // namespace track::cli
