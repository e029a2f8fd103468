#pragma once

#include <cstdint>
#include <optional>

namespace track::report {

class HiddenFigures;
struct Register;
struct Report;
struct Review;
struct YearsReport;

// What a public edition says of itself.
struct PublicEdition {
  std::optional<int> suppress_below;  // nothing: the plan hides no figure
  std::int64_t hidden = 0;            // rows of this report that are hidden, or their status alone
};

// Make a finished report one for the public: takes out what is hidden and what would give it back,
// and what only those who keep the record have to know. docs/methods.md, "Public edition".
void make_public(Report& report, const HiddenFigures& hidden,
                 const std::optional<int>& suppress_below);
void make_public(YearsReport& report, const HiddenFigures& hidden,
                 const std::optional<int>& suppress_below);
// Without what explains figures and corrects them: that is of single measurements.
void make_public(Review& review, const HiddenFigures& hidden,
                 const std::optional<int>& suppress_below);
// Holdings are no people: nothing of it is hidden.
void make_public(Register& partners, const std::optional<int>& suppress_below);

}  // namespace track::report
