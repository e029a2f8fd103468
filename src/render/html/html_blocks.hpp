#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "track/render/chart.hpp"
#include "track/render/document.hpp"

namespace track::render {

// What a cell of Place::folded opens, as a fragment of a page.
using FoldedFragment = std::function<std::string(const Cell& cell)>;

// Grids with the same columns as tables of a page, measured together so that they look alike.
// Columns without any content are left out.
class HtmlTable {
 public:
  HtmlTable(const std::vector<const Grid*>& grids, Layout layout, Language language);

  // The opening tags and the column headings; named by the element with that id.
  std::string begin(std::string_view labelled_by) const;
  // A body: a heading over its rows, which may be empty, and the rows.
  std::string body(const std::string& heading, const Grid& grid,
                   const FoldedFragment& folded) const;
  // A body's heading, of text that is escaped.
  std::string body_heading(const std::string& text) const;
  // A body of one row over all columns, of text that is escaped.
  std::string closing_row(const std::string& text) const;
  std::string end() const;

 private:
  using Cells = std::vector<Cell>;

  struct Shown {
    std::size_t index;  // in the grid
    std::size_t widest;
    bool whole;  // on one line
    bool heads_rows;
  };

  void measure(const std::vector<const Grid*>& grids);
  void choose_row_heading();
  std::size_t natural_width() const;
  std::string cell(const Cell& cell, const Shown& shown, std::size_t rows) const;
  std::string below(const Cells& row, const FoldedFragment& folded) const;
  bool says_name(const Cells& row) const;
  const std::string& words(const Localized& text) const { return text.in(language_); }

  const std::vector<Column>& columns_;
  Layout layout_;
  Language language_;
  std::vector<Shown> shown_;
  bool has_headings_ = false;
};

// A grid of two columns as a list of terms: what it is, and its value.
std::string html_facts(const Grid& grid, Language language);

// A chart within a cell of a table.
std::string html_chart(const Chart& chart, Language language);
// A chart by itself: its title and what its signs mean above it, the parts of a trend beside each
// other under their names.
std::string html_figure(const Chart& chart, Language language);

}  // namespace track::render
