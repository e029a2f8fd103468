#include "utf8.hpp"

#include <unicode/utf8.h>

#include <algorithm>

namespace track {

bool all_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char each) { return static_cast<unsigned char>(each) < 0x80; });
}

// ICU's macros narrow integers inside.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"

Utf8Character first_character(std::string_view text) {
  std::int32_t end = 0;
  UChar32 code_point = 0;
  const char* bytes = text.data();
  U8_NEXT(bytes, end, static_cast<std::int32_t>(text.size()), code_point);
  return {code_point, text.substr(0, static_cast<std::size_t>(end))};
}

Utf8Character last_character(std::string_view text) {
  auto begin = static_cast<std::int32_t>(text.size());
  UChar32 code_point = 0;
  const char* bytes = text.data();
  U8_PREV(bytes, 0, begin, code_point);
  return {code_point, text.substr(static_cast<std::size_t>(begin))};
}

#pragma GCC diagnostic pop

Utf8Character take_character(std::string_view& text) {
  const Utf8Character character = first_character(text);
  text.remove_prefix(character.bytes.size());
  return character;
}

}  // namespace track
