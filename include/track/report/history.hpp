#pragma once

#include <vector>

#include "track/model/record.hpp"
#include "track/report/frequency_check.hpp"
#include "track/report/inclusion.hpp"
#include "track/report/report.hpp"
#include "track/report/survey_waves.hpp"

namespace track::report {

// One activity or indicator with all that was recorded of it. Points into the plan.
struct History {
  const Plan* plan = nullptr;
  int revision = 0;
  Day as_of;
  const Activity* activity = nullptr;    // the one shown, or the indicator's; may be nullptr
  const Indicator* indicator = nullptr;  // nullptr: an activity is shown
  std::vector<Row> years;
  std::vector<FrequencyCheck> held;       // of a partner activity, for each of `years`
  std::vector<Measurement> measurements;  // of the indicator
  std::vector<Event> events;              // of the activity
  std::optional<SurveyWaves> waves;       // of a survey

  // Where one year is explained: what became of each measurement or event, and who set the target.
  bool explained = false;
  std::vector<Inclusion> inclusions;
  std::optional<Provenance> target_provenance;
};

// The years shown: those of the plan that have begun, and every year with a measurement or event
// among `history`'s, in order.
std::vector<FiscalYear> years_to_show(const History& history);

// Adds the row of a year. A frequency is no target: that of a partner activity is not judged, its
// holdings are set against it.
void add_year(History& history, const Totals& totals, FiscalYear year);

// The years whose measurements the figure of a row is made of.
FiscalYearSpan years_behind(const Plan& plan, const Row& row);

}  // namespace track::report
