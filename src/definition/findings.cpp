#include "findings.hpp"

namespace track::definition {
namespace {

// Nobody reads more, and a file that is no definition at all must not fill the memory.
constexpr std::size_t most_findings = 1'000;

Fault at(const Place& place, Sentence problem, Sentence rule) {
  return {place.source->name(),
          place.line,
          place.column,
          place.length,
          std::string(place.source->line(place.line)),
          std::move(problem),
          std::move(rule)};
}

std::vector<Fault> sorted(std::vector<Fault> faults) {
  sort_faults(faults);
  return faults;
}

}  // namespace

void Findings::fault(const Place& place, Sentence problem, Sentence rule) {
  fault(at(place, std::move(problem), std::move(rule)));
}

void Findings::fault(Fault fault) {
  if (faults_.size() < most_findings) faults_.push_back(std::move(fault));
}

void Findings::warning(const Place& place, Sentence problem, Sentence rule) {
  if (warnings_.size() >= most_findings) return;
  warnings_.push_back(at(place, std::move(problem), std::move(rule)));
}

std::vector<Fault> Findings::faults() const {
  return sorted(faults_);
}

std::vector<Fault> Findings::warnings() const {
  return sorted(warnings_);
}

}  // namespace track::definition
