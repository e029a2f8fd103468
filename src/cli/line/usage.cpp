#include "line/usage.hpp"

#include <algorithm>

#include "commands/command.hpp"
#include "line/arguments.hpp"
#include "line/help.hpp"
#include "track/base/suggestion.hpp"
#include "track/base/text.hpp"
#include "track/render/format.hpp"

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
constexpr Message<std::string, std::string> both_given{"{} and {} cannot be given together",
                                                       "{} と {} は同時に指定できません"};
constexpr Message<> not_understood{"the command line was not understood",
                                   "コマンドラインを解釈できませんでした"};
constexpr Message<std::string> put_before_dashes{
    "behind \"--\" everything is a value: put {} before it",
    "「--」の後ろはすべて値として読みます。{} は「--」の前に置いてください"};
constexpr Message<std::string> dash_is_no_hyphen{
    "\"{}\" begins with another sign than the hyphen \"-\"",
    "「{}」の先頭の記号は半角ハイフン「-」ではありません"};

constexpr Message<std::string> blank{"{} is empty", "{} が空です"};
constexpr Message<Localized> blank_argument{"{} is empty", "「{}」が空です"};
constexpr Message<> leave_it_out{"leave it out if there is nothing to give",
                                 "指定しない場合は省いてください"};

constexpr Message<Localized> one_of{"one of {}", "使えるのは {}です"};

struct Synonym {
  std::string_view typed;
  std::string_view meant;
};

// What other programs, and people, call an option.
constexpr Synonym option_synonyms[] = {
    {"--date", "--on"},
    {"--day", "--on"},
    {"--when", "--on"},
    {"--period", "--on"},
    {"--where", "--place"},
    {"--location", "--place"},
    {"--venue", "--place"},
    {"--comment", "--note"},
    {"--remark", "--note"},
    {"--memo", "--note"},
    {"--message", "--reason"},
    {"--why", "--reason"},
    {"--user", "--by"},
    {"--author", "--by"},
    {"--actor", "--by"},
    {"--by", "--actor"},
    {"--fy", "--year"},
    {"--out", "--output"},
    {"--file", "--output"},
    {"--out-file", "--output"},
    {"--type", "--kind"},
    {"--limit", "--number"},
    {"--head", "--number"},
    {"--tail", "--number"},
    {"--department", "--owner"},
    {"--section", "--owner"},
    {"--force", "--again"},
    {"--yes", "--no-input"},
    {"--database", "--db"},
    {"--language", "--lang"},
    {"--order", "--sort"},
    {"--state", "--status"},
    {"--silent", "--quiet"},
    {"--at", "--as-of"},
    {"--date", "--as-of"},
    {"-d", "--on"},
    {"-d", "--as-of"},
    {"--csv", "--format"},
    {"--xlsx", "--format"},
    {"--excel", "--format"},
    {"--html", "--format"},
    {"--markdown", "--format"},
    {"--future", "--allow-future"},
};
constexpr Synonym command_synonyms[] = {
    {"add", "record"},      {"enter", "record"},   {"new", "record"},   {"edit", "amend"},
    {"correct", "amend"},   {"fix", "amend"},      {"change", "amend"}, {"delete", "undo"},
    {"remove", "undo"},     {"rm", "undo"},        {"revert", "undo"},  {"history", "log"},
    {"audit", "log"},       {"status", "summary"}, {"todo", "due"},     {"deadlines", "due"},
    {"ls", "list"},         {"view", "show"},      {"explain", "show"}, {"freeze", "close"},
    {"evaluate", "assess"}, {"rate", "assess"},    {"lock", "close"},   {"unlock", "reopen"},
    {"open", "reopen"},     {"verify", "check"},   {"copy", "backup"},  {"dump", "export"},
    {"import", "load"},
};

// "—on" and "–on", as word processors make them of "--on"; other words stay.
std::string with_hyphens(const std::string& typed) {
  std::string_view rest = typed;
  while (starts_with_dash(rest)) rest.remove_prefix(std::string_view("–").size());
  return rest.size() == typed.size() ? typed : "--" + std::string(rest);
}

Localized where_to_look(const Options& options) {
  return options.command().empty() ? see_commands() : see_options(options.command());
}

// "csv" for "--csv", "markdown" for "--md", where the command writes that; empty for none.
std::string format_meant(const Options& options, const std::string& typed) {
  const Option* format = options.find("--format");
  if (format == nullptr || !typed.starts_with("--")) return {};
  std::string name = typed.substr(2, typed.find('=') - 2);
  if (name == "md") name = "markdown";
  if (name == "text" || name == "txt") name = "table";
  return contains(format->choices, name) ? name : std::string();
}

// "-5", as other programs take the number of lines.
bool is_dashed_number(const std::string& word) {
  return word.size() > 1 && word.front() == '-' &&
         word.find_first_not_of("0123456789", 1) == std::string::npos;
}

