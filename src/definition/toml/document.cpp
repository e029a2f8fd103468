#include "document.hpp"

#include "syntax_error.hpp"
#include "track/base/text.hpp"

namespace track::definition {

namespace {

constexpr std::size_t longest_line = 20'000;  // bytes; no person writes longer ones

constexpr Message<int> deep_key{"a key has more than {} parts",
                                "キーの区切り「.」が多すぎます（{}個まで）"};
constexpr Message<> deep_key_rule{"put text that contains dots in quotes",
                                  "「.」を含む文字列は引用符で囲んでください"};

constexpr Message<> too_large{"the file is larger than 10 MB", "ファイルが10MBを超えています"};
constexpr Message<> too_large_rule{
    "definitions are short text files; is this the right file?",
    "定義は短いテキストファイルです。別のファイルではないか確認してください"};
constexpr Message<std::size_t> too_long{"the line is longer than {} bytes",
                                        "1行が{}バイトを超えています"};
constexpr Message<> too_long_rule{"break it into several lines", "複数の行に分けてください"};
constexpr Message<> not_utf8{"not valid UTF-8", "UTF-8として読めない文字があります"};
constexpr Message<> not_utf8_rule{
    "save the file with the encoding UTF-8 (it may be Shift_JIS now)",
    "文字コードをUTF-8にして保存し直してください（Shift_JISで保存されている可能性があります）"};
constexpr Message<> nul{"a NUL character", "NUL文字が入っています"};
constexpr Message<> nul_rule{"save the file as plain UTF-8 text (it may be UTF-16 or binary now)",
                             "UTF-8のテキストとして保存し直してください"
                             "（UTF-16またはテキスト以外のファイルの可能性があります）"};

std::size_t length_by_first_byte(unsigned char byte) {
  if (byte < 0x80U) return 1;
  if (byte < 0xE0U) return 2;
  return byte < 0xF0U ? 3 : 4;
}

struct RepairedLine {
  std::string text;             // with U+FFFD for each byte that belongs to no character
  std::size_t first_wrong = 0;  // column, from 1
};

RepairedLine repaired(std::string_view line) {
  RepairedLine result;
  std::size_t column = 0;
  for (std::size_t offset = 0; offset < line.size();) {
    ++column;
    const std::string_view character =
        line.substr(offset, length_by_first_byte(static_cast<unsigned char>(line[offset])));
    if (is_utf8(character)) {
      result.text += character;
      offset += character.size();
    } else {
      if (result.first_wrong == 0) result.first_wrong = column;
      result.text += "\xEF\xBF\xBD";
      ++offset;
    }
  }
  return result;
}

Diagnostic fault_in(const SourceText& source, std::size_t line, Localized problem, Localized rule) {
  return {source.name(), line, 1, 1, "", std::move(problem), std::move(rule)};
}

// Adds a fault and gives false where the line cannot be parsed.
bool check_line(const SourceText& source, std::size_t number, Diagnostics& diagnostics) {
  const std::string_view line = source.line(number);
  if (line.size() > longest_line) {
    diagnostics.fault(fault_in(source, number, too_long(longest_line), too_long_rule()));
    return false;
  }
  if (!is_utf8(line)) {
    const RepairedLine shown = repaired(line);
    Diagnostic fault = fault_in(source, number, not_utf8(), not_utf8_rule());
    fault.column = shown.first_wrong;
    fault.source_line = shown.text;
    diagnostics.fault(std::move(fault));
    return false;
  }
  const std::size_t offset = line.find('\0');
  if (offset != std::string_view::npos) {
    const std::size_t column = characters(line.substr(0, offset)) + 1;
    diagnostics.fault(source.place(number, column, 1), nul(), nul_rule());
    return false;
  }
  return true;
}

bool check_encoding(const SourceText& source, Diagnostics& diagnostics) {
  if (source.content().size() > largest_file) {
    diagnostics.fault(fault_in(source, 1, too_large(), too_large_rule()));
    return false;
  }
  for (std::size_t number = 1; number <= source.lines(); ++number) {
    if (!check_line(source, number, diagnostics)) return false;
  }
  return true;
}

}  // namespace

Place place_of(const SourceText& source, const toml::source_region& region) {
  const bool one_line = region.begin.line == region.end.line;
  const std::size_t length = one_line && region.end.column > region.begin.column
                                 ? region.end.column - region.begin.column
                                 : longest_line;
  return source.place(region.begin.line, region.begin.column, length);
}

std::optional<toml::table> parse(const SourceText& source, Diagnostics& diagnostics) {
  if (!check_encoding(source, diagnostics)) return std::nullopt;
  const OutlineScan scan = scan_outline(source);
  if (scan.deep_key) {
    diagnostics.fault(*scan.deep_key, deep_key(most_key_parts), deep_key_rule());
    return std::nullopt;
  }
  try {
    return toml::parse(source.content());
  } catch (const toml::parse_error& error) {
    report_syntax_error(source, error, scan, diagnostics);
    return std::nullopt;
  }
}

}  // namespace track::definition
