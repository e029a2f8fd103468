#pragma once

#include <optional>

#include "diagnostics.hpp"
#include "suggesting.hpp"
#include "track/model/words.hpp"

namespace track::definition {

// 'unknown kind "cuont"': `what` is the key's name for a reader.
Localized unknown_word(const Localized& what, const std::string& word);

// A word of an enumeration; a fault that lists them all where it is none.
template <class E>
std::optional<E> read_word(const std::optional<Text>& text, const Localized& what,
                           Diagnostics& findings) {
  if (!text) return std::nullopt;
  const std::optional<E> word = from_key<E>(text->value);
  if (!word) {
    findings.fault(text->place, unknown_word(what, text->value), one_of(text->value, keys<E>()));
  }
  return word;
}

}  // namespace track::definition
