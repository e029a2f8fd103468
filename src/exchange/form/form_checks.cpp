#include "form/form_checks.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "form/row_values.hpp"
#include "track/base/period.hpp"
#include "track/base/quantity.hpp"
#include "track/base/text.hpp"
#include "track/model/form.hpp"
#include "track/model/plan.hpp"

namespace track::exchange {

namespace {

constexpr std::size_t most_missing_named = 10;

constexpr Message<Localized, Localized> rows_gone{
    "rows of the form are gone, and nothing is taken of them: {}. {}",
    "様式から行がなくなっているため、その行は取り込みません：{}。{}"};
constexpr Message<Localized, Localized> columns_gone{
    "columns of the form are gone, and nothing is taken of them: {}. {}",
    "様式から列がなくなっているため、その列は取り込みません：{}。{}"};
constexpr Message<std::string, std::string> form_again{
    "What is to be reported there needs the form anew: track form --owner {} --year {} -o FILE",
    "報告が必要な場合は、様式を作り直してください（track form --owner {} --year {} -o ファイル）"};
constexpr Message<std::string, std::string> row_named{"{} ({})", "{}（{}）"};
constexpr Message<Localized, std::size_t> and_more{"{} and {} more", "{} ほか{}件"};

constexpr std::size_t most_outside_shown = 8;
constexpr std::size_t widest_content = 30;

constexpr Message<Localized> outside_cells{
    "outside of the form, and not read: {}. What is to be recorded goes into the white cells, all "
    "else into the remarks",
    "様式の枠外のため、取り込みません：{}。記録する値は白いセルに、補足は備考欄に記入してください"};
constexpr Message<Localized, std::int64_t> and_others{"{} and {} more", "{} ほか{}セル"};

constexpr Message<std::string, Localized, Localized> says_other{
    "this row is of {} ({}), but says {}", "この行は {}（{}）の行ですが、{}とあります"};
constexpr Message<Localized, std::string> column_says{"{} \"{}\"", "{}「{}」"};
constexpr Message<Localized, Localized, std::string> figure_changed{
    "{} was \"{}\" when the form was written, now it is \"{}\"; it is not taken from a form",
    "{}が作成時の「{}」から「{}」に変わっていますが、様式からは取り込みません"};
constexpr Message<Localized> column_blank{"no {}", "{}なし"};

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

Localized listed_missing(std::vector<Localized> names) {
  const std::size_t all = names.size();
  if (all > most_missing_named) names.resize(most_missing_named);
  const Localized text = joined(names, {", ", "、"});
  return all > names.size() ? and_more(text, all - names.size()) : text;
}

Localized name_of_row(const FormRow& row) {
  const std::string part = row.part.empty() ? "" : "（" + row.part + "）";
  return row_named(printable(row.name + part), printable(row.id));
}

// Whoever deleted the row of what the plan has no more did right.
bool is_reported(const Plan& plan, const std::string& id) {
  const Indicator* indicator = find_indicator(plan, id);
  return indicator != nullptr && !indicator->retired;
}

Localized name_of_id(const Plan& plan, const std::string& id) {
  return name_of_row(form_row(plan, *find_indicator(plan, id)));
}

Localized column_text(std::string_view key, const std::string& text) {
  const Localized heading = form_heading(key, {}, {});
  return is_blank(text) ? column_blank(heading) : column_says(heading, printable(text));
}

// A program that opened a CSV writes 24000 for 24,000.
bool says_the_same(const std::string& left, const std::string& right) {
  const Parsed<Quantity> one = read_quantity(left);
  const Parsed<Quantity> other = read_quantity(right);
  return folded(left) == folded(right) || (one && other && *one == *other);
}

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

bool add_missing(const Form* written, const std::vector<std::string>& ids, const FoundParts& found,
                 const Plan& plan, FormReading& reading) {
  const FormIdentity& identity = reading.identity;
  std::vector<Localized> rows;
  std::vector<Localized> columns;
  if (written != nullptr) {
    for (const FormRow& row : written->rows) {
      if (found.ids.contains(row.id) || !is_reported(plan, row.id)) continue;
      rows.push_back(name_of_row(row));
      add_missing_cells(*written, row, {}, reading);
    }
    for (const Period& period : written->columns) {
      if (found.columns.contains(iso(period))) continue;
      columns.push_back(form_heading(iso(period), plan.calendar, identity.year));
    }
  } else {
    for (const std::string& id : ids) {
      if (!found.ids.contains(id) && is_reported(plan, id)) rows.push_back(name_of_id(plan, id));
    }
  }
  const Localized way =
      form_again(printable(identity.owner), plan.calendar.short_label(identity.year));
  if (!rows.empty()) reading.warnings.push_back({{}, rows_gone(listed_missing(rows), way)});
  if (!columns.empty()) {
    reading.warnings.push_back({{}, columns_gone(listed_missing(columns), way)});
  }
  return !rows.empty() || !columns.empty();
}

void add_missing_cells(const Form& written, const FormRow& row, const FormColumns& columns,
                       FormReading& reading) {
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const FormCell& cell = row.cells[i];
    const bool is_gone = cell.open && cell.text.empty() && !columns.has(written.columns[i]);
    if (is_gone) reading.blanks.push_back({row.id, written.columns[i], {}});
  }
}

void OutsideCells::add(const std::string& place, const std::string& content) {
  ++count_;
  if (shown_.size() == most_outside_shown) return;
  const std::vector<std::string> lines = wrap(printable(trimmed(content)), widest_content);
  shown_.push_back(printable(place) + " " + lines.front() + (lines.size() > 1 ? "…" : ""));
}

void OutsideCells::add(const OutsideCells& others) {
  count_ += others.count_;
  for (const std::string& one : others.shown_) {
    if (shown_.size() < most_outside_shown) shown_.push_back(one);
  }
}

Localized OutsideCells::warning() const {
  const std::int64_t others = count_ - static_cast<std::int64_t>(shown_.size());
  const Localized cells = {joined(shown_, ", "), joined(shown_, "、")};
  return outside_cells(others > 0 ? and_others(cells, others) : cells);
}

std::optional<Disagreement> disagreement(
    const FormRow& asked, const std::function<std::string(std::string_view key)>& text_of) {
  const std::pair<std::string_view, const std::string&> columns[] = {
      {form_key::activity, asked.activity},
      {form_key::name, asked.name},
      {form_key::part, asked.part},
      {form_key::unit, asked.unit}};
  std::optional<Disagreement> found;
  std::vector<Localized> wanted;
  std::vector<Localized> stands;
  for (const auto& [key, text] : columns) {
    const std::string here = text_of(key);
    if (folded(here) == folded(printable(text))) continue;
    if (!found) found = Disagreement{key, {}};
    wanted.push_back(column_text(key, text));
    stands.push_back(column_text(key, here));
  }
  const Localized comma{", ", "、"};
  if (found) {
    found->problem = says_other(printable(asked.id), joined(wanted, comma), joined(stands, comma));
  }
  return found;
}

std::vector<Disagreement> changed_figures(
    const FormRow& written, const std::function<std::string(std::string_view key)>& text_of) {
  const std::pair<std::string_view, const Localized&> columns[] = {
      {form_key::last, written.last}, {form_key::target, written.target}};
  std::vector<Disagreement> changed;
  for (const auto& [key, text] : columns) {
    const std::string here = text_of(key);
    if (is_blank(here) || says_the_same(here, text.en) || says_the_same(here, text.ja)) continue;
    changed.push_back({key, figure_changed(form_heading(key, {}, {}), text, printable(here))});
  }
  return changed;
}

bool has_unit(const Indicator& indicator, const std::string& unit) {
  const auto is_same = [&unit](const std::string& one) { return folded(one) == folded(unit); };
  return is_same(indicator.unit) || std::ranges::any_of(indicator.unit_aliases, is_same);
}

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
