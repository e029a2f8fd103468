#include "unit_text.hpp"

#include <array>
#include <string>

#include "track/base/text.hpp"

namespace track {

namespace {

std::string canonical(std::string_view unit) {
  constexpr std::array<std::string_view, 6> counters{"カ", "ヵ", "ヶ", "ケ", "箇", "個"};
  std::string text = trimmed(half_width(unit));
  for (const std::string_view counter : counters) {
    if (!text.starts_with(counter)) continue;
    const std::string rest = text.substr(counter.size());
    if (rest == "所" || rest == "月") return "か" + rest;
  }
  return text;
}

}  // namespace

bool same_unit(std::string_view left, std::string_view right) {
  return canonical(left) == canonical(right);
}

}  // namespace track
