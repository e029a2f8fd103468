#pragma once

#include <map>
#include <string>
#include <vector>

#include "layout.hpp"
#include "track/exchange/entries.hpp"
#include "track/model/mapping.hpp"

namespace track::exchange {

// Which rows of a sheet are read, and what stands in their blank labels.
class RowFilter {
 public:
  enum class Verdict { read, passed, heading, control, end };

  RowFilter(const TableMapping& table, const Layout& layout, Columns& columns);

  // The cells that are values; they are no labels.
  void set_values(std::vector<std::size_t> columns) { values_ = std::move(columns); }

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
  std::int64_t hidden_rows() const { return hidden_rows_; }
  // The columns that rules name.
  std::vector<std::size_t> columns() const;
  std::vector<Localized> description() const;

 private:
  bool ends_here(const Row& row);
  bool is_value(std::size_t column) const;
  bool has_label(const std::vector<LabelPattern>& patterns) const;
  bool is_wanted();
  bool is_heading();
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
  std::string until_;

  const Row* row_ = nullptr;  // as given, or filled in
  Row filled_;
  std::map<std::size_t, Cell> above_;
  std::string group_;
  std::vector<SheetMap::LeftOut> left_out_;
  std::int64_t hidden_rows_ = 0;
  std::uint32_t ended_at_ = 0;
};

}  // namespace track::exchange
