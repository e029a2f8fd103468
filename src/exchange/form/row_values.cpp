#include "form/row_values.hpp"

#include <utility>

#include "form/form_cell.hpp"
#include "track/base/period.hpp"
#include "track/base/text.hpp"

namespace track::exchange {

namespace {

constexpr Message<> nothing_asked{"nothing is asked for here", "このセルは記入対象ではありません"};
constexpr Message<> closed_stays{
    "put ／ back; the period is not reported, or values of other periods make it up",
    "「／」に戻してください（報告の対象でない期間か、他の期間の値から集計される期間です）"};
constexpr Message<std::string, Localized> values_deleted{
    "{}: recorded when the form was written, blank now: {}. What is recorded stays as it is",
    "{} の記録済みの値が空欄になっています（{}）。記録はそのまま残ります"};

// A value as it was typed in a form that track wrote.
bool is_text_of(const Localized& text, const Value& value, const Indicator& indicator) {
  const Parsed<Value> read = read_value(text.en, indicator.value_rules());
  return read && *read == value;
}

}  // namespace

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
