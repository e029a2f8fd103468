#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace track {

// A picture: PNG or SVG.
struct Logo {
  std::string file;     // as in the definition, beside which it lies
  std::string content;  // its bytes
  bool operator==(const Logo&) const = default;

  static constexpr std::size_t most_bytes = 200'000;
};

// [office]: how what is published of the plan looks.
struct Office {
  std::string name;  // who publishes it; empty: not named
  std::optional<Logo> logo;
  std::string accent;  // "#rrggbb", readable on white; empty: the program's own
  bool operator==(const Office&) const = default;
};

// "image/png", "image/svg+xml" by the first bytes; empty for anything else.
std::string_view media_type(std::string_view picture);

// WCAG 2, 1.4.3: text of less contrast is not readable for all.
constexpr double least_contrast = 4.5;
// Of "#rrggbb" against white, from 1 to 21; nothing where the text is no such colour.
std::optional<double> contrast_on_white(std::string_view colour);

}  // namespace track
