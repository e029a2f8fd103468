#pragma once

#include <vector>

#include "track/base/error.hpp"

namespace track::cli {

// Runs a job and gives what it gives; an Error out of it says `assurance` in its last line. For
// what a command does up to its write ("Nothing was recorded.") and after it ("… was recorded").
template <class Job>
auto with_assurance(const Sentence& assurance, Job job) {
  try {
    return job();
  } catch (const Error& error) {
    std::vector<Sentence> hints = error.hints();
    hints.push_back(assurance);
    throw Error(error.kind(), error.sentence(), std::move(hints));
  }
}

}  // namespace track::cli
