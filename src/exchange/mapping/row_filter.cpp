#include "row_filter.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "track/base/text.hpp"

namespace track::exchange {

namespace {

constexpr Message<> outside_rows{"with values, outside of the rows to be read (rows)",
                                 "読み取り範囲（rows）の外にある値の行"};
constexpr Message<> behind_end{"with values, behind the end of the table (until)",
                               "表の終わり（until）より後にある値の行"};
constexpr Message<> labelled_so{"with a label to be skipped (skip)", "読み飛ばす行（skip）"};
constexpr Message<> total_rows{"a total (check)", "合計の行（check）"};
constexpr Message<> goes_on_from_total{"below such a row, without a label of its own (fill)",
                                       "除いた行の続きで、見出しのない行（fill）"};
constexpr Message<> not_wanted{"not wanted (only)", "対象外の行（only）"};
constexpr Message<> headings_inside{"a heading inside the table (groups)",
                                    "表の途中の見出しの行（groups）"};
constexpr Message<> without_value{"without a value", "値のない行"};
constexpr Message<> without_period{"without a period", "期間のない行"};
constexpr Message<> left_by_names{"of a name to be left out (names)",
                                  "読み飛ばす名称の行（names）"};
constexpr Message<std::uint32_t, std::string> ends_before{"ends before row {}: {}",
                                                          "{}行目（{}）の手前まで"};

constexpr std::size_t most_named = 3;

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

void RowFilter::set_columns(std::vector<std::size_t> values, const std::set<std::size_t>& labels) {
  values_ = std::move(values);
  labels_ = labels;
}

RowFilter::Verdict RowFilter::judge(const Row& row) {
  written_ = &row;
  row_ = &row;
  if (row.number <= layout_.heading_row) return Verdict::passed;
  if (std::ranges::all_of(row.cells, [](const Cell& cell) { return is_blank(cell); })) {
    return Verdict::passed;
  }
  if (is_outside(row)) return Verdict::passed;
  if (row.hidden) ++hidden_rows_;
  for (const bool check : {true, false}) {
    const auto column = fitting(check ? check_ : skip_, true);
    if (!column) continue;
    remember_labels(row, *column);
    below_total_ = std::ranges::find(fill_, *column) != fill_.end();
    leave_out(check ? total_rows() : labelled_so());
    return check ? Verdict::control : Verdict::passed;
  }
  below_total_ = below_total_ && !has_own_label();
  if (below_total_) {
    leave_out(goes_on_from_total());
    return Verdict::passed;
  }
  fill(row);
  if (!is_wanted()) {
    leave_out(not_wanted());
    return Verdict::passed;
  }
  if (is_heading()) {
    leave_out(headings_inside());
    return Verdict::heading;
  }
  note_fitting_elsewhere();
  return Verdict::read;
}

// Values there are told; notes are not.
bool RowFilter::is_outside(const Row& row) {
  const bool behind = table_.last_row != 0 && row.number > table_.last_row;
  if (row.number < table_.first_row || behind) {
    if (has_value(row)) leave_out(outside_rows());
    return true;
  }
  if (ended_at_ == 0 && !ends_here(row)) return false;
  if (row.number > ended_at_ && has_value(row)) leave_out(behind_end());
  return true;
}

bool RowFilter::ends_here(const Row& row) {
  if (until_.empty()) return false;
  const bool ends = std::ranges::any_of(row.cells, [this](const Cell& cell) {
    return cell.kind == CellKind::text && folded(label_of(cell)).starts_with(until_);
  });
  if (ends) ended_at_ = row.number;
  return ends;
}

bool RowFilter::has_value(const Row& row) const {
  return std::ranges::any_of(values_,
                             [&](std::size_t column) { return !is_blank(cell_at(row, column)); });
}

void RowFilter::remember_labels(const Row& row, std::size_t limit) {
  for (const std::size_t column : fill_) {
    const Cell& own = cell_at(row, column);
    if (column < limit && !is_blank(own)) above_[column] = own;
  }
}

// In a column that is filled, or as a heading inside the table.
bool RowFilter::has_own_label() const {
  if (groups_ && !is_blank(cell_at(*written_, *groups_))) return true;
  return std::ranges::any_of(
      fill_, [this](std::size_t column) { return !is_blank(cell_at(*written_, column)); });
}

// A blank label is the one above.
void RowFilter::fill(const Row& row) {
  if (fill_.empty()) return;
  remember_labels(row, row.cells.size());
  filled_ = row;
  row_ = &filled_;
  for (const std::size_t column : fill_) {
    const auto above = above_.find(column);
    if (above == above_.end() || !is_blank(cell_at(row, column))) continue;
    if (filled_.cells.size() <= column) filled_.cells.resize(column + 1);
    filled_.cells[column] = above->second;
  }
}

bool RowFilter::is_value(std::size_t column) const {
  return std::ranges::find(values_, column) != values_.end();
}

bool RowFilter::is_label(std::size_t column) const {
  return !is_value(column) && (labels_.empty() || labels_.contains(column));
}

std::optional<std::size_t> RowFilter::fitting(const std::vector<LabelPattern>& patterns,
                                              bool label) const {
  if (patterns.empty()) return std::nullopt;
  for (std::size_t column = 0; column < written_->cells.size(); ++column) {
    const Cell& cell = written_->cells[column];
    if (is_blank(cell) || is_value(column) || is_label(column) != label) continue;
    if (any_fits(patterns, folded(label_of(cell)))) return column;
  }
  return std::nullopt;
}

void RowFilter::note_fitting_elsewhere() {
  if (labels_.empty() || fitting_elsewhere_.size() >= most_named) return;
  auto column = fitting(check_, false);
  if (!column) column = fitting(skip_, false);
  if (column) fitting_elsewhere_.push_back(name_of(*column));
}

std::string RowFilter::name_of(std::size_t column) const {
  constexpr std::size_t longest = 30;  // characters
  const std::string label = label_of(cell_at(*written_, column));
  std::string_view rest = label;
  std::string shown;
  for (std::size_t i = 0; i < longest && !rest.empty(); ++i) shown += take_character(rest).bytes;
  return cell_name(column, written_->number) + " " + printable(shown) + (rest.empty() ? "" : "…");
}

// By its first label, else by its first cell.
std::string RowFilter::name_of_row() const {
  for (const bool label : {true, false}) {
    for (std::size_t column = 0; column < written_->cells.size(); ++column) {
      if (is_blank(written_->cells[column])) continue;
      if (!label || is_label(column)) return name_of(column);
    }
  }
  return cell_name(0, written_->number);
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
  SheetMap::LeftOut& one = found == left_out_.end() ? left_out_.emplace_back() : *found;
  one.reason = reason;
  ++one.rows;
  if (one.first.size() < most_named) one.first.push_back(name_of_row());
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
