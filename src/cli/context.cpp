#include "context.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <istream>
#include <ostream>
#include <string>
#include <system_error>

#include "output/terminal.hpp"
#include "track/app/record_request.hpp"
#include "track/base/text.hpp"

namespace track::cli {

namespace {

constexpr Message<> warning_mark{"track: warning: ", "track：警告："};
constexpr Message<> no_database_place{"the location of the database is not known",
                                      "データベースの場所が決まりません"};
constexpr Message<> name_database{"give it with --db PATH or TRACK_DB",
                                  "--db または環境変数 TRACK_DB で指定してください"};
constexpr Message<std::string> relative_home{
    "the location of the database is not known: HOME is \"{}\", which is not an absolute path",
    "データベースの場所が決まりません：HOME の「{}」が絶対パスではありません"};
constexpr Message<std::string> blank_variable{"the variable {} is set, but blank",
                                              "環境変数 {} に空白しか設定されていません"};
constexpr Message<std::string> unset_it{"give it a value, or unset it: unset {}",
                                        "値を設定するか、unset {} で取り消してください"};
constexpr Message<> as_of_reads{"--as-of is for looking back, not for recording or loading",
                                "--as-of は過去の内容を見るためのもので、書き込みには使えません"};
constexpr Message<> as_of_way{"leave it out; the day something was held is given with --on",
                              "省いてください。実施日は --on で指定します"};
constexpr Message<Localized> yes_or_no{"{} [y/N] ", "{} [y/N]（y＝はい）："};
constexpr Message<std::string, OperationId, std::string> clock_behind{
    "this computer's clock says {}, but operation {} was made at {}: check the clock",
    "このコンピューターの時計は {} ですが、操作{}は {} "
    "に行われています。時計が正しいか確認してください"};

}  // namespace

Context::Context(Environment& environment, Language language, GlobalOptions options,
                 std::string command_line)
    : environment_(environment),
      language_(language),
      options_(std::move(options)),
      command_line_(std::move(command_line)) {}

render::Style Context::style(bool terminal) const {
  render::Style style;
  style.language = language_;
  style.width = columns(environment_);
  const bool dumb = environment_.variable("TERM").value_or("") == "dumb";
  const bool wanted = terminal && !dumb && !environment_.variable("NO_COLOR");
  style.color = options_.color == "always" || (options_.color != "never" && wanted);
  style.today = std::chrono::floor<std::chrono::days>(environment_.now());
  return style;
}

render::Style Context::out_style() const {
  return style(environment_.out_is_terminal);
}
render::Style Context::err_style() const {
  return style(environment_.err_is_terminal);
}

render::Style Context::file_style() const {
  return style(false);
}

bool Context::has_columns() const {
  return environment_.terminal_width || environment_.variable("COLUMNS");
}

void Context::print(const std::string& text) const {
  cli::print(text, environment_);
}

bool Context::can_ask() const {
  return environment_.in_is_terminal && environment_.err_is_terminal && !options_.no_input;
}

bool Context::ask(const Localized& question) const {
  *environment_.err << yes_or_no(question).in(language_) << std::flush;
  std::string answer;
  std::getline(*environment_.in, answer);
  const std::string said = trimmed(half_width(answer));
  return said == "y" || said == "Y" || said == "yes" || said == "はい";
}

void Context::warn(const Localized& sentence) const {
  *environment_.err << warning_mark().in(language_) << printable(sentence.in(language_)) << "\n";
}

void Context::warn(const std::vector<Localized>& sentences) const {
  for (const Localized& sentence : sentences) warn(sentence);
}

void Context::tell(const Localized& sentence) const {
  if (!environment_.err_is_terminal || options_.quiet) return;
  *environment_.err << printable(sentence.in(language_)) << "\n";
}

void Context::show_progress(const Localized& sentence) const {
  if (!environment_.err_is_terminal || options_.quiet) return;
  *environment_.err << "\r\x1b[K" << printable(sentence.in(language_)) << std::flush;
}

void Context::end_progress() const {
  if (!environment_.err_is_terminal || options_.quiet) return;
  *environment_.err << "\r\x1b[K" << std::flush;
}

void Context::print_faults(const std::vector<Diagnostic>& faults, render::Severity gravity) const {
  *environment_.err << render::diagnostics_text(faults, gravity, err_style());
}

std::optional<std::string> Context::named_in(const char* variable) const {
  std::optional<std::string> value = environment_.variable(variable);
  if (!value || !is_blank(*value)) return value;
  throw Error(ErrorKind::usage, blank_variable(variable), {unset_it(variable)});
}

std::filesystem::path Context::database() const {
  if (!options_.database.empty()) return options_.database;
  if (const auto named = named_in("TRACK_DB")) return *named;
  const std::filesystem::path data = environment_.variable("XDG_DATA_HOME").value_or("");
  if (data.is_absolute()) return data / "track" / "track.db";  // else ignored, as XDG wants it
  const std::filesystem::path home = environment_.variable("HOME").value_or("");
  if (home.is_absolute()) return home / ".local" / "share" / "track" / "track.db";
  throw Error(ErrorKind::unusable_database,
              home.empty() ? no_database_place() : relative_home(printable(home.string())),
              {name_database()});
}

void Context::make_default_folders() const {
  if (!options_.database.empty() || environment_.variable("TRACK_DB")) return;
  std::error_code told_below;  // by what makes the last folder
  std::filesystem::create_directories(database().parent_path().parent_path(), told_below);
}

store::Store Context::open(store::Access access) const {
  if (access == store::Access::create) make_default_folders();
  store::Store store = store::Store::open(database(), access);
  if (access != store::Access::read) warn_of_clock(store);
  return store;
}

// Operations made with a clock that was set back stand behind later ones all the same.
void Context::warn_of_clock(const store::Store& store) const {
  constexpr std::chrono::minutes most(1);  // clocks are corrected by seconds all the time
  const OperationId last = store.last_operation();
  if (last == 0) return;
  const Moment made = store.logged(last).operation.at;
  if (now() < made - most) warn(clock_behind(iso(now()), last, iso(made)));
}

app::CheckedRecord Context::checked_record() const {
  return {database(), options_.database, now()};
}

std::optional<std::string> Context::editor() const {
  const std::optional<std::string> visual = environment_.variable("VISUAL");
  return visual ? visual : environment_.variable("EDITOR");
}

Day Context::today(const FiscalCalendar& calendar) const {
  return day_in_zone(environment_.now(), calendar.time_zone);
}

app::KnownPlan Context::known_plan(const store::Store& store) const {
  return app::known_plan(store, options_.as_of, now());
}

void Context::refuse_as_of() const {
  refuse_as_of(as_of_reads(), as_of_way());
}

void Context::refuse_as_of(const Localized& problem, const Localized& way) const {
  if (!options_.as_of.empty()) throw Error(ErrorKind::usage, problem, {way});
}

Operation Context::operation(OperationKind kind, const std::string& actor,
                             const std::string& reason) const {
  Operation operation;
  operation.at = environment_.now();
  operation.actor =
      actor.empty() ? named_in("TRACK_ACTOR").value_or(environment_.login_name) : actor;
  app::check_text(operation.actor, "--by");
  app::check_text(reason, "--reason");
  operation.kind = kind;
  operation.command = command_line_;
  operation.reason = reason;
  return operation;
}

}  // namespace track::cli
