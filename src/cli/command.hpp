#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "track/base/localized.hpp"

namespace CLI {
class App;
}

namespace track::cli {

class Context;

// With --exit-code: there is something to act on.
constexpr int exit_with_findings = 10;

// What is done once the options are read; returns the exit code.
using Run = std::function<int(Context&)>;

// Whether somebody must be told that a command's work was done when its answer finds no reader.
// What only reads ends quietly with the pipe that it writes into.
enum class Effect { reads, writes };

// One subcommand. `declare` only describes its options, in the language of the help, and returns
// what runs with them: options are tested without a database.
struct Command {
  std::string_view name;
  Message<> summary;
  std::string_view examples;  // lines of the help, each with its line break
  Run (*declare)(CLI::App& app, Language language);
  Effect effect = Effect::reads;
};

// Every command, in the order of the help.
std::span<const Command> commands();

Run declare_load(CLI::App& app, Language language);
Run declare_record(CLI::App& app, Language language);
Run declare_report(CLI::App& app, Language language);
Run declare_list(CLI::App& app, Language language);
Run declare_show(CLI::App& app, Language language);
Run declare_due(CLI::App& app, Language language);
Run declare_summary(CLI::App& app, Language language);
Run declare_amend(CLI::App& app, Language language);
Run declare_undo(CLI::App& app, Language language);
Run declare_log(CLI::App& app, Language language);
Run declare_close(CLI::App& app, Language language);
Run declare_reopen(CLI::App& app, Language language);
Run declare_backup(CLI::App& app, Language language);
Run declare_restore(CLI::App& app, Language language);
Run declare_check(CLI::App& app, Language language);

}  // namespace track::cli
