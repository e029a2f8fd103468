#include "row_builder.hpp"

#include <algorithm>

#include "source_file.hpp"

namespace track::exchange {

namespace {

// Cells, the empty ones before others counted: more than a full sheet of 400 columns.
constexpr std::uint64_t most_cells = 400'000'000;
// Cells with content that one stored cell or row stands for.
constexpr std::uint64_t most_repeated = 20'000'000;

constexpr Message<Localized, std::uint32_t> at_row{"{}, row {}", "{}の{}行目"};
constexpr Message<> beyond_sheet{"it goes beyond 1,048,576 rows or 16,384 columns",
                                 "1,048,576行または16,384列を超えています"};
constexpr Message<> beyond_rule{"a spreadsheet has no more; delete what stands out there",
                                "表計算ソフトの上限です。範囲の外にあるものを削除してください"};
constexpr Message<> many_cells{"the sheet has too many cells", "シートのセルが多すぎます"};
constexpr Message<> many_cells_rule{
    "at most 400,000,000 are read, and 20,000,000 that stand for a repeated one; delete what is "
    "not needed",
    "読めるのは4億セルまで（繰り返しで表されたものは2,"
    "000万セルまで）です。不要な部分を削除してください"};
constexpr Message<> long_text{"a cell holds more than 1,048,576 bytes",
                              "1,048,576バイトを超えるセルがあります"};
constexpr Message<> long_text_rule{"a spreadsheet's cell holds 32,767 characters",
                                   "表計算ソフトのセルは32,767文字までです"};
constexpr Message<> out_of_order{"the file is damaged: rows or cells are not in order",
                                 "ファイルが壊れています（行またはセルの順序が正しくありません）"};
constexpr Message<> resave_sheet{"open it in a spreadsheet program and save it again",
                                 "表計算ソフトで開き、保存し直してください"};

}  // namespace

void RowBuilder::hide_columns(std::uint64_t first, std::uint64_t end) {
  end = std::min<std::uint64_t>(end, most_columns);
  std::vector<ColumnSpan>& hidden = row_.hidden_columns;
  if (first >= end || hidden.size() >= most_columns) return;
  hidden.push_back({static_cast<std::size_t>(first), static_cast<std::size_t>(end)});
}

void RowBuilder::begin_row(std::uint64_t number, bool hidden) {
  if (number <= row_.number) complain_of_damage();
  for (std::size_t column = 0; column < used_; ++column) {
    Cell& cell = row_.cells[column];
    cell.kind = CellKind::empty;
    cell.text.clear();
    cell.format.clear();
    cell.raised = false;
  }
  used_ = 0;
  // Beyond the last row there may be rows without a cell.
  row_.number = static_cast<std::uint32_t>(std::min<std::uint64_t>(number, most_rows + 1));
  row_.hidden = hidden;
}

Cell& RowBuilder::add_cell(std::uint64_t column) {
  if (column < used_) complain_of_damage();
  if (column >= most_columns || row_.number > most_rows) {
    complain(at_row(place_, row_.number), beyond_sheet(), {beyond_rule()});
  }
  used_ = static_cast<std::size_t>(column) + 1;
  if (row_.cells.size() < used_) row_.cells.resize(used_);
  return row_.cells[used_ - 1];
}

void RowBuilder::repeat_cell(std::uint64_t times) {
  const Cell cell = row_.cells[used_ - 1];
  if (times > 0) add_cell(used_ - 1 + times) = cell;
  for (std::size_t column = used_ - static_cast<std::size_t>(times); column < used_; ++column) {
    row_.cells[column] = cell;
  }
  repeated_ += times;
}

void RowBuilder::end_row(std::uint64_t times) {
  const auto empty = [](const Cell& cell) { return cell.kind == CellKind::empty; };
  while (used_ > 0 && empty(row_.cells[used_ - 1])) --used_;
  const std::uint64_t after = std::uint64_t{row_.number} + times - 1;
  if (used_ == 0) {
    row_.number = static_cast<std::uint32_t>(std::min<std::uint64_t>(after, most_rows + 1));
    return;
  }
  if (after > most_rows) complain(at_row(place_, row_.number), beyond_sheet(), {beyond_rule()});
  row_.cells.resize(used_);
  repeated_ += (times - 1) * used_;
  handed_ += times * used_;
  if (handed_ > most_cells || repeated_ > most_repeated) {
    complain(at_row(place_, row_.number), many_cells(), {many_cells_rule()});
  }
  for (std::uint64_t i = 0; i < times && wanted_; ++i) {
    if (i > 0) ++row_.number;
    wanted_ = take_(row_);
  }
}

void RowBuilder::complain_of_long_text() const {
  complain(at_row(place_, row_.number), long_text(), {long_text_rule()});
}

void RowBuilder::complain_of_damage() const {
  complain(at_row(place_, row_.number), out_of_order(), {resave_sheet()});
}

}  // namespace track::exchange
