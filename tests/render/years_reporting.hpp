#pragma once

#include "render/reporting.hpp"
#include "track/render/views.hpp"

// Three years to render, the last of them running.
namespace track::testing {

inline Plan years_plan() {
  Plan plan = rich_plan();
  activity_of(plan, "elderly-survey").schedule = *read_schedule("1/3 years");
  indicator_of(plan, "lecture.attendance").targets[r5] = number("21000");
  indicator_of(plan, "lecture.talked").unit = "%";
  indicator_of(plan, "salon.attendance").basis = TargetBasis::cumulative;
  return plan;
}

inline Totals years_totals() {
  Totals totals = rich_totals();
  hold(totals, "lecture", r3, 2);
  measure(totals, "lecture.attendance", r3, number("17300"));
  measure(totals, "lecture.attendance", r5, number("4100"), make_day(2023, 5, 20));
  measure(totals, "lecture.talked", r3, fraction("61", "98"));
  measure(totals, "salon.attendance", r3, number("43"));
  measure(totals, "salon.attendance", r4, number("70"));
  measure(totals, "salon.attendance", r4, of_form(ValueForm::unknown));
  return totals;
}

inline report::YearsReport years_of(const Plan& plan, const Totals& totals) {
  return report::build(plan, 4, totals, FiscalYearSpan{r3, r5}, after_r4, {});
}

inline std::string years_written(render::Format format, const render::Style& style) {
  const Plan plan = years_plan();
  return written(years_of(plan, years_totals()), format, style);
}

}  // namespace track::testing
