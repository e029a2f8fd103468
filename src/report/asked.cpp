#include "asked.hpp"

#include <algorithm>

#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"
#include "track/report/coverage.hpp"
#include "track/report/waves.hpp"

namespace track::report {

namespace {

constexpr Message<Localized> to_be_reported{"to be reported by {}", "報告期限は{}"};
constexpr Message<Localized> was_due{"was to be reported by {}", "報告期限（{}）を超過"};
constexpr Message<> part_beside_the_total{"its parts are not asked for: the whole is",
                                          "区分ごとの報告は求められていません（全体の値を報告）"};
constexpr Message<> not_a_part_then{"asked for in a year before it began",
                                    "区分の開始前の年度に報告が求められたもの"};
constexpr Message<> no_part_runs{"none of its parts runs in this year",
                                 "この年度に該当する区分はありません"};
constexpr Message<std::string, Localized> next_wave{"next {} in {}", "次回の{}は{}です"};
constexpr Message<std::string, Localized> wave_by{"{} due once by the end of {}",
                                                  "{}は{}末までに1回実施する予定です"};
constexpr Message<std::string> not_scheduled{"no wave of {} is scheduled",
                                             "{}の実施時期は定められていません"};
constexpr Message<std::string> nothing_held{"asked for once {} is held",
                                            "{}の実施後に報告を求めます"};
constexpr Message<Localized> reported_for{"reported for {} already", "{}分は報告済み"};
constexpr Message<> baseline_is_of_year{"the baseline is of this year", "この年度は基準年度です"};
constexpr Message<> is_done_already{"done already", "すでに完了しています"};
constexpr Message<> no_number_planned{"no number is planned", "計画回数の定めがありません"};

Asked none(Localized reason) {
  return {.periods = {}, .reason = std::move(reason)};
}

Asked the_year(const FiscalCalendar& calendar, FiscalYear year) {
  return {.periods = {calendar.period(year)}, .reason = {}};
}

bool has_value(const Plan& plan, const Indicator& indicator, const Totals& totals,
               FiscalYear year) {
  const bool baseline = indicator.baseline && indicator.baseline->year == year;
  return baseline || is_recorded(plan, indicator, totals, year);
}

// What comes once in so many years: in the year of the next time, for which it stays due until it
// comes.
struct Cycle {
  const Plan& plan;
  const Totals& totals;
  Recurring what;
  int years = 0;

  Asked after(std::optional<FiscalYear> last, FiscalYear year) const {
    const std::string& of = what.activity != nullptr ? what.activity->name : what.indicator->name;
    const std::string name = printable(of);
    const std::optional<FiscalYear> next = next_due(plan, what, last, years);
    if (!next) return none(not_scheduled(name));
    const Localized label = calendar().label(*next);
    if (year < *next) return none(last ? next_wave(name, label) : wave_by(name, label));
    if (what.indicator != nullptr && *next < year) {
      if (has_value(plan, *what.indicator, totals, *next)) return none(reported_for(label));
      // It came later, with the first part.
      if (totals.of(what.indicator->id, year) != nullptr) return the_year(calendar(), year);
    }
    Asked asked = the_year(calendar(), *next);
    asked.in_cycle = true;
    return asked;
  }

