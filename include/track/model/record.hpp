#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "track/base/date.hpp"
#include "track/base/fiscal_year.hpp"
#include "track/model/value.hpp"

namespace track {

using OperationId = std::int64_t;

// One change made by one command.
struct Operation {
  OperationId id = 0;  // given by the store
  Moment at;
  std::string actor;
  std::string kind;     // "load", "record"
  std::string command;  // as typed, without the program's name
  std::string reason;   // empty where none is asked
};

// The load that gave a definition what it says.
struct Setting {
  int revision = 0;
  Operation operation;
};

// What one `record` is to store. With `activity`, it is a holding of that activity.
struct Entry {
  struct Item {
    std::string indicator;
    Value value;
  };
  std::string activity;  // empty: measurements alone
  Period period;
  FiscalYear year;
  std::string place;
  std::string note;
  std::vector<Item> items;
};

struct Event {
  std::int64_t id = 0;
  OperationId operation = 0;
  std::string activity;
  Period period;
  FiscalYear year;
  std::string place;
  std::string note;
  Moment recorded_at;
  std::string actor;
};

struct Measurement {
  std::int64_t id = 0;
  OperationId operation = 0;
  std::optional<std::int64_t> event;
  std::string indicator;
  Period period;
  FiscalYear year;
  Value value;
  std::string place;
  std::string note;
  Moment recorded_at;
  std::string actor;
};

// What `record` stored.
struct Recorded {
  OperationId operation = 0;
  std::optional<std::int64_t> event;
  std::vector<Measurement> measurements;
};

}  // namespace track
