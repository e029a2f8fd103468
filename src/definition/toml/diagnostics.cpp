#include "diagnostics.hpp"

#include "track/base/suggestion.hpp"
#include "track/base/text.hpp"

namespace track::definition {
namespace {

constexpr Message<std::string> listed{"one of {}", "{} のいずれかです"};
constexpr Message<Localized, std::string> unknown{"unknown {} \"{}\"",
                                                  "「{1}」という{0}はありません"};

// Nobody reads more, and a file that is no definition at all must not fill the memory.
constexpr std::size_t most_diagnostics = 1'000;

Diagnostic at(const Place& place, Localized problem, Localized rule) {
  return {place.source->name(),
          place.line,
          place.column,
          place.length,
          std::string(place.source->line(place.line)),
          std::move(problem),
          std::move(rule)};
}

std::vector<Diagnostic> sorted(std::vector<Diagnostic> faults) {
  sort_diagnostics(faults);
  return faults;
}

}  // namespace

void Diagnostics::fault(const Place& place, Localized problem, Localized rule) {
  fault(at(place, std::move(problem), std::move(rule)));
}

void Diagnostics::fault(Diagnostic fault) {
  if (faults_.size() < most_diagnostics) faults_.push_back(std::move(fault));
}

void Diagnostics::warning(const Place& place, Localized problem, Localized rule) {
  if (warnings_.size() >= most_diagnostics) return;
  warnings_.push_back(at(place, std::move(problem), std::move(rule)));
}

std::vector<Diagnostic> Diagnostics::faults() const {
  return sorted(faults_);
}

std::vector<Diagnostic> Diagnostics::warnings() const {
  return sorted(warnings_);
}

Localized one_of(std::string_view word, const std::vector<std::string>& candidates) {
  return both(listed(joined(candidates)), did_you_mean(word, candidates));
}

Localized unknown_word(const Localized& what, const std::string& word) {
  return unknown(what, word);
}

Localized both(const Localized& first, const Localized& second) {
  return joined({first, second}, {"; ", "。"});
}

}  // namespace track::definition
