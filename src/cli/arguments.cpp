#include "arguments.hpp"

#include <cctype>

namespace track::cli {

namespace {

bool names_japanese(const std::string& locale) { return locale.starts_with("ja"); }

std::string language_option(const std::vector<std::string>& arguments) {
  constexpr std::string_view with_value = "--lang=";
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--") break;
    if (arguments[i] == "--lang" && i + 1 < arguments.size()) return arguments[i + 1];
    if (arguments[i].starts_with(with_value)) return arguments[i].substr(with_value.size());
  }
  return {};
}

bool is_negative_number(const std::string& text) {
  if (text.size() < 2 || text[0] != '-') return false;
  const auto next = static_cast<unsigned char>(text[1]);
  return std::isdigit(next) != 0;
}

}  // namespace

Language language_of(const std::vector<std::string>& arguments, const Environment& environment) {
  const std::string option = language_option(arguments);
  if (!option.empty()) return option == "ja" ? Language::ja : Language::en;
  for (const char* name : {"TRACK_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (const auto locale = environment.variable(name)) {
      return names_japanese(*locale) ? Language::ja : Language::en;
    }
  }
  return Language::en;
}

std::vector<std::string> with_typed_negatives(std::vector<std::string> arguments) {
  for (std::string& argument : arguments) {
    if (is_negative_number(argument)) argument = "△" + argument.substr(1);
  }
  return arguments;
}

std::string command_line(const std::vector<std::string>& arguments) {
  std::string result;
  for (const std::string& argument : arguments) {
    if (!result.empty()) result += ' ';
    const bool plain = !argument.empty() && argument.find_first_of(" \t\n'\"") == std::string::npos;
    result += plain ? argument : "\"" + argument + "\"";
  }
  return result;
}

}  // namespace track::cli
