#include "track/render/document.hpp"

#include <algorithm>

#include "track/base/date.hpp"
#include "track/base/text.hpp"

namespace track::render {

namespace {

constexpr Message<Localized, std::int64_t> word_and_number{"{} {}", "{} {}"};

}  // namespace

Data& Data::operator[](std::string_view key) {
  if (std::holds_alternative<std::monostate>(value_)) value_ = Object();
  auto& [keys, values] = std::get<Object>(value_);
  const auto found = std::find(keys.begin(), keys.end(), key);
  if (found != keys.end()) return values[static_cast<std::size_t>(found - keys.begin())];
  keys.emplace_back(key);
  return values.emplace_back();
}

void Data::push_back(Data item) {
  if (std::holds_alternative<std::monostate>(value_)) value_ = List();
  std::get<List>(value_).push_back(std::move(item));
}

Data text_or_nothing(const std::string& text) {
  return text.empty() ? Data() : Data(text);
}

Data rounded_data(const std::optional<Rational>& number, int digits) {
  if (!number) return {};
  constexpr std::int64_t beyond_doubles = std::int64_t{1} << 53;
  const std::optional<std::int64_t> whole = number->whole();
  if (whole && -beyond_doubles < *whole && *whole < beyond_doubles) return *whole;
  return rounded_double(*number, digits);
}

Column data_column(std::string key) {
  return column_at(Place::data, std::move(key), {});
}

Column whole_column(std::string key, Localized heading) {
  Column column{std::move(key), std::move(heading)};
  column.wrapping = Wrapping::never;
  return column;
}

Column number_column(std::string key, Localized heading) {
  return {std::move(key), std::move(heading), Alignment::right};
}

Column column_at(Place place, std::string key, Localized heading) {
  return {std::move(key), std::move(heading), Alignment::left, place};
}

Cell text_cell(std::string text) {
  Localized shown = verbatim(printable(text));
  return {std::move(text), std::move(shown)};
}

Cell day_cell(Day day, EraCalendar eras) {
  return {iso(day), day_text(day, eras)};
}

Cell optional_cell(const std::string& text) {
  return text.empty() ? Cell() : text_cell(text);
}

Cell word_cell(std::string_view key, Localized shown) {
  return {key, std::move(shown)};
}

Cell list_cell(const std::vector<std::string>& texts, Localized shown) {
  return {texts, std::move(shown)};
}

Cell number_cell(std::optional<std::int64_t> number) {
  if (!number) return {};
  return {*number, verbatim(rounded_grouped(*number, 0))};
}

Cell figure_cell(const std::optional<Rational>& number, Localized shown) {
  constexpr int decimals = 6;  // of a rate, which is a share of one
  return {rounded_data(number, decimals), std::move(shown)};
}

Cell shown_cell(Localized shown, Paint paint) {
  return {{}, std::move(shown), paint};
}

Cell data_cell(Data datum) {
  return {std::move(datum), {}};
}

Cell chart_cell(Chart chart, Localized shown) {
  return on_page(shown_cell(std::move(shown)),
                 {.chart = std::make_shared<const Chart>(std::move(chart))});
}

Cell on_page(Cell cell, OnPage page) {
  cell.page = std::make_shared<const OnPage>(std::move(page));
  return cell;
}

const OnPage& Cell::on_page() const {
  static const OnPage nothing;
  return page ? *page : nothing;
}

Localized text_of(const Counts::Count& count) {
  return word_and_number(count.word, count.number);
}

DataRows::DataRows(Grid grid) : columns_(grid.columns) {
  make_ = [rows = std::make_shared<const std::vector<Row>>(std::move(grid.rows))](
              bool, const Visit& visit) { std::ranges::for_each(*rows, visit); };
}

DataRows::DataRows(std::vector<Column> columns, Make make)
    : columns_(std::move(columns)), make_(std::move(make)) {}

Data item(const std::vector<Column>& columns, const std::vector<Cell>& row) {
  Data::Object members;
  for (std::size_t i = 0; i < row.size(); ++i) {
    members.keys.push_back(columns[i].key);
    members.values.push_back(row[i].datum);
  }
  return members;
}

Data items(const DataRows& rows) {
  Data::List all;
  rows.each(false, [&](const DataRows::Row& row) { all.push_back(item(rows.columns(), row)); });
  return all;
}

Document listing(Grid grid, Localized none) {
  Document document;
  document.blocks.emplace_back(Table{{}, grid, std::move(none)});
  document.rows = std::move(grid);
  Data& tree = document.tree.get();
  tree["schema_version"] = schema_version;
  tree[document.rows_key];
  return document;
}

}  // namespace track::render
