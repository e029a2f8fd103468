#include "track/exchange/mapping.hpp"

#include <algorithm>
#include <set>

#include "layout.hpp"
#include "table_run.hpp"
#include "track/base/suggestion.hpp"
#include "track/base/text.hpp"

namespace track::exchange {

namespace {

constexpr Message<std::string> no_sheet{"there is no sheet \"{}\"",
                                        "「{}」というシートはありません"};
constexpr Message<std::string> sheets_are{"the sheets are {}", "シートは {} です"};
constexpr Message<> no_names{"a text file has no sheets: leave sheet = … out",
                             "テキストファイルにシートはありません。sheet = … を削除してください"};
constexpr Message<> several_sheets{"several sheets have cells", "内容のあるシートが複数あります"};
constexpr Message<std::string> sheet_rule{"say which: sheet = \"…\" ({})",
                                          "どれを読むか sheet = \"…\" で指定してください（{}）"};
constexpr Message<> no_cells{"no sheet has cells", "内容のあるシートがありません"};
constexpr Message<std::string, std::string> other_plan{
    "the mapping is for the plan \"{}\", not \"{}\"",
    "この読み取り定義は計画「{}」用です（現在の計画は「{}」）"};
constexpr Message<> other_plan_rule{
    "use that plan's database, or take plan = … out of the mapping",
    "その計画のデータベースを使うか、読み取り定義の plan を消してください"};

constexpr Message<> period_twice{
    "--period is given, but the mapping says the periods itself",
    "--period が指定されていますが、期間は読み取り定義に書かれています"};
constexpr Message<> period_twice_rule{"leave out --period, or take period = … out of the mapping",
                                      "--period を外すか、読み取り定義の period を消してください"};
constexpr Message<std::string> not_read{"sheets that no table reads: {}",
                                        "どの表としても読まなかったシート：{}"};
constexpr Message<std::string> hidden_not_read{
    "hidden sheets that no table reads: {} (a hidden sheet is read where its name is given)",
    "読まなかった非表示のシート：{}（非表示のシートは名前を指定すると読みます）"};

bool has_cells(const RowSource& rows, std::size_t sheet) {
  bool found = false;
  rows.read(sheet, [&](const Row& row) {
    found = std::ranges::any_of(row.cells, [](const Cell& cell) { return !is_blank(cell); });
    return !found;
  });
  return found;
}

// Finds the sheets that a table is read of; none where a fault was told.
class SheetChoice {
 public:
  SheetChoice(const RowSource& rows, SheetFaults& faults) : rows_(rows), faults_(faults) {}

  std::vector<std::size_t> of(const TableMapping& table) {
    std::vector<std::size_t> found = find(table);
    read_.insert(found.begin(), found.end());
    return found;
  }

  // Sheets with cells that no table reads.
  void tell_unread(Run& run) const {
    std::vector<std::string> visible;
    std::vector<std::string> hidden;
    for (std::size_t i = 0; i < rows_.sheets.size(); ++i) {
      if (read_.contains(i) || !has_cells(rows_, i)) continue;
      (rows_.sheets[i].hidden ? hidden : visible).push_back(printable(rows_.sheets[i].name));
    }
    if (!visible.empty()) run.warn(not_read(joined(visible)));
    if (!hidden.empty()) run.warn(hidden_not_read(joined(hidden)));
  }

 private:
  std::vector<std::size_t> find(const TableMapping& table) const {
    if (table.sheet_number) return by_number(*table.sheet_number);
    if (!table.sheet.empty()) return by_name(table.sheet);
    return only_one();
  }

  std::vector<std::size_t> by_number(std::size_t number) const {
    if (number <= rows_.sheets.size()) return {number - 1};
    tell_none(std::to_string(number));
    return {};
  }

  std::vector<std::size_t> by_name(const std::string& name) const {
    const LabelPattern pattern(name);
    const bool all = trimmed(name) == "*";
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < rows_.sheets.size(); ++i) {
      const Sheet& sheet = rows_.sheets[i];
      if (!all && !pattern.fits(folded(sheet.name))) continue;
      const bool passed_over = sheet.hidden && (all || pattern.is_pattern());
      if (!passed_over) found.push_back(i);
    }
    if (found.empty()) tell_none(name);
    return found;
  }

