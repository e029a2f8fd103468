#pragma once

#include <string>

#include "context.hpp"
#include "track/render/format.hpp"

namespace CLI {
class App;
}

namespace track::cli {

// --format and -o, as every command with a result has them.
struct OutputOptions {
  std::string format = "table";
  std::string file;

  void declare(CLI::App& app, Language language);
  // Throws Error (usage) for an unknown format, with the nearest.
  render::Format read_format() const;
  // To standard output, or to the file: written beside it and renamed, so that it is never half.
  void write(Context& context, const std::string& text) const;
};

}  // namespace track::cli
