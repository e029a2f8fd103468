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

// Throws Error where an option or an argument was given with nothing that can be seen in it, as an
// empty variable of a script gives it: it would pass for one that was not given. A place or a note
// may be empty: it then says that there is none.
void refuse_blank_values(const CLI::App& app);

}  // namespace track::cli
