#include "output.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <filesystem>
#include <fstream>

#include "track/base/suggestion.hpp"
#include "track/base/text.hpp"

namespace track::cli {

namespace {

constexpr Phrase<std::string> format_help{"how to print: {}", "出力形式：{}"};
constexpr Phrase<> file_help{"write to this file instead of standard output",
                             "標準出力の代わりにこのファイルへ書き出します"};
constexpr Phrase<std::string> unknown_format{"unknown format \"{}\"", "「{}」という形式はありません"};
constexpr Phrase<std::string> formats_are{"one of {}", "使える形式：{}"};
constexpr Phrase<std::string> did_you_mean{"did you mean \"{}\"?", "「{}」ではありませんか"};
constexpr Phrase<std::string, std::string> cannot_write{"cannot write {}: {}",
                                                        "{} に書き込めません：{}"};
constexpr Phrase<> choose_another_file{"give a file in a folder that exists and can be written",
                                       "書き込みできる既存のフォルダのファイルを指定してください"};

std::string all_formats() { return fmt::format("{}", fmt::join(keys<render::Format>(), ", ")); }

}  // namespace

void OutputOptions::declare(CLI::App& app, Language language) {
  app.add_option("--format", format, format_help(all_formats()).in(language));
  app.add_option("-o,--output", file, file_help().in(language));
}

render::Format OutputOptions::read_format() const {
  if (const auto found = from_key<render::Format>(format)) return *found;
  std::vector<Sentence> hints;
  const std::vector<std::string> near = nearest(format, keys<render::Format>(), 1);
  if (!near.empty()) hints.push_back(did_you_mean(near.front()));
  hints.push_back(formats_are(all_formats()));
  throw Error(ErrorKind::usage, unknown_format(printable(format)), hints);
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
  std::error_code problem;
  if (stream) std::filesystem::rename(beside, target, problem);
  if (stream && !problem) return;
  const std::string why = problem ? problem.message() : std::generic_category().message(errno);
  std::filesystem::remove(beside, problem);
  throw Error(ErrorKind::refused, cannot_write(printable(file), why), {choose_another_file()});
}

}  // namespace track::cli
