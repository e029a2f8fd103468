#include "digit_groups.hpp"

#include <algorithm>

namespace track {

std::string with_separators(std::string number) {
  const std::size_t first_digit = number.starts_with('-') ? 1 : 0;
  std::size_t position = std::min(number.find('.'), number.size());
  while (position > first_digit + 3) {
    position -= 3;
    number.insert(position, 1, ',');
  }
  return number;
}

}  // namespace track
