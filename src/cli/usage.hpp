#pragma once

#include "context.hpp"
#include "track/base/error.hpp"

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace track::cli {

void declare_globals(CLI::App& app, GlobalOptions& options, Language language);
// Throws Error (usage) for a language or a colour mode that does not exist.
void check_globals(const GlobalOptions& options);

void declare_help(CLI::App& app, Language language);

// CLI11's complaint as a sentence of ours, with the nearest command or option.
Error usage_error(const CLI::ParseError& error, const CLI::App& app);

}  // namespace track::cli
