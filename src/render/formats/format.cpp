#include "track/render/format.hpp"

#include "writers.hpp"

namespace track {

namespace render {

namespace {

struct FormatLine {
  Word<Format> word;  // as --format and the help name it
  std::string_view name[2];
  std::span<const std::string_view> endings;
  std::string (*write)(const Document& document, const Style& style);
  bool binary = false;
  // In its place, for what is written row by row.
  void (*write_rows)(const Document& document, const Style& style, const Piece& piece) = nullptr;
};

constexpr std::string_view text_files[] = {".txt"};
constexpr std::string_view markdown_files[] = {".md", ".markdown"};
constexpr std::string_view csv_files[] = {".csv"};
constexpr std::string_view json_files[] = {".json"};
constexpr std::string_view jsonl_files[] = {".jsonl"};
constexpr std::string_view xlsx_files[] = {".xlsx"};
constexpr std::string_view html_files[] = {".html", ".htm"};
constexpr std::string_view svg_files[] = {".svg"};

// The one table of formats: --format, the help, the endings of files and write() read it.
constexpr FormatLine formats[] = {
    {{Format::table, "table", "aligned text for a terminal", "端末向けの表"},
     {"text", "テキスト"},
     text_files,
     write_text},
    {{Format::markdown, "markdown", "Markdown headings and tables", "Markdownの見出しと表"},
     {"Markdown", "Markdown"},
     markdown_files,
     write_markdown},
    {{Format::csv, "csv", "comma-separated values (RFC 4180)", "CSV（RFC 4180）"},
     {"CSV", "CSV"},
     csv_files,
     nullptr,
     false,
     write_csv},
    {{Format::json, "json", "JSON with stable keys", "JSON（キーは固定）"},
     {"JSON", "JSON"},
     json_files,
     nullptr,
     false,
     write_json},
    {{Format::jsonl, "jsonl", "JSON lines: one object a row", "JSON Lines（1行に1件）"},
     {"JSON Lines", "JSON Lines"},
     jsonl_files,
     nullptr,
     false,
     write_jsonl},
    {{Format::xlsx, "xlsx", "an Excel workbook, into a file",
      "Excelのブック（ファイルへ書き出し）"},
     {"Excel workbook", "Excelブック"},
     xlsx_files,
     write_xlsx,
     true},
    {{Format::html, "html", "a page for a browser and for print", "ブラウザーと印刷用のページ"},
     {"HTML", "HTML"},
     html_files,
     write_html},
    {{Format::svg, "svg", "the charts of a page as a picture", "ページの図だけの画像"},
     {"SVG", "SVG"},
     svg_files,
     write_svg},
};

constexpr bool is_in_order() {
  std::size_t place = 0;
  for (const FormatLine& line : formats) {
    if (line.word.value != static_cast<Format>(place++)) return false;
  }
  return place == static_cast<std::size_t>(Format::end);
}
static_assert(is_in_order(), "a line for each format, in the order of the enumerators");

const FormatLine& line_of(Format format) {
  return formats[static_cast<std::size_t>(format)];
}

}  // namespace

std::string write(const Document& document, Format format, const Style& style) {
  const FormatLine& line = line_of(format);
  if (line.write != nullptr) return line.write(document, style);
  std::string all;
  line.write_rows(document, style, [&](std::string_view piece) { all += piece; });
  return all;
}

void write(const Document& document, Format format, const Style& style, const Piece& piece) {
  const FormatLine& line = line_of(format);
  line.write != nullptr ? piece(line.write(document, style))
                        : line.write_rows(document, style, piece);
}

std::vector<Format> all_formats() {
  std::vector<Format> all;
  for (const FormatLine& line : formats) all.push_back(line.word.value);
  return all;
}

std::vector<Format> formats_of_any_document() {
  std::vector<Format> all = all_formats();
  std::erase(all, Format::svg);
  return all;
}

bool is_binary(Format format) {
  return line_of(format).binary;
}

Localized name_of(Format format) {
  const auto& [en, ja] = line_of(format).name;
  return {std::string(en), std::string(ja)};
}

std::span<const std::string_view> endings_of(Format format) {
  return line_of(format).endings;
}

}  // namespace render

template <>
std::span<const Word<render::Format>> words<render::Format>() {
  static const std::vector<Word<render::Format>> all = [] {
    std::vector<Word<render::Format>> result;
    for (const auto& line : render::formats) result.push_back(line.word);
    return result;
  }();
  return all;
}

}  // namespace track
