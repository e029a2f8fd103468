#pragma once

#include <span>
#include <string_view>

namespace track::store {

struct EmbeddedText {
  std::string_view name;  // "001_initial"
  std::string_view content;
};

// The schema's steps, in order: applying the first N makes schema version N.
std::span<const EmbeddedText> embedded_texts();

}  // namespace track::store
