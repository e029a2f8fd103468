#include "track/base/text.hpp"

#include <fmt/format.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "utf8.hpp"

namespace track {

namespace {

constexpr bool is_ascii_space(char character) {
  return character == ' ' || (character >= '\t' && character <= '\r');
}
constexpr char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool is_space(const Utf8Character& character) {
  return character.code_point >= 0 && u_isUWhiteSpace(character.code_point);
}

std::string normalized(const icu::Normalizer2& form, std::string_view text) {
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  UErrorCode status = U_ZERO_ERROR;
  form.normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink,
                     nullptr, status);
  return result;
}

std::string without_space(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const Utf8Character character = take_character(text);
    if (!is_space(character)) result += character.bytes;
  }
  return result;
}

// Control and format characters, which steer a terminal or hide in a name. The joiners are parts of
// words in some scripts, and of emoji.
bool is_unfit(UChar32 character) {
  constexpr UChar32 zero_width_non_joiner = 0x200C;
  constexpr UChar32 zero_width_joiner = 0x200D;
  if (character == zero_width_non_joiner || character == zero_width_joiner) return false;
  constexpr uint32_t unfit =
      U_GC_CC_MASK | U_GC_CF_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK | U_GC_CS_MASK;
  return (U_GET_GC_MASK(character) & unfit) != 0;
}

std::string printable_character(const Utf8Character& character) {
  if (character.code_point < 0) {
    std::string result;
    for (const char byte : character.bytes) {
      result += fmt::format("<\\x{:02X}>", static_cast<unsigned char>(byte));
    }
    return result;
  }
  const std::string_view bytes = character.bytes;
  if (bytes == "\n" || bytes == "\r" || bytes == "\t") return " ";
  if (is_unfit(character.code_point)) return fmt::format("<U+{:04X}>", character.code_point);
  return std::string(bytes);
}

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

bool is_utf8(std::string_view text) {
  if (all_ascii(text)) return true;
  while (!text.empty()) {
    if (take_character(text).code_point < 0) return false;
  }
  return true;
}

std::string half_width(std::string_view text) {
  if (all_ascii(text)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  return normalized(*icu::Normalizer2::getNFKCInstance(status), text);
}

std::string folded(std::string_view text) {
  if (all_ascii(text)) {
    std::string result;
    for (const char character : text) {
      if (!is_ascii_space(character)) result += lower(character);
    }
    return result;
  }
  UErrorCode status = U_ZERO_ERROR;
  return without_space(normalized(*icu::Normalizer2::getNFKCCasefoldInstance(status), text));
}

std::string trimmed(std::string_view text) {
  while (!text.empty() && is_space(first_character(text))) take_character(text);
  while (!text.empty() && is_space(last_character(text))) {
    text.remove_suffix(last_character(text).bytes.size());
  }
  return std::string(text);
}

std::string printable(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), [](char each) { return each >= ' ' && each <= '~'; })) {
    return std::string(text);
  }
  std::string result;
  while (!text.empty()) {
    const Utf8Character character = take_character(text);
    // "\r\n" becomes one space.
    if (character.bytes == "\r" && text.starts_with('\n')) continue;
    result += printable_character(character);
  }
  return result;
}

bool contains(const std::vector<std::string>& texts, const std::string& text) {
  return std::ranges::find(texts, text) != texts.end();
}

std::string joined(const std::vector<std::string>& texts, std::string_view separator) {
  std::string result;
  for (const std::string& text : texts) {
    if (&text != &texts.front()) result += separator;
    result += text;
  }
  return result;
}

bool is_blank(std::string_view text) {
  while (!text.empty()) {
    if (has_shape(take_character(text).code_point)) return false;
  }
  return true;
}

}  // namespace track
