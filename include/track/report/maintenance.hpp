#pragma once

#include <optional>

#include "track/model/maintenance.hpp"

namespace track::report {

// A copy or a check is asked for after so long.
constexpr std::chrono::days longest_without_maintenance(7);

enum class Recency { done, never, long_ago };

// A copy that holds the last operation is as good as a new one.
Recency backup_recency(const std::optional<LastCopy>& copy, OperationId last_operation, Moment now);
Recency check_recency(const std::optional<LastCheck>& check, Moment now);

}  // namespace track::report
