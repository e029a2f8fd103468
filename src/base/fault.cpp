#include "track/base/fault.hpp"

#include <algorithm>
#include <tuple>

namespace track {

void sort_faults(std::vector<Fault>& faults) {
  std::stable_sort(faults.begin(), faults.end(), [](const Fault& left, const Fault& right) {
    return std::tie(left.file, left.line, left.column) <
           std::tie(right.file, right.line, right.column);
  });
}

}  // namespace track
