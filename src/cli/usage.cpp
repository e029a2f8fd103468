#include "usage.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "command.hpp"
#include "track/base/suggestion.hpp"
#include "track/base/text.hpp"

namespace track::cli {

namespace {

constexpr Phrase<> about{
    "track: indicators of a plan, target against actual",
    "track：計画の指標を記録し、目標と実績を比べます"};
constexpr Phrase<> database_help{"the database file (TRACK_DB)",
                                 "データベースのファイル（環境変数 TRACK_DB）"};
constexpr Phrase<> language_help{"language: ja or en (TRACK_LANG)", "言語：ja または en（環境変数 TRACK_LANG）"};
constexpr Phrase<> color_help{"colour: auto, always or never", "色：auto、always、never"};
constexpr Phrase<> quiet_help{"print warnings and errors only", "警告とエラーだけを表示します"};
constexpr Phrase<> no_input_help{"never ask", "確認を求めません"};
constexpr Phrase<> as_of_help{"as known at the end of this day", "この日の終わりの時点の内容で表示します"};
constexpr Phrase<> help_help{"print this help and exit", "この説明を表示して終了します"};
constexpr Phrase<> version_help{"print the version and exit", "版を表示して終了します"};

constexpr Phrase<> usage_label{"Usage", "使い方"};
constexpr Phrase<> options_label{"Options", "オプション"};
constexpr Phrase<> commands_label{"Commands", "コマンド"};
constexpr Phrase<> command_label{"COMMAND", "コマンド"};
constexpr Phrase<> positionals_label{"Arguments", "引数"};
constexpr Phrase<> required_label{"(required)", "（必須）"};
constexpr Phrase<> text_label{"TEXT", "文字列"};

constexpr Phrase<std::string> unknown_command{"unknown command \"{}\"",
                                              "「{}」というコマンドはありません"};
constexpr Phrase<std::string> unknown_option{"unknown option \"{}\"",
                                             "「{}」というオプションはありません"};
constexpr Phrase<std::string> unexpected_word{"unexpected argument \"{}\"",
                                              "余分な引数「{}」があります"};
constexpr Phrase<std::string> did_you_mean{"did you mean \"{}\"?", "「{}」ではありませんか"};
constexpr Phrase<> see_commands{"track --help lists the commands", "track --help でコマンドの一覧を表示します"};
constexpr Phrase<std::string> see_options{"track {} --help explains its options",
                                          "track {} --help で使い方を表示します"};
constexpr Phrase<std::string> missing{"{} is required", "{} を指定してください"};
constexpr Phrase<std::string> missing_value{"{} needs a value", "{} には値が必要です"};
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

void suggest(const std::string& word, const std::vector<std::string>& known,
             std::vector<Sentence>& hints) {
  const std::vector<std::string> near = nearest(word, known, 1);
  if (!near.empty()) hints.push_back(did_you_mean(near.front()));
}

// An unknown word: where no command stands before it, it was meant to be one.
Error extra_word(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  std::vector<std::string> words = app.remaining(true);
  const std::string word = words.empty() ? std::string{} : words.front();
  std::vector<Sentence> hints;
  if (word.starts_with("-") && word.size() > 1) {
    std::vector<std::string> known = option_names(app);
    if (!chosen.empty()) {
      const std::vector<std::string> own = option_names(*chosen.front());
      known.insert(known.end(), own.begin(), own.end());
    }
    suggest(word.substr(0, word.find('=')), known, hints);
    hints.push_back(chosen.empty() ? see_commands() : see_options(chosen.front()->get_name()));
    return {ErrorKind::usage, unknown_option(printable(word)), hints};
  }
  if (chosen.empty()) {
    std::vector<std::string> known;
    for (const Command& command : commands()) known.emplace_back(command.name);
    suggest(word, known, hints);
    hints.push_back(see_commands());
    return {ErrorKind::usage, unknown_command(printable(word)), hints};
  }
  hints.push_back(see_options(chosen.front()->get_name()));
  return {ErrorKind::usage, unexpected_word(printable(word)), hints};
}

// The option's name at the front of CLI11's message: "--year is required", "--year: 1 required …".
std::string option_in(const std::string& message) {
  return message.substr(0, message.find_first_of(" :"));
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
  prepare_help(app, language);
  app.add_option("--db", options.database, database_help().in(language));
  app.add_option("--lang", options.language, language_help().in(language));
  app.add_option("--color", options.color, color_help().in(language));
  app.add_option("--as-of", options.as_of, as_of_help().in(language));
  app.add_flag("-q,--quiet", options.quiet, quiet_help().in(language));
  app.add_flag("--no-input", options.no_input, no_input_help().in(language));
  app.set_version_flag("--version", std::string{}, version_help().in(language));
}

void check_globals(const GlobalOptions& options) {
  check_choice("--lang", options.language, {"ja", "en"});
  check_choice("--color", options.color, {"auto", "always", "never"});
}

void prepare_help(CLI::App& app, Language language) {
  app.set_help_flag("-h,--help", help_help().in(language));
  const auto& form = app.get_formatter();
  form->label("Usage", usage_label().in(language));
  form->label("OPTIONS", options_label().in(language));
  form->label("Options", options_label().in(language));
  form->label("Subcommands", commands_label().in(language));
  form->label("SUBCOMMAND", command_label().in(language));
  form->label("Positionals", positionals_label().in(language));
  form->label("REQUIRED", required_label().in(language));
  form->label("TEXT", text_label().in(language));
  form->column_width(34);
}

Error usage_error(const CLI::ParseError& error, const CLI::App& app) {
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) return extra_word(app);
  const auto chosen = app.get_subcommands();
  const std::vector<Sentence> hints{chosen.empty() ? see_commands()
                                                   : see_options(chosen.front()->get_name())};
  const std::string option = printable(option_in(error.what()));
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    return {ErrorKind::usage, missing(option), hints};
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    return {ErrorKind::usage, missing_value(option), hints};
  }
  return {ErrorKind::usage, not_understood(printable(error.what())), hints};
}

}  // namespace track::cli
