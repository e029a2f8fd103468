#include "line/usage.hpp"

#include <algorithm>

#include "commands/command.hpp"
#include "line/help.hpp"
#include "track/base/suggestion.hpp"
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
constexpr Message<std::string> missing_option{"{} is required", "{} を指定してください"};
constexpr Message<std::string> missing_value{"{} needs a value", "{} には値が必要です"};
constexpr Message<std::string> repeated{"{} is given more than once",
                                        "{} が2回以上指定されています"};
constexpr Message<std::string> takes_no_value{"{} takes no value", "{} に値は付けられません"};
constexpr Message<std::string> not_understood{"the command line was not understood: {}",
                                              "コマンドラインを解釈できませんでした（{}）"};

constexpr Message<std::string> blank{"{} is empty", "{} が空です"};
constexpr Message<Localized> blank_argument{"{} is empty", "「{}」が空です"};
constexpr Message<> leave_it_out{"leave it out if there is nothing to give",
                                 "指定しない場合は省いてください"};

constexpr Message<std::string> one_of{"one of {}", "使えるのは {} です"};

Localized where_to_look(const Options& options) {
  return options.command().empty() ? see_commands() : see_options(options.command());
}

std::vector<Localized> help_on(const Options& options, const std::string& name) {
  std::vector<Localized> hints;
  if (const Option* found = options.find(name)) hints.push_back(found->help);
  hints.push_back(where_to_look(options));
  return hints;
}

}  // namespace

std::vector<Localized> nearest_choice(const std::string& word,
                                      const std::vector<std::string>& known) {
  const Localized meant = did_you_mean(word, known);
  if (meant.empty()) return {};
  return {meant};
}

std::vector<Localized> choices(const std::string& word, const std::vector<std::string>& known) {
  std::vector<Localized> hints = nearest_choice(word, known);
  hints.push_back(one_of(joined(known)));
  return hints;
}

Error unknown_command_error(const std::string& word) {
  std::vector<std::string> known;
  for (const Command& command : commands()) known.emplace_back(command.name);
  std::vector<Localized> hints = nearest_choice(word, known);
  hints.push_back(see_commands());
  return {ErrorKind::usage, unknown_command(printable(word)), hints};
}

Error unknown_option_error(const Options& options, const std::string& typed) {
  std::vector<std::string> known;
  for (const Option& option : options.all()) {
    if (!option.is_argument()) known.push_back(option.name);
  }
  std::vector<Localized> hints = nearest_choice(typed.substr(0, typed.find('=')), known);
  hints.push_back(where_to_look(options));
  return {ErrorKind::usage, unknown_option(printable(typed)), hints};
}

Error missing_value_error(const Options& options, const std::string& name) {
  return {ErrorKind::usage, missing_value(name), help_on(options, name)};
}

Error needless_value_error(const Options& options, const std::string& name) {
  return {ErrorKind::usage, takes_no_value(name), help_on(options, name)};
}

Error unexpected_word_error(const Options& options, const std::string& word) {
  return {ErrorKind::usage, unexpected_word(printable(word)), {where_to_look(options)}};
}

Error missing_error(const Options& options, const std::string& name) {
  const bool argument = !name.starts_with("-");
  return {ErrorKind::usage, argument ? missing_argument(placeholder(name)) : missing_option(name),
          help_on(options, name)};
}

Error repeated_error(const Options& options, const std::string& name) {
  return {ErrorKind::usage, repeated(printable(name)), {where_to_look(options)}};
}

Error not_understood_error(const Options& options, const std::string& name,
                           const std::string& complaint) {
  return {ErrorKind::usage, not_understood(printable(complaint)), help_on(options, name)};
}

void refuse_blank_values(const Options& options) {
  for (const Option& option : options.all()) {
    if (option.may_be_blank || std::ranges::none_of(option.given, is_blank)) continue;
    const Localized sentence =
        option.is_argument() ? blank_argument(placeholder(option.name)) : blank(option.name);
    if (option.required) throw Error(ErrorKind::usage, sentence, help_on(options, option.name));
    throw Error(ErrorKind::usage, sentence, {leave_it_out(), where_to_look(options)});
  }
}

}  // namespace track::cli
