#pragma once

#include "context.hpp"

namespace CLI {
class App;
}

namespace track::cli {

void declare_globals(CLI::App& app, GlobalOptions& options, Language language);
// --help, as the program and every command have it.
void declare_help(CLI::App& app, Language language);

// Throws Error (usage) for a language or a colour mode that does not exist.
void check_globals(const GlobalOptions& options);

}  // namespace track::cli
