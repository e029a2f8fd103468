#include "due.hpp"

#include <algorithm>

#include "track/base/text.hpp"

namespace track::report {

namespace {

constexpr Phrase<std::string, Sentence> next_wave{"next {} in {}", "次回の{}は{}です"};
constexpr Phrase<std::string, Sentence> wave_by{"{} due once by the end of {}",
                                                "{}は{}末までに1回実施する予定です"};
constexpr Phrase<std::string> due_at_year_end{"due when the year ends, {}",
                                              "期限は年度末（{}）です"};
constexpr Phrase<std::string> not_scheduled{"no wave of {} is scheduled",
                                            "{}の実施時期は定められていません"};
constexpr Phrase<> nothing_planned_yet{"none planned by now", "現時点では実施の予定がありません"};

bool measured_by(const Activity& survey, const Indicator& indicator) {
  return indicator.survey == survey.id || indicator.activity == survey.id;
}

// Whether the survey was held in that year, or anything was measured by it.
bool wave_in(const Plan& plan, const Activity& survey, const Totals& totals, FiscalYear year) {
  if (totals.events(survey.id, year) != nullptr) return true;
  return std::any_of(plan.indicators.begin(), plan.indicators.end(), [&](const Indicator& one) {
    return measured_by(survey, one) && totals.of(one.id, year) != nullptr;
  });
}

// The last year up to `year` in which the survey was held or one of its indicators measured.
std::optional<FiscalYear> last_wave(const Plan& plan, const Activity& survey, const Totals& totals,
                                    FiscalYear year) {
  std::optional<FiscalYear> last;
  const auto note = [&](FiscalYear found) {
    if (found <= year && (!last || *last < found)) last = found;
  };
  if (const auto held = totals.activities.find(survey.id); held != totals.activities.end()) {
    for (const auto& [wave, total] : held->second) note(wave);
  }
  for (const Indicator& indicator : plan.indicators) {
    if (!measured_by(survey, indicator)) continue;
    if (indicator.baseline) note(indicator.baseline->year);
    const auto measured = totals.indicators.find(indicator.id);
    if (measured == totals.indicators.end()) continue;
    for (const auto& [wave, total] : measured->second) note(wave);
  }
  return last;
}

// A survey that is held once in several years is due in its cycle, counted from its last wave;
// where none is known, once within the plan.
std::optional<Sentence> between_waves(const Plan& plan, const Activity& survey,
                                      const Totals& totals, FiscalYear year) {
  const std::optional<FiscalYear> last = last_wave(plan, survey, totals, year);
  if (!last) {
    if (year >= plan.last_year) return std::nullopt;
    return wave_by(printable(survey.name), plan.calendar.label(plan.last_year));
  }
  const FiscalYear next{last->number + *survey.schedule.cycle_in_years()};
  if (year >= next) return std::nullopt;
  return next_wave(printable(survey.name), plan.calendar.label(next));
}

// What falls due in a year may come until its last day.
std::optional<Sentence> due_by_the_end(const Plan& plan, FiscalYear year,
                                       const Progress& progress) {
  if (!progress.running()) return std::nullopt;
  return due_at_year_end(iso(plan.calendar.last_day(year)));
}

// Whole holdings to be expected by now.
bool holding_expected(const Schedule& schedule, const Progress& progress) {
  const std::optional<Schedule::Planned> planned = schedule.planned_a_year();
  return planned && planned->least * progress.elapsed >= 1;
}

}  // namespace

std::optional<Sentence> holdings_not_due(const Plan& plan, const Activity& activity,
                                         const Totals& totals, FiscalYear year,
                                         const Progress& progress) {
  if (activity.schedule.cycle_in_years()) {
    const std::optional<Sentence> later = between_waves(plan, activity, totals, year);
    return later ? later : due_by_the_end(plan, year, progress);
  }
  if (progress.running() && !holding_expected(activity.schedule, progress)) {
    return nothing_planned_yet();
  }
  return std::nullopt;
}

std::optional<Sentence> indicator_not_due(const Plan& plan, const Indicator& indicator,
                                          const Totals& totals, FiscalYear year,
                                          const Progress& progress) {
  const Activity* survey =
      find_activity(plan, indicator.survey.empty() ? indicator.activity : indicator.survey);
  if (survey != nullptr && survey->schedule.cycle_in_years()) {
    const std::optional<Sentence> later = wave_in(plan, *survey, totals, year)
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
