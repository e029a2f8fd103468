#pragma once

#include <optional>
#include <string>
#include <vector>

#include "track/render/document.hpp"
#include "track/render/format.hpp"

namespace track::render {

// Tables of Layout::aligned, with the same columns, as lines of print: columns are as wide as the
// widest figure of all of them. A name stands at the left with its figures beside it, and below
// them what steps aside and what is remarked.
class AlignedTables {
 public:
  AlignedTables(const std::vector<const Table*>& tables, const Style& style);

  // The line of headings; empty where each row has its own, as its series takes several lines.
  std::string headings() const;
  std::string rows(const Grid& grid) const;

 private:
  using Cells = std::vector<Cell>;
  using Columns = std::vector<std::size_t>;  // by their places in the grid

  void measure(const std::vector<const Table*>& tables);
  std::optional<std::size_t> yielding(int rank) const;
  void take_out(std::size_t column, Columns& taken);
  void make_room_for_name(std::size_t wanted);
  void step_below();
  void place_name(std::size_t widest, std::size_t narrowest);
  void split_series();
  std::size_t used_width() const;
  std::string headings(const Columns& columns) const;
  std::string line(const Cells& row, const Columns& columns, const std::string& name) const;
  bool says_something(const Cells& row, const Columns& columns) const;
  std::string group(const std::vector<const Cells*>& rows) const;
  std::string stepped_below(const Cells& row) const;
  Columns columns_at(Place place) const;
  const std::string& words(const Localized& text) const { return text.in(style_.language); }

  const std::vector<Column>& columns_;
  const Style& style_;
  std::size_t width_;
  std::size_t name_;                 // which column it is
  std::size_t name_width_ = 0;       // 0: names stand on lines of their own
  std::vector<std::size_t> widths_;  // 0: left out
  Columns below_;                    // those that stepped below their row
  Columns aside_;                    // those that yielded to the name
  std::vector<Columns> lines_;       // the columns of each line of print
};

}  // namespace track::render
