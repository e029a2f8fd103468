#pragma once

#include <optional>

#include "track/model/upkeep.hpp"

namespace track::report {

// A copy or a check is asked for after so long.
constexpr std::chrono::days longest_without_care(7);

enum class Care { done, never, long_ago };

// A copy that holds the last operation is as good as a new one.
Care care_of_copy(const std::optional<LastCopy>& copy, OperationId last_operation, Moment now);
Care care_of_check(const std::optional<LastCheck>& check, Moment now);

}  // namespace track::report
