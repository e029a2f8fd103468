#pragma once

#include <fmt/core.h>

#include <string>
#include <type_traits>
#include <vector>

namespace track {

enum class Language { en, ja };

// A text in every language of the program. Inner code returns or throws it without knowing the
// reader's language; only cli and the renderers call in().
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

// One after the other, empty ones left out, with the separator between.
inline Localized joined(const std::vector<Localized>& texts, const Localized& separator) {
  Localized all;
  for (const Localized& text : texts) {
    if (text.empty()) continue;
    if (!all.empty()) {
      all.en += separator.en;
      all.ja += separator.ja;
    }
    all.en += text.en;
    all.ja += text.ja;
  }
  return all;
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
// An argument may itself be Localized: each format string takes the text of its own language.
//   constexpr Message<std::string> unknown{"unknown kind \"{}\"", "「{}」は不明な種別です"};
//   const Localized problem = unknown(word);
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
