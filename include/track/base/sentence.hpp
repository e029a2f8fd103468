#pragma once

#include <fmt/core.h>

#include <string>
#include <type_traits>
#include <utility>

namespace track {

enum class Language { en, ja };

// A sentence, or a part of one, in every language of the program. Inner code returns or throws
// sentences without knowing the reader's language; only the edge calls in().
struct Sentence {
  std::string en;
  std::string ja;

  const std::string& in(Language language) const { return language == Language::ja ? ja : en; }
  bool empty() const { return en.empty(); }
  bool operator==(const Sentence&) const = default;
};

// Text that reads the same in every language: a name, an id, a number.
inline Sentence verbatim(const std::string& text) {
  return {text, text};
}

namespace detail {
template <class T>
using Spoken = std::conditional_t<std::is_same_v<T, Sentence>, std::string, T>;

template <Language language, class T>
const Spoken<T>& spoken(const T& argument) {
  if constexpr (std::is_same_v<T, Sentence>) {
    return argument.in(language);
  } else {
    return argument;
  }
}
}  // namespace detail

// A pair of format strings, checked against the arguments at compile time in both languages.
// An argument may itself be a Sentence; each language then takes its own half of it.
//   constexpr Phrase<std::string> unknown_kind{"unknown kind \"{}\"",
//   "「{}」という種別はありません"}; Sentence sentence = unknown_kind(word);
template <class... Arguments>
struct Phrase {
  fmt::format_string<const detail::Spoken<Arguments>&...> en;
  fmt::format_string<const detail::Spoken<Arguments>&...> ja;

  Sentence operator()(const Arguments&... arguments) const {
    return {fmt::format(en, detail::spoken<Language::en>(arguments)...),
            fmt::format(ja, detail::spoken<Language::ja>(arguments)...)};
  }
};

}  // namespace track
