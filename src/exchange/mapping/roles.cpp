#include "roles.hpp"

#include <algorithm>

#include "track/base/text.hpp"

namespace track::exchange {

namespace {

constexpr Message<> no_period_role{"nothing says which period the values are of",
                                   "値がいつのものかが書かれていません"};
constexpr Message<> period_role_rule{
    "write period = \"…\" into the mapping, or --period R6 on the command line",
    "読み取り定義に period = \"…\" と書くか、--period R6 を付けてください"};
constexpr Message<std::uint32_t> heading_row_is{"heading: row {}", "見出し：{}行目"};
constexpr Message<std::uint32_t, std::uint32_t> heading_rows_are{"heading: rows {} to {}",
                                                                 "見出し：{}～{}行目"};
constexpr Message<Localized> period_is{"period: {}", "期間：{}"};
constexpr Message<Localized> indicator_is{"indicator: {}", "指標：{}"};
constexpr Message<std::string, Localized> part_is{"part ({}): {}", "区分（{}）：{}"};
constexpr Message<Localized> value_is{"value: {}", "値：{}"};
constexpr Message<> rows_counted{"value: rows are counted, each as 1",
                                 "値：行数（1行を1と数えます）"};
constexpr Message<Localized> event_is{"held: {}, a row each", "実施：{}（1行に1件）"};
constexpr Message<Localized> place_is{"place: {}", "場所：{}"};
constexpr Message<Localized> note_is{"note: {}", "備考：{}"};
constexpr Message<std::string> values_are{"values: {}", "値の列：{}"};

constexpr std::size_t most_columns_told = 12;

// Binds the templates of one table.
class RoleBinder {
 public:
  RoleBinder(const TableMapping& table, const Layout& layout, const Sheet& sheet, Columns& columns)
      : table_(table), layout_(layout), sheet_(sheet), columns_(columns) {}

  std::optional<BoundTemplate> bind(const std::optional<Template>& written) {
    if (!written) return std::nullopt;
    BoundTemplate bound(*written, layout_, sheet_, columns_, table_.split);
    all_bound_ = all_bound_ && bound.is_bound();
    return bound;
  }

  void bind_columns(TableRoles& roles) {
    for (const std::string& text : table_.except) {
      const auto found = columns_.several(read_value_columns(text));
      all_bound_ = all_bound_ && !found.empty();
      roles.excepted.insert(found.begin(), found.end());
    }
    std::set<std::size_t> taken;
    for (const ValueColumns& values : table_.values) {
      const std::vector<std::size_t> found = columns_.several(values);
      all_bound_ = all_bound_ && !found.empty();
      for (const std::size_t column : found) {
        const bool is_new = !roles.excepted.contains(column) && taken.insert(column).second;
        if (is_new) roles.columns.push_back({column, true, bind(values.indicator)});
      }
    }
    if (table_.values.empty() && table_.value) roles.columns.push_back({});
  }

  bool all_bound() const { return all_bound_; }

