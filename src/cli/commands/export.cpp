#include "commands/export.hpp"

#include <initializer_list>
#include <memory>
#include <vector>

#include "commands/command.hpp"
#include "line/usage.hpp"
#include "track/base/text.hpp"

namespace track::cli {

namespace {

constexpr Message<> whole_record{"the whole record is exported, and not as of a day",
                                 "書き出すのは記録の全体で、時点は指定できません"};
constexpr Message<> as_of_later{
    "leave out --as-of; reports as of any day can be made of what is exported",
    "--as-of を省いてください。書き出した内容から、任意の時点の報告を作成できます"};
constexpr Message<> what_is_missing{"what is to be exported is missing",
                                    "書き出すものが指定されていません"};
constexpr Message<> ways_to_export{
    "give a folder for a data package, \"measurements\", or --format postgresql",
    "データパッケージのフォルダ、measurements（実績値）、または --format postgresql "
    "を指定してください"};
constexpr Message<std::string, Localized> other_way{"{} is not for {}", "{} は{}では使えません"};
constexpr Message<> way_package{"a data package", "データパッケージ"};
constexpr Message<> way_postgresql{"--format postgresql", " --format postgresql "};
constexpr Message<> way_measurements{"measurements", "実績値（measurements）の書き出し"};

struct GivenOption {
  const char* name;
  bool given;
};

// Throws Error (usage) about the first that was given although it is another way's.
void refuse_given(std::initializer_list<GivenOption> options, const Localized& way) {
  for (const GivenOption& one : options) {
    if (one.given) throw Error(ErrorKind::usage, other_way(one.name, way));
  }
}

// A table of so many columns is of no use on a page.
bool is_for_people(render::Format format) {
  return format == render::Format::table || format == render::Format::markdown ||
         format == render::Format::html;
}

int run_export(const ExportOptions& options, Context& context) {
  const OutputOptions& output = options.output;
  const GivenOption words[] = {{"--encoding", output.encoding.given()},
                               {"--transliterate", output.encoding.transliterate},
                               {"--headings", output.headings}};
  const GivenOption year = {"--year", options.year.has_value()};
  const GivenOption licence = {"--licence", !options.licence.empty()};
  const GivenOption after = {"--after", !options.after.empty()};
  if (output.format == postgresql_format) {
    refuse_given({{"WHAT", !options.what.empty()}, year, licence, words[0], words[1], words[2]},
                 way_postgresql());
    return export_postgresql(options, context);
  }
  if (options.what == measurements_word) {
    refuse_given({licence, after}, way_measurements());
    return export_measurements(options, context);
  }
  if (options.what.empty()) throw Error(ErrorKind::usage, what_is_missing(), {ways_to_export()});
  refuse_given({{"--format", !output.format.empty()},
                {"--json", output.json},
                {"-o", !output.file.empty()},
                year,
                after,
                words[0],
                words[1],
                words[2]},
               way_package());
  return export_package(options, context);
}

}  // namespace

void refuse_as_of_some_day(const Context& context) {
  context.refuse_as_of(whole_record(), as_of_later());
}

Run declare_export(Options& line) {
  auto options = std::make_shared<ExportOptions>();
  line.add("WHAT", &options->what,
           {"a folder for all tables as CSV with datapackage.json, new or an earlier one; or "
            "\"measurements\", all values in force in one table",
            "全テーブルのCSVと datapackage.json を書き出すフォルダ（新規、または以前の書出し先）。"
            "または measurements（有効な実績値を1つの表に）"});
  options->output.usual = render::Format::csv;
  std::erase_if(options->output.formats, is_for_people);
  options->output.further_formats = {std::string(postgresql_format)};
  options->output.declare(line);
  options->output.declare_headings(line);
  line.add("--year", &options->year,
           {"of measurements, those of a fiscal year or several: R4, R3..R5",
            "実績値のうち、この年度のもの：R4、R3..R5"},
           "YEARS");
  line.add("--after", &options->after,
           {"for postgresql, only what is behind this operation, which the server holds already",
            "postgresql で、この操作より後のものだけを書き出します（サーバーにこの操作までがある"
            "場合）"},
           "N");
  line.add("--licence", &options->licence,
           {"of a package, the licence that the data is given under: CC-BY-4.0, or an address",
            "パッケージのデータの利用条件：CC-BY-4.0 などの識別子、またはURL"},
           "LICENCE");
  return [options](Context& context) { return run_export(*options, context); };
}

}  // namespace track::cli
