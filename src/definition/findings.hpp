#pragma once

#include <vector>

#include "source_text.hpp"
#include "track/base/fault.hpp"

namespace track::definition {

// Faults and warnings, as they are found.
class Findings {
 public:
  void fault(const Place& place, Sentence problem, Sentence rule = {});
  void warning(const Place& place, Sentence problem, Sentence rule = {});
  // For a file that is no text, so that there is no Place in it.
  void fault(Fault fault);

  std::vector<Fault> faults() const;    // in order of file, line and column
  std::vector<Fault> warnings() const;  // likewise

 private:
  std::vector<Fault> faults_;
  std::vector<Fault> warnings_;
};

}  // namespace track::definition
