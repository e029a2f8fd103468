#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "context.hpp"
#include "output_ending.hpp"
#include "track/render/format.hpp"

namespace CLI {
class App;
}

namespace track::cli {

class OutputFile;

// --format and -o, as every command with a result has them.
struct OutputOptions {
  std::string format;
  std::string file;
  std::vector<render::Format> formats = render::all_formats();  // that the command has

  void declare(CLI::App& app, Language language);
  // What --format asks for, else what the file's ending stands for, else a table. Throws Error
  // (usage): an unknown format, an ending of another.
  render::Format read_format() const;
  // For what is about to be written: a file has no colours.
  render::Style style(const Context& context) const;
  // Where the result goes. Throws Error where it cannot or may not go there.
  OutputFile place(const Context& context,
                   const std::vector<std::filesystem::path>& definitions = {}) const;
  void write(const Context& context, const std::string& text) const;
};

}  // namespace track::cli
