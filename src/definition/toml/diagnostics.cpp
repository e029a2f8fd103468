#include "diagnostics.hpp"

namespace track::definition {
namespace {

// Nobody reads more, and a file that is no definition at all must not fill the memory.
constexpr std::size_t most_findings = 1'000;

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
  if (faults_.size() < most_findings) faults_.push_back(std::move(fault));
}

void Diagnostics::warning(const Place& place, Localized problem, Localized rule) {
  if (warnings_.size() >= most_findings) return;
  warnings_.push_back(at(place, std::move(problem), std::move(rule)));
}

std::vector<Diagnostic> Diagnostics::faults() const {
  return sorted(faults_);
}

std::vector<Diagnostic> Diagnostics::warnings() const {
  return sorted(warnings_);
}

}  // namespace track::definition
