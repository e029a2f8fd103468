#pragma once

#include <filesystem>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "line/common_options.hpp"
#include "track/app/findings.hpp"
#include "track/app/known_plan.hpp"
#include "track/base/environment.hpp"
#include "track/base/error.hpp"
#include "track/model/record.hpp"
#include "track/render/format.hpp"
#include "track/render/views.hpp"
#include "track/store/store.hpp"

namespace track::cli {

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
  // Whether standard output has a width of its own: a terminal's, or the one that COLUMNS asks for.
  bool has_columns() const;
  bool prints_to_terminal() const { return environment_.out_is_terminal; }

  void print(const std::string& text) const;
  std::istream& input() const { return *environment_.in; }
  // Somebody sits at the terminal and may be asked.
  bool can_ask() const;
  // Asks on standard error; only yes is yes.
  bool ask(const Localized& question) const;
  void warn(const Localized& sentence) const;
  void warn(const std::vector<Localized>& sentences) const;
  // What was done, on standard error, to somebody who sits there; not with --quiet.
  void tell(const Localized& sentence) const;
  // How far a long job is, over the line before, to somebody who sits there.
  void show_progress(const Localized& sentence) const;
  void end_progress() const;
  void print_faults(const std::vector<Diagnostic>& faults, render::Severity gravity) const;

  // The option, the variable, or the usual place of the user's data. Throws Error where none is
  // known.
  std::filesystem::path database() const;
  // The folders above the database's own, where that lies in its default place; a place that was
  // named is not made but for its last folder: its disk may not be mounted.
  void make_default_folders() const;
  // Warns where the last operation was made later than it is now, and this is to be another.
  store::Store open(store::Access access) const;
  app::CheckedRecord checked_record() const;

  // What VISUAL or EDITOR names; nothing where neither is set.
  std::optional<std::string> editor() const;

  Moment now() const { return environment_.now(); }

  Day today(const FiscalCalendar& calendar) const;
  // What was known on the day that --as-of asks for; what is known now without it.
  app::KnownPlan known_plan(const store::Store& store) const;
  // For what writes: throws Error (usage) where --as-of was given.
  void refuse_as_of() const;
  // For what reads the whole record, likewise.
  void refuse_as_of(const Localized& problem, const Localized& way) const;

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
