#pragma once

#include <string>

#include "commands/command.hpp"
#include "line/options.hpp"
#include "track/app/record_request.hpp"
#include "track/render/format.hpp"

namespace track::cli {

// The arguments and options of a record, those that a line of standard input may have too.
void declare_request(Options& line, app::RequestWords& words);

struct RecordLinesOptions {
  app::RequestWords words;  // what was typed behind "-" goes for every line that says nothing else
  render::Format format;
  std::string by;
  bool again = false;
};

// `record -`: each line of standard input is a request, in the words of the command or as a JSON
// object; all are recorded by one operation, or none. Throws Error with the faults of all lines.
int record_lines(const RecordLinesOptions& options, Context& context);

}  // namespace track::cli
