#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <optional>
#include <vector>

#include "world.hpp"

// docs/methods.md once more, as plainly as it can be written: every figure from the list of what
// was recorded. Nothing of src/report or of the store's totals is used here, nor may it be. What
// differs is wrong on one side or the other, or missing in the documentation.
namespace track::independent {

using Exact = boost::multiprecision::cpp_rational;

struct Figures {
  std::optional<Exact> baseline;
  std::optional<Exact> target;
  std::optional<Exact> target_most;  // of a planned range of holdings
  std::optional<ValueForm> target_stage;

  std::optional<Exact> actual;
  std::optional<ValueForm> stage;
  std::optional<Exact> numerator;
  std::optional<Exact> denominator;
  std::optional<std::int64_t> sample;
  std::optional<int> year_of_actual;  // where it is of an earlier year
  int measurements = 0;
  int unknown = 0;
  int suppressed = 0;
  std::optional<Day> last_recorded;

  Method method = Method::none;
  std::optional<Exact> difference;
  std::optional<Exact> rate;
  std::optional<Exact> from_baseline;
  std::optional<Exact> previous;
  std::optional<Exact> from_previous;
  Status status = Status::no_target;
};

Figures indicator_figures(const Known& known, const Indicator& indicator, int year, Day as_of);
Figures holdings_figures(const Known& known, const Activity& activity, int year, Day as_of);

// What the parts below share ----------------------------------------------------------------------

Exact exact(Quantity quantity);
// Every one of a year's days up to the as-of day, over all of them: 0 before, 1 behind the year.
Exact elapsed_share(const Plan& plan, int year, Day as_of);
bool runs(const std::optional<YearBound>& since, const std::optional<YearBound>& until, int year);
// Holdings planned a year, at least and at most; nothing where none or less than one is planned.
struct Planned {
  int least = 0;
  int most = 0;
};
std::optional<Planned> planned(const Schedule& schedule);

// The actual and what stands behind it, from all measurements of one indicator in those years.
void form_actual(const Known& known, const Indicator& indicator, int from, int to,
                 Figures& figures);
std::optional<Exact> figure(const Indicator& indicator, const Value& value);

// Nothing is to be expected yet of figures that nothing is recorded for.
bool figure_not_due(const Known& known, const Indicator& indicator, int year, Day as_of);
bool holdings_not_due(const Known& known, const Activity& activity, int year, Day as_of);

// A share of so many respondents, 0 … 1.
struct Sampled {
  Exact share;
  std::int64_t size = 0;
};
// By the pooled two-proportion z test at 5 %, or because Newcombe's 95 % interval holds 0.
bool within_sampling_error(const Sampled& then, const Sampled& now);

// The status of a figure that is there.
struct Pace {
  Exact elapsed;  // of the year; 1 when it is over
  bool over = false;
  Exact target_before;  // of a cumulative target, what was aimed at up to the year before,
  Exact actual_before;  // and what was reached
};
Status status_of(const Known& known, const Indicator& indicator, const Figures& figures,
                 const Pace& pace);

}  // namespace track::independent
