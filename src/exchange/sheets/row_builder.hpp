#pragma once

#include <cstdint>
#include <functional>

#include "sheet_source.hpp"
#include "track/base/localized.hpp"

namespace track::exchange {

// Puts the rows of a sheet together and hands on those that have a cell. What is beyond the limits
// of spreadsheets is an Error with its place.
class RowBuilder {
 public:
  using Take = std::function<bool(const Row&)>;

  // `place`: of the sheet.
  RowBuilder(Localized place, Take take) : place_(std::move(place)), take_(std::move(take)) {}

  // Of all rows to come; its columns are from 0, `end` is behind the last.
  void hide_columns(std::uint64_t first, std::uint64_t end);
  // Rows come in order.
  void begin_row(std::uint64_t number, bool hidden);
  std::uint32_t number() const { return row_.number; }
  // An empty cell of the row, to be filled; its columns, from 0, come in order.
  Cell& add_cell(std::uint64_t column);
  // The last cell once more, in the columns behind it.
  void repeat_cell(std::uint64_t times);
  // Hands the row on, `times` times one below the other.
  void end_row(std::uint64_t times = 1);
  // Whether no more rows are wanted.
  bool done() const { return !wanted_; }

  // Throws what is wrong with a text that is longer than any cell's.
  [[noreturn]] void complain_of_long_text() const;
  [[noreturn]] void complain_of_damage() const;

 private:
  Localized place_;
  Take take_;
  Row row_;
  std::size_t used_ = 0;  // cells of the row; those behind are empty
  std::uint64_t handed_ = 0;
  std::uint64_t repeated_ = 0;
  bool wanted_ = true;
};

constexpr std::size_t longest_cell = std::size_t{1024} * 1024;  // bytes

}  // namespace track::exchange
