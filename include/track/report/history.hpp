#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "track/model/record.hpp"
#include "track/report/frequency_check.hpp"
#include "track/report/report.hpp"
#include "track/report/waves.hpp"

namespace track::report {

// What became of something recorded in a year's figure.
enum class Inclusion {
  counted,
  not_last,      // of a level or a running total the last reported alone counts
  unknown,       // left out, and said so
  suppressed,    // likewise
  withdrawn,     // by an amendment or an undo
  later,         // recorded after the as-of day
  control,       // a whole beside the parts that make it up: compared with them
  other_part,    // a part, where another table or the whole itself makes the figure
  not_combined,  // the year's values make no figure together
};

// Of the measurements that a figure may be made of, one by one. Operations after `known_until` were
// made after the as-of day; unset: none was.
std::vector<Inclusion> inclusions_of(const Plan& plan, const Indicator& indicator,
                                     const std::vector<Measurement>& measurements,
                                     std::optional<OperationId> known_until);
// Where a row has no figure for all its values, none of them is counted.
void leave_out_uncombined(const Row& row, std::vector<Inclusion>& inclusions);
std::vector<Inclusion> inclusions_of(const std::vector<Event>& events,
                                     std::optional<OperationId> known_until);

// A value of the record, and what became of it in a figure.
struct UsedMeasurement {
  Measurement measurement;
  Inclusion use = Inclusion::counted;
};

// One activity or indicator with all that was recorded of it. Points into the plan.
struct History {
  const Plan* plan = nullptr;
  int revision = 0;
  Day as_of;
  const Activity* activity = nullptr;    // the one shown, or the indicator's; may be nullptr
  const Indicator* indicator = nullptr;  // nullptr: an activity is shown
  std::vector<Row> years;
  std::vector<FrequencyCheck> frequencies;           // of a partner activity, for each of `years`
  std::vector<Measurement> measurements;             // of the indicator
  std::vector<Event> events;                         // of the activity
  std::optional<SurveyWaves> waves;                  // of a survey
  std::vector<TargetChange> target_changes;          // of the indicator: from a value or to none
  std::vector<DefinitionChange> definition_changes;  // what else it is judged by
  std::vector<std::vector<Row>> parts;  // of the indicator, by a table: a row a year each
  std::vector<Evaluation> evaluations;  // of an initiative, by year, also those withdrawn
  std::string place;                    // only what has this in its place is listed; empty: all

  // Where the last measurements or events alone are listed: how many there are, the years of all,
  // and those left out that the ones listed amend.
  std::optional<std::size_t> listed_of;
  std::set<FiscalYear> recorded_years;
  std::vector<Measurement> amended;

  // Where there are too many measurements to keep: gives each, in order, as often as it is asked;
  // `measurements` has none then, and `amended` those that others amend.
  std::function<void(const std::function<void(const Measurement&)>&)> each_measurement;

  // Where one year is explained: what became of each measurement or event, and who set the target.
  bool explained = false;
  std::vector<Inclusion> inclusions;
  std::optional<Provenance> target_provenance;
};

// The years shown: those of the plan that have begun, and every year with a measurement or event
// among `history`'s, in order.
std::vector<FiscalYear> years_to_show(const History& history);

// Adds the row of a year. A frequency is no target: the row of a partner activity has no status,
// its holdings are checked against the frequency.
void add_year(History& history, const Totals& totals, FiscalYear year);

// Adds the parts of a table with their rows of all years; parts with nothing to say are left out.
void add_parts(History& history, const PartTable& table, const Totals& totals);

// The years whose measurements the figure of a row is made of.
FiscalYearSpan years_behind(const Plan& plan, const Row& row);

}  // namespace track::report

namespace track {
template <>
std::span<const Word<report::Inclusion>> words<report::Inclusion>();
}  // namespace track
