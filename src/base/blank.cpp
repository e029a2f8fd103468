#include "track/base/blank.hpp"

#include <unicode/uchar.h>

#include "utf8.hpp"

namespace track {

namespace {

bool has_shape(UChar32 character) {
  constexpr UChar32 braille_without_dots = 0x2800;
  if (character < 0) return true;  // a byte that is no text is shown
  constexpr uint32_t shapeless =
      U_GC_CC_MASK | U_GC_CF_MASK | U_GC_ZS_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK;
  return (U_GET_GC_MASK(character) & shapeless) == 0 && u_isUWhiteSpace(character) == 0 &&
         u_hasBinaryProperty(character, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) == 0 &&
         character != braille_without_dots;
}

}  // namespace

bool is_blank(std::string_view text) {
  while (!text.empty()) {
    if (has_shape(take_character(text).code_point)) return false;
  }
  return true;
}

}  // namespace track
