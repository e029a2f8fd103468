#include "track/cli/run.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <ostream>

#include "arguments.hpp"
#include "command.hpp"
#include "context.hpp"
#include "global_options.hpp"
#include "help.hpp"
#include "printing.hpp"
#include "terminal.hpp"
#include "track/base/environment.hpp"
#include "track/base/error.hpp"
#include "track/base/text.hpp"
#include "typed.hpp"
#include "usage.hpp"

namespace track::cli {

namespace {

constexpr Message<> error_mark{"track: error: ", "track: エラー: "};
constexpr Message<> internal{"something went wrong inside the program",
                             "プログラム内部で問題が発生しました"};
constexpr Message<> run_nothing_given{"no command was given", "コマンドが指定されていません"};
constexpr Message<> see_help{"track --help lists the commands",
                             "track --help でコマンドの一覧を表示します"};

void print_error(const Error& error, Language language, Environment& environment) {
  *environment.err << error_mark().in(language) << printable(error.message().in(language)) << "\n";
  for (const Localized& hint : error.hints()) {
    if (hint.empty()) continue;
    *environment.err << indented(printable(hint.in(language)), 2, columns(environment));
  }
}

// Declares the options of the command that a word names.
Run declare_command(CLI::App& app, const std::string& name, Language language) {
  const auto all = commands();
  const auto command = std::ranges::find(all, name, &Command::name);
  if (command == all.end()) throw unknown_command_error(name);
  CLI::App* sub = app.add_subcommand(name);
  sub->fallthrough();
  declare_help(*sub, language);
  if (command->effect == Effect::reads) return command->declare(*sub, language);
  return [run = command->declare(*sub, language)](Context& context) {
    std::signal(SIGPIPE, SIG_IGN);
    return run(context);
  };
}

int run_command(const std::vector<std::string>& arguments, Language language,
                Environment& environment) {
  GlobalOptions globals;
  CLI::App app;
  declare_globals(app, globals, language);
  const std::size_t position = command_position(arguments, app);
  Run run;
  if (position < arguments.size()) run = declare_command(app, arguments[position], language);
  std::vector<std::string> reversed = arranged(arguments, position, app);
  std::reverse(reversed.begin(), reversed.end());
  try {
    app.parse(reversed);
  } catch (const CLI::CallForHelp&) {
    print(help_text(app, language, columns(environment)), environment);
    return 0;
  } catch (const CLI::CallForVersion&) {
    print("track " + std::string(version()) + "\n", environment);
    return 0;
  } catch (const CLI::ParseError& error) {
    throw usage_error(error, app);
  }
  refuse_blank_values(app);
  check_globals(globals);
  if (!run) throw Error(ErrorKind::usage, run_nothing_given(), {see_help()});
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
