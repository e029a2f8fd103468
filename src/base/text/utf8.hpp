#pragma once

#include <cstdint>
#include <string_view>

namespace track {

bool all_ascii(std::string_view text);

struct Utf8Character {
  std::int32_t code_point;  // negative where the bytes are not UTF-8
  std::string_view bytes;
};

// The text must not be empty.
Utf8Character first_character(std::string_view text);
Utf8Character last_character(std::string_view text);

// The first character, which is taken off the text.
Utf8Character take_character(std::string_view& text);

}  // namespace track
