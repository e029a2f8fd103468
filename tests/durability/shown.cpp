#include "shown.hpp"

#include <fmt/format.h>

#include "track/base/text.hpp"

namespace track::durability {

std::string unfit_to_show(const std::string& output) {
  if (!is_utf8(output)) return "no UTF-8";
  for (std::size_t at = 0; at < output.size(); ++at) {
    const char byte = output[at];
    if (byte == '\r' && output.substr(at, 2) == "\r\n") continue;  // ends a line of CSV
    if ((byte >= 0 && byte < ' ' && byte != '\n') || byte == 0x7f) {
      return fmt::format("the control character {:#04x}", byte);
    }
  }
  // U+0080 to U+009F, U+200E and U+200F, U+2028 to U+202E, U+2066 to U+2069.
  for (std::size_t at = 0; at + 2 < output.size(); ++at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(output[at + i]); };
    const bool control = byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) <= 0x9F;
    const bool direction =
        byte(0) == 0xE2 && ((byte(1) == 0x80 && (byte(2) == 0x8E || byte(2) == 0x8F ||
                                                 (byte(2) >= 0xA8 && byte(2) <= 0xAE))) ||
                            (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9));
    if (control || direction) {
      return fmt::format("the bytes {:02x} {:02x} {:02x}", byte(0), byte(1), byte(2));
    }
  }
  return {};
}

}  // namespace track::durability
