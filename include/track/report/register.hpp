#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "track/report/frequency_check.hpp"
#include "track/report/report.hpp"

namespace track::report {

// What the activities of a register stand under.
enum class Grouping { organisation, field, audience, involvement };

struct RegisterEntry {
  const Activity* activity = nullptr;
  std::string organisation;                 // its name
  std::vector<const Activity*> same;        // the other places at which the same event stands
  std::optional<FrequencyCheck> frequency;  // where a year is asked for
};

struct RegisterGroup {
  std::string name;  // empty: what belongs to no field, or states no audience or involvement
  std::vector<std::size_t> entries;
};

// The activities of partner organisations, as the plan's own table lists them. Points into the
// plan.
struct Register {
  const Plan* plan = nullptr;
  Grouping grouping = Grouping::organisation;
  std::optional<ReportHeader> head;    // of the year
  std::vector<RegisterEntry> entries;  // in the order of the plan
  // With several involvements an activity stands in several.
  std::vector<RegisterGroup> groups;
  std::map<FrequencyStatus, std::int64_t> counts;  // each activity once
  std::optional<PublicEdition> public_edition{};

  std::size_t organisations() const;
};

Register partner_register(const Plan& plan, const Filter& filter, Grouping grouping);
// With the holdings of head.year; `totals` hold the years from first_year_of_frequency().
Register partner_register(const Plan& plan, const Filter& filter, Grouping grouping,
                          const Totals& totals, const ReportHeader& head);

// Every word of 関与 in the plan, in the order of their first use.
std::vector<std::string> involvements(const Plan& plan);

}  // namespace track::report

namespace track {
template <>
std::span<const Word<report::Grouping>> words<report::Grouping>();
}  // namespace track
