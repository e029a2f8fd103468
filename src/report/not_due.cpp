#include "not_due.hpp"

#include "track/base/text.hpp"
#include "waves.hpp"

namespace track::report {

namespace {

constexpr Message<std::string, Localized> next_wave{"next {} in {}", "次回の{}は{}です"};
constexpr Message<std::string, Localized> wave_by{"{} due once by the end of {}",
                                                  "{}は{}末までに1回実施する予定です"};
constexpr Message<std::string> due_at_year_end{"due when the year ends, {}",
                                               "期限は年度末（{}）です"};
constexpr Message<std::string> due_at_end{"first due when its period ends, {}",
                                          "最初の期限は期間の末日（{}）です"};
constexpr Message<std::string> not_scheduled{"no wave of {} is scheduled",
                                             "{}の実施時期は定められていません"};
constexpr Message<> nothing_planned_yet{"none planned by now", "現時点では実施の予定がありません"};

// What comes once in so many years is due in its cycle, counted from the last time; where none is
// known, once within the plan.
std::optional<Localized> before_next(const Plan& plan, const std::string& name,
                                     std::optional<FiscalYear> last, int years, FiscalYear year) {
  const FiscalYear next = next_due(plan, last, years);
  if (year >= next) return std::nullopt;
  const Localized label = plan.calendar.label(next);
  return last ? next_wave(name, label) : wave_by(name, label);
}

std::optional<Localized> between_waves(const Plan& plan, const Activity& survey,
                                       const Totals& totals, FiscalYear year) {
  return before_next(plan, printable(survey.name), last_wave(plan, survey, totals, year),
                     *survey.schedule.cycle_in_years(), year);
}

// What falls due in a year may come until its last day.
std::optional<Localized> due_by_the_end(const Plan& plan, FiscalYear year,
                                        const Progress& progress) {
  if (!progress.running()) return std::nullopt;
  return due_at_year_end(iso(plan.calendar.last_day(year)));
}

// Whole holdings to be expected by now.
bool holding_expected(const Schedule& schedule, const Progress& progress) {
  const std::optional<Schedule::Planned> planned = schedule.planned_a_year();
  return planned && planned->least * progress.elapsed >= 1;
}

// An indicator that says itself how often it is to be reported.
std::optional<Localized> expected_later(const Plan& plan, const Indicator& indicator,
                                        const Totals& totals, FiscalYear year, Day as_of) {
  const Progress progress = progress_of(plan.calendar, year, as_of);
  const Expectation expectation = *indicator.expect;
  if (expectation.years() > 1) {
    const auto last = last_measured(indicator, totals, year);
    const auto later =
        before_next(plan, printable(indicator.name), last, expectation.years(), year);
    return later ? later : due_by_the_end(plan, year, progress);
  }
  const Period first = plan.calendar.part(year, 1, 12 / expectation.months);
  if (as_of > first.last) return std::nullopt;
  return due_at_end(iso(first.last));
}

}  // namespace

std::optional<Localized> holdings_not_due(const Plan& plan, const Activity& activity,
                                          const Totals& totals, FiscalYear year,
                                          const Progress& progress) {
  if (activity.schedule.cycle_in_years()) {
    const std::optional<Localized> later = between_waves(plan, activity, totals, year);
    return later ? later : due_by_the_end(plan, year, progress);
  }
  if (progress.running() && !holding_expected(activity.schedule, progress)) {
    return nothing_planned_yet();
  }
  return std::nullopt;
}

std::optional<Localized> indicator_not_due(const Plan& plan, const Indicator& indicator,
                                           const Totals& totals, FiscalYear year, Day as_of) {
  if (indicator.expect) return expected_later(plan, indicator, totals, year, as_of);
  const Progress progress = progress_of(plan.calendar, year, as_of);
  const Activity* survey =
      find_activity(plan, indicator.survey.empty() ? indicator.activity : indicator.survey);
  if (survey != nullptr && survey->schedule.cycle_in_years()) {
    const std::optional<Localized> later = wave_in(plan, *survey, totals, year)
                                               ? std::nullopt
                                               : between_waves(plan, *survey, totals, year);
    return later ? later : due_by_the_end(plan, year, progress);
  }
  if (survey != nullptr && survey->id == indicator.survey &&
      survey->schedule.form != Schedule::Form::counted) {
    return not_scheduled(printable(survey->name));
  }
  if (!progress.running()) return std::nullopt;
  const Activity* activity = find_activity(plan, indicator.activity);
  const bool has_holdings = activity != nullptr && activity->schedule.planned_a_year();
  if (!has_holdings) return due_by_the_end(plan, year, progress);
  if (totals.events(activity->id, year) == nullptr &&
      !holding_expected(activity->schedule, progress)) {
    return nothing_planned_yet();
  }
  return std::nullopt;
}

}  // namespace track::report
