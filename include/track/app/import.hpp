#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "track/exchange/entries.hpp"
#include "track/exchange/mapping.hpp"
#include "track/exchange/workbook.hpp"
#include "track/model/mapping.hpp"
#include "track/render/views.hpp"
#include "track/store/store.hpp"

namespace track::app {

// What workbooks are read by.
struct ImportReading {
  std::optional<Mapping> mapping{};  // unset: they are forms, which need none
  exchange::MappingOptions options;
};

struct ImportOptions {
  bool replace = false;                       // a value that differs amends the one recorded
  bool dry_run = false;                       // nothing is stored, all that would be is listed
  std::vector<SourceFile> further_sources{};  // beside the workbooks: the mapping
  std::function<void(std::int64_t)>
      progress{};  // told of so many values now and then; may be unset
};

struct Imported {
  render::ImportAnswer answer;
  store::StoredBatch stored{};  // empty where the answer has no operation
};

// Stores what workbooks say as one operation. A value already recorded under its indicator, part,
// period and place is unchanged. Throws Error with all that is wrong, each with file, sheet, cell
// and content: what cannot be read, values that differ from what is recorded (unless `replace`), a
// key that comes twice, a closed year. Nothing is stored then.
Imported import_workbooks(const std::vector<exchange::Workbook>& workbooks,
                          const ImportReading& reading, const Plan& plan, store::Store& store,
                          const ImportOptions& options, const Operation& operation);

}  // namespace track::app
