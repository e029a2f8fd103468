#include <algorithm>
#include <cctype>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

#include "commands/export.hpp"
#include "context.hpp"
#include "output/output_place.hpp"
#include "track/base/text.hpp"
#include "track/render/views.hpp"
#include "track/store/packages.hpp"

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

}  // namespace

int export_package(const ExportOptions& options, Context& context) {
  refuse_as_of_some_day(context);
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

}  // namespace track::cli
