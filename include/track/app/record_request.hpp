#pragma once

#include <string>
#include <vector>

#include "track/base/error.hpp"
#include "track/model/plan.hpp"
#include "track/model/record.hpp"
#include "track/store/store.hpp"

namespace track::app {

// What was typed behind --on.
struct WhenWords {
  std::string on;
  bool allow_future = false;
};

// What was typed behind `record`.
struct RequestWords {
  std::vector<std::string> words;  // WHAT [VALUE] [INDICATOR=VALUE…]
  WhenWords when;
  std::string place;
  std::string note;
  bool provisional = false;
};

// The plan as far as a request about this subject looks at it: reading it whole would take longer
// than all else that a record does. Throws Error like look_up().
Plan plan_about(const std::string& subject, const store::Store& store);

struct ParsedRequest {
  RecordRequest request;
  std::vector<Localized> warnings;
};

// What the words ask for. Throws Error: unknown or retired names, a value that is not one, a
// day in the future or across two fiscal years, words that do not belong together.
ParsedRequest parse_request(const RequestWords& words, const Plan& plan, Day today);

// The parts of a request, each by itself. They throw Error like parse_request().
Period read_when(const WhenWords& words, const FiscalCalendar& calendar, Day today,
                 std::vector<Localized>& warnings);
RecordRequest::Item read_item(const Indicator& indicator, const std::string& text);
// A place or a note that cannot be stored.
void check_text(const std::string& text, const char* option);

// What is implausible about values, a warning each.
std::vector<Localized> doubts_about(const RecordResult& recorded, const Plan& plan,
                                    const store::Store& store);

}  // namespace track::app
