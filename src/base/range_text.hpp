#pragma once

#include <optional>
#include <string>

namespace track {

struct RangeText {
  std::string first;
  std::string last;
};

// The two ends of "R3..R5", "R3~R5" or "R3〜R5", either of which may be empty. Wants a
// calendar_text().
std::optional<RangeText> range_text(const std::string& text);

}  // namespace track
