#include "document.hpp"

#include "encoding.hpp"
#include "outline_scan.hpp"
#include "syntax_error.hpp"

namespace track::definition {
namespace {

constexpr Message<int> deep_key{"a key of more than {} parts",
                                "キーの区切り「.」が多すぎます（{}個まで）"};
constexpr Message<> deep_key_rule{"text with dots in it stands in quotes",
                                  "「.」を含む文字列は引用符で囲んでください"};

}  // namespace

Place place_of(const SourceText& source, const toml::source_region& region) {
  const bool one_line = region.begin.line == region.end.line;
  const std::size_t length = one_line && region.end.column > region.begin.column
                                 ? region.end.column - region.begin.column
                                 : longest_line;
  return source.place(region.begin.line, region.begin.column, length);
}

std::optional<toml::table> parse(const SourceText& source, Diagnostics& findings) {
  if (!check_encoding(source, findings)) return std::nullopt;
  const OutlineScan scan = scan_outline(source);
  if (scan.deep_key) {
    findings.fault(*scan.deep_key, deep_key(most_key_parts), deep_key_rule());
    return std::nullopt;
  }
  try {
    return toml::parse(source.content());
  } catch (const toml::parse_error& error) {
    report_syntax_error(source, error, scan, findings);
    return std::nullopt;
  }
}

}  // namespace track::definition
