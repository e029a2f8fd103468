#include "form/slipped_values.hpp"

#include "form/form_cell.hpp"
#include "track/base/quantity.hpp"
#include "track/base/text.hpp"
#include "track/model/form.hpp"

namespace track::exchange {

namespace {

constexpr Message<> row_shifted{"the row does not end at the form's last column",
                                "行の終わりが様式の最後の列と合いません"};
constexpr Message<std::string, std::string> comma_in_value{
    "{} and the remarks \"{}\" may be one number, cut in two by its comma",
    "{} と備考「{}」は、桁区切りのコンマで2つに分かれた1つの数値のようです"};
constexpr Message<> without_commas{
    "write numbers without a thousands separator (1313), or in quotes (\"1,313\"), as well as "
    "remarks with a comma",
    "数値は桁区切りなし（1313）か、引用符で囲んで（\"1,313\"）記入してください。コンマを含む備考も"
    "引用符で囲みます"};
constexpr Message<> outside_of_form{"a value outside of the form, in a row that has none inside",
                                    "様式の枠外に値がありますが、この行の記入欄は空欄です"};
constexpr Message<> into_its_cell{"move it into the white cell of its period, or delete it",
                                  "該当する期間の白いセルに移すか、削除してください"};
constexpr Message<std::string> only_number{
    "the remarks are nothing but the number {}, and stored as remarks; a value belongs into the "
    "white cell of its period",
    "備考が数値（{}）だけです。備考として記録します。値であれば、該当する期間の白いセルに記入して"
    "ください"};

// Where the last value before the remarks, with these behind a comma, is one value.
bool is_cut(const std::string& value, const std::string& remarks, const Indicator& indicator) {
  const bool both = !value.empty() && !remarks.empty();
  return both && read_value(value + "," + remarks, indicator.value_rules()).value.has_value();
}

bool is_more_than_nothing(const Value& value) {
  switch (value.form) {
    case ValueForm::quantity:
    case ValueForm::percentage:
      return !value.amount.is_zero();
    case ValueForm::fraction:
      return true;
    default:
      return false;  // a word
  }
}

}  // namespace

std::optional<SheetFault> shifted(const FormLine& line, const Indicator& indicator) {
  const std::string remarks = line.columns.text_at(line.row, form_key::note);
  const std::size_t at = line.columns.index_of(form_key::note);
  const bool is_text = line.sheet.name.empty();
  std::vector<std::string> texts;
  for (const Cell& cell : line.row.cells) texts.push_back(cell.text);
  if (line.row.fields > line.columns.fields() || is_closed({CellKind::text, remarks})) {
    return SheetFault{cell_place(line.sheet, 0, line.row.number),
                      joined(texts, ","),
                      row_shifted(),
                      {without_commas()}};
  }
  if (!is_text || at == 0 || at >= texts.size() || !line.columns.period(at - 1)) return {};
  const std::string last = trimmed(texts[at - 1]);
  if (!is_cut(last, remarks, indicator)) return {};
  return SheetFault{cell_place(line.sheet, at - 1, line.row.number),
                    texts[at - 1] + "," + remarks,
                    comma_in_value(printable(last), printable(remarks)),
                    {without_commas()}};
}

std::optional<SheetFault> value_outside(const FormLine& line, const Indicator& indicator) {
  for (std::size_t i = 0; i < line.row.cells.size(); ++i) {
    const Cell& cell = line.row.cells[i];
    if (line.columns.is_known(i) || !is_filled(cell)) continue;
    const Parsed<Value> value = form_value(cell, indicator);
    if (!value || !is_more_than_nothing(*value)) continue;
    return SheetFault{cell_place(line.sheet, i, line.row.number),
                      cell.text,
                      outside_of_form(),
                      {into_its_cell()}};
  }
  return {};
}

std::optional<Localized> number_among_remarks(const FormLine& line) {
  const std::string remarks = line.columns.text_at(line.row, form_key::note);
  if (!read_quantity(remarks)) return {};
  return only_number(printable(remarks));
}

}  // namespace track::exchange
