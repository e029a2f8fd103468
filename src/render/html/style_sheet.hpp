#pragma once

#include <span>
#include <string_view>

namespace track::render {

struct EmbeddedText {
  std::string_view name;  // "page"
  std::string_view content;
};

// The style sheets of every page, one after the other: page.css, and svg.css of charts, beside
// this.
std::span<const EmbeddedText> embedded_texts();

}  // namespace track::render
