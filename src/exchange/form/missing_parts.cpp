#include "form/missing_parts.hpp"

#include "track/base/period.hpp"
#include "track/base/text.hpp"
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

}  // namespace track::exchange
