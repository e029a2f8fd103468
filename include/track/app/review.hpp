#pragma once

#include "track/app/history.hpp"
#include "track/app/reports.hpp"
#include "track/report/review.hpp"

namespace track::app {

// The years of the plan up to one, side by side, and the closed ones whose rows they show.
struct RecordedYears {
  ClosedYears closed;
  report::YearsReport report;
};
RecordedYears years_up_to(const store::Store& store, const KnownPlan& known, FiscalYear year,
                          const Filter& filter);

// A review and the closed years whose rows it shows; it points into both and into `known`.
struct RecordedReview {
  ClosedYears closed;
  report::Review review;
};
// Only a page has room for how each figure came about.
enum class Explanations { given, left_out };
RecordedReview review_of(const store::Store& store, const KnownPlan& known, FiscalYear year,
                         const Filter& filter, Explanations explanations);

}  // namespace track::app