// A format that a command has not: no other option is meant by it.
bool is_format(const std::string& name) {
  return name.starts_with("--") && from_key<render::Format>(name.substr(2)).has_value();
}

std::vector<Localized> help_on(const Options& options, const std::string& name) {
  std::vector<Localized> hints;
  if (const Option* found = options.find(name)) hints.push_back(found->help);
  hints.push_back(where_to_look(options));
  return hints;
}

}  // namespace

std::vector<std::string> options_meant(const Options& options, const std::string& typed) {
  const std::string hyphened = with_hyphens(typed);
  const std::string name = hyphened.substr(0, hyphened.find('='));
  if (!format_meant(options, hyphened).empty()) return {"--format"};
  for (const Synonym& one : option_synonyms) {
    if (name == one.typed && options.find(std::string(one.meant)) != nullptr) {
      return {std::string(one.meant)};
    }
  }
  if (is_format(name) && options.find("--format") == nullptr) return {};
  std::vector<std::string> known;
  for (const Option& option : options.all()) {
    if (!option.is_argument()) known.push_back(option.name);
  }
  return nearest(name, known);
}

std::vector<Localized> nearest_choice(const std::string& word,
                                      const std::vector<std::string>& known) {
  const Localized meant = did_you_mean(word, known);
  if (meant.empty()) return {};
  return {meant};
}

std::vector<Localized> choices(const std::string& word, const std::vector<std::string>& known) {
  return choices(word, known, {joined(known), joined(known) + " "});
}

std::vector<Localized> choices(const std::string& word, const std::vector<std::string>& known,
                               const Localized& shown) {
  std::vector<Localized> hints = nearest_choice(word, known);
  hints.push_back(one_of(shown));
  return hints;
}

Error unknown_command_error(const std::string& word) {
  std::vector<std::string> known;
  for (const Command& command : commands()) known.emplace_back(command.name);
  std::vector<Localized> hints;
  const auto* const synonym = std::ranges::find(command_synonyms, folded(word), &Synonym::typed);
  if (synonym != std::end(command_synonyms)) {
    hints.push_back(did_you_mean(std::string(synonym->meant), {std::string(synonym->meant)}));
  } else {
    hints = nearest_choice(word, known);
  }
  hints.push_back(see_commands());
  return {ErrorKind::usage, unknown_command(printable(word)), hints};
}

Error unknown_option_error(const Options& options, const std::string& typed) {
  const std::string hyphened = with_hyphens(typed);
  std::vector<Localized> hints;
  if (hyphened != typed) hints.push_back(dash_is_no_hyphen(printable(typed)));
  const std::vector<std::string> meant = options_meant(options, hyphened);
  if (!meant.empty()) {
    const std::string format = format_meant(options, hyphened);
    const std::string whole = format.empty() ? meant.front() : meant.front() + " " + format;
    hints.push_back(did_you_mean(whole, {whole}));
  }
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
  std::vector<Localized> hints;
  if (const Option* option = options.find(word)) hints.push_back(put_before_dashes(option->name));
  if (is_dashed_number(word) && options.find("--number") != nullptr) {
    const std::string meant = "-n " + word.substr(1);
    hints.push_back(did_you_mean(meant, {meant}));
  }
  hints.push_back(where_to_look(options));
  return {ErrorKind::usage, unexpected_word(printable(word)), hints};
}

Error missing_error(const Options& options, const std::string& name,
                    const std::vector<std::string>& words) {
  const bool argument = !name.starts_with("-");
  std::vector<Localized> hints = help_on(options, name);
  if (std::ranges::count(words, name) > 0) hints.insert(hints.begin(), put_before_dashes(name));
  return {ErrorKind::usage, argument ? missing_argument(placeholder(name)) : missing_option(name),
          hints};
}

Error repeated_error(const Options& options, const std::string& name) {
  return {ErrorKind::usage, repeated(printable(name)), {where_to_look(options)}};
}

Error both_given_error(const Options& options, const std::string& name, const std::string& other) {
  return {ErrorKind::usage, both_given(name, other), {where_to_look(options)}};
}

Error not_understood_error(const Options& options) {
  return {ErrorKind::usage, not_understood(), {where_to_look(options)}};
}

std::optional<Error> blank_error(const Options& options, const Option& option) {
  if (option.may_be_blank || std::ranges::none_of(option.given, is_blank)) return std::nullopt;
  const Localized sentence =
      option.is_argument() ? blank_argument(placeholder(option.name)) : blank(option.name);
  if (option.required) return Error(ErrorKind::usage, sentence, help_on(options, option.name));
  return Error(ErrorKind::usage, sentence, {leave_it_out(), where_to_look(options)});
}

}  // namespace track::cli
