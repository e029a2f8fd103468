#include "usage.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string_view>

#include "choices.hpp"
#include "command.hpp"
#include "help.hpp"
#include "track/base/text.hpp"

namespace track::cli {

namespace {

constexpr Message<std::string> unknown_command{"unknown command \"{}\"",
                                               "「{}」というコマンドはありません"};
constexpr Message<std::string> unknown_option{"unknown option \"{}\"",
                                              "「{}」というオプションはありません"};
constexpr Message<std::string> unexpected_word{"unexpected argument \"{}\"",
                                               "余分な引数「{}」があります"};
constexpr Message<> see_commands{"track --help lists the commands",
                                 "track --help でコマンドの一覧を表示します"};
constexpr Message<std::string> see_options{"track {} --help explains its options",
                                           "track {} --help で使い方を表示します"};
constexpr Message<Localized> missing_argument{"{} is required", "「{}」を指定してください"};
constexpr Message<std::string> usage_missing{"{} is required", "{} を指定してください"};
constexpr Message<std::string> missing_value{"{} needs a value", "{} には値が必要です"};
constexpr Message<std::string> repeated{"{} is given more than once",
                                        "{} が2回以上指定されています"};
constexpr Message<std::string> takes_no_value{"{} takes no value", "{} に値は付けられません"};
constexpr Message<std::string> usage_not_understood{"the command line was not understood: {}",
                                                    "コマンドラインを解釈できませんでした（{}）"};

constexpr Message<std::string> blank{"{} is empty", "{} が空です"};
constexpr Message<Localized> blank_argument{"{} is empty", "「{}」が空です"};
constexpr Message<> leave_it_out{"leave it out where nothing is meant",
                                 "指定しない場合は省いてください"};

// An empty text says here that there is none.
constexpr std::string_view texts[] = {"--place", "--note"};

template <class App>
auto commands_in(App& app) {
  return app.get_subcommands([](App*) { return true; });
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

Localized where_to_look(const CLI::App& app) {
  const auto command = commands_in(app);
  return command.empty() ? see_commands() : see_options(command.front()->get_name());
}

std::vector<Localized> help_on(const CLI::App& app, const std::string& option) {
  std::vector<Localized> hints;
  if (const CLI::Option* found = find_option(app, option)) {
    hints.push_back(verbatim(found->get_description()));
  }
  hints.push_back(where_to_look(app));
  return hints;
}

// The option's name at the front of CLI11's message: "--year is required", "--year: 1 required …".
std::string option_in(const std::string& message) {
  return message.substr(0, message.find_first_of(" :"));
}

}  // namespace

const CLI::Option* find_option(const CLI::App& app, const std::string& name) {
  for (const CLI::App* command : commands_in(app)) {
    if (const CLI::Option* option = command->get_option_no_throw(name)) return option;
  }
  return app.get_option_no_throw(name);
}

Error unknown_command_error(const std::string& word) {
  std::vector<std::string> known;
  for (const Command& command : commands()) known.emplace_back(command.name);
  std::vector<Localized> hints = nearest_choice(word, known);
  hints.push_back(see_commands());
  return {ErrorKind::usage, unknown_command(printable(word)), hints};
}

Error unknown_option_error(const CLI::App& app, const std::string& typed) {
  std::vector<std::string> known = option_names(app);
  for (const CLI::App* command : commands_in(app)) {
    const std::vector<std::string> own = option_names(*command);
    known.insert(known.end(), own.begin(), own.end());
  }
  std::vector<Localized> hints = nearest_choice(typed.substr(0, typed.find('=')), known);
  hints.push_back(where_to_look(app));
  return {ErrorKind::usage, unknown_option(printable(typed)), hints};
}

Error missing_value_error(const CLI::App& app, const std::string& option) {
  return {ErrorKind::usage, missing_value(option), help_on(app, option)};
}

Error needless_value_error(const CLI::App& app, const std::string& option) {
  return {ErrorKind::usage, takes_no_value(option), help_on(app, option)};
}

Error unexpected_word_error(const CLI::App& app, const std::string& word) {
  return {ErrorKind::usage, unexpected_word(printable(word)), {where_to_look(app)}};
}

Error usage_error(const CLI::ParseError& error, const CLI::App& app) {
  const std::string message = error.what();
  const std::string name = option_in(message);
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    return {ErrorKind::usage,
            name.starts_with("-") ? usage_missing(name) : missing_argument(placeholder(name)),
            help_on(app, name)};
  }
  const bool mismatch = dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr;
  if (mismatch && message.find("At Most") != std::string::npos) {
    return {ErrorKind::usage, repeated(printable(name)), {where_to_look(app)}};
  }
  return {ErrorKind::usage, usage_not_understood(printable(message)), help_on(app, name)};
}

void refuse_blank_values(const CLI::App& app) {
  std::vector<const CLI::App*> apps = commands_in(app);
  apps.push_back(&app);
  for (const CLI::App* one : apps) {
    for (const CLI::Option* option : one->get_options()) {
      const std::string name = option->get_name();
      if (std::ranges::count(texts, name) > 0) continue;
      if (std::ranges::none_of(option->results(), is_blank)) continue;
      const Localized sentence =
          option->get_positional() ? blank_argument(placeholder(name)) : blank(name);
      if (option->get_required()) throw Error(ErrorKind::usage, sentence, help_on(app, name));
      throw Error(ErrorKind::usage, sentence, {leave_it_out(), where_to_look(app)});
    }
  }
}

}  // namespace track::cli
