#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "layout.hpp"
#include "track/exchange/entries.hpp"
#include "track/model/mapping.hpp"

namespace track::exchange {

// Which rows of a sheet are read, and what stands in their blank labels.
class RowFilter {
 public:
  enum class Verdict { read, passed, heading, control };

  RowFilter(const TableMapping& table, const Layout& layout, Columns& columns);

  // The cells that are values, and those that roles read as labels: `skip` and `check` look at
  // these.
  void set_columns(std::vector<std::size_t> values, const std::set<std::size_t>& labels);

  // Gives the row with its labels filled in.
  Verdict judge(const Row& row);
  const Row& row() const { return *row_; }
  const std::string& group() const { return group_; }

  void leave_out(const Localized& reason);
  // A row was given up that judge() had let pass.
  void leave_out_without_value();
  void leave_out_without_period();
  void leave_out_by_names();
  const std::vector<SheetMap::LeftOut>& left_out() const { return left_out_; }
  // Rows that are read though a cell fits `skip` or `check`, in a column that no role uses.
  const std::vector<std::string>& fitting_elsewhere() const { return fitting_elsewhere_; }
  std::int64_t hidden_rows() const { return hidden_rows_; }
  // The columns that rules name.
  std::vector<std::size_t> columns() const;
  std::vector<Localized> description() const;

 private:
  bool is_outside(const Row& row);
  bool ends_here(const Row& row);
  bool has_value(const Row& row) const;
  bool is_value(std::size_t column) const;
  bool is_label(std::size_t column) const;
  // The first column of labels, or of others, with a cell that fits.
  std::optional<std::size_t> fitting(const std::vector<LabelPattern>& patterns, bool label) const;
  void note_fitting_elsewhere();
  std::string name_of(std::size_t column) const;
  std::string name_of_row() const;
  bool is_wanted();
  bool is_heading();
  // Labels of the columns before `limit` hold for the rows below.
  void remember_labels(const Row& row, std::size_t limit);
  bool has_own_label() const;
  void fill(const Row& row);

  const TableMapping& table_;
  const Layout& layout_;
  std::vector<LabelPattern> skip_;
  std::vector<LabelPattern> check_;
  struct Only {
    std::size_t column;
    std::vector<LabelPattern> words;
  };
  std::vector<Only> only_;
  std::vector<std::size_t> fill_;
  std::optional<std::size_t> groups_;
  std::vector<std::size_t> values_;
  std::set<std::size_t> labels_;  // empty: all that are no values
  std::string until_;

  const Row* written_ = nullptr;
  const Row* row_ = nullptr;  // as given, or filled in
  Row filled_;
  std::map<std::size_t, Cell> above_;
  std::string group_;
  bool below_total_ = false;  // the label above is that of a row left out
  std::vector<SheetMap::LeftOut> left_out_;
  std::vector<std::string> fitting_elsewhere_;
  std::int64_t hidden_rows_ = 0;
  std::uint32_t ended_at_ = 0;
};

}  // namespace track::exchange
