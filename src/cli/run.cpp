#include "track/cli/run.hpp"

#include <algorithm>
#include <csignal>
#include <ostream>

#include "commands/command.hpp"
#include "context.hpp"
#include "line/arguments.hpp"
#include "line/help.hpp"
#include "line/usage.hpp"
#include "output/terminal.hpp"
#include "track/base/environment.hpp"
#include "track/base/error.hpp"
#include "track/base/suggestion.hpp"
#include "track/base/text.hpp"

namespace track::cli {

namespace {

constexpr Message<> error_mark{"track: error: ", "track：エラー："};
constexpr Message<> internal{"something went wrong inside the program",
                             "プログラム内部で問題が発生しました"};
constexpr Message<> nothing_given{"no command was given", "コマンドが指定されていません"};
constexpr Message<> see_help{"track --help lists the commands",
                             "track --help でコマンドの一覧を表示します"};

void print_error(const Error& error, Language language, Environment& environment) {
  for (const Fault& fault : error.faults()) {
    *environment.err << error_mark().in(language) << printable(fault.message.in(language)) << "\n";
    for (const Localized& hint : fault.hints) {
      if (hint.empty()) continue;
      *environment.err << indented(printable(hint.in(language)), 2, columns(environment));
    }
  }
}

// Declares the options of the command that a word names.
Run declare_command(Options& line, const std::string& name) {
  const auto command = std::ranges::find(commands(), name, &Command::name);
  if (command == commands().end()) throw unknown_command_error(name);
  line.begin_command(name);
  if (command->effect == Effect::reads) return command->declare(line);
  return [run = command->declare(line)](Context& context) {
    static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
    return run(context);
  };
}

int run_command(const std::vector<std::string>& arguments, Language language,
                Environment& environment) {
  GlobalOptions globals;
  Options line;
  globals.declare(line);
  const std::size_t position = command_position(arguments, line);
  Run run;
  if (position < arguments.size()) run = declare_command(line, arguments[position]);
  const Options::Asked asked =
      with_closing_hint(run ? nothing_done(line.command()) : Localized{}, [&] {
        const Options::Asked result = line.read(arranged(arguments, position, line));
        if (result == Options::Asked::run) globals.check();
        return result;
      });
  switch (asked) {
    case Options::Asked::help:
      print(help_text(line, language, columns(environment)), environment);
      return 0;
    case Options::Asked::version:
      print("track " + std::string(version()) + "\n", environment);
      return 0;
    case Options::Asked::run:
      break;
  }
  if (!run) throw Error(ErrorKind::usage, nothing_given(), {see_help()});
  Context context(environment, language, globals, command_line(arguments));
  return run(context);
}

}  // namespace

int run(const std::vector<std::string>& arguments, Environment& environment) {
  const Language language = language_of(arguments, environment);
  try {
    return run_command(arguments, language, environment);
  } catch (const Error& error) {
    print_error(error, language, environment);
    return static_cast<int>(error.kind());
  } catch (const std::exception& error) {
    print_error(Error(ErrorKind::refused, internal(), {verbatim(error.what())}), language,
                environment);
    return static_cast<int>(ErrorKind::refused);
  }
}

}  // namespace track::cli
