#pragma once

#include <string>

#include "context.hpp"

namespace track::cli {

// The content of a file that an option names; of "-" standard input. Throws Error (bad_input) with
// what keeps it from being read, and `way`, which says what is to be given.
std::string read_text_input(const std::string& file, const Localized& way, const Context& context);

}  // namespace track::cli
