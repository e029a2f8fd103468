#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "line/options.hpp"
#include "track/base/error.hpp"
#include "track/model/record.hpp"
#include "track/store/store.hpp"

namespace track::cli {

class Context;

// With --exit-code: there is something to act on.
constexpr int exit_with_findings = 10;

// What is done once the options are read; returns the exit code.
using Run = std::function<int(Context&)>;

// Whether somebody must be told that a command's work was done when its answer finds no reader.
// What only reads ends quietly with the pipe that it writes into.
enum class Effect { reads, writes };

// One subcommand. `declare` only describes its options, and returns what runs with them: options
// are tested without a database.
struct Command {
  std::string_view name;
  Message<> summary;
  std::string_view examples;  // lines of the help, each with its line break
  Run (*declare)(Options& line);
  Effect effect = Effect::reads;
  // Said last where a command line is refused before anything was stored; blank for what only
  // reads.
  Message<> nothing_done{"", ""};
};

// Every command, in the order of the help.
std::span<const Command> commands();

Run declare_load(Options& line);
Run declare_record(Options& line);
Run declare_import(Options& line);
Run declare_report(Options& line);
Run declare_list(Options& line);
Run declare_show(Options& line);
Run declare_due(Options& line);
Run declare_form(Options& line);
Run declare_summary(Options& line);
Run declare_amend(Options& line);
Run declare_assess(Options& line);
Run declare_undo(Options& line);
Run declare_log(Options& line);
Run declare_close(Options& line);
Run declare_reopen(Options& line);
Run declare_export(Options& line);
Run declare_backup(Options& line);
Run declare_restore(Options& line);
Run declare_check(Options& line);
Run declare_help(Options& line);

// Runs a job and gives what it gives; an Error out of it says `closing` in its last line. For what
// a command does up to its write ("Nothing was recorded.") and after it ("… was recorded").
template <class Job>
auto with_closing_hint(const Localized& closing, Job job) {
  try {
    return job();
  } catch (Error& error) {
    error.add_closing_hint(closing);
    throw;
  }
}

// What a command says where it is refused: "Nothing was recorded."
Localized nothing_done(std::string_view command);
// Where an operation was stored, and its answer could not be printed: whoever gave the command does
// not give it again.
Localized stored_all_the_same(OperationId operation);

// Where the years stand after a correction, as text for the terminal; empty where none was touched.
std::string standings_after(const store::Store& store, const Correction& correction,
                            const Context& context);

}  // namespace track::cli
