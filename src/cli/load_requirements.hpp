#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "track/base/fiscal_year.hpp"
#include "track/model/plan_difference.hpp"
#include "track/model/record.hpp"

namespace track::cli {

// Changes that ask for more than the files. They throw Error (refused) with every such change and
// the option that accepts it.

// The meaning of an indicator with measurements changes and --confirm does not name it; or it names
// what asks for nothing (usage).
void check_meanings(const std::vector<Change>& changes,
                    const std::map<std::string, std::int64_t>& measurements,
                    const std::vector<std::string>& confirmed);

// A target of a closed year changes: no option accepts that.
void check_closed_targets(const std::vector<Change>& changes, const std::vector<Closing>& closings,
                          const FiscalCalendar& calendar);

// A target changes of a year that has begun.
void check_targets(const std::vector<Change>& changes, const FiscalCalendar& calendar, Day today);

}  // namespace track::cli
