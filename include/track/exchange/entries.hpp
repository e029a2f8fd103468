#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "track/base/localized.hpp"
#include "track/model/record.hpp"

namespace track::exchange {

// What a sheet says of one holding, or one value without a holding.
struct Entry {
  RecordRequest request;
  std::vector<std::string> cells;  // where each item stands; of a holding without items, its row
};

// Something that a sheet does not say right.
struct SheetFault {
  std::string place;    // "様式!C7"
  std::string content;  // of the cell, as stored
  Localized problem;
  std::vector<Localized> hints;  // the rule, ways out
};

// A total of the sheet that its parts do not add up to; no fault.
struct SheetControl {
  std::string place;
  Localized difference;
};

// What was read of a sheet, and what was not.
struct SheetMap {
  std::string sheet;
  std::vector<Localized> roles;  // where each thing was found: "period: column A 受付_年月日"
  std::vector<std::string> unread;  // headings that no rule names
  struct LeftOut {
    Localized reason;
    std::int64_t rows = 0;
    std::vector<std::string> first{};  // the first of them: "A7 小計"
  };
  std::vector<LeftOut> left_out;
  std::int64_t hidden_rows = 0;             // read all the same
  std::vector<std::string> hidden_columns;  // as well, those with content: "D 6月"
  std::int64_t values = 0;
};

// How a file was read. With faults nothing of it is to be stored.
struct Reading {
  std::vector<SheetMap> maps;
  std::vector<SheetFault> faults;  // the first 20
  std::int64_t fault_count = 0;
  std::vector<SheetControl> controls;
  std::vector<Localized> warnings;
};

using TakeEntry = std::function<void(Entry&&)>;

}  // namespace track::exchange