  // A hidden one is read only where it is named.
  std::vector<std::size_t> only_one() const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < rows_.sheets.size(); ++i) {
      if (!rows_.sheets[i].hidden && has_cells(rows_, i)) found.push_back(i);
    }
    if (found.size() == 1) return found;
    if (found.empty()) {
      faults_.add_once("sheets", rows_.name, "", {no_cells(), {}});
    } else {
      faults_.add_once("sheets", rows_.name, "", {several_sheets(), {sheet_rule(names())}});
    }
    return {};
  }

  void tell_none(const std::string& name) const {
    std::vector<std::string> all;
    for (const Sheet& sheet : rows_.sheets) all.push_back(printable(sheet.name));
    Localized rule = did_you_mean(name, all);
    const bool is_text = all.size() == 1 && all.front().empty();
    if (rule.empty()) rule = is_text ? no_names() : sheets_are(joined(all));
    faults_.add_once("sheet:" + name, rows_.name, name, {no_sheet(printable(name)), {rule}});
  }

  std::string names() const {
    std::vector<std::string> all;
    for (const Sheet& sheet : rows_.sheets) all.push_back(printable(sheet.name));
    return joined(all);
  }

  const RowSource& rows_;
  SheetFaults& faults_;
  std::set<std::size_t> read_;
};

void read_table(const RowSource& rows, std::size_t number, const TableMapping& table, Run& run) {
  const auto layout = find_layout(rows, number, table, run.faults);
  if (!layout) return;
  TableRun table_run(run, table, rows.sheets[number], *layout);
  rows.read(number, [&](const Row& row) { return table_run.take(row); });
  run.reading.maps.push_back(table_run.finish());
}

// Of several tables of one sheet, what one of them reads is not unread; told once.
void join_unread(std::vector<SheetMap>& maps) {
  for (std::size_t i = 0; i < maps.size(); ++i) {
    for (std::size_t k = i + 1; k < maps.size(); ++k) {
      if (maps[k].sheet != maps[i].sheet) continue;
      std::erase_if(maps[i].unread,
                    [&](const std::string& heading) { return !contains(maps[k].unread, heading); });
      maps[k].unread = maps[i].unread;
    }
  }
  std::set<std::string> told;
  for (SheetMap& map : maps) {
    if (!told.insert(map.sheet).second) map.unread.clear();
  }
}

}  // namespace

RowSource row_source(const Workbook& workbook) {
  return {workbook.name(), workbook.sheets(),
          [&workbook](std::size_t sheet, const std::function<bool(const Row&)>& take) {
            workbook.read(sheet, take);
          }};
}

Reading read_entries(const Workbook& workbook, const Mapping& mapping, const Plan& plan,
                     const MappingOptions& options, const TakeEntry& take) {
  return read_entries(row_source(workbook), mapping, plan, options, take);
}

Reading read_entries(const RowSource& rows, const Mapping& mapping, const Plan& plan,
                     const MappingOptions& options, const TakeEntry& take) {
  Reading reading;
  Run run(plan, options, take, reading);
  if (!mapping.plan.empty() && mapping.plan != plan.id) {
    run.faults.add(rows.name, "", other_plan(printable(mapping.plan), plan.id), other_plan_rule());
    return reading;
  }
  const bool period_is_taken = std::ranges::any_of(
      mapping.tables, [](const TableMapping& table) { return !table.period.has_value(); });
  if (!options.period.empty() && !period_is_taken) {
    throw Error(ErrorKind::usage, period_twice(), {period_twice_rule()});
  }
  SheetChoice choice(rows, run.faults);
  for (const TableMapping& table : mapping.tables) {
    for (const std::size_t sheet : choice.of(table)) read_table(rows, sheet, table, run);
  }
  choice.tell_unread(run);
  join_unread(reading.maps);
  run.sums.give(take);
  return reading;
}

}  // namespace track::exchange
