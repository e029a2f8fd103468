#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace track::cli {

using Arguments = std::vector<std::string>;

// Where the command's name stands: the first word behind the program's own options; the number of
// arguments where there is none. Throws Error (usage): an option that does not exist, one without
// its value.
std::size_t command_position(const Arguments& arguments, const CLI::App& app);

// The arguments as CLI11 may be given them: options first, each with its value apart, then "--" and
// the words. By itself it would take a word for another command, "-3.2" for an option, "[a,b]" for
// two words. The command, where one is named, is declared in `app` already, and its arguments are
// told how many words to expect. Throws Error (usage): as above, and words too many.
Arguments arranged(const Arguments& arguments, std::size_t command, CLI::App& app);

}  // namespace track::cli
