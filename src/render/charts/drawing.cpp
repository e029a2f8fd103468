#include "drawing.hpp"

#include "track/base/text.hpp"

namespace track::render {

namespace {

// Of a letter's size. Digits are a little narrower in most fonts.
constexpr double narrow_letter = 0.64;
constexpr double broad_letter = 0.95;
constexpr std::string_view broad_letters = "mwMW@%";
constexpr double wide_letter = 1;
constexpr double above_base_line = 0.8;
constexpr double below_base_line = 0.2;

}  // namespace

double drawn_width(std::string_view text, double size) {
  double letters = 0;
  while (!text.empty()) {
    const std::string_view letter = take_character(text).bytes;
    const std::size_t columns = text_width(letter);
    const bool is_broad = broad_letters.find(letter) != std::string_view::npos;
    letters += columns == 0  ? 0
               : columns > 1 ? wide_letter
               : is_broad    ? broad_letter
                             : narrow_letter;
  }
  return letters * size;
}

Box Label::box() const {
  const double width = drawn_width(text, size);
  const double left = anchor == Anchor::start    ? at.x
                      : anchor == Anchor::middle ? at.x - width / 2
                                                 : at.x - width;
  return {left, at.y - above_base_line * size, width, (above_base_line + below_base_line) * size};
}

bool overlap(const Box& one, const Box& other) {
  return one.x < other.right() && other.x < one.right() && one.y < other.bottom() &&
         other.y < one.bottom();
}

}  // namespace track::render
