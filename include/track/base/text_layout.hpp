#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace track {

// Columns on a terminal: wide and full-width characters take two, combining marks none.
std::size_t text_width(std::string_view text);
std::string pad_right(std::string_view text, std::size_t width);  // text, then spaces
std::string pad_left(std::string_view text, std::size_t width);   // spaces, then text
// Lines of at most `width` columns; breaks where Unicode allows it, between any two characters
// where a word is too long. Line breaks in the text stay; only spaces at line ends are lost. At
// least one line.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

}  // namespace track
