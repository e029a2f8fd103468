#include "global_options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "choices.hpp"
#include "track/base/error.hpp"
#include "track/base/text.hpp"

namespace track::cli {

namespace {

constexpr Message<> about{"track: indicators of a plan, target against actual",
                          "track：計画の指標を記録し、目標と実績を比べます"};
constexpr Message<> database_help{"the database file (TRACK_DB)",
                                  "データベースのファイル（環境変数 TRACK_DB）"};
constexpr Message<> language_help{"language: ja or en (TRACK_LANG)",
                                  "言語：ja または en（環境変数 TRACK_LANG）"};
constexpr Message<> color_help{"colour: auto, always or never", "色：auto、always、never"};
constexpr Message<> quiet_help{"say nothing of what was loaded or recorded",
                               "読み込みと記録の結果を表示しません"};
constexpr Message<> no_input_help{"never ask", "確認を求めません"};
constexpr Message<> as_of_help{"show what was known at the end of this day",
                               "この日の終わりの時点の内容で表示します"};
constexpr Message<> help_help{"print this help and exit", "この説明を表示して終了します"};
constexpr Message<> version_help{"print the version and exit", "版を表示して終了します"};

constexpr Message<std::string, std::string> no_choice{"{} cannot be \"{}\"",
                                                      "{} に「{}」は使えません"};

void check_choice(const char* option, const std::string& value,
                  const std::vector<std::string>& known) {
  if (value.empty() || std::find(known.begin(), known.end(), value) != known.end()) return;
  throw Error(ErrorKind::usage, no_choice(option, printable(value)), choices(value, known));
}

}  // namespace

void declare_globals(CLI::App& app, GlobalOptions& options, Language language) {
  app.name("track");
  app.description(about().in(language));
  declare_help(app, language);
  app.add_option("--db", options.database, database_help().in(language))->type_name("FILE");
  app.add_option("--lang", options.language, language_help().in(language))->type_name("LANGUAGE");
  app.add_option("--color", options.color, color_help().in(language))->type_name("MODE");
  app.add_option("--as-of", options.as_of, as_of_help().in(language))->type_name("DAY");
  app.add_flag("-q,--quiet", options.quiet, quiet_help().in(language));
  app.add_flag("--no-input", options.no_input, no_input_help().in(language));
  app.set_version_flag("--version", std::string{}, version_help().in(language));
}

void declare_help(CLI::App& app, Language language) {
  app.set_help_flag("-h,--help", help_help().in(language));
}

void check_globals(const GlobalOptions& options) {
  check_choice("--lang", options.language, {"ja", "en"});
  check_choice("--color", options.color, {"auto", "always", "never"});
}

}  // namespace track::cli
