#include "form/form_marks.hpp"

#include <algorithm>

#include "form/row_values.hpp"
#include "track/base/error.hpp"
#include "track/base/text.hpp"
#include "track/exchange/form.hpp"
#include "track/model/form.hpp"

namespace track::exchange {

namespace {

constexpr Message<std::string> no_form{"{} is no form that track wrote",
                                       "{} は track が作成した様式ではありません"};
constexpr Message<> write_new_one{"write one with: track form --owner NAME -o FILE.xlsx",
                                  "track form --owner 名称 -o ファイル.xlsx で作成できます"};
constexpr Message<std::string> damaged_form{"{}: the first cell does not say which form it is",
                                            "{}：先頭のセルから、どの様式かを読み取れません"};
constexpr Message<std::string, std::string, std::string> other_plan{
    "{} is a form of the plan \"{}\", not of \"{}\"",
    "{} は計画「{}」の様式で、「{}」のものではありません"};
constexpr Message<std::string, Localized, Localized> other_year{
    "{} is a form of {}, not of {}", "{} は{}の様式で、{}のものではありません"};
constexpr Message<std::string> no_keys{
    "{}: the hidden row that names the columns (id … note) is gone",
    "{}：列を示す非表示の行（id … note）がなくなっています"};
constexpr Message<std::string> no_sheet{"{}: the sheet of the form is gone, or hidden",
                                        "{}：様式のシートがありません（削除か、非表示です）"};
constexpr Message<> show_or_new{
    "show the sheet again where it is hidden; where it is gone, write a new form: track form "
    "--owner NAME -o FILE",
    "非表示のシートは再表示してください。削除した場合は track form で様式を作り直してください"};
constexpr Message<> values_into_new{
    "copy the values into a new form: track form --owner NAME -o FILE",
    "track form で新しい様式を作成し、値を写してください"};

}  // namespace

FirstCells first_cells(const Workbook& workbook) {
  FirstCells found;
  for (std::size_t i = 0; i < workbook.sheets().size(); ++i) {
    const bool is_hidden = workbook.sheets()[i].hidden;
    workbook.read(i, [&found, is_hidden](const Row& row) {
      const std::string text = row.number == 1 && !row.cells.empty() ? row.cells.front().text : "";
      found.begun = found.begun || begins_form(text);
      found.shown = found.shown || (!is_hidden && begins_form(text));
      if (!found.identity) found.identity = read_form_identity(text);
      return false;
    });
  }
  return found;
}

std::vector<std::string> ids_written(const Workbook& workbook) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < workbook.sheets().size(); ++i) {
    if (!workbook.sheets()[i].hidden) continue;
    workbook.read(i, [&ids](const Row& row) {
      const bool head = row.number == 1;
      if (!head && !row.cells.empty()) ids.push_back(row.cells.front().text);
      return true;
    });
  }
  return ids;
}

FirstCells required_cells(const Workbook& workbook, const Plan& plan,
                          const std::optional<FiscalYear>& year) {
  const std::string name = printable(workbook.name());
  FirstCells cells = first_cells(workbook);
  if (!cells.identity) {
    throw Error(ErrorKind::bad_input, cells.begun ? damaged_form(name) : no_form(name),
                {cells.begun ? copy_into_new() : write_new_one()});
  }
  const FormIdentity& identity = *cells.identity;
  if (identity.plan != plan.id) {
    throw Error(ErrorKind::bad_input,
                other_plan(name, printable(identity.plan), printable(plan.id)), {write_new_one()});
  }
  if (year && *year != identity.year) {
    throw Error(ErrorKind::bad_input,
                other_year(name, plan.calendar.label(identity.year), plan.calendar.label(*year)),
                {write_new_one()});
  }
  return cells;
}

Error without_keys(const Workbook& workbook, const FirstCells& cells) {
  const std::string name = printable(workbook.name());
  if (!cells.shown) return {ErrorKind::bad_input, no_sheet(name), {show_or_new()}};
  return {ErrorKind::bad_input, no_keys(name), {copy_into_new()}};
}

Localized copy_into_new() {
  return values_into_new();
}

bool is_form(const Workbook& workbook) {
  return first_cells(workbook).begun;
}

std::optional<FormIdentity> form_identity(const Workbook& workbook) {
  return first_cells(workbook).identity;
}

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
