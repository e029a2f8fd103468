#include "cells.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <system_error>

#include "track/base/csv.hpp"
#include "track/base/error.hpp"
#include "track/base/quantity.hpp"
#include "track/base/text.hpp"

namespace track::store {

namespace {

constexpr Message<std::string> no_file{"the file {} is missing", "ファイル {} がありません"};
constexpr Message<> unclosed{"the file ends within a quoted cell",
                             "引用符で囲まれたセルの途中でファイルが終わっています"};
constexpr Message<> stray_quote{"a quote (\") stands where there may be none",
                                "引用符（\"）の位置が正しくありません"};
constexpr Message<> too_long{"a cell of more than 64 MiB", "セルが64MiBを超えています"};
constexpr Message<std::string, std::string> not_of_kind{"column {}: {} cannot be read",
                                                        "列 {}：{} を読み取れません"};
constexpr Message<std::string> is_empty{"column {} may not be empty", "列 {} が空です"};
constexpr Message<> whole_number{"it holds whole numbers", "整数の列です"};
constexpr Message<> decimal_number{"it holds numbers with at most four decimals",
                                   "小数第4位までの数の列です"};
constexpr Message<> true_or_false{"it holds true or false", "true または false の列です"};

constexpr std::size_t longest_cell = std::size_t{64} << 20U;

std::string in_csv(const std::string& text) {
  return text.empty() ? "\"\"" : csv_quoted(defused(text), ",");
}

std::optional<std::int64_t> whole(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// Exactly what plain() writes, and decimals with noughts at the end.
std::optional<std::int64_t> ten_thousandths(std::string_view text) {
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string digits(text.substr(0, point));
  std::string_view decimals = text.substr(point);
  if (!decimals.empty()) decimals.remove_prefix(1);
  if (decimals.size() > Quantity::decimals) return std::nullopt;
  digits += decimals;
  digits.append(Quantity::decimals - decimals.size(), '0');
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  const bool only_digits = digits.find_first_not_of("0123456789", first) == std::string::npos;
  if (!only_digits || point == first) return std::nullopt;
  return whole(digits);
}

std::optional<std::int64_t> truth(const std::string& text) {
  const std::string word = folded(text);
  if (word == "true") return 1;
  if (word == "false") return 0;
  return std::nullopt;
}

Localized rule_of(ColumnType kind) {
  if (kind == ColumnType::decimal) return decimal_number();
  return kind == ColumnType::flag ? true_or_false() : whole_number();
}

std::optional<std::int64_t> number_in(const std::string& text, ColumnType kind) {
  if (kind == ColumnType::decimal) return ten_thousandths(text);
  return kind == ColumnType::flag ? truth(text) : whole(text);
}

bool is_text(ColumnType kind) {
  return kind == ColumnType::text || kind == ColumnType::day || kind == ColumnType::moment;
}

}  // namespace

std::optional<std::string> plain_cell(const SQLite::Column& cell, ColumnType kind) {
  if (cell.isNull()) return std::nullopt;
  if (is_text(kind)) return cell.getString();
  if (kind == ColumnType::decimal) return plain(Quantity::from_units(cell.getInt64()));
  if (kind == ColumnType::flag) return cell.getInt64() != 0 ? "true" : "false";
  return std::to_string(cell.getInt64());
}

std::string csv_cell(const SQLite::Column& cell, ColumnType kind) {
  std::optional<std::string> plain = plain_cell(cell, kind);
  if (!plain) return {};
  return kind == ColumnType::text ? in_csv(*plain) : *std::move(plain);
}

StoredCell stored_cell(const CsvCell& cell, const TableColumn& column) {
  const bool is_null = cell.text.empty() && !cell.quoted && !column.never_null;
  if (is_null) return {};
  if (is_text(column.kind)) {
    return column.kind == ColumnType::text ? std::string(undefused(cell.text)) : cell.text;
  }
  if (const auto number = number_in(cell.text, column.kind)) return *number;
  if (cell.text.empty()) throw Error(ErrorKind::bad_input, is_empty(column.name));
  throw Error(ErrorKind::bad_input, not_of_kind(column.name, printable(cell.text)),
              {rule_of(column.kind)});
}

CsvRows::CsvRows(const std::filesystem::path& file)
    : name_(file.filename().string()),
      stream_(file, std::ios::binary),
      buffer_(std::size_t{64} << 10U) {
  if (!stream_) throw Error(ErrorKind::bad_input, no_file(printable(file.string())));
}

bool CsvRows::take(char& letter) {
  if (at_ == end_) {
    stream_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    at_ = 0;
    end_ = static_cast<std::size_t>(stream_.gcount());
    if (end_ == 0) return false;
  }
  letter = buffer_[at_++];
  if (letter == '\n') ++next_line_;
  return true;
}

void CsvRows::fail(const Localized& problem, std::vector<Localized> hints) const {
  throw Error(ErrorKind::bad_input, at_line(name_, line_, problem), std::move(hints));
}

// Up to the quote that ends the cell; a doubled one is a quote in it.
void CsvRows::read_quoted(CsvCell& cell) {
  cell.quoted = true;
  for (char letter = 0; take(letter);) {
    if (letter == '"') {
      char after = 0;
      if (!take(after)) return;
      if (after != '"') {
        --at_;
        if (after == '\n') --next_line_;
        return;
      }
    }
    if (cell.text.size() == longest_cell) fail(too_long());
    cell.text += letter;
  }
  fail(unclosed());
}

bool CsvRows::next(std::vector<CsvCell>& row) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  row.clear();
  const bool first = line_ == 0;
  line_ = next_line_;
  bool any = false;
  row.emplace_back();
  for (char letter = 0; take(letter); any = true) {
    CsvCell& cell = row.back();
    if (letter == '\n') return true;
    if (letter == '\r') continue;  // it ends the line with the next, and stands in quotes elsewhere
    if (letter == ',') {
      row.emplace_back();
    } else if (letter != '"') {
      if (cell.quoted) fail(stray_quote());
      if (cell.text.size() == longest_cell) fail(too_long());
      cell.text += letter;
      if (first && row.size() == 1 && cell.text == byte_order_mark) cell.text.clear();
    } else {
      if (!cell.text.empty() || cell.quoted) fail(stray_quote());
      read_quoted(cell);
    }
  }
  return any;
}

}  // namespace track::store
