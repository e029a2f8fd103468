#pragma once

#include <string>
#include <vector>

#include "track/base/error.hpp"
#include "track/model/plan.hpp"
#include "track/model/record.hpp"

namespace track::cli {

// What was typed behind `record`.
struct EntryWords {
  std::vector<std::string> words;  // WHAT [VALUE] [INDICATOR=VALUE…]
  std::string on;
  std::string place;
  std::string note;
  bool allow_future = false;
};

struct MadeEntry {
  Entry entry;
  std::vector<Sentence> warnings;
};

// The entry the words stand for. Throws Error: unknown or retired names, a value that is not one, a
// day in the future or across two fiscal years, words that do not belong together.
MadeEntry make_entry(const EntryWords& words, const Plan& plan, Day today);

}  // namespace track::cli
