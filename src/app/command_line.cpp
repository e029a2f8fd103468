#include "track/app/command_line.hpp"

namespace track::app {

namespace {

// The shell would read it as something else, or as several words.
bool needs_quotes(const std::string& word) {
  constexpr std::string_view special = " \t\n'\"\\`$&|;<>()*?[]{}!#~";
  return word.empty() || word.find_first_of(special) != std::string::npos;
}

std::string in_quotes(const std::string& word) {
  if (word.find_first_of("\"\\`$!") == std::string::npos) return '"' + word + '"';
  std::string result = "'";
  for (const char letter : word) {
    result += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
  }
  return result + "'";
}

}  // namespace

std::string command_line(const std::vector<std::string>& words) {
  std::string result;
  for (const std::string& word : words) {
    if (!result.empty()) result += ' ';
    result += needs_quotes(word) ? in_quotes(word) : word;
  }
  return result;
}

}  // namespace track::app
