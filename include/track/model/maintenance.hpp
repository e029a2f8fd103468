#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "track/model/record.hpp"

namespace track {

struct LastCopy {
  Moment at;
  OperationId operation = 0;  // the last one in it
  std::string place;
};

struct LastCheck {
  Moment at;
  std::int64_t findings = 0;
};

// The care taken of the database's file, as it was told.
struct Maintenance {
  std::optional<LastCopy> copy;
  std::optional<LastCheck> check;
};

}  // namespace track
