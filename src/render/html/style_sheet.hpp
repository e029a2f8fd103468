#pragma once

#include <span>
#include <string_view>

namespace track::render {

struct EmbeddedText {
  std::string_view name;  // "page"
  std::string_view content;
};

// The style sheet of every page: page.css beside this.
std::span<const EmbeddedText> embedded_texts();

}  // namespace track::render