  FiscalCalendar calendar() const { return plan.calendar_of(what.indicator); }
};

Asked asked_of_cycle(const Plan& plan, const Activity& from, const Indicator& indicator, int years,
                     const Totals& totals, FiscalYear year) {
  const Cycle cycle{plan, totals, {.activity = &from, .indicator = &indicator}, years};
  if (!totals.last_held(from.id, year)) {
    if (const auto own = last_measured(plan, indicator, totals, year)) {
      return own == year ? the_year(cycle.calendar(), year) : cycle.after(own, year);
    }
  }
  const auto wave = last_wave(plan, from, totals, year);
  return wave == year ? the_year(cycle.calendar(), year) : cycle.after(wave, year);
}

// The days up to the end of the first holding; without one, the year.
Asked after_the_first_holding(const Plan& plan, const Activity& activity, const Totals& totals,
                              FiscalYear year) {
  Asked asked = the_year(plan.calendar, year);
  if (const EventTotal* held = totals.events(activity.id, year)) {
    asked.periods.front().last = held->first_end;
  }
  return asked;
}

Asked asked_by_itself(const Plan& plan, const Indicator& indicator, const Totals& totals,
                      FiscalYear year) {
  const int months = indicator.expect->months;
  if (months > 12) {
    const Cycle cycle{plan, totals, {.indicator = &indicator}, indicator.expect->years()};
    const std::optional<FiscalYear> last = last_measured(plan, indicator, totals, year);
    return last == year ? the_year(cycle.calendar(), year) : cycle.after(last, year);
  }
  Asked asked;
  const FiscalCalendar calendar = plan.calendar_of(indicator);
  for (int number = 1; number <= 12 / months; ++number) {
    asked.periods.push_back(calendar.part(year, number, 12 / months));
  }
  return asked;
}

}  // namespace

bool runs(const Plan& plan, const Indicator& indicator, FiscalYear year) {
  const Activity* activity = find_activity(plan, indicator.activity);
  return indicator.runs_in(year) && (activity == nullptr || activity->runs_in(year));
}

std::vector<const Indicator*> reporting_beside(const Plan& plan, const Indicator& indicator) {
  return indicator.total ? std::vector<const Indicator*>{} : derived_parts(plan, indicator);
}

bool is_recorded(const Plan& plan, const Indicator& indicator, const Totals& totals,
                 FiscalYear year) {
  return totals.of(indicator.id, year) != nullptr ||
         std::ranges::any_of(reporting_beside(plan, indicator), [&](const Indicator* part) {
           return totals.of(part->id, year) != nullptr;
         });
}

bool is_done(const Indicator& indicator, const Totals& totals, FiscalYear year) {
  if (!indicator.traits().staged) return false;
  const auto last = totals.year_before(indicator.id, year.next());
  return last && totals.of(indicator.id, *last)->last->form == ValueForm::done;
}

Asked holdings_asked(const Plan& plan, const Activity& activity, const Totals& totals,
                     FiscalYear year) {
  const Schedule& schedule = activity.schedule_in(year);
  if (activity.retired || !activity.runs_in(year)) return none(Localized{});
  if (const std::optional<int> years = schedule.cycle_in_years()) {
    const Cycle cycle{plan, totals, {.activity = &activity}, *years};
    return cycle.after(last_wave(plan, activity, totals, year), year);
  }
  const auto planned = schedule.planned_a_year();
  if (!planned) return none(no_number_planned());
  if (activity.kind == ActivityKind::partner_activity) return the_year(plan.calendar, year);
  Asked asked;
  const int least = schedule.accepted_a_year(plan.near)->least;
  for (int number = 1; number <= least; ++number) {
    asked.periods.push_back(plan.calendar.part(year, number, planned->least));
  }
  return asked;
}

namespace {

Asked asked_of_whole(const Plan& plan, const Indicator& indicator, const Totals& totals,
                     FiscalYear year) {
  const bool in_parts = indicator.expect && indicator.expect->months < 12;
  if (!in_parts && indicator.baseline && indicator.baseline->year == year) {
    return none(baseline_is_of_year());
  }
  if (is_done(indicator, totals, year)) return none(is_done_already());
  if (indicator.expect) return asked_by_itself(plan, indicator, totals, year);
  const Activity* from = source_of(plan, indicator);
  const bool own_years = plan.has_own_years(indicator);
  const bool in_cycle = from != nullptr && from->schedule_in(year).cycle_in_years();
  if (from == nullptr || (own_years && !in_cycle)) {
    return the_year(plan.calendar_of(indicator), year);
  }
  const Schedule& schedule = from->schedule_in(year);
  if (const std::optional<int> years = schedule.cycle_in_years()) {
    return asked_of_cycle(plan, *from, indicator, *years, totals, year);
  }
  const bool partners = from->kind == ActivityKind::partner_activity;
  if (schedule.planned_a_year()) {
    return partners ? the_year(plan.calendar, year)
                    : after_the_first_holding(plan, *from, totals, year);
  }
  if (from->kind == ActivityKind::initiative || totals.held(from->id, year) > 0) {
    return the_year(plan.calendar, year);
  }
  return none(partners ? nothing_held(printable(from->name))
                       : not_scheduled(printable(from->name)));
}

}  // namespace

Asked values_asked(const Plan& plan, const Indicator& indicator, const Totals& totals,
                   FiscalYear year) {
  if (const Indicator* whole = whole_of(plan, indicator)) {
    if (whole->total != indicator.part_of->table) return none(part_beside_the_total());
    Asked asked = values_asked(plan, *whole, totals, year);
    const FiscalCalendar calendar = plan.calendar_of(indicator);
    std::erase_if(asked.periods, [&](const Period& period) {
      return !runs(plan, indicator, calendar.year_of(period.first));
    });
    if (asked.periods.empty() && asked.reason.empty()) asked.reason = not_a_part_then();
    return asked;
  }
  Asked asked = asked_of_whole(plan, indicator, totals, year);
  if (!indicator.total || asked.periods.empty()) return asked;
  const FiscalCalendar calendar = plan.calendar_of(indicator);
  std::erase_if(asked.periods, [&](const Period& period) {
    return expected_parts(plan, indicator, calendar.year_of(period.first)).empty();
  });
  return asked.periods.empty() ? none(no_part_runs()) : asked;
}

bool is_late(const Plan& plan, const Period& period, Day as_of) {
  return plan.last_day_for_reporting(period) < as_of;
}

Localized deadline_in_words(const Plan& plan, const Period& period, Day as_of) {
  const Localized day = day_in_words(plan.last_day_for_reporting(period), plan.calendar.eras);
  return is_late(plan, period, as_of) ? was_due(day) : to_be_reported(day);
}

std::int64_t holdings_late(const Plan& plan, const Activity& activity, const Totals& totals,
                           FiscalYear year, Day as_of) {
  const Asked asked = holdings_asked(plan, activity, totals, year);
  return std::ranges::count_if(asked.periods,
                               [&](const Period& part) { return is_late(plan, part, as_of); });
}

}  // namespace track::report
