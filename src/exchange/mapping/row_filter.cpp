#include "row_filter.hpp"

#include <algorithm>

#include "track/base/text.hpp"

namespace track::exchange {

namespace {

constexpr Message<> outside_rows{"outside of the rows to be read (rows)",
                                 "読み取り範囲外の行（rows）"};
constexpr Message<> labelled_so{"with a label to be skipped (skip)", "読み飛ばす行（skip）"};
constexpr Message<> total_rows{"a total (check)", "合計の行（check）"};
constexpr Message<> not_wanted{"not wanted (only)", "対象外の行（only）"};
constexpr Message<> headings_inside{"a heading inside the table (groups)",
                                    "表の途中の見出しの行（groups）"};
constexpr Message<> without_value{"without a value", "値のない行"};
constexpr Message<> without_period{"without a period", "期間のない行"};
constexpr Message<> left_by_names{"of a name to be left out (names)",
                                  "読み飛ばす名称の行（names）"};
constexpr Message<std::uint32_t, std::string> ends_before{"ends before row {}: {}",
                                                          "{}行目（{}）の手前まで"};

std::vector<LabelPattern> patterns_of(const std::vector<std::string>& texts) {
  std::vector<LabelPattern> patterns;
  for (const std::string& text : texts) patterns.emplace_back(text);
  return patterns;
}

bool any_fits(const std::vector<LabelPattern>& patterns, const std::string& label) {
  return std::ranges::any_of(patterns, [&](const LabelPattern& one) { return one.fits(label); });
}

}  // namespace

RowFilter::RowFilter(const TableMapping& table, const Layout& layout, Columns& columns)
    : table_(table),
      layout_(layout),
      skip_(patterns_of(table.skip)),
      check_(patterns_of(table.check)),
      until_(folded(table.until)) {
  for (const auto& [name, words] : table.only) {
    if (const auto column = columns.one(name)) only_.push_back({*column, patterns_of(words)});
  }
  for (const ColumnName& name : table.fill) {
    if (const auto column = columns.one(name)) fill_.push_back(*column);
  }
  if (table.groups) groups_ = columns.one(*table.groups);
}

RowFilter::Verdict RowFilter::judge(const Row& row) {
  if (row.number <= layout_.heading_row) return Verdict::passed;
  if (table_.last_row != 0 && row.number > table_.last_row) return Verdict::end;
  if (std::ranges::all_of(row.cells, [](const Cell& cell) { return is_blank(cell); })) {
    return Verdict::passed;
  }
  if (row.number < table_.first_row) {
    leave_out(outside_rows());
    return Verdict::passed;
  }
  if (ends_here(row)) return Verdict::end;
  if (row.hidden) ++hidden_rows_;
  fill(row);
  if (has_label(check_)) {
    leave_out(total_rows());
    return Verdict::control;
  }
  if (has_label(skip_)) {
    leave_out(labelled_so());
    return Verdict::passed;
  }
  if (!is_wanted()) {
    leave_out(not_wanted());
    return Verdict::passed;
  }
  if (is_heading()) {
    leave_out(headings_inside());
    return Verdict::heading;
  }
  return Verdict::read;
}

bool RowFilter::ends_here(const Row& row) {
  if (until_.empty()) return false;
  const bool ends = std::ranges::any_of(row.cells, [this](const Cell& cell) {
    return cell.kind == CellKind::text && folded(label_of(cell)).starts_with(until_);
  });
  if (ends) ended_at_ = row.number;
  return ends;
}

// A blank label is the one above.
void RowFilter::fill(const Row& row) {
  row_ = &row;
  if (fill_.empty()) return;
  filled_ = row;
  row_ = &filled_;
  for (const std::size_t column : fill_) {
    const Cell& own = cell_at(row, column);
    if (!is_blank(own)) {
      above_[column] = own;
      continue;
    }
    const auto above = above_.find(column);
    if (above == above_.end()) continue;
    if (filled_.cells.size() <= column) filled_.cells.resize(column + 1);
    filled_.cells[column] = above->second;
  }
}

bool RowFilter::is_value(std::size_t column) const {
  return std::ranges::find(values_, column) != values_.end();
}

bool RowFilter::has_label(const std::vector<LabelPattern>& patterns) const {
  if (patterns.empty()) return false;
  for (std::size_t column = 0; column < row_->cells.size(); ++column) {
    const Cell& cell = row_->cells[column];
    if (is_value(column) || is_blank(cell)) continue;
    if (any_fits(patterns, folded(label_of(cell)))) return true;
  }
  return false;
}

bool RowFilter::is_wanted() {
  return std::ranges::all_of(only_, [this](const Only& only) {
    return any_fits(only.words, folded(label_of(cell_at(*row_, only.column))));
  });
}

bool RowFilter::is_heading() {
  if (!groups_ || values_.empty() || is_blank(cell_at(*row_, *groups_))) return false;
  for (const std::size_t column : values_) {
    if (!is_blank(cell_at(*row_, column))) return false;
  }
  group_ = label_of(cell_at(*row_, *groups_));
  return true;
}

void RowFilter::leave_out(const Localized& reason) {
  const auto found = std::ranges::find(left_out_, reason, &SheetMap::LeftOut::reason);
  if (found == left_out_.end()) {
    left_out_.push_back({reason, 1});
  } else {
    ++found->rows;
  }
}

void RowFilter::leave_out_without_value() {
  leave_out(without_value());
}
void RowFilter::leave_out_without_period() {
  leave_out(without_period());
}
void RowFilter::leave_out_by_names() {
  leave_out(left_by_names());
}

std::vector<std::size_t> RowFilter::columns() const {
  std::vector<std::size_t> result = fill_;
  for (const Only& only : only_) result.push_back(only.column);
  if (groups_) result.push_back(*groups_);
  return result;
}

std::vector<Localized> RowFilter::description() const {
  if (ended_at_ == 0) return {};
  return {ends_before(ended_at_, printable(table_.until))};
}

}  // namespace track::exchange
