#pragma once

#include <vector>

#include "source_text.hpp"
#include "track/base/error.hpp"

namespace track::definition {

// Faults and warnings, as they are found.
class Diagnostics {
 public:
  void fault(const Place& place, Localized problem, Localized rule = {});
  void warning(const Place& place, Localized problem, Localized rule = {});
  // For a file that is no text, so that there is no Place in it.
  void fault(Diagnostic fault);

  std::vector<Diagnostic> faults() const;    // in order of file, line and column
  std::vector<Diagnostic> warnings() const;  // likewise

 private:
  std::vector<Diagnostic> faults_;
  std::vector<Diagnostic> warnings_;
};

}  // namespace track::definition
