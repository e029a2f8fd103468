#include "track/base/diagnostic.hpp"

#include <algorithm>
#include <tuple>

namespace track {

void sort_diagnostics(std::vector<Diagnostic>& faults) {
  std::stable_sort(faults.begin(), faults.end(),
                   [](const Diagnostic& left, const Diagnostic& right) {
                     return std::tie(left.file, left.line, left.column) <
                            std::tie(right.file, right.line, right.column);
                   });
}

}  // namespace track
