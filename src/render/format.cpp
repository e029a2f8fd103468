#include "track/render/format.hpp"

namespace track {

template <>
std::span<const Word<render::Format>> words<render::Format>() {
  using render::Format;
  static constexpr Word<Format> all[] = {
      {Format::table, "table", "aligned text for a terminal", "端末向けの表"},
      {Format::markdown, "markdown", "Markdown headings and tables", "Markdownの見出しと表"},
      {Format::csv, "csv", "comma-separated values (RFC 4180)", "CSV（RFC 4180）"},
      {Format::json, "json", "JSON with stable keys", "JSON（キーは固定）"},
      {Format::jsonl, "jsonl", "JSON lines: one object a row", "JSON Lines（1行に1件）"},
  };
  return all;
}

}  // namespace track
