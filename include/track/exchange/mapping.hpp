#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "track/base/date.hpp"
#include "track/exchange/entries.hpp"
#include "track/exchange/workbook.hpp"
#include "track/model/mapping.hpp"
#include "track/model/plan.hpp"

namespace track::exchange {

struct MappingOptions {
  std::string period{};  // typed, for tables that do not say theirs; may be empty
  Day today;
  bool allow_future = false;
  bool outside_plan = false;
  bool provisional = false;  // all values are
};

// What rows come from: a workbook, or whatever has rows like it.
struct RowSource {
  std::string name{};
  std::vector<Sheet> sheets{};
  // See Workbook::read(); may be called again.
  std::function<void(std::size_t sheet, const std::function<bool(const Row&)>& take)> read{};
};
RowSource row_source(const Workbook& workbook);  // which must outlive it

// Reads the entries of a workbook by a mapping, row by row; each is taken as soon as it is
// complete, those that are added up (`add`) at the end. What is wrong stands in the reading, where
// nothing of what was taken is to be stored. Throws Error where the workbook itself cannot be read,
// and (usage) where a period is typed that no table takes.
Reading read_entries(const Workbook& workbook, const Mapping& mapping, const Plan& plan,
                     const MappingOptions& options, const TakeEntry& take);
Reading read_entries(const RowSource& rows, const Mapping& mapping, const Plan& plan,
                     const MappingOptions& options, const TakeEntry& take);

}  // namespace track::exchange
