#include "usage.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <optional>

#include "choices.hpp"
#include "command.hpp"
#include "help.hpp"
#include "track/base/text.hpp"

namespace track::cli {

namespace {

constexpr Phrase<> about{"track: indicators of a plan, target against actual",
                         "track：計画の指標を記録し、目標と実績を比べます"};
constexpr Phrase<> database_help{"the database file (TRACK_DB)",
                                 "データベースのファイル（環境変数 TRACK_DB）"};
constexpr Phrase<> language_help{"language: ja or en (TRACK_LANG)",
                                 "言語：ja または en（環境変数 TRACK_LANG）"};
constexpr Phrase<> color_help{"colour: auto, always or never", "色：auto、always、never"};
constexpr Phrase<> quiet_help{"say nothing of what was loaded or recorded",
                              "読み込みと記録の結果を表示しません"};
constexpr Phrase<> no_input_help{"never ask", "確認を求めません"};
constexpr Phrase<> as_of_help{"show what was known at the end of this day",
                              "この日の終わりの時点の内容で表示します"};
constexpr Phrase<> help_help{"print this help and exit", "この説明を表示して終了します"};
constexpr Phrase<> version_help{"print the version and exit", "版を表示して終了します"};

constexpr Phrase<std::string> unknown_command{"unknown command \"{}\"",
                                              "「{}」というコマンドはありません"};
constexpr Phrase<std::string> unknown_option{"unknown option \"{}\"",
                                             "「{}」というオプションはありません"};
constexpr Phrase<std::string> unexpected_word{"unexpected argument \"{}\"",
                                              "余分な引数「{}」があります"};
constexpr Phrase<> see_commands{"track --help lists the commands",
                                "track --help でコマンドの一覧を表示します"};
constexpr Phrase<std::string> see_options{"track {} --help explains its options",
                                          "track {} --help で使い方を表示します"};
constexpr Phrase<Sentence> missing{"{} is required", "{} を指定してください"};
constexpr Phrase<std::string> missing_value{"{} needs a value", "{} には値が必要です"};
constexpr Phrase<std::string> repeated{"{} is given more than once",
                                       "{} が2回以上指定されています"};
constexpr Phrase<std::string> takes_no_value{"{} takes no value", "{} に値は付けられません"};
constexpr Phrase<std::string> not_understood{"the command line was not understood: {}",
                                             "コマンドラインを解釈できませんでした（{}）"};
constexpr Phrase<std::string, std::string, std::string> not_one_of{
    "{} \"{}\" is not one of {}", "{}「{}」は使えません。使えるのは {} です"};

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

Sentence where_to_look(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  return chosen.empty() ? see_commands() : see_options(chosen.front()->get_name());
}

Error unknown_option_error(const CLI::App& app, const std::string& word) {
  std::vector<std::string> known = option_names(app);
  for (const CLI::App* command : app.get_subcommands()) {
    const std::vector<std::string> own = option_names(*command);
    known.insert(known.end(), own.begin(), own.end());
  }
  std::vector<Sentence> hints = nearest_choice(word.substr(0, word.find('=')), known);
  hints.push_back(where_to_look(app));
  return {ErrorKind::usage, unknown_option(printable(word)), hints};
}

bool looks_like_option(const std::string& word) {
  return word.size() > 1 && word.starts_with("-");
}

// The first word that nothing took: where no command stands before it, it was meant to be one.
std::optional<Error> extra_word(const CLI::App& app) {
  const std::vector<std::string> words = app.remaining(true);
  const auto option = std::find_if(words.begin(), words.end(), looks_like_option);
  if (option != words.end()) return unknown_option_error(app, *option);
  if (words.empty()) return std::nullopt;
  if (!app.get_subcommands().empty()) {
    return Error(ErrorKind::usage, unexpected_word(printable(words.front())), {where_to_look(app)});
  }
  std::vector<std::string> known;
  for (const Command& command : commands()) known.emplace_back(command.name);
  std::vector<Sentence> hints = nearest_choice(words.front(), known);
  hints.push_back(see_commands());
  return Error(ErrorKind::usage, unknown_command(printable(words.front())), hints);
}

// The option's name at the front of CLI11's message: "--year is required", "--year: 1 required …".
std::string option_in(const std::string& message) {
  return message.substr(0, message.find_first_of(" :"));
}

const CLI::Option* find_option(const CLI::App& app, const std::string& name) {
  for (const CLI::App* command : app.get_subcommands()) {
    if (const CLI::Option* option = command->get_option_no_throw(name)) return option;
  }
  return app.get_option_no_throw(name);
}

void check_choice(const char* option, const std::string& value,
                  const std::vector<std::string>& choices) {
  if (value.empty() || std::find(choices.begin(), choices.end(), value) != choices.end()) return;
  std::string all;
  for (const std::string& choice : choices) all += (all.empty() ? "" : ", ") + choice;
  throw Error(ErrorKind::usage, not_one_of(option, printable(value), all));
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

Error usage_error(const CLI::ParseError& error, const CLI::App& app) {
  const bool lacks = dynamic_cast<const CLI::RequiredError*>(&error) != nullptr;
  if (lacks || dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    // A mistyped --yaer leaves --year missing; the typing error is what helps.
    if (const auto extra = extra_word(app)) return *extra;
  }
  const std::string message = error.what();
  const std::string name = option_in(message);
  std::vector<Sentence> hints;
  if (const CLI::Option* option = find_option(app, name)) {
    hints.push_back(verbatim(option->get_description()));
  }
  hints.push_back(where_to_look(app));
  if (lacks) return {ErrorKind::usage, missing(placeholder(printable(name))), hints};
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) == nullptr) {
    return {ErrorKind::usage, not_understood(printable(message)), hints};
  }
  if (message.find("At Most") != std::string::npos) {
    return {ErrorKind::usage, repeated(printable(name)), {where_to_look(app)}};
  }
  const bool flag = message.find("disallowed flag") != std::string::npos;
  return {ErrorKind::usage, (flag ? takes_no_value : missing_value)(printable(name)), hints};
}

}  // namespace track::cli
