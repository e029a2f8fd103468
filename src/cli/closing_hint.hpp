#pragma once

#include <vector>

#include "track/base/error.hpp"
#include "track/model/record.hpp"

namespace track::cli {

// What is said where an operation was stored, and its answer could not be printed: whoever gave the
// command does not give it again.
Localized stored_all_the_same(OperationId operation);

// Runs a job and gives what it gives; an Error out of it says `assurance` in its last line. For
// what a command does up to its write ("Nothing was recorded.") and after it ("… was recorded").
template <class Job>
auto with_closing_hint(const Localized& closing_hint, Job job) {
  try {
    return job();
  } catch (const Error& error) {
    std::vector<Localized> hints = error.hints();
    hints.push_back(closing_hint);
    throw Error(error.kind(), error.message(), std::move(hints));
  }
}

}  // namespace track::cli
