#include "range_text.hpp"

#include <string_view>

namespace track {

std::optional<RangeText> range_text(const std::string& text) {
  for (const std::string_view separator : {"..", "~", "〜"}) {
    const std::size_t position = text.find(separator);
    if (position != std::string::npos) {
      return RangeText{text.substr(0, position), text.substr(position + separator.size())};
    }
  }
  return std::nullopt;
}

}  // namespace track
