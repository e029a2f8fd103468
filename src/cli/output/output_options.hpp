#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "context.hpp"
#include "line/options.hpp"
#include "output/csv_encoding.hpp"
#include "output/output_file.hpp"
#include "track/render/document.hpp"
#include "track/render/format.hpp"

namespace track::cli {

// --format, --json and -o, as every command with a result has them.
struct OutputOptions {
  std::string format;
  bool json = false;
  std::string file;
  EncodingOptions encoding;
  bool headings = false;  // csv in words; see declare_headings
  // Those that the command has.
  std::vector<render::Format> formats = render::formats_of_any_document();
  render::Format usual = render::Format::table;  // where none is asked for
  std::vector<std::string> further_formats{};    // that it writes by itself

  void declare(Options& line);
  // --headings, where the rows have words.
  void declare_headings(Options& line);
  // What --format asks for, else what the file's ending stands for, else a table. Throws Error
  // (usage): an unknown format, an ending of another.
  render::Format read_format() const;
  // For what is about to be written: a file has no colours.
  render::Style style(const Context& context) const;
  // Where the result goes. Throws Error where it cannot or may not go there.
  OutputFile place(const Context& context,
                   const std::vector<std::filesystem::path>& definitions = {}) const;
  void write(const Context& context, const std::string& text) const;
  // A document row by row, where its format has rows.
  void write(const Context& context, const render::Document& document) const;
  // With --quiet, where there is nothing to tell; a file that was asked for is written all the
  // same.
  bool may_be_silent(const Context& context) const { return context.quiet() && file.empty(); }

 private:
  render::Format format_asked() const;
  void require_csv(render::Format asked) const;
};

// --format and --json of what answers in a sentence or for programs: table or json.
void declare_answer_format(Options& line, std::string& format, bool& json);
render::Format read_answer_format(const std::string& format, bool json);

// Throws Error (usage) where the ending of a calendar's name stands for something else.
void require_calendar_name(const std::string& file);

}  // namespace track::cli
