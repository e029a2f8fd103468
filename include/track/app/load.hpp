#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "track/model/plan_difference.hpp"
#include "track/store/store.hpp"

namespace track::app {

// A plan that is about to be stored, and what stands in the database before it.
struct Load {
  Plan plan;                    // with what it no longer defines, as retired
  std::optional<int> revision;  // nothing: the first load; the rest is empty then
  std::optional<Plan> before;
  std::vector<Change> changes;
  std::map<std::string, std::int64_t> measurements;  // that indicators have
  std::vector<Closing> closings;

  bool unchanged() const { return before && changes.empty(); }
};

// `store` is nullptr where there is no database yet. Throws Error (refused): it holds another plan.
Load prepare_load(Plan written, const store::Store* store);

// Changes that ask for more than the files. Throws Error (refused) with every such change and the
// option that accepts it: the meaning of an indicator with measurements, without --confirm; a
// target of a year that has begun, without a reason; a target of a closed year, which no option
// accepts. Throws Error (usage) where --confirm names what asks for nothing.
void require_accepted(const Load& load, const std::vector<std::string>& confirmed,
                      const std::string& reason, Day today);

// The last of these by itself.
void require_open_years(const std::vector<Change>& changes, const std::vector<Closing>& closings,
                        const FiscalCalendar& calendar);

// That a database holds another plan than files define; by their ids.
Localized other_plan(const std::string& stored, const std::string& written);

}  // namespace track::app