 private:
  const TableMapping& table_;
  const Layout& layout_;
  const Sheet& sheet_;
  Columns& columns_;
  bool all_bound_ = true;
};

}  // namespace

std::string column_with_heading(const Layout& layout, std::size_t column) {
  std::string letter = column_name(column);
  if (column >= layout.headings.size() || layout.headings[column].whole.empty()) return letter;
  return letter + " " + printable(layout.headings[column].whole);
}

std::vector<std::size_t> TableRoles::value_cells() const {
  std::vector<std::size_t> cells;
  for (const ValueColumn& column : columns) {
    if (column.is_headed) cells.push_back(column.column);
  }
  if (value) {
    const auto named = value->columns();
    cells.insert(cells.end(), named.begin(), named.end());
  }
  return cells;
}

std::vector<Localized> TableRoles::description(const Layout& layout) const {
  std::vector<Localized> lines;
  if (layout.heading_rows.size() > 1) {
    lines.push_back(heading_rows_are(layout.heading_rows.front(), layout.heading_rows.back()));
  } else {
    lines.push_back(heading_row_is(layout.heading_row));
  }
  const auto add = [&](const std::optional<BoundTemplate>& role, const Message<Localized>& words) {
    if (role) lines.push_back(words(role->description()));
  };
  add(period, period_is);
  add(event, event_is);
  add(indicator, indicator_is);
  for (const auto& [breakdown, part] : by) lines.push_back(part_is(breakdown, part.description()));
  std::vector<std::string> names;
  for (const ValueColumn& column : columns) {
    if (!column.is_headed) continue;
    std::string name = column_with_heading(layout, column.column);
    if (column.indicator) name += " → " + printable(column.indicator->written());
    names.push_back(std::move(name));
  }
  if (names.size() > most_columns_told) {
    names.erase(names.begin() + most_columns_told - 1, names.end() - 1);
    names.insert(names.end() - 1, "…");
  }
  if (!names.empty()) {
    const std::string ja = joined(names, "、");
    lines.push_back({values_are(joined(names)).en, values_are(ja).ja});
  }
  if (value && value->written() == "1") {
    lines.push_back(rows_counted());
  } else if (value && value->written() != "{}") {
    add(value, value_is);
  }
  add(place, place_is);
  add(note, note_is);
  return lines;
}

std::set<std::size_t> TableRoles::label_columns(const RowFilter& filter) const {
  std::set<std::size_t> labels;
  const auto add = [&](const std::vector<std::size_t>& some) {
    labels.insert(some.begin(), some.end());
  };
  add(filter.columns());
  for (const auto* role : {&period, &indicator, &event, &place}) {
    if (*role) add((*role)->columns());
  }
  for (const auto& [breakdown, part] : by) add(part.columns());
  for (const ValueColumn& column : columns) {
    if (column.indicator) add(column.indicator->columns());
  }
  return labels;
}

std::set<std::size_t> TableRoles::read_columns(const RowFilter& filter) const {
  std::set<std::size_t> read = excepted;
  const auto add = [&](const std::vector<std::size_t>& some) {
    read.insert(some.begin(), some.end());
  };
  add(filter.columns());
  add(value_cells());
  for (const auto* role : {&period, &indicator, &value, &event, &place, &note}) {
    if (!*role) continue;
    add((*role)->columns());
    for (const BoundTemplate::Piece& piece : (*role)->pieces()) {
      if (piece.piece.from != TemplatePiece::From::beside) continue;
      for (const ValueColumn& column : columns) read.insert(column.column + piece.piece.number);
    }
  }
  for (const auto& [breakdown, part] : by) add(part.columns());
  for (const ValueColumn& column : columns) {
    if (column.indicator) add(column.indicator->columns());
  }
  return read;
}

std::vector<std::string> TableRoles::unread(const Layout& layout,
                                            const std::set<std::size_t>& read) {
  std::vector<std::string> headings;
  for (std::size_t column = 0; column < layout.headings.size(); ++column) {
    // A line above that goes on over a blank column is no heading of its own.
    const bool headed =
        !layout.headings[column].whole.empty() && !layout.headings[column].is_spread;
    if (headed && !read.contains(column)) headings.push_back(layout.headings[column].whole);
  }
  return headings;
}

std::optional<TableRoles> bind_roles(const TableMapping& table, const MappingOptions& options,
                                     const Layout& layout, const Sheet& sheet, SheetFaults& faults,
                                     Columns& columns) {
  RoleBinder binder(table, layout, sheet, columns);
  TableRoles roles;
  std::optional<Template> period = table.period;
  if (!period && !options.period.empty()) {
    period =
        Template{options.period, {{.from = TemplatePiece::From::text, .text = options.period}}};
  }
  if (!period) {
    faults.add_once("period", cell_place(sheet, 0, layout.heading_row), "",
                    {no_period_role(), {period_role_rule()}});
  }
  roles.period = binder.bind(period);
  roles.indicator = binder.bind(table.indicator);
  roles.value = binder.bind(table.value);
  roles.event = binder.bind(table.event);
  roles.place = binder.bind(table.place);
  roles.note = binder.bind(table.note);
  for (const auto& [breakdown, part] : table.by) {
    roles.by.emplace_back(breakdown, *binder.bind(part));
  }
  binder.bind_columns(roles);
  if (!binder.all_bound() || !period) return std::nullopt;
  return roles;
}

}  // namespace track::exchange
