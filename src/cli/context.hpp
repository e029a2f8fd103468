#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "track/base/environment.hpp"
#include "track/base/error.hpp"
#include "track/model/plan.hpp"
#include "track/model/record.hpp"
#include "track/render/diagnostics.hpp"
#include "track/render/format.hpp"
#include "track/store/store.hpp"

namespace track::cli {

// The options that stand before or behind any command.
struct GlobalOptions {
  std::string database;
  std::string language;
  std::string color;
  std::string as_of;
  bool quiet = false;
  bool no_input = false;
};

// A plan as it was known on the as-of day.
struct KnownPlan {
  Plan plan;
  int revision = 0;
  Day as_of;
  store::KnownAt known_at;
  std::optional<OperationId> closed_by{};  // the year asked for is frozen as of this operation
};

// What every command works with: the environment, the global options, the reader's language.
class Context {
 public:
  Context(Environment& environment, Language language, GlobalOptions options,
          std::string command_line);

  Language language() const { return language_; }
  bool quiet() const { return options_.quiet; }
  render::Style out_style() const;
  render::Style err_style() const;
  render::Style file_style() const;  // neither colour nor terminal

  void print(const std::string& text) const;
  // Somebody sits at the terminal and may be asked.
  bool can_ask() const;
  // Asks on standard error; only yes is yes.
  bool ask(const Localized& question) const;
  void warn(const Localized& sentence) const;
  // What was done, on standard error, to somebody who sits there; not with --quiet.
  void tell(const Localized& sentence) const;
  void print_faults(const std::vector<Diagnostic>& faults, render::Severity gravity) const;

  // The option, the variable, or the usual place of the user's data. Throws Error where none is
  // known.
  std::filesystem::path database() const;
  // The folders above the database's own, where that lies in its default place; a place that was
  // named is not made but for its last folder: its disk may not be mounted.
  void make_default_folders() const;
  // Warns where the last operation was made later than it is now, and this is to be another.
  store::Store open(store::Access access) const;
  // A command line to be shown, as it is to be typed: with --db where that was given.
  std::string command_to_type(std::vector<std::string> words) const;

  Moment now() const { return environment_.now(); }

  Day today(const FiscalCalendar& calendar) const;
  // The latest revision. Throws Error (unusable_database) before the first load.
  static int latest_revision(const store::Store& store);
  // The plan and the knowledge that --as-of asks for; today's without it.
  KnownPlan known_plan(const store::Store& store) const;
  // For what writes: throws Error (usage) where --as-of was given.
  void refuse_as_of() const;

  // The operation that a command is about to make. `actor` is --by; empty: TRACK_ACTOR, else the
  // login name.
  Operation operation(OperationKind kind, const std::string& actor,
                      const std::string& reason) const;

 private:
  render::Style style(bool terminal) const;
  // A variable that names something. Throws Error (usage) where it is set to nothing that can be
  // seen.
  std::optional<std::string> named_in(const char* variable) const;
  void warn_of_clock(const store::Store& store) const;

  Environment& environment_;
  Language language_;
  GlobalOptions options_;
  std::string command_line_;
};

}  // namespace track::cli
