#include "line/help.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "commands/command.hpp"
#include "output/terminal.hpp"
#include "track/base/text.hpp"

namespace track::cli {

namespace {

constexpr Message<> about{"track: indicators of a plan, target against actual",
                          "track：計画の指標を記録し、目標と実績を比べます"};
constexpr Message<std::string> usage{"Usage: track {}", "使い方：track {}"};
constexpr Message<> commands_heading{"Commands:", "コマンド："};
constexpr Message<> arguments_heading{"Arguments:", "引数："};
constexpr Message<> options_heading{"Options:", "オプション："};
constexpr Message<> global_heading{"Options of every command:", "全コマンド共通のオプション："};
constexpr Message<> examples_heading{"Examples:", "例："};
constexpr Message<Localized> is_required{"{} (required)", "{}（必須）"};
constexpr Message<> see_command{"track COMMAND --help explains one command.",
                                "各コマンドの使い方は track コマンド --help で表示します。"};

constexpr int widest_term = 26;

// The words that stand for a value, by the name that an option gives for its own.
struct PlaceholderWord {
  std::string_view name;
  Message<> shown;
};
constexpr PlaceholderWord placeholders[] = {
    {"COMMAND", {"COMMAND", "コマンド"}},
    {"COPIES", {"N", "個数"}},
    {"DAY", {"DAY", "日付"}},
    {"DAYS", {"N", "日数"}},
    {"ENCODING", {"ENCODING", "文字コード"}},
    {"FILE", {"FILE", "ファイル"}},
    {"FORMAT", {"FORMAT", "形式"}},
    {"GROUP", {"GROUP", "まとめ方"}},
    {"ID", {"ID", "ID"}},
    {"KIND", {"KIND", "種類"}},
    {"LANGUAGE", {"LANGUAGE", "言語"}},
    {"LEVEL", {"LEVEL", "区分"}},
    {"LICENCE", {"LICENCE", "利用条件"}},
    {"MODE", {"MODE", "方法"}},
    {"N", {"N", "番号"}},
    {"NUMBER", {"N", "件数"}},
    {"NAME", {"NAME", "名前"}},
    {"OPTIONS", {"OPTIONS", "オプション"}},
    {"PATH", {"PATH", "パス"}},
    {"SINCE", {"WHEN", "時点"}},
    {"SORT", {"KEY", "並べ替えの項目"}},
    {"STATUS", {"STATUS", "判定"}},
    {"TEXT", {"TEXT", "文字列"}},
    {"VALUE", {"VALUE", "値"}},
    {"WHAT", {"WHAT", "対象"}},
    {"PLACE", {"PLACE", "場所"}},
    {"WHEN", {"WHEN", "日・期間"}},
    {"YEAR", {"YEAR", "年度"}},
    {"YEARS", {"YEARS", "年度の範囲"}},
};

struct Line {
  std::string term;
  std::string meaning;
};

// "-o, --output FILE", or "WHAT…" for an argument.
std::string term_of(const Option& option, Language language) {
  if (option.is_argument()) {
    return placeholder(option.name).in(language) + (option.takes_several() ? "…" : "");
  }
  std::string result;
  if (option.letter != 0) result = std::string{'-', option.letter} + ", ";
  result += option.name;
  if (option.is_flag()) return result;
  return result + " " + placeholder(option.value).in(language);
}

Line line_of(const Option& option, Language language) {
  const bool marked = option.required && !option.is_argument();
  const Localized meaning = marked ? is_required(option.help) : option.help;
  return {term_of(option, language), meaning.in(language)};
}

// Those of the program, or the arguments or the options of the command.
std::vector<Line> lines_of(const Options& options, Language language, bool of_program,
                           bool arguments = false) {
  std::vector<Line> result;
  for (const Option& option : options.all()) {
    if (option.of_program != of_program || option.is_argument() != arguments) continue;
    result.push_back(line_of(option, language));
  }
  return result;
}

std::string block(const Message<>& heading, const std::vector<Line>& lines, Language language,
                  int columns) {
  if (lines.empty()) return {};
  std::size_t width = 0;
  for (const Line& line : lines) width = std::max(width, text_width(line.term));
  width = std::min<std::size_t>(width, widest_term);
  const int indent = static_cast<int>(width) + 4;
  std::string result = "\n" + heading().in(language) + "\n";
  for (const Line& line : lines) {
    const std::string meaning = indented(line.meaning, indent, columns);
    const bool beside = text_width(line.term) <= width;
    result += "  " + pad_right(line.term, width);
    result += beside ? meaning.substr(width + 2) : "\n" + meaning;
  }
  return result;
}

// " N [VALUE…]": what may be left out stands in brackets.
std::string arguments_of(const Options& options, Language language) {
  std::string result;
  for (const Option& option : options.all()) {
    if (!option.is_argument()) continue;
    const std::string term = term_of(option, language);
    result += option.required ? " " + term : " [" + term + "]";
  }
  return result;
}

std::string command_help(const Options& options, Language language, int columns) {
  const auto command = std::ranges::find(commands(), options.command(), &Command::name);
  const std::vector<Line> arguments = lines_of(options, language, false, true);
  const std::string words = options.command() + arguments_of(options, language) + " [" +
                            placeholder("OPTIONS").in(language) + "]";
  return indented(command->summary().in(language), 0, columns) + "\n" + usage(words).in(language) +
         "\n" + block(arguments_heading, arguments, language, columns) +
         block(options_heading, lines_of(options, language, false), language, columns) +
         block(global_heading, lines_of(options, language, true), language, columns) + "\n" +
         examples_heading().in(language) + "\n" + std::string(command->examples);
}

std::string program_help(const Options& options, Language language, int columns) {
  std::vector<Line> lines;
  for (const Command& command : commands()) {
    lines.push_back({std::string(command.name), command.summary().in(language)});
  }
  const std::string words =
      placeholder("COMMAND").in(language) + " [" + placeholder("OPTIONS").in(language) + "]";
  return about().in(language) + "\n\n" + usage(words).in(language) + "\n" +
         block(commands_heading, lines, language, columns) +
         block(global_heading, lines_of(options, language, true), language, columns) + "\n" +
         see_command().in(language) + "\n";
}

}  // namespace

Localized placeholder(const std::string& name) {
  const auto* const found = std::ranges::find(placeholders, name, &PlaceholderWord::name);
  return found == std::end(placeholders) ? verbatim(name) : found->shown();
}

std::string help_text(const Options& options, Language language, int columns) {
  return options.command().empty() ? program_help(options, language, columns)
                                   : command_help(options, language, columns);
}

}  // namespace track::cli
