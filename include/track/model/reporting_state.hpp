#pragma once

#include <map>
#include <set>
#include <string>

#include "track/base/date.hpp"
#include "track/base/period.hpp"

namespace track {

// What was reported of a plan's indicators and activities; what was withdrawn is left out.
struct ReportingState {
  // Of each indicator with an expectation of its own: the periods it was measured for.
  std::map<std::string, std::set<Period>> periods;
  // When each activity and each indicator was last recorded, by id; absent: never.
  std::map<std::string, Moment> recorded_at;
};

}  // namespace track
