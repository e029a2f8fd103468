#pragma once

#include <optional>
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
  bool outside_plan = false;
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
  std::vector<Localized> notes;  // how what was left open was read
};

// What the words ask for. Throws Error with all that is wrong: unknown or retired names, a value
// that is not one, a day in the future, outside the plan or across two fiscal years, words that do
// not belong together.
ParsedRequest parse_request(const RequestWords& words, const Plan& plan, Day today);

struct PeriodOfRequest {
  Period period;
  FiscalYear year;
  std::vector<Localized> warnings;
  std::vector<Localized> notes;
};

// The parts of a request, each by itself. They throw Error like parse_request(). `indicator` is
// what is recorded by itself, by its years; nullptr for a holding.
PeriodOfRequest read_when(const WhenWords& words, const Plan& plan, const Indicator* indicator,
                          Day today);
// Throws where an indicator recorded with a holding has years of its own in which that day, or
// those days, are of another year than the holding.
void require_year_of_holding(const PeriodOfRequest& when, const Plan& plan,
                             const std::vector<std::string>& indicators);
// What is doubtful about the way that a value is written is added to `warnings`.
RecordRequest::Item read_item(const Indicator& indicator, const std::string& text,
                              std::vector<Localized>& warnings);

// "INDICATOR=VALUE", also with "＝".
struct TypedPair {
  std::string name;
  std::string value;
};
// Nothing for a word without "=" and for a value with its sample size ("4.2 n=30").
std::optional<TypedPair> typed_pair(const std::string& word);
// The same of a word behind an activity: where it has an indicator called n, "n=150" is its value.
std::optional<TypedPair> typed_pair(const std::string& word, const Plan& plan,
                                    const Activity& activity);
// A place or a note that cannot be stored.
void check_text(const std::string& text, const char* option);

}  // namespace track::app
