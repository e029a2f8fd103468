#pragma once

#include <string>

#include "track/base/error.hpp"

namespace CLI {
class App;
class Option;
class ParseError;
}  // namespace CLI

namespace track::cli {

// The option of this name ("--year", "-o"), of the command or of the program; nothing where neither
// has it.
const CLI::Option* find_option(const CLI::App& app, const std::string& name);

// What is wrong with a command line, with the nearest command or option. `app` has the command as
// its only one, where one is named.
Error unknown_command_error(const std::string& word);
Error unknown_option_error(const CLI::App& app, const std::string& typed);
Error missing_value_error(const CLI::App& app, const std::string& option);
Error needless_value_error(const CLI::App& app, const std::string& option);
Error unexpected_word_error(const CLI::App& app, const std::string& word);
// CLI11's complaint as a sentence of ours.
Error usage_error(const CLI::ParseError& error, const CLI::App& app);

}  // namespace track::cli
