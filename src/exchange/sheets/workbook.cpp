#include "track/exchange/workbook.hpp"

#include <algorithm>
#include <iostream>
#include <utility>

#include "archive.hpp"
#include "sheet_source.hpp"
#include "source_file.hpp"
#include "track/base/digest.hpp"

namespace track::exchange {

namespace {

constexpr Message<> no_bytes{"the file is empty", "ファイルが空です"};
constexpr Message<> old_excel{
    "it is an old Excel file (.xls), or protected with a password",
    "古い形式のExcelファイル（.xls）か、パスワードで保護されたファイルです"};
constexpr Message<> old_excel_hint{
    "open it in a spreadsheet program and save it as xlsx, without a password",
    "表計算ソフトで開き、パスワードなしのxlsxとして保存してください"};
constexpr Message<> markup{"it is a page of HTML or XML, not a CSV",
                           "CSVではなく、HTMLまたはXMLのファイルです"};
constexpr Message<> markup_hint{"open it in a spreadsheet program and save it as xlsx",
                                "表計算ソフトで開き、xlsxとして保存してください"};

bool is_markup(std::string_view start) {
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  start.remove_prefix(std::min(start.find_first_not_of(" \t\r\n"), start.size()));
  const auto tags = {"<?xml", "<!DOCTYPE", "<!doctype", "<html", "<HTML", "<table", "<TABLE"};
  return std::ranges::any_of(tags, [&](const char* tag) { return start.starts_with(tag); });
}

std::unique_ptr<SheetSource> sheets_of(const SourceFile& file, std::optional<std::uint64_t> no_utf8,
                                       const WorkbookOptions& options) {
  std::string buffer;
  const std::string_view start = file.read(0, 256, buffer);
  if (start.empty()) complain(file.place(), no_bytes());
  if (start.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
    complain(file.place(), old_excel(), {old_excel_hint()});
  }
  if (start.starts_with("PK\x03\x04") || start.starts_with("PK\x05\x06")) {
    Archive archive(file);
    return is_ods(archive) ? open_ods(std::move(archive)) : open_xlsx(std::move(archive));
  }
  if (is_markup(start)) complain(file.place(), markup(), {markup_hint()});
  return open_text(file, no_utf8, options);
}

}  // namespace

struct Workbook::File {
  template <class... From>
  explicit File(const WorkbookOptions& options, From&&... from)
      : source(std::forward<From>(from)...) {
    Digest of_bytes;
    Decoder as_utf8(Encoding::utf8);
    source.read_blocks([&](std::string_view block) {
      of_bytes.add(block);
      as_utf8.decode(block);
      return true;
    });
    as_utf8.end();
    digest = of_bytes.hex();
    sheets = sheets_of(source, as_utf8.misfit(), options);
  }

  SourceFile source;
  std::string digest;
  std::unique_ptr<SheetSource> sheets;
};

bool Row::hides(std::size_t column) const {
  return std::ranges::any_of(hidden_columns, [column](const ColumnSpan& span) {
    return span.first <= column && column < span.end;
  });
}

Workbook::Workbook(std::unique_ptr<File> file) : file_(std::move(file)) {}
Workbook::~Workbook() = default;
Workbook::Workbook(Workbook&&) noexcept = default;
Workbook& Workbook::operator=(Workbook&&) noexcept = default;

Workbook Workbook::open(const std::filesystem::path& path, const WorkbookOptions& options) {
  if (path == "-") return open(std::cin, "-", options);
  return Workbook(std::make_unique<File>(options, path));
}

Workbook Workbook::open(std::istream& stream, const std::string& name,
                        const WorkbookOptions& options) {
  return Workbook(std::make_unique<File>(options, stream, name));
}

const std::string& Workbook::name() const {
  return file_->source.name();
}

const std::string& Workbook::digest() const {
  return file_->digest;
}

const std::vector<Sheet>& Workbook::sheets() const {
  return file_->sheets->sheets();
}

void Workbook::read(std::size_t sheet, const std::function<bool(const Row&)>& take) const {
  file_->sheets->read(sheet, take);
  file_->source.require_unchanged();
}

std::string column_name(std::size_t column) {
  std::string name;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return name;
}

std::string cell_name(std::size_t column, std::uint32_t row) {
  return column_name(column) + std::to_string(row);
}

std::string cell_place(const Sheet& sheet, std::size_t column, std::uint32_t row) {
  const std::string cell = cell_name(column, row);
  return sheet.name.empty() ? cell : sheet.name + "!" + cell;
}

}  // namespace track::exchange
