#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "track/base/encoding.hpp"
#include "track/render/document.hpp"
#include "track/render/format.hpp"

// A Document in each format; each in a source of its own.
namespace track::render {

// The blocks as lines for a terminal of that width, in its colours.
std::string write_text(const Document& document, const Style& style);

// The blocks with a blank line between them; grids as tables (GitHub Flavored Markdown).
std::string write_markdown(const Document& document, const Style& style);

// Text that Markdown shows as it is, also within a table.
std::string markdown_text(std::string_view text);

// The rows as RFC 4180 with keys as headings; texts that a spreadsheet would run as a formula get a
// leading '.
void write_csv(const Document& document, const Style& style, const Piece& piece);

// One field; what an encoding cannot hold, where one is given, by the nearest that it can.
std::string csv_field(const Data& datum, std::optional<Encoding> nearest_in = std::nullopt);

// The tree with two spaces of indentation; an object a row where it has the rows.
void write_json(const Document& document, const Style& style, const Piece& piece);
// An object a row, each on a line (https://jsonlines.org).
void write_jsonl(const Document& document, const Style& style, const Piece& piece);

// Puts rows together until they are worth writing.
class RowPieces {
 public:
  explicit RowPieces(const Piece& piece) : piece_(piece) {}

  std::string& text() { return text_; }
  void end_row() {
    if (text_.size() >= enough) end();
  }
  void end() {
    piece_(text_);
    text_.clear();
  }

 private:
  static constexpr std::size_t enough = 1U << 16U;

  const Piece& piece_;
  std::string text_;
};

// A workbook: the blocks on a first sheet, the document's own sheets, the rows. Throws Error
// (refused) where it cannot be made.
std::string write_xlsx(const Document& document, const Style& style);

// A page that stands by itself: the blocks with their headings, tables and lists, and the style
// sheet. It loads nothing and runs nothing.
std::string write_html(const Document& document, const Style& style);

// The charts among the blocks, below one another, as a picture that stands by itself. Throws Error
// (refused) where there is none.
std::string write_svg(const Document& document, const Style& style);

}  // namespace track::render
