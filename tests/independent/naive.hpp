#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "world.hpp"

// docs/methods.md once more, as plainly as it can be written: every figure from the list of what
// was recorded. Nothing of src/report or of the store's totals is used here, nor may it be. What
// differs is wrong on one side or the other, or missing in the documentation.
namespace track::independent {

using Exact = boost::multiprecision::cpp_rational;

// A figure held against an earlier one.
struct Change {
  int year = 0;  // of the earlier one
  Exact before;
  std::optional<Exact> change;                                 // none across a break of the series
  std::optional<std::pair<long double, long double>> between;  // Newcombe's 95 % interval, points
  std::optional<Status> verdict;
};

// Of how many parts that make up a whole a year's figure is.
struct Coverage {
  int expected = 0;
  std::vector<std::string> missing;  // ids, in order
  bool late = false;                 // something that a part lacks
  bool operator==(const Coverage&) const = default;
};

// A value of the whole that is not what its parts make of its period.
struct Difference {
  Period period;
  Exact recorded;
  Exact parts;
  bool operator==(const Difference&) const = default;
};

struct Figures {
  std::optional<Exact> baseline;
  std::optional<Exact> target;
  std::optional<Exact> target_most;  // of a planned range of holdings
  std::optional<ValueForm> target_stage;
  std::optional<int> next_target;  // the year of the next one, where this year has none

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
  std::optional<Coverage> coverage;
  bool on_record = false;               // a value of the year, of whatever part
  std::vector<Difference> differences;  // of its controls, in order

  Method method = Method::none;
  std::optional<Exact> difference;
  std::optional<Exact> rate;
  std::optional<Change> from_baseline;
  std::optional<Change> from_previous;
  std::optional<Exact> expected;
  std::optional<Exact> projection;
  Status status = Status::no_target;

