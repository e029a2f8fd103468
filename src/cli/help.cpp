#include "help.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <vector>

#include "command.hpp"
#include "terminal.hpp"
#include "track/base/text_layout.hpp"

namespace track::cli {

namespace {

constexpr Message<std::string> usage{"Usage: track {}", "使い方：track {}"};
constexpr Message<> commands_heading{"Commands:", "コマンド："};
constexpr Message<> arguments_heading{"Arguments:", "引数："};
constexpr Message<> options_heading{"Options:", "オプション："};
constexpr Message<> global_heading{"Options of every command:", "全コマンド共通のオプション："};
constexpr Message<> examples_heading{"Examples:", "例："};
constexpr Message<std::string> is_required{"{} (required)", "{}（必須）"};
constexpr Message<> see_command{"track COMMAND --help explains one command.",
                                "各コマンドの使い方は track コマンド --help で表示します。"};

constexpr int widest_term = 26;

struct PlaceholderWord {
  const char* en;
  const char* ja;
};
constexpr PlaceholderWord placeholders[] = {
    {"COMMAND", "コマンド"}, {"OPTIONS", "オプション"}, {"WHAT", "対象"},   {"PATH", "パス"},
    {"FILE", "ファイル"},    {"LANGUAGE", "言語"},      {"MODE", "方法"},   {"DAY", "日付"},
    {"WHEN", "日・期間"},    {"YEAR", "年度"},          {"NAME", "名前"},   {"LEVEL", "区分"},
    {"YEARS", "年度の範囲"}, {"FORMAT", "形式"},        {"TEXT", "文字列"}, {"ID", "ID"},
    {"GROUP", "まとめ方"},
};

struct Line {
  std::string term;
  std::string meaning;
};

// "-o, --output FILE", or "WHAT…" for an argument.
std::string term_of(const CLI::Option& option, Language language) {
  const bool several = option.get_expected_max() > 1;
  if (option.get_positional()) {
    return placeholder(option.get_name(true)).in(language) + (several ? "…" : "");
  }
  std::string result;
  for (const std::string& name : option.get_snames()) result += "-" + name + ", ";
  for (const std::string& name : option.get_lnames()) result += "--" + name;
  if (option.get_items_expected_max() == 0) return result;
  return result + " " + placeholder(option.get_type_name()).in(language);
}

std::vector<Line> lines_of(const CLI::App& app, Language language, bool positional) {
  std::vector<Line> result;
  for (const CLI::Option* option : app.get_options()) {
    const bool told_for_all = app.get_parent() != nullptr && option == app.get_help_ptr();
    if (option->get_positional() != positional || told_for_all) continue;
    const std::string& meaning = option->get_description();
    const bool marked = option->get_required() && !positional;
    result.push_back(
        {term_of(*option, language), marked ? is_required(meaning).in(language) : meaning});
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

const Command& command_of(const CLI::App& app) {
  const auto all = commands();
  return *std::find_if(all.begin(), all.end(),
                       [&](const Command& one) { return one.name == app.get_name(); });
}

std::string command_help(const CLI::App& app, const CLI::App& chosen, Language language,
                         int columns) {
  const Command& command = command_of(chosen);
  const std::vector<Line> arguments = lines_of(chosen, language, true);
  std::string words = chosen.get_name();
  for (const Line& argument : arguments) words += " " + argument.term;
  words += " [" + placeholder("OPTIONS").in(language) + "]";
  return indented(command.summary().in(language), 0, columns) + "\n" + usage(words).in(language) +
         "\n" + block(arguments_heading, arguments, language, columns) +
         block(options_heading, lines_of(chosen, language, false), language, columns) +
         block(global_heading, lines_of(app, language, false), language, columns) + "\n" +
         examples_heading().in(language) + "\n" + std::string(command.examples);
}

std::string program_help(const CLI::App& app, Language language, int columns) {
  std::vector<Line> lines;
  for (const Command& command : commands()) {
    lines.push_back({std::string(command.name), command.summary().in(language)});
  }
  const std::string words =
      placeholder("COMMAND").in(language) + " [" + placeholder("OPTIONS").in(language) + "]";
  return app.get_description() + "\n\n" + usage(words).in(language) + "\n" +
         block(commands_heading, lines, language, columns) +
         block(global_heading, lines_of(app, language, false), language, columns) + "\n" +
         see_command().in(language) + "\n";
}

}  // namespace

Localized placeholder(const std::string& name) {
  for (const PlaceholderWord& word : placeholders) {
    if (name == word.en) return {word.en, word.ja};
  }
  return verbatim(name);
}

std::string help_text(const CLI::App& app, Language language, int columns) {
  const auto chosen = app.get_subcommands();
  return chosen.empty() ? program_help(app, language, columns)
                        : command_help(app, *chosen.front(), language, columns);
}

}  // namespace track::cli
