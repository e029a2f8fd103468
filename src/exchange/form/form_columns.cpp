#include "form/form_columns.hpp"

#include <algorithm>

#include "form/form_cell.hpp"
#include "track/base/text.hpp"
#include "track/model/form.hpp"

namespace track::exchange {

bool FormColumns::read(const Row& row) {
  const auto is_there = [&row](std::string_view key) {
    return std::ranges::any_of(row.cells, [key](const Cell& one) { return one.text == key; });
  };
  if (!is_there(form_key::id) || !is_there(form_key::note)) return false;
  fields_ = row.fields;
  for (const Cell& cell : row.cells) columns_.push_back({cell.text, form_period(cell.text)});
  return true;
}

const std::string& FormColumns::key(std::size_t column) const {
  static const std::string none;
  return column < columns_.size() ? columns_[column].key : none;
}

std::optional<Period> FormColumns::period(std::size_t column) const {
  return column < columns_.size() ? columns_[column].period : std::nullopt;
}

bool FormColumns::is_known(std::size_t column) const {
  return period(column) || !form_heading(key(column), {}, {}).empty();
}

bool FormColumns::has(const Period& period) const {
  return std::ranges::find(columns_, std::optional(period), &Column::period) != columns_.end();
}

std::size_t FormColumns::index_of(std::string_view key) const {
  return static_cast<std::size_t>(std::ranges::find(columns_, key, &Column::key) -
                                  columns_.begin());
}

std::string FormColumns::text_at(const Row& row, std::string_view key) const {
  const std::size_t index = index_of(key);
  return index < std::min(size(), row.cells.size()) ? trimmed(row.cells[index].text) : "";
}

bool FormColumns::has_values(const Row& row) const {
  for (std::size_t i = 0; i < std::min(size(), row.cells.size()); ++i) {
    if (columns_[i].period && is_filled(row.cells[i])) return true;
  }
  return false;
}

}  // namespace track::exchange
