#pragma once

#include <string>

#include "track/model/record.hpp"

namespace track::cli {

// The number of an operation as it was typed, in tens however many zeros it begins with. Throws
// Error (usage).
OperationId read_operation_number(const std::string& text);

}  // namespace track::cli
