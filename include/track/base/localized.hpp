#pragma once

#include <fmt/core.h>

#include <string>
#include <type_traits>
#include <utility>

namespace track {

enum class Language { en, ja };

// A sentence, or a part of one, in every language of the program. Inner code returns or throws
// sentences without knowing the reader's language; only the edge calls in().
struct Localized {
  std::string en;
  std::string ja;

  const std::string& in(Language language) const { return language == Language::ja ? ja : en; }
  bool empty() const { return en.empty(); }
  bool operator==(const Localized&) const = default;
};

// Text that reads the same in every language: a name, an id, a number.
inline Localized verbatim(const std::string& text) {
  return {text, text};
}

namespace detail {
template <class T>
using InLanguage = std::conditional_t<std::is_same_v<T, Localized>, std::string, T>;

template <Language language, class T>
const InLanguage<T>& in_language(const T& argument) {
  if constexpr (std::is_same_v<T, Localized>) {
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
struct Message {
  fmt::format_string<const detail::InLanguage<Arguments>&...> en;
  fmt::format_string<const detail::InLanguage<Arguments>&...> ja;

  Localized operator()(const Arguments&... arguments) const {
    return {fmt::format(en, detail::in_language<Language::en>(arguments)...),
            fmt::format(ja, detail::in_language<Language::ja>(arguments)...)};
  }
};

}  // namespace track
