#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "faults.hpp"
#include "naming.hpp"
#include "roles.hpp"
#include "row_filter.hpp"
#include "sheet_period.hpp"
#include "sheet_value.hpp"
#include "sums.hpp"
#include "track/exchange/mapping.hpp"
#include "unread_cells.hpp"

namespace track::exchange {

// What all tables of a reading share.
struct Run {
  Run(const Plan& the_plan, const MappingOptions& the_options, const TakeEntry& the_take,
      Reading& the_reading)
      : plan(the_plan),
        options(the_options),
        take(the_take),
        reading(the_reading),
        faults(the_reading),
        naming(the_plan),
        periods(the_plan, the_options) {}

  void warn(const Localized& warning);  // once

  const Plan& plan;
  const MappingOptions& options;
  const TakeEntry& take;
  Reading& reading;
  SheetFaults faults;
  Naming naming;
  SheetPeriods periods;
  Sums sums;
};

// Reads one table of one sheet, row by row.
class TableRun {
 public:
  TableRun(Run& run, const TableMapping& table, const Sheet& sheet, const Layout& layout);

  bool take(const Row& row);  // false: the table has ended
  SheetMap finish();

 private:
  // What came of a value cell.
  enum class Outcome { taken, blank, undated, unnamed, refused };

  Outcome take_value(const ValueColumn& column);
  void take_values();
  void take_event();
  void take_item(const ValueColumn& column, const Activity& activity, Entry& entry);
  void take_total();
  void note_hidden_columns(const Row& row);
  std::optional<Value> total_of(const ValueColumn& column);
  void give(Entry&& entry, std::size_t column);

  // Each gives nothing where it told a fault, or where `outcome` says why.
  const Indicator* indicator_of(const ValueColumn& column, const Activity* activity,
                                Outcome& outcome);
  std::optional<Value> value_of(const ValueColumn& column, const Indicator& indicator,
                                Outcome& outcome);
  std::optional<std::string> value_text(const ValueColumn& column, const Indicator& indicator,
                                        Outcome& outcome);
  bool set_period(RecordRequest& request, std::size_t column, YearCounting counting,
                  Outcome& outcome);
  bool set_texts(RecordRequest& request, std::size_t column);
  bool is_blank_value(const ValueColumn& column) const;
  // The cell that alone is the value; nullptr where it is put together.
  const Cell* only_cell(const ValueColumn& column) const;
  // The label, or what `names` makes of it; nothing where it is to be left out.
  std::optional<std::string> named(const std::string& role, const std::string& label) const;

  ValuePlace at(std::size_t column) const;
  std::string place_of(std::size_t column) const;
  std::size_t column_of_value(const ValueColumn& column) const;
  // Of a constant the key of the mapping.
  std::string place_of(const std::string& role, const Label& label) const;
  void tell(std::size_t column, const Fault& fault);
  void tell_once(const std::string& subject, const std::string& place, const std::string& content,
                 const Fault& fault);
  void note_day(const SheetPeriod& period, std::size_t column);
  void check_days();
  void note_order(const SheetPeriod& period, std::size_t column);
  void check_order();
  void check_years();

  Run& run_;
  const TableMapping& table_;
  const Sheet& sheet_;
  const Layout& layout_;
  Columns columns_;
  RowFilter filter_;
  SheetValues values_;
  std::map<std::string, Meanings> names_;
  std::optional<TableRoles> roles_;
  std::set<std::size_t> read_columns_;
  std::optional<std::vector<std::size_t>> hidden_;  // of these; known with the first row
  std::set<std::size_t> filled_hidden_;             // of these, with content
  std::optional<UnreadCells> unread_;
  Controls controls_;
  std::int64_t value_count_ = 0;
  bool has_entries_ = false;
  std::int64_t totals_agreed_ = 0;

  std::set<Day> first_days_;  // of months, two of them at most
  bool has_other_days_ = false;
  std::int64_t first_day_values_ = 0;
  std::string first_day_place_;

  std::set<FiscalYear> years_;                   // fiscal ones, of the values
  std::map<int, std::vector<unsigned>> months_;  // different ones by calendar year, as they come
  std::optional<std::string> goes_back_;         // where they do
};

}  // namespace track::exchange
