#include "naive.hpp"

namespace track::independent {

namespace {

// A cycle that is longer than a year, in years; part of a year counts as one.
std::optional<int> cycle(const Schedule& schedule) {
  if (schedule.form != Schedule::Form::counted || planned(schedule)) return std::nullopt;
  return schedule.unit == Schedule::Unit::year ? schedule.every : (schedule.every + 11) / 12;
}

const Activity* activity_named(const Known& known, const std::string& id) {
  for (const Activity& activity : known.plan.activities) {
    if (!id.empty() && activity.id == id) return &activity;
  }
  return nullptr;
}

bool measured_by(const Known& known, const std::string& indicator, const Activity& activity) {
  for (const Indicator& each : known.plan.indicators) {
    if (each.id == indicator) return each.activity == activity.id || each.survey == activity.id;
  }
  return false;
}

bool wave_in(const Known& known, const Activity& survey, int year) {
  for (const Holding& holding : known.holdings) {
    if (holding.activity == survey.id && holding.year == year) return true;
  }
  for (const Fact& fact : known.facts) {
    if (fact.year == year && measured_by(known, fact.indicator, survey)) return true;
  }
  return false;
}

bool baseline_in(const Known& known, const Activity& survey, int year) {
  for (const Indicator& each : known.plan.indicators) {
    if (!each.baseline || each.baseline->year.number != year) continue;
    if (measured_by(known, each.id, survey)) return true;
  }
  return false;
}

bool between_waves(const Known& known, const Activity& survey, int years, int year) {
  constexpr int long_ago = 1900;
  for (int wave = year; wave > long_ago; --wave) {
    const bool found = wave_in(known, survey, wave) || baseline_in(known, survey, wave);
    if (found) return year < wave + years;
  }
  return year < known.plan.last_year.number;
}

// In a year that runs.
bool holding_expected(const Known& known, const Activity& activity, int year, Day as_of) {
  const std::optional<Planned> number = planned(activity.schedule);
  return number && number->least * elapsed_share(known.plan, year, as_of) >= 1;
}

bool held_in(const Known& known, const Activity& activity, int year) {
  for (const Holding& holding : known.holdings) {
    if (holding.activity == activity.id && holding.year == year) return true;
  }
  return false;
}

// Since when nothing was measured is counted from the year it was, or from its baseline.
bool between_reports(const Known& known, const Indicator& indicator, int years, int year) {
  constexpr int long_ago = 1900;
  for (int earlier = year; earlier > long_ago; --earlier) {
    bool found = indicator.baseline && indicator.baseline->year.number == earlier;
    for (const Fact& fact : known.facts) {
      found = found || (fact.indicator == indicator.id && fact.year == earlier);
    }
    if (found) return year < earlier + years;
  }
  return year < known.plan.last_year.number;
}

bool expected_later(const Known& known, const Indicator& indicator, int year, Day as_of) {
  const int months = indicator.expect->months;
  if (months > 12) {
    return as_of <= last_day(known.plan, year) ||
           between_reports(known, indicator, months / 12, year);
  }
  const std::chrono::year_month_day start(first_day(known.plan, year));
  return as_of < Day(start + std::chrono::months(months));
}

}  // namespace

bool holdings_not_due(const Known& known, const Activity& activity, int year, Day as_of) {
  const bool over = as_of > last_day(known.plan, year);
  if (const std::optional<int> years = cycle(activity.schedule)) {
    return !over || between_waves(known, activity, *years, year);
  }
  return !over && !holding_expected(known, activity, year, as_of);
}

bool figure_not_due(const Known& known, const Indicator& indicator, int year, Day as_of) {
  if (indicator.expect) return expected_later(known, indicator, year, as_of);
  const bool over = as_of > last_day(known.plan, year);
  const Activity* survey = activity_named(known, indicator.survey);
  const Activity* activity = activity_named(known, indicator.activity);
  const Activity* source = survey != nullptr ? survey : activity;
  if (source != nullptr) {
    if (const std::optional<int> years = cycle(source->schedule)) {
      const bool waits =
          !wave_in(known, *source, year) && between_waves(known, *source, *years, year);
      return !over || waits;
    }
  }
  if (survey != nullptr && survey->schedule.form != Schedule::Form::counted) return true;
  if (over) return false;
  if (activity == nullptr || !planned(activity->schedule)) return true;
  return !held_in(known, *activity, year) && !holding_expected(known, *activity, year, as_of);
}

}  // namespace track::independent
