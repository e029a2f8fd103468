#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace track {

// RFC 4648, section 4, with padding, in one line.
std::string base64(std::string_view bytes);
// Nothing where the text is no such.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace track
