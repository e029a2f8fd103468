#include <algorithm>
#include <cctype>
#include <charconv>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>

#include "commands/command.hpp"
#include "context.hpp"
#include "line/usage.hpp"
#include "output/output_file.hpp"
#include "output/output_place.hpp"
#include "track/base/text.hpp"
#include "track/render/views.hpp"
#include "track/store/packages.hpp"
#include "track/store/postgresql.hpp"

namespace track::cli {

namespace {

constexpr Message<std::string> bad_licence{"--licence {} is neither an identifier nor an address",
                                           "--licence {} は識別子でもURLでもありません"};
constexpr Message<> licence_rule{
    "an identifier as CC-BY-4.0, or an address that begins with https://",
    "CC-BY-4.0 のような識別子、または https:// で始まるURLを指定してください"};

constexpr Message<std::string, std::size_t, std::int64_t> exported{
    "Exported to {}: {} tables, {} rows\n", "{} に書き出しました：{}テーブル、{}行\n"};
constexpr Message<OperationId, std::string> exported_up_to{"  last operation {}, digest {}\n",
                                                           "  最後の操作{}、ダイジェスト {}\n"};
constexpr Message<> replaced_earlier{"  an earlier package of this record was replaced\n",
                                     "  この記録の以前のパッケージを置き換えました\n"};

constexpr Message<> whole_record{"the whole record is exported, and not as of a day",
                                 "書き出すのは記録の全体で、時点は指定できません"};
constexpr Message<> as_of_later{
    "leave out --as-of; reports as of any day can be made of what is exported",
    "--as-of を省いてください。書き出した内容から、任意の時点の報告を作成できます"};

constexpr Message<> what_is_missing{"what is to be exported is missing",
                                    "書き出すものが指定されていません"};
constexpr Message<> ways_to_export{
    "give a folder for a data package, or --format postgresql",
    "データパッケージのフォルダ、または --format postgresql を指定してください"};
constexpr Message<std::string> unknown_target{"unknown format \"{}\"",
                                              "「{}」という形式はありません"};
constexpr Message<std::string> beside_postgresql{"{} is not for --format postgresql",
                                                 "{} は --format postgresql では使えません"};
constexpr Message<std::string> for_postgresql{"{} is for --format postgresql alone",
                                              "{} は --format postgresql だけで使えます"};
constexpr Message<std::string> bad_after{"--after {} is not the number of an operation",
                                         "--after {} は操作番号ではありません"};
constexpr Message<> after_rule{"the last operation that PostgreSQL holds; 0: none",
                               "PostgreSQL にある最後の操作の番号を指定してください（なければ0）"};
constexpr Message<> name_of_sql{"SQL for psql", "psql用のSQL"};

constexpr std::string_view postgresql = "postgresql";

struct ExportOptions {
  std::string what;
  std::string licence;
  std::string format;
  std::string after;
  std::string file;
};

void check_licence(const std::string& licence) {
  const bool is_address = licence.starts_with("https://") || licence.starts_with("http://");
  const bool fits = std::ranges::all_of(licence, [&](char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    if (is_address) return std::isgraph(byte) != 0;
    return std::isalnum(byte) != 0 || std::string_view(".+-").find(letter) != std::string::npos;
  });
  if (fits) return;
  throw Error(ErrorKind::usage, bad_licence(printable(licence)), {licence_rule()});
}

// A folder of a name that belongs to the record would make that unusable.
void refuse_protected_folder(const std::string& given, const Context& context) {
  std::error_code told_below;
  if (std::filesystem::exists(given, told_below)) return;
  std::filesystem::path folder = given;
  if (!folder.has_filename()) folder = folder.parent_path();
  const std::filesystem::path above = folder.parent_path();
  if (!above.empty() && !std::filesystem::is_directory(above, told_below)) return;  // told below
  refuse_protected(find_output_place(folder.string()), context.database(), {});
}

std::string text_of(const store::ExportedPackage& made, Language language) {
  const TablePackage& content = made.content;
  std::int64_t rows = 0;
  for (const TableFile& file : content.files) rows += file.rows;
  std::string text =
      exported(printable(made.folder.string()), content.files.size(), rows).in(language);
  text += exported_up_to(content.last_operation, content.digest).in(language);
  if (made.replaced) text += replaced_earlier().in(language);
  return text;
}

int run_export_package(const ExportOptions& options, Context& context) {
  context.refuse_as_of(whole_record(), as_of_later());
  check_licence(options.licence);
  refuse_protected_folder(options.what, context);
  const auto describe = [&](const TablePackage& content) {
    return render::write(
        render::document_of(content, options.licence, context.now(), context.language()),
        render::Format::json, context.file_style());
  };
  const store::ExportedPackage made =
      store::export_package(context.database(), options.what, describe);
  if (!context.quiet()) context.print(text_of(made, context.language()));
  return 0;
}

OperationId read_after(const std::string& text) {
  if (text.empty()) return 0;
  OperationId number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, problem] = std::from_chars(text.data(), end, number);
  if (problem == std::errc{} && stop == end && number >= 0) return number;
  throw Error(ErrorKind::usage, bad_after(printable(text)), {after_rule()});
}

int run_export_sql(const ExportOptions& options, Context& context) {
  context.refuse_as_of(whole_record(), as_of_later());
  if (!options.what.empty()) throw Error(ErrorKind::usage, beside_postgresql("DIR"));
  if (!options.licence.empty()) throw Error(ErrorKind::usage, beside_postgresql("--licence"));
  const OperationId after = read_after(options.after);
  const OutputFile place(options.file.empty() ? "-" : options.file, context);
  place.write(
      [&](const OutputFile::Piece& piece) {
        store::write_postgresql(context.database(), after, piece);
      },
      name_of_sql(), context);
  return 0;
}

int run_export(const ExportOptions& options, Context& context) {
  if (options.format == postgresql) return run_export_sql(options, context);
  if (!options.format.empty()) {
    throw Error(ErrorKind::usage, unknown_target(printable(options.format)),
                choices(options.format, {std::string(postgresql)}));
  }
  if (options.what.empty()) throw Error(ErrorKind::usage, what_is_missing(), {ways_to_export()});
  if (!options.after.empty()) throw Error(ErrorKind::usage, for_postgresql("--after"));
  if (!options.file.empty()) throw Error(ErrorKind::usage, for_postgresql("-o"));
  return run_export_package(options, context);
}

}  // namespace

Run declare_export(Options& line) {
  auto options = std::make_shared<ExportOptions>();
  line.add("DIR", &options->what,
           {"a folder for all tables as CSV with datapackage.json; new, or an earlier one",
            "全テーブルのCSVと datapackage.json を書き出すフォルダ（新規、または以前の書出し先）"});
  line.add("--format", &options->format,
           {"postgresql: SQL for psql, to bring a record in PostgreSQL up to date",
            "postgresql：PostgreSQL の記録を更新する、psql用のSQL"},
           "FORMAT")
      .choices = {std::string(postgresql)};
  line.add("--after", &options->after,
           {"only what is behind this operation, which PostgreSQL holds already",
            "この操作より後のものだけを書き出します（PostgreSQL には、この操作までがある場合）"},
           "N");
  line.add("-o,--output", &options->file,
           {"write the SQL to this file (- is standard output)",
            "SQLをこのファイルへ書き出します（- は標準出力）"},
           "FILE");
  line.add("--licence", &options->licence,
           {"the licence that the data is given under: CC-BY-4.0, or an address",
            "データの利用条件：CC-BY-4.0 などの識別子、またはURL"},
           "LICENCE");
  return [options](Context& context) { return run_export(*options, context); };
}

}  // namespace track::cli
