#include "form/row_values.hpp"

#include <utility>

#include "track/base/period.hpp"
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

constexpr Message<> nothing_asked{"nothing is asked for here", "このセルは記入対象ではありません"};
constexpr Message<> closed_stays{
    "put ／ back; the period is not reported, or values of other periods make it up",
    "「／」に戻してください（報告の対象でない期間か、他の期間の値から集計される期間です）"};
constexpr Message<std::string, Localized> values_deleted{
    "{}: recorded when the form was written, blank now: {}. What is recorded stays as it is",
    "{} の記録済みの値が空欄になっています（{}）。記録はそのまま残ります"};

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

// A value as it was typed in a form that track wrote.
bool is_text_of(const Localized& text, const Value& value, const Indicator& indicator) {
  const Parsed<Value> read = read_value(text.en, indicator.value_rules());
  return read && *read == value;
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

void read_cell(const Cell& cell, const AskedCell& asked, FilledRow& filled) {
  const bool closed = asked.written ? !asked.written->open : is_closed(cell);
  const Localized recorded = asked.written ? asked.written->text : Localized{};
  if (closed) {
    if (!is_filled(cell)) return;
    filled.told.emplace_back(SheetFault{asked.place, cell.text, nothing_asked(), {closed_stays()}});
  } else if (!is_filled(cell) && !recorded.empty()) {
    filled.deleted.push_back({asked.period, recorded, asked.place});
  } else if (!is_filled(cell)) {
    filled.blanks.push_back({asked.indicator.id, asked.period, asked.place});
  } else if (const Parsed<Value> value = form_value(cell, asked.indicator); !value) {
    filled.told.emplace_back(SheetFault{asked.place, cell.text, value.problem, {value.rule}});
  } else if (!recorded.empty() && is_text_of(recorded, *value, asked.indicator)) {
    ++filled.untouched;
  } else {
    Entry entry;
    entry.request.period = asked.period;
    entry.request.items = {{asked.indicator.id, *value}};
    entry.cells = {asked.place};
    filled.told.emplace_back(std::move(entry));
  }
}

Entry* FilledRow::last_entry() {
  Entry* last = nullptr;
  for (auto& one : told) {
    if (auto* entry = std::get_if<Entry>(&one)) last = entry;
  }
  return last;
}

FormWarning deleted_values(const FilledRow& filled, const Indicator& indicator,
                           const FiscalCalendar& calendar) {
  std::vector<Localized> values;
  for (const FilledRow::Deleted& one : filled.deleted) {
    values.push_back(joined({period_text(one.period, calendar.eras), one.text}, verbatim(" ")));
  }
  return {filled.deleted.front().place,
          values_deleted(printable(indicator.id), joined(values, {", ", "、"}))};
}

}  // namespace track::exchange
