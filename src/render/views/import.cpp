#include <algorithm>
#include <iterator>

#include "track/base/period.hpp"
#include "track/base/quantity.hpp"
#include "track/base/text.hpp"
#include "track/model/lookup.hpp"
#include "track/render/views.hpp"
#include "words/headings.hpp"
#include "words/values.hpp"

namespace track::render {

namespace {

constexpr Message<> standard_input{"standard input", "標準入力"};
constexpr Message<std::string> sheet_title{"sheet {}", "シート {}"};
constexpr Message<std::string> not_read{"not read: {}", "読み取らない列：{}"};
constexpr Message<Localized, std::string> row_left_out{"left out: 1 row, {}: {}",
                                                       "除いた行：1行（{}：{}）"};
constexpr Message<std::string, Localized, std::string> rows_left_out{"left out: {} rows, {}: {}",
                                                                     "除いた行：{}行（{}：{}）"};
constexpr Message<> hidden_row_read{"1 hidden row read as well", "非表示の行も1行読み取りました"};
constexpr Message<std::string> hidden_rows_read{"{} hidden rows read as well",
                                                "非表示の行も{}行読み取りました"};
constexpr Message<std::string> hidden_column_read{"1 hidden column read as well: {}",
                                                  "非表示の列も読み取りました：{}"};
constexpr Message<std::size_t, std::string> hidden_columns_read{
    "{} hidden columns read as well: {}", "非表示の列も読み取りました：{1}"};
constexpr Message<> value_read{"1 value", "実績値：1件"};
constexpr Message<std::string> values_read{"{} values", "実績値：{}件"};

constexpr Message<OperationId, Localized> imported{"Imported as operation {}: {}.",
                                                   "取り込みました（操作{}）：{}。"};
constexpr Message<OperationId, Localized> would_import{
    "Would be imported as operation {}: {}. Nothing was stored.",
    "取り込む内容（操作{}になります）：{}。保存は行っていません。"};
constexpr Message<Localized> nothing_new{"Nothing new: {}. Nothing was stored.",
                                         "新しい内容はありません：{}。保存は行っていません。"};
constexpr Message<std::string> new_values{"{} new", "新規{}件"};
constexpr Message<std::string> new_holdings{"{} held", "実施{}回"};
constexpr Message<std::string> replaced_values{"{} replaced", "訂正{}件"};
constexpr Message<std::string> unchanged_values{"{} unchanged", "変更なし{}件"};
constexpr Message<> import_place{"place", "場所"};
constexpr Message<> cell_heading{"cell", "セル"};
constexpr Message<> value_heading{"value", "値"};

Localized counts_text(const ImportAnswer& answer) {
  std::vector<Localized> parts;
  const bool is_new = answer.stored + answer.holdings + answer.replaced > 0;
  if (is_new) parts.push_back(new_values(grouped(answer.stored)));
  if (answer.holdings > 0) parts.push_back(new_holdings(grouped(answer.holdings)));
  if (answer.replaced > 0) parts.push_back(replaced_values(grouped(answer.replaced)));
  parts.push_back(unchanged_values(grouped(answer.unchanged)));
  return listed(parts);
}

Localized outcome_text(const ImportAnswer& answer) {
  const Localized counts = counts_text(answer);
  if (!answer.operation) return nothing_new(counts);
  return answer.dry_run ? would_import(*answer.operation, counts)
                        : imported(*answer.operation, counts);
}

Paragraph detail(Localized text) {
  return {std::move(text), Paint::plain, 2, Wrapping::allowed};
}

Localized hidden_text(const ImportAnswer::Table& table) {
  const std::vector<std::string>& columns = table.hidden_columns;
  const auto text_of = [&](const std::string& names) {
    return columns.size() == 1 ? hidden_column_read(names)
                               : hidden_columns_read(columns.size(), names);
  };
  return {text_of(track::joined(columns)).en, text_of(track::joined(columns, "、")).ja};
}

void add_table(const ImportAnswer::Table& table, std::vector<Block>& blocks) {
  if (!table.sheet.empty()) blocks.emplace_back(Paragraph{sheet_title(printable(table.sheet))});
  for (const Localized& role : table.roles) blocks.emplace_back(detail(role));
  if (!table.unread.empty()) {
    std::vector<std::string> names;
    for (const std::string& name : table.unread) names.push_back(printable(name));
    blocks.emplace_back(
        detail({not_read(track::joined(names)).en, not_read(track::joined(names, "、")).ja}));
  }
  for (const ImportAnswer::LeftOut& one : table.left_out) {
    const bool more = one.rows > std::ssize(one.first);
    const std::string first = track::joined(one.first) + (more ? ", …" : "");
    blocks.emplace_back(detail(one.rows == 1
                                   ? row_left_out(one.reason, first)
                                   : rows_left_out(grouped(one.rows), one.reason, first)));
  }
  if (table.hidden_rows > 0) {
    blocks.emplace_back(detail(
        table.hidden_rows == 1 ? hidden_row_read() : hidden_rows_read(grouped(table.hidden_rows))));
  }
  if (!table.hidden_columns.empty()) blocks.emplace_back(detail(hidden_text(table)));
  blocks.emplace_back(
      detail(table.values == 1 ? value_read() : values_read(grouped(table.values))));
}

constexpr Message<std::string, std::string, int, OperationId> form_of{
    "form of {}, {}, written of revision {} at operation {}",
    "{}の様式（{}、定義第{}版、操作{}の時点で作成）"};
constexpr Message<std::size_t> left_blank{"left blank ({}):", "未記入（{}セル）："};
constexpr Message<std::size_t> blank_ahead{"blank, of periods not over yet: {} cells",
                                           "まだ終わっていない期間の空欄：{}セル"};
constexpr Message<Localized, Localized> blank_periods{"{}: {}", "{}：{}"};

// Which form it was, and what was not filled in of periods that are over, a line an indicator.
void add_form(const Plan& plan, const ImportAnswer::File& file, std::vector<Block>& blocks) {
  if (!file.form) return;
  const FormIdentity& form = *file.form;
  blocks.emplace_back(
      detail(form_of(printable(body_name(plan, form.owner)), plan.calendar.short_label(form.year),
                     form.revision, form.operation)));
  std::vector<ImportAnswer::Blank> due;
  std::ranges::remove_copy_if(file.blanks, std::back_inserter(due), &ImportAnswer::Blank::ahead);
  if (!due.empty()) blocks.emplace_back(detail(left_blank(due.size())));
  for (auto first = due.begin(); first != due.end();) {
    std::vector<Localized> periods;
    auto next = first;
    for (; next != due.end() && next->indicator == first->indicator; ++next) {
      periods.push_back(period_text(next->period, plan.calendar.eras));
    }
    blocks.emplace_back(Paragraph{blank_periods(full_name(plan, first->indicator), listed(periods)),
                                  Paint::plain, 4, Wrapping::allowed});
    first = next;
  }
  const std::size_t ahead = file.blanks.size() - due.size();
  if (ahead > 0) blocks.emplace_back(detail(blank_ahead(ahead)));
}

Localized value_text(const Plan& plan, const std::string& id, const std::optional<Value>& value) {
  if (!value) return {};
  const Indicator* indicator = find_indicator(plan, id);
  return describe(*value, indicator == nullptr ? std::string() : printable(indicator->unit));
}

Localized line_name(const Plan& plan, const ImportAnswer::Line& line) {
  if (!line.indicator.empty()) return distinct_name(plan, line.indicator);
  const Activity* activity = find_activity(plan, line.activity);
  return verbatim(printable(activity == nullptr ? line.activity : activity->name));
}

Grid lines_grid(const Plan& plan, const ImportAnswer& answer) {
  Grid grid;
  const bool replaced = !answer.dry_run;
  grid.columns = {{"name", heading::indicator()},
                  {"place", import_place()},
                  whole_column("period", heading::period()),
                  number_column("value", value_heading()),
                  {"cell", cell_heading()}};
  if (replaced || answer.replaced > 0) {
    grid.columns.insert(grid.columns.begin() + 3, number_column("before", heading::before()));
  }
  for (const ImportAnswer::Line& line : answer.lines) {
    std::vector<Cell> row = {shown_cell(line_name(plan, line)), text_cell(line.place),
                             shown_cell(period_text(line.period, plan.calendar.eras)),
                             shown_cell(value_text(plan, line.indicator, line.value)),
                             text_cell(line.cell)};
    if (grid.columns.size() > row.size()) {
      row.insert(row.begin() + 3, shown_cell(value_text(plan, line.indicator, line.before)));
    }
    grid.rows.push_back(std::move(row));
  }
  return grid;
}

Data line_data(const Plan& plan, const ImportAnswer::Line& line) {
  Data data;
  data["indicator"] = text_or_nothing(line.indicator);
  data["activity"] = text_or_nothing(line.activity);
  data["first_day"] = iso(line.period.first);
  data["last_day"] = iso(line.period.last);
  data["place"] = text_or_nothing(line.place);
  if (const Indicator* indicator = find_indicator(plan, line.indicator); indicator && line.value) {
    add_value(*indicator, *line.value, data);
    Data before;
    if (line.before) add_value(*indicator, *line.before, before);
    data["before"] = before;
  }
  data["cell"] = line.cell;
  return data;
}

Data table_data(const ImportAnswer::Table& table) {
  Data data;
  data["sheet"] = text_or_nothing(table.sheet);
  data["values"] = table.values;
  data["unread"] = table.unread;
  Data& left_out = data["left_out"] = Data::list();
  for (const ImportAnswer::LeftOut& one : table.left_out) {
    Data item;
    item["reason"] = one.reason.en;
    item["rows"] = one.rows;
    item["first"] = one.first;
    left_out.push_back(std::move(item));
  }
  data["hidden_rows"] = table.hidden_rows;
  data["hidden_columns"] = table.hidden_columns;
  return data;
}

Data file_data(const ImportAnswer::File& file) {
  Data data;
  data["name"] = file.name;
  data["sha256"] = file.digest;
  if (file.form) {
    Data& form = data["form"];
    form["owner"] = file.form->owner;
    form["fiscal_year"] = file.form->year.number;
    form["revision"] = file.form->revision;
    form["operation"] = file.form->operation;
    Data& blanks = data["blanks"] = Data::list();
    for (const ImportAnswer::Blank& one : file.blanks) {
      Data blank;
      blank["indicator"] = one.indicator;
      blank["first_day"] = iso(one.period.first);
      blank["last_day"] = iso(one.period.last);
      blank["cell"] = one.cell.empty() ? Data() : Data(one.cell);
      blank["ahead"] = one.ahead;
      blanks.push_back(std::move(blank));
    }
  }
  Data& tables = data["tables"] = Data::list();
  for (const ImportAnswer::Table& table : file.tables) tables.push_back(table_data(table));
  Data& differences = data["differences"] = Data::list();
  for (const Localized& one : file.differences) differences.push_back(one.en);
  return data;
}

}  // namespace

Document document_of(const Plan& plan, const ImportAnswer& answer) {
  Document document;
  for (const ImportAnswer::File& file : answer.files) {
    document.blocks.emplace_back(
        Heading{3, file.name == "-" ? standard_input() : verbatim(printable(file.name))});
    add_form(plan, file, document.blocks.get());
    for (const ImportAnswer::Table& table : file.tables) add_table(table, document.blocks.get());
  }
  if (!answer.lines.empty()) {
    document.blocks.emplace_back(Table{{}, lines_grid(plan, answer)});
  }
  document.blocks.emplace_back(Paragraph{outcome_text(answer)});
  Data& tree = document.tree.get();
  tree["schema_version"] = schema_version;
  tree["operation"] = answer.is_stored() ? answer.operation : std::nullopt;
  tree["dry_run"] = answer.dry_run;
  tree["stored"] = answer.stored;
  tree["holdings"] = answer.holdings;
  tree["replaced"] = answer.replaced;
  tree["unchanged"] = answer.unchanged;
  Data& files = tree["files"] = Data::list();
  for (const ImportAnswer::File& file : answer.files) files.push_back(file_data(file));
  Data& lines = tree["lines"] = Data::list();
  for (const ImportAnswer::Line& line : answer.lines) lines.push_back(line_data(plan, line));
  return document;
}

}  // namespace track::render
