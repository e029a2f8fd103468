#pragma once

#include "track/base/error.hpp"

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace track::cli {

// CLI11's complaint as a sentence of ours, with the nearest command or option.
Error usage_error(const CLI::ParseError& error, const CLI::App& app);

}  // namespace track::cli
