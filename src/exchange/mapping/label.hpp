#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "track/exchange/workbook.hpp"
#include "track/model/mapping.hpp"

// What cells say as labels, and how these are compared: without regard to width, case, spaces and
// line breaks.
namespace track::exchange {

// Of a number or day as it is stored; of a formula without a value nothing.
std::string label_of(const Cell& cell);
bool is_blank(const Cell& cell);
// The cell of that column; an empty one beyond the last.
const Cell& cell_at(const Row& row, std::size_t column);

// Its number format shows no day.
bool shows_no_day(const Cell& cell);

// "令和4年度" of "令和4年度　相談件数"; empty where there is none.
std::string fiscal_year_in(const std::string& text);

// A text of a mapping, "計" or a pattern with "*" for anything: "*小計".
class LabelPattern {
 public:
  explicit LabelPattern(std::string_view text);
  bool fits(std::string_view folded_label) const;
  bool is_pattern() const { return pieces_.size() > 1; }

 private:
  std::vector<std::string> pieces_;  // folded, between the stars
};

// Words of a mapping with what they stand for, the exact ones before the patterns.
class Meanings {
 public:
  explicit Meanings(const std::vector<Meaning>& meanings);
  const Meaning* find(std::string_view label) const;
  bool empty() const { return entries_.empty(); }

 private:
  struct Entry {
    LabelPattern pattern;
    Meaning meaning;
  };
  std::vector<Entry> entries_;
};

}  // namespace track::exchange
