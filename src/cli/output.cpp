#include "output.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "choices.hpp"
#include "track/base/system_reason.hpp"
#include "track/base/text.hpp"

namespace track::cli {

namespace {

constexpr Phrase<std::string> format_help{"how to print: {}", "出力形式：{}"};
constexpr Phrase<> file_help{"write to this file instead of standard output",
                             "標準出力の代わりにこのファイルへ書き出します"};
constexpr Phrase<std::string> unknown_format{"unknown format \"{}\"",
                                             "「{}」という形式はありません"};
constexpr Phrase<std::string, Sentence> cannot_write{"cannot write {}: {}",
                                                     "{} に書き込めません：{}"};
constexpr Phrase<> choose_another_file{"give a file in a folder that exists and can be written",
                                       "書き込みできる既存のフォルダのファイルを指定してください"};

std::string all_formats() {
  return fmt::format("{}", fmt::join(keys<render::Format>(), ", "));
}

}  // namespace

void OutputOptions::declare(CLI::App& app, Language language) {
  app.add_option("--format", format, format_help(all_formats()).in(language))->type_name("FORMAT");
  app.add_option("-o,--output", file, file_help().in(language))->type_name("FILE");
}

render::Format OutputOptions::read_format() const {
  if (const auto found = from_key<render::Format>(format)) return *found;
  throw Error(ErrorKind::usage, unknown_format(printable(format)),
              choices(format, keys<render::Format>()));
}

void OutputOptions::write(Context& context, const std::string& text) const {
  if (file.empty()) {
    context.print(text);
    return;
  }
  const std::filesystem::path target(file);
  std::filesystem::path beside = target;
  beside += fmt::format(".{}.part", ::getpid());
  std::ofstream stream(beside, std::ios::binary);
  stream << text;
  stream.close();
  int problem = stream ? 0 : errno;
  if (problem == 0 && ::rename(beside.c_str(), target.c_str()) != 0) problem = errno;
  if (problem == 0) return;
  std::error_code ignored;
  std::filesystem::remove(beside, ignored);
  if (std::filesystem::is_directory(target, ignored)) problem = EISDIR;
  throw Error(ErrorKind::refused, cannot_write(printable(file), system_reason(problem)),
              {choose_another_file()});
}

}  // namespace track::cli
