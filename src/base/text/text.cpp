#include "track/base/text.hpp"

#include <fmt/format.h>
#include <unicode/brkiter.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>

namespace track {

namespace {

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

std::size_t ascii_width(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char each) { return each >= ' ' && each != '\x7F'; }));
}

// Ambiguous widths count one, as terminals have it outside old East Asian locales.
std::size_t character_width(UChar32 character) {
  constexpr uint32_t without_width = U_GC_CC_MASK | U_GC_CF_MASK | U_GC_MN_MASK | U_GC_ME_MASK;
  if (character < 0) return 1;
  if ((U_GET_GC_MASK(character) & without_width) != 0) return 0;
  const int32_t width = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

// The ends of the pieces between which a line may break; the last is the end of the text.
std::vector<std::size_t> break_positions(std::string_view text) {
  std::vector<std::size_t> positions;
  if (all_ascii(text)) {
    for (std::size_t position = 1; position < text.size(); ++position) {
      if (text[position - 1] == ' ' && text[position] != ' ') positions.push_back(position);
    }
    positions.push_back(text.size());
    return positions;
  }
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> lines(
      icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), status));
  const std::unique_ptr<UText, decltype(&utext_close)> source(
      utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &status),
      &utext_close);
  lines->setText(source.get(), status);
  for (int32_t position = lines->next(); position != icu::BreakIterator::DONE;
       position = lines->next()) {
    positions.push_back(static_cast<std::size_t>(position));
  }
  return positions;
}

std::string_view without_trailing_spaces(std::string_view text) {
  constexpr std::string_view ideographic_space = "\u3000";
  for (;;) {
    if (text.ends_with(' ')) {
      text.remove_suffix(1);
    } else if (text.ends_with(ideographic_space)) {
      text.remove_suffix(ideographic_space.size());
    } else {
      return text;
    }
  }
}

// Fills lines with pieces, breaking inside a piece only where it is longer than a line.
class Wrapping {
 public:
  explicit Wrapping(std::size_t width) : width_(width) {}

  void add(std::string_view piece) {
    const std::size_t visible = text_width(without_trailing_spaces(piece));
    if (text_width(line_) + visible > width_ && !line_.empty()) end_line();
    if (visible <= width_) {
      line_ += piece;
      return;
    }
    add_by_character(piece);
  }

  void end_line() {
    lines_.emplace_back(without_trailing_spaces(line_));
    line_.clear();
  }

  std::vector<std::string> take() { return std::move(lines_); }

 private:
  void add_by_character(std::string_view piece) {
    std::size_t used = 0;
    while (!piece.empty()) {
      const Utf8Character character = take_character(piece);
      const std::size_t width = character_width(character.code_point);
      const bool is_space = without_trailing_spaces(character.bytes).empty();
      if (used + width > width_ && used > 0 && width > 0 && !is_space) {
        end_line();
        used = 0;
      }
      line_ += character.bytes;
      used += width;
    }
  }

  std::size_t width_;
  std::string line_;
  std::vector<std::string> lines_;
};

}  // namespace

Utf8Character take_character(std::string_view& text) {
  const Utf8Character character = first_character(text);
  text.remove_prefix(character.bytes.size());
  return character;
}

void append_utf8(char32_t character, std::string& text) {
  const auto byte = [&](char32_t bits) { text += static_cast<char>(bits); };
  if (character < 0x80) {
    byte(character);
  } else if (character < 0x800) {
    byte(0xC0 | (character >> 6));
    byte(0x80 | (character & 0x3F));
  } else if (character < 0x10000) {
    byte(0xE0 | (character >> 12));
    byte(0x80 | ((character >> 6) & 0x3F));
    byte(0x80 | (character & 0x3F));
  } else {
    byte(0xF0 | (character >> 18));
    byte(0x80 | ((character >> 12) & 0x3F));
    byte(0x80 | ((character >> 6) & 0x3F));
    byte(0x80 | (character & 0x3F));
  }
}

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

std::string printable_lines(std::string_view text) {
  std::string result;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    if (end != std::string_view::npos && line.ends_with('\r')) line.remove_suffix(1);
    result += printable(line);
    if (end == std::string_view::npos) break;
    result += '\n';
    rest.remove_prefix(end + 1);
  }
  return result;
}

bool contains(const std::vector<std::string>& texts, const std::string& text) {
  return std::ranges::find(texts, text) != texts.end();
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> pieces;
  for (std::size_t end = 0; end != std::string_view::npos;) {
    end = text.find(separator);
    pieces.emplace_back(text.substr(0, end));
    if (end != std::string_view::npos) text.remove_prefix(end + 1);
  }
  return pieces;
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

std::size_t text_width(std::string_view text) {
  if (all_ascii(text)) return ascii_width(text);
  std::size_t width = 0;
  while (!text.empty()) width += character_width(take_character(text).code_point);
  return width;
}

std::string pad_right(std::string_view text, std::size_t width) {
  const std::size_t used = text_width(text);
  return std::string(text) + std::string(width > used ? width - used : 0, ' ');
}

std::string pad_left(std::string_view text, std::size_t width) {
  const std::size_t used = text_width(text);
  return std::string(width > used ? width - used : 0, ' ') + std::string(text);
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  Wrapping wrapping(width);
  do {
    const std::size_t length = std::min(text.find('\n'), text.size());
    const std::string_view paragraph = text.substr(0, length);
    if (text_width(paragraph) <= width) {
      wrapping.add(paragraph);
    } else {
      std::size_t begin = 0;
      for (const std::size_t end : break_positions(paragraph)) {
        wrapping.add(paragraph.substr(begin, end - begin));
        begin = end;
      }
    }
    wrapping.end_line();
    text.remove_prefix(std::min(length + 1, text.size()));
  } while (!text.empty());
  return wrapping.take();
}

}  // namespace track
