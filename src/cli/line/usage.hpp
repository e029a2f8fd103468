#pragma once

#include <string>
#include <vector>

#include "line/options.hpp"
#include "track/base/error.hpp"

namespace track::cli {

// Hints behind a word that is none of the known ones: the nearest of them, if any is near.
std::vector<Localized> nearest_choice(const std::string& word,
                                      const std::vector<std::string>& known);
// The same, then all of them.
std::vector<Localized> choices(const std::string& word, const std::vector<std::string>& known);

// What is wrong with a command line, with the nearest command or option. `name` is an option's
// ("--year") or an argument's ("WHAT").
Error unknown_command_error(const std::string& word);
Error unknown_option_error(const Options& options, const std::string& typed);
Error missing_value_error(const Options& options, const std::string& name);
Error needless_value_error(const Options& options, const std::string& name);
Error unexpected_word_error(const Options& options, const std::string& word);
Error missing_error(const Options& options, const std::string& name);
Error repeated_error(const Options& options, const std::string& name);
Error not_understood_error(const Options& options, const std::string& name,
                           const std::string& complaint);

// Throws Error where an option or an argument was given with nothing that can be seen in it, as an
// empty variable of a script gives it: it would pass for one that was not given.
void refuse_blank_values(const Options& options);

}  // namespace track::cli
