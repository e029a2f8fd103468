#include "plan_files.hpp"

#include "assurance.hpp"
#include "track/definition/reader.hpp"

namespace track::cli {

namespace {

constexpr Phrase<std::size_t> faults_count{"{} errors; nothing was changed.",
                                           "エラーが{}件あります。何も変更していません。"};
constexpr Phrase<> one_fault{"1 error; nothing was changed.",
                             "エラーが1件あります。何も変更していません。"};
constexpr Phrase<> nothing_changed{"Nothing was changed.", "何も変更していません。"};

}  // namespace

Plan read_plan_files(const std::vector<std::string>& paths, Context& context) {
  const std::vector<std::filesystem::path> files(paths.begin(), paths.end());
  definition::Definitions read = with_assurance(
      nothing_changed(), [&] { return definition::read(definition::collect(files)); });
  context.print_faults(read.warnings, render::Gravity::warning);
  if (read.faults.empty()) return std::move(read.plan);
  context.print_faults(read.faults, render::Gravity::error);
  const std::size_t count = read.faults.size();
  throw Error(ErrorKind::bad_input, count == 1 ? one_fault() : faults_count(count));
}

}  // namespace track::cli
