#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source_text.hpp"
#include "track/base/error.hpp"

namespace track::definition {

// Collects faults and warnings.
class Diagnostics {
 public:
  void fault(const Place& place, Localized problem, Localized rule = {});
  void warning(const Place& place, Localized problem, Localized rule = {});
  // For a file that is no text, so that there is no Place in it.
  void fault(Diagnostic fault);
  // The value; nothing and a fault where the text was rejected. Warnings are kept.
  template <class T>
  std::optional<T> accept(const Place& place, Parsed<T> parsed) {
    if (!parsed) fault(place, std::move(parsed.problem), std::move(parsed.rule));
    for (Localized& each : parsed.warnings) warning(place, std::move(each));
    return std::move(parsed.value);
  }

  std::size_t count() const { return faults_.size(); }  // of faults
  std::vector<Diagnostic> faults() const;               // in order of file, line and column
  std::vector<Diagnostic> warnings() const;             // likewise

 private:
  std::vector<Diagnostic> faults_;
  std::vector<Diagnostic> warnings_;
};

// Rules: 'one of count, running; did you mean "count"?'
Localized one_of(std::string_view word, const std::vector<std::string>& candidates);
// 'unknown kind "cuont"': `what` is the key's name for a reader.
Localized unknown_word(const Localized& what, const std::string& word);
// Both, the second behind the first; either may be empty.
Localized both(const Localized& first, const Localized& second);

}  // namespace track::definition
