#include "commands/plan_files.hpp"

#include <algorithm>

#include "commands/command.hpp"
#include "track/base/text.hpp"
#include "track/definition/reader.hpp"

namespace track::cli {

namespace {

constexpr Message<std::size_t> faults_count{"{} errors; nothing was changed.",
                                            "エラーが{}件あります。変更は行っていません。"};
constexpr Message<> one_fault{"1 error; nothing was changed.",
                              "エラーが1件あります。変更は行っていません。"};
constexpr Message<Localized> passed_over{"not read as definitions: {}",
                                         "定義として読み込まなかったものがあります：{}"};
constexpr Message<std::string, std::size_t> and_more{"{} and {} more", "{} ほか{}件"};

constexpr std::size_t most_named = 10;

void warn_of(const std::vector<std::filesystem::path>& left_out, const Context& context) {
  if (left_out.empty()) return;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(left_out.size(), most_named); ++i) {
    names.push_back(left_out[i].string());
  }
  const std::string named = joined(names);
  const std::size_t more = left_out.size() - names.size();
  const Localized all = more == 0 ? verbatim(named) : and_more(named, more);
  context.warn(passed_over(all));
}

}  // namespace

Plan read_plan_files(const std::vector<std::string>& paths, Context& context) {
  const std::vector<std::filesystem::path> files(paths.begin(), paths.end());
  const definition::LoadedFiles loaded =
      with_closing_hint(nothing_done("load"), [&] { return definition::load_files(files); });
  warn_of(loaded.passed_over, context);
  definition::Definitions read = definition::read(loaded.files);
  context.print_faults(read.warnings, render::Severity::warning);
  if (read.faults.empty()) return std::move(read.plan);
  context.print_faults(read.faults, render::Severity::error);
  const std::size_t count = read.faults.size();
  throw Error(ErrorKind::bad_input, count == 1 ? one_fault() : faults_count(count));
}

}  // namespace track::cli
