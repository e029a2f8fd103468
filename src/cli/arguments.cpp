#include "arguments.hpp"

#include <string_view>

namespace track::cli {

namespace {

// "ja", "ja_JP.UTF-8", "en"; nothing for a language that the program does not speak.
std::optional<Language> in_language(const std::string& locale) {
  if (locale.starts_with("ja")) return Language::ja;
  if (locale.starts_with("en")) return Language::en;
  return std::nullopt;
}

std::string language_option(const std::vector<std::string>& arguments) {
  constexpr std::string_view with_value = "--lang=";
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--") break;
    if (arguments[i] == "--lang" && i + 1 < arguments.size()) return arguments[i + 1];
    if (arguments[i].starts_with(with_value)) return arguments[i].substr(with_value.size());
  }
  return {};
}

// The shell would read it as something else, or as several words.
bool needs_quotes(const std::string& argument) {
  constexpr std::string_view special = " \t\n'\"\\`$&|;<>()*?[]{}!#~";
  return argument.empty() || argument.find_first_of(special) != std::string::npos;
}

std::string in_quotes(const std::string& argument) {
  if (argument.find_first_of("\"\\`$!") == std::string::npos) return '"' + argument + '"';
  std::string result = "'";
  for (const char letter : argument) {
    result += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
  }
  return result + "'";
}

}  // namespace

Language language_of(const std::vector<std::string>& arguments, const Environment& environment) {
  if (const auto asked = in_language(language_option(arguments))) return *asked;
  if (const auto set = environment.variable("TRACK_LANG")) {
    if (const auto language = in_language(*set)) return *language;
  }
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (const auto locale = environment.variable(name)) {
      return in_language(*locale).value_or(Language::en);
    }
  }
  return Language::en;
}

std::string command_line(const std::vector<std::string>& arguments) {
  std::string result;
  for (const std::string& argument : arguments) {
    if (!result.empty()) result += ' ';
    result += needs_quotes(argument) ? in_quotes(argument) : argument;
  }
  return result;
}

}  // namespace track::cli