  bool has_figure() const { return actual.has_value() || stage.has_value(); }
};

// Both of what has begun by the as-of day alone, as begun_by() leaves it.
Figures indicator_figures(const Known& known, const Indicator& indicator, int year, Day as_of);
Figures holdings_figures(const Known& known, const Activity& activity, int year, Day as_of);
Known begun_by(Known known, Day as_of);

// Beside one another: a part and its whole, a whole and the parts of one table. Of all figures of
// that year, by id.
using AllFigures = std::map<std::string, Figures>;
std::optional<Exact> share_of_whole(const Known& known, const Indicator& part,
                                    const AllFigures& all);
std::optional<Exact> beyond_parts(const Known& known, const Indicator& whole,
                                  const PartTable& table, int year, const AllFigures& all);

// What is still to be reported of the plan's years, up to a last day for reporting; by whatever.
struct Deadline {
  std::string id;
  Period period;
  std::vector<std::string> missing_parts{};  // ids, in order
  int expected_parts = 0;                    // of whatever owners, as those that reported
  int reported_parts = 0;
  auto operator<=>(const Deadline&) const = default;
};
std::vector<Deadline> deadlines(const Known& known, Day until);

// The same with years of the calendar, for an indicator that counts by them.
Known by_calendar(Known known);
bool has_own_years(const Known& known, const Indicator& indicator);

// What the parts below share ----------------------------------------------------------------------

Exact exact(Quantity quantity);
bool adds_up(const Indicator& indicator);  // a count or a running total
bool is_cumulative(const Indicator& indicator);
bool from_survey(const Known& known, const Indicator& indicator);
// The activity that it is written in, and the one that it belongs to; nullptr for none.
const Activity* activity_of(const Known& known, const Indicator& indicator);
const Activity* source_of(const Known& known, const Indicator& indicator);
bool runs(const Activity& activity, int year);
bool runs(const Known& known, const Indicator& indicator, int year);
bool is_retired(const Known& known, const Indicator& indicator);
bool recorded_in(const Known& known, const Indicator& indicator, int year);
int held_in(const Known& known, const Activity& activity, int year);
bool breaks_between(const Known& known, const Indicator& indicator, int year, int other);

// Its own values stand aside, those of the parts that make it up in their place.
bool is_put_together(const Indicator& indicator);
Known gathered(Known known);
// A value of it, or one of a part that reports it.
bool reported_in(const Known& known, const Indicator& indicator, int year);
std::vector<const Indicator*> expected_parts(const Known& known, const Indicator& whole, int year);
std::optional<Coverage> coverage_of(const Known& known, const Indicator& whole, int year,
                                    Day as_of);
bool is_incomplete(const Known& known, const Indicator& indicator, int year, Day as_of);
void sort_differences(std::vector<Difference>& differences);
std::vector<Difference> differing_controls(const Known& known, const Indicator& whole, int year);

// The schedule of a year, and of a number a year its holdings, at least and at most.
Schedule schedule_of(const Activity& activity, int year);
struct Planned {
  int least = 0;
  int most = 0;
};
std::optional<Planned> planned(const Schedule& schedule);
// A cycle that is longer than a year, in years; part of a year counts as one.
std::optional<int> cycle(const Schedule& schedule);
// How many holdings meet it; nothing for a cycle and for what has no number.
std::optional<int> number_asked_for(const Plan& plan, const Schedule& schedule);

// A year in parts of so many months, and in as many parts as there are holdings.
std::vector<Period> months_of(const Plan& plan, int year, int months);
std::vector<Period> parts_of(const Plan& plan, int year, int number);
Period whole_year(const Plan& plan, int year);
Day last_day_for_reporting(const Plan& plan, const Period& period);

// The actual and what stands behind it, from all measurements of one indicator in those years.
void form_actual(const Known& known, const Indicator& indicator, int from, int to,
                 Figures& figures);
std::optional<Exact> figure(const Indicator& indicator, const Value& value);
std::optional<std::int64_t> sample_of(const Indicator& indicator, const Value& value);

// What the report of a year asks for.
struct Asked {
  Period period;
  bool reported = false;
  bool wave = false;                   // one that did not come, and is asked for until one comes
  std::vector<std::string> missing{};  // the parts that did not report, by id
};
std::vector<Asked> holdings_asked_for(const Known& known, const Activity& activity, int year);
std::vector<Asked> values_asked_for(const Known& known, const Indicator& indicator, int year);
// What is asked for of a whole that is put together, part by part, and of one part.
std::vector<Asked> asked_of_parts(const Known& known, const Indicator& whole, int year,
                                  std::vector<Asked> asked);
std::vector<Asked> asked_of_part(const Known& known, const Indicator& part, int year);
// The last year up to one in which an activity was held, or what goes for it, and in which an
// indicator was measured or has its baseline.
std::optional<int> last_wave(const Known& known, const Activity& activity, int up_to);
std::optional<int> last_measured(const Known& known, const Indicator& indicator, int up_to);
bool is_late(const Plan& plan, const Asked& asked, Day as_of);
bool any_due(const Plan& plan, const std::vector<Asked>& asked, Day as_of);

// What of the year's whole is to be expected of a count or a running total.
Exact part_of_year(const Known& known, const Indicator& indicator, int year, Day as_of);
bool year_is_over(const Known& known, const Indicator& indicator, int year, Day as_of);
bool year_is_over(const Known& known, const Activity& activity, int year, Day as_of);

// Earlier figures.
void compare_with_baseline(const Known& known, const Indicator& indicator, int year, Day as_of,
                           Figures& figures);
void compare_with_previous(const Known& known, const Indicator& indicator, int year, Day as_of,
                           Figures& figures);

// A share of so many respondents, 0 … 1.
struct Sampled {
  Exact share;
  std::int64_t size = 0;
};
// By the pooled two-proportion z test at 5 %, or because Newcombe's 95 % interval holds 0.
bool within_sampling_error(const Sampled& then, const Sampled& now);
// Newcombe's 95 % interval of the difference, and whether a share lies in Wilson's of another.
std::pair<long double, long double> newcombe(const Sampled& then, const Sampled& now);
bool within_wilson(const Sampled& sampled, const Exact& share);

// The status of a figure that is there, by the rules from 5 on.
struct Standing {
  bool over = false;
  bool adds_up = false;
};
Status status_of(const Known& known, const Indicator& indicator, const Figures& figures,
                 const Standing& standing);
Status holdings_status(const Known& known, const Activity& activity, int year, Day as_of, int held);

}  // namespace track::independent
