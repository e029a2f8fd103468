#include "line/help.hpp"

#include <algorithm>
#include <memory>

#include "commands/command.hpp"
#include "context.hpp"
#include "line/common_options.hpp"
#include "line/usage.hpp"

namespace track::cli {

namespace {

int run_help(const std::string& name, const Context& context) {
  GlobalOptions globals;
  Options line;
  globals.declare(line);
  if (!name.empty()) {
    const auto command = std::ranges::find(commands(), name, &Command::name);
    if (command == commands().end()) throw unknown_command_error(name);
    line.begin_command(name);
    command->declare(line);
  }
  context.print(help_text(line, context.language(), context.out_style().width));
  return 0;
}

}  // namespace

Run declare_help(Options& line) {
  auto name = std::make_shared<std::string>();
  line.add("COMMAND", name.get(), {"the command to explain", "説明するコマンド"});
  return [name](Context& context) { return run_help(*name, context); };
}

}  // namespace track::cli
