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
    if (table.sheet_number) return by_number(*table.sheet_number);
    if (!table.sheet.empty()) return by_name(table.sheet);
    return only_one();
  }

 private:
  std::vector<std::size_t> by_number(std::size_t number) {
    if (number <= rows_.sheets.size()) return {number - 1};
    tell_none(std::to_string(number));
    return {};
  }

  std::vector<std::size_t> by_name(const std::string& name) {
    const LabelPattern pattern(name);
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < rows_.sheets.size(); ++i) {
      const Sheet& sheet = rows_.sheets[i];
      const bool passed_over = sheet.hidden && pattern.is_pattern();
      if (!passed_over && pattern.fits(folded(sheet.name))) found.push_back(i);
    }
    if (found.empty()) tell_none(name);
    return found;
  }

  // A hidden one is read only where it is named.
  std::vector<std::size_t> only_one() {
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

  void tell_none(const std::string& name) {
    std::vector<std::string> all;
    for (const Sheet& sheet : rows_.sheets) all.push_back(printable(sheet.name));
    Localized rule = did_you_mean(name, all);
    if (rule.empty()) rule = sheets_are(names());
    faults_.add_once("sheet:" + name, rows_.name, name, {no_sheet(printable(name)), {rule}});
  }

  std::string names() const {
    std::vector<std::string> all;
    for (const Sheet& sheet : rows_.sheets) all.push_back(printable(sheet.name));
    return joined(all);
  }

  const RowSource& rows_;
  SheetFaults& faults_;
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
  SheetChoice choice(rows, run.faults);
  for (const TableMapping& table : mapping.tables) {
    for (const std::size_t sheet : choice.of(table)) read_table(rows, sheet, table, run);
  }
  join_unread(reading.maps);
  run.sums.give(take);
  return reading;
}

}  // namespace track::exchange
