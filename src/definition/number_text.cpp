#include "number_text.hpp"

#include <algorithm>

namespace track::definition {

std::string plain_digits(const std::string& written) {
  std::string digits = written;
  std::erase(digits, '_');
  return digits;
}

std::optional<Quantity> read_number(const Text& written, Diagnostics& findings) {
  Parsed<Quantity> number = read_quantity(plain_digits(written.value));
  if (!number) findings.fault(written.place, std::move(number.problem), std::move(number.rule));
  return number.value;
}

}  // namespace track::definition
