#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace track {

bool is_utf8(std::string_view text);

struct Utf8Character {
  std::int32_t code_point;  // negative where the bytes are not UTF-8
  std::string_view bytes;
};
// The first character, which is taken off the text. That must not be empty.
Utf8Character take_character(std::string_view& text);
void append_utf8(char32_t character, std::string& text);

// NFKC: full-width letters and digits become half width, "㎡" becomes "m2".
std::string half_width(std::string_view text);
// For comparing names: NFKC, case folded, all white space removed.
std::string folded(std::string_view text);
// Without leading and trailing white space, the ideographic space included.
std::string trimmed(std::string_view text);
// Without visible characters: empty, or only white space, control characters and others without a
// shape.
bool is_blank(std::string_view text);

// Fit for a terminal: control characters, escapes, bidirectional overrides and invalid UTF-8 are
// shown as U+XXXX or \xXX in angle brackets; line breaks and tabs become a space.
std::string printable(std::string_view text);
// The same of each of its lines: "\n" stays.
std::string printable_lines(std::string_view text);

bool contains(const std::vector<std::string>& texts, const std::string& text);

// What stands between the separators: one text more than there are of these.
std::vector<std::string> split(std::string_view text, char separator);
// One after the other, with the separator between.
std::string joined(const std::vector<std::string>& texts, std::string_view separator = ", ");

// Columns on a terminal: wide and full-width characters take two, combining marks none.
std::size_t text_width(std::string_view text);
std::string pad_right(std::string_view text, std::size_t width);  // text, then spaces
std::string pad_left(std::string_view text, std::size_t width);   // spaces, then text
// Lines of at most `width` columns; breaks where Unicode allows it, between any two characters
// where a word is too long. Line breaks in the text stay; only spaces at line ends are lost. At
// least one line.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

}  // namespace track
