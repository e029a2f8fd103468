#include "output.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "choices.hpp"
#include "output_ending.hpp"
#include "output_file.hpp"
#include "track/base/text.hpp"

namespace track::cli {

namespace {

constexpr Message<std::string> output_format_help{"how to print: {}", "出力形式：{}"};
constexpr Message<> output_file_help{
    "write to this file, whose ending chooses the format (- is standard output)",
    "このファイルへ書き出します。形式は拡張子で決まります（- は標準出力）"};
constexpr Message<std::string> output_unknown_format{"unknown format \"{}\"",
                                                     "「{}」という形式はありません"};

std::vector<std::string> keys_of(const std::vector<render::Format>& formats) {
  std::vector<std::string> result;
  for (const render::Format one : formats) result.emplace_back(key(one));
  return result;
}

}  // namespace

void OutputOptions::declare(CLI::App& app, Language language) {
  app.add_option(
         "--format", format,
         output_format_help(fmt::format("{}", fmt::join(keys_of(formats), ", "))).in(language))
      ->type_name("FORMAT");
  app.add_option("-o,--output", file, output_file_help().in(language))->type_name("FILE");
}

render::Format OutputOptions::read_format() const {
  const std::optional<render::Format> asked = from_key<render::Format>(format);
  if (!format.empty() && !asked) {
    throw Error(ErrorKind::usage, output_unknown_format(printable(format)),
                choices(format, keys_of(formats)));
  }
  const std::optional<render::Format> by_ending = format_of_ending(file, formats);
  if (asked && by_ending && *asked != *by_ending) throw_contradiction(file, *by_ending, *asked);
  return asked.value_or(by_ending.value_or(render::Format::table));
}

render::Style OutputOptions::style(const Context& context) const {
  return place(context).is_standard_output() ? context.out_style() : context.file_style();
}

OutputFile OutputOptions::place(const Context& context,
                                const std::vector<std::filesystem::path>& definitions) const {
  return {file.empty() ? "-" : file, context, definitions};
}

void OutputOptions::write(const Context& context, const std::string& text) const {
  place(context).write(text, name_of(read_format()), context);
}

}  // namespace track::cli
