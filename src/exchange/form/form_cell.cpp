#include "form/form_cell.hpp"

#include "track/base/text.hpp"
#include "track/model/form.hpp"

namespace track::exchange {

namespace {

constexpr Message<std::string> became_day{"the cell holds the day \"{}\"",
                                          "セルの値が日付「{}」です"};
constexpr Message<> write_as_text{
    "a spreadsheet makes a day of 3/4: format the cell as text, then type it again",
    "3/4 などは日付に変わることがあります。セルの表示形式を「文字列」にして入力し直してください"};
constexpr Message<std::string> error_value{"the cell holds the error \"{}\"",
                                           "セルの値がエラー「{}」です"};
constexpr Message<> type_the_value{"type the value itself", "値そのものを入力してください"};
constexpr Message<> formula_without_value{"the formula was never computed",
                                          "数式の計算結果が保存されていません"};
constexpr Message<> open_and_save{"open the file once in Excel or LibreOffice and save it",
                                  "ExcelまたはLibreOfficeで一度開き、保存してください"};

// The digits of a number a hundred times as large.
std::string hundredfold(std::string digits) {
  const bool negative = digits.starts_with('-');
  if (negative) digits.erase(0, 1);
  std::size_t point = digits.find('.');
  if (point == std::string::npos) {
    point = digits.size();
  } else {
    digits.erase(point, 1);
  }
  while (digits.size() < point + 2) digits += '0';
  digits.insert(point + 2, ".");
  while (digits.ends_with('0')) digits.pop_back();
  if (digits.ends_with('.')) digits.pop_back();
  while (digits.size() > 1 && digits[0] == '0' && digits[1] != '.') digits.erase(0, 1);
  return (negative ? "-" : "") + digits;
}

}  // namespace

bool is_filled(const Cell& cell) {
  return cell.kind != CellKind::empty && !is_blank(cell.text) && !is_closed(cell);
}

bool is_closed(const Cell& cell) {
  return cell.kind == CellKind::text && folded(cell.text) == folded(std::string(form_closed));
}

Parsed<Value> form_value(const Cell& cell, const Indicator& indicator) {
  switch (cell.kind) {
    case CellKind::day:
      return rejected<Value>(became_day(cell.text), write_as_text());
    case CellKind::error:
      return rejected<Value>(error_value(printable(cell.text)), type_the_value());
    case CellKind::uncalculated:
      return rejected<Value>(formula_without_value(), open_and_save());
    default:
      break;
  }
  const bool percent = cell.kind == CellKind::number && cell.format.find('%') != std::string::npos;
  const std::string text = percent ? hundredfold(cell.text) + "%" : trimmed(cell.text);
  return read_value(text, indicator.value_rules());
}

}  // namespace track::exchange
