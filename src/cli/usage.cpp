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
constexpr Phrase<Sentence> missing_argument{"{} is required", "「{}」を指定してください"};
constexpr Phrase<std::string> missing{"{} is required", "{} を指定してください"};
constexpr Phrase<std::string> missing_value{"{} needs a value", "{} には値が必要です"};
constexpr Phrase<std::string> repeated{"{} is given more than once",
                                       "{} が2回以上指定されています"};
constexpr Phrase<std::string> takes_no_value{"{} takes no value", "{} に値は付けられません"};
constexpr Phrase<std::string> not_understood{"the command line was not understood: {}",
                                             "コマンドラインを解釈できませんでした（{}）"};

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

Error unknown_command_error(const std::string& word) {
  std::vector<std::string> known;
  for (const Command& command : commands()) known.emplace_back(command.name);
  std::vector<Sentence> hints = nearest_choice(word, known);
  hints.push_back(see_commands());
  return {ErrorKind::usage, unknown_command(printable(word)), hints};
}

// What nothing took: before a command stands, its first word was meant to be one; behind it, an
// option that does not exist says more than the words around it.
std::optional<Error> extra_word(const CLI::App& app) {
  const std::vector<std::string> words = app.remaining(true);
  if (words.empty()) return std::nullopt;
  const bool command_stands = !app.get_subcommands().empty();
  if (!command_stands && !looks_like_option(words.front())) {
    return unknown_command_error(words.front());
  }
  const auto option = std::find_if(words.begin(), words.end(), looks_like_option);
  if (option != words.end()) return unknown_option_error(app, *option);
  return Error(ErrorKind::usage, unexpected_word(printable(words.front())), {where_to_look(app)});
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

}  // namespace

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
  if (lacks) {
    return {ErrorKind::usage,
            name.starts_with("-") ? missing(name) : missing_argument(placeholder(name)), hints};
  }
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
