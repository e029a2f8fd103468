#include "output/output_options.hpp"

#include "line/common_options.hpp"
#include "line/usage.hpp"
#include "output/endings.hpp"
#include "track/base/text.hpp"

namespace track::cli {

namespace {

constexpr Message<std::string> format_help{"output format: {}", "出力形式：{}"};
constexpr Message<std::string> unknown_format{"unknown format \"{}\"",
                                              "「{}」という形式はありません"};

std::vector<std::string> keys_of(const std::vector<render::Format>& formats) {
  std::vector<std::string> result;
  for (const render::Format one : formats) result.emplace_back(key(one));
  return result;
}

}  // namespace

void OutputOptions::declare(Options& line) {
  line.add("--format", &format, format_help(joined(keys_of(formats))), "FORMAT").choices =
      keys_of(formats);
  declare_json(line, json);
  line.add("-o,--output", &file,
           {"write to this file; its extension sets the format (- is standard output)",
            "このファイルへ書き出します。形式は拡張子で決まります（- は標準出力）"},
           "FILE");
}

render::Format OutputOptions::read_format() const {
  const std::optional<render::Format> asked =
      json ? render::Format::json : from_key<render::Format>(format);
  if (!format.empty() && !asked) {
    throw Error(ErrorKind::usage, unknown_format(printable(format)),
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
