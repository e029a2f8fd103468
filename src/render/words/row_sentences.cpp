#include "row_sentences.hpp"

#include "plan_parts.hpp"
#include "track/base/date.hpp"
#include "track/base/text.hpp"
#include "values.hpp"

namespace track::render {

using report::Comparison;
using report::Row;

namespace {

constexpr Message<Localized, std::string> from_baseline{"{} from the baseline ({})",
                                                        "基準値（{1}）から{0}"};
constexpr Message<Localized, Localized, Localized> from_year{"{} from {} ({})", "{1}{2}、{0}"};
constexpr Message<std::string> year_before{"{}", "前年度（{}）"};
constexpr Message<std::string> calendar_year_before{"{}", "前年（{}）"};
constexpr Message<std::string> earlier_year{"{}", "{} "};
constexpr Message<Localized, Localized, Localized> with_interval{"{}, 95 % interval {} to {}",
                                                                 "{}、95%信頼区間 {} ～ {}"};
constexpr Message<Localized, Localized> judged{"{}: {}", "{}、{}"};
constexpr Message<std::string, Localized> not_compared{"{}: {}", "{}：{}"};
constexpr Message<Localized, Localized> expected_by_now{"{} expected by now ({})",
                                                        "現時点の目安{}（{}）"};
constexpr Message<Localized, Localized> projected{"{} by the end of the year at this pace ({})",
                                                  "このまま進むと年度末に{}（{}）"};
constexpr Message<Localized, Localized, Localized> expected_and_projected{
    "{} expected by now ({}), {} by the end of the year at this pace",
    "現時点の目安{}（{}）、このまま進むと年度末に{}"};
constexpr Message<Localized, Localized> projected_by_december{
    "{} by the end of the year at this pace ({})", "このまま進むと年末に{}（{}）"};
constexpr Message<Localized, Localized, Localized> expected_and_projected_by_december{
    "{} expected by now ({}), {} by the end of the year at this pace",
    "現時点の目安{}（{}）、このまま進むと年末に{}"};
constexpr Message<Localized> up_to{"up to {}", "{}まで"};
constexpr Message<Localized> up_to_for_want{"up to {}, no earlier year to go by",
                                            "{}まで、過年度の実績がないため期間による"};
constexpr Message<std::int64_t, std::int64_t> by_holdings{"{} of {} holdings", "{1}回中{0}回実施"};
constexpr Message<std::int64_t> by_one_holding{"{} of 1 holding", "1回中{}回実施"};
constexpr Message<std::string> as_in{"as in {}", "{}の進み方による"};

constexpr Message<std::string, std::string> fraction{"{} of {}", "{}/{}"};
constexpr Message<> wholly_provisional{"provisional", "速報値"};
constexpr Message<std::int64_t, std::int64_t> provisional_in_it{
    "provisional: {} of {} measurements", "速報値を含みます（実績{1}件中{0}件）"};
constexpr Message<std::int64_t, std::int64_t> unknown_left_out{
    "without {} of {} measurements, recorded as unknown", "実績{1}件中、不明の{0}件を含みません"};
constexpr Message<std::int64_t, std::int64_t> suppressed_left_out{
    "without {} of {} measurements, recorded as suppressed",
    "実績{1}件中、秘匿の{0}件を含みません"};
constexpr Message<Localized, std::int64_t, Localized, std::int64_t> shared_days{
    "{} (operation {}) and {} (operation {}) share days, and both are counted",
    "{}（操作{}）と{}（操作{}）の期間が重なり、両方を合算"};
constexpr Message<Localized, std::size_t> and_more_pairs{"{} (further such pairs: {})",
                                                         "{}（ほか{}組）"};
constexpr Message<std::size_t> all_parts{"{0} of {0} parts", "{0}/{0}区分"};
constexpr Message<Localized, Localized, Localized, Localized> differing_control{
    "the whole recorded for {}, {}, differs from its parts, {}: {}",
    "{}の全体の記録{}は区分の合計{}と一致しません（差{}）"};
constexpr Message<Localized> beyond_parts{"whole less parts: {}", "区分計との差{}"};
constexpr Message<std::string> sample_size{"n = {}", "n={}"};
constexpr Message<Localized> headroom{"{} left below the ceiling", "上限値まで残り{}"};
constexpr Message<Localized> excess{"{} above the ceiling", "上限値を{}超過"};
constexpr Message<Localized, std::string> baseline_of{"baseline {} ({})", "基準値{}（{}）"};
constexpr Message<std::string> since_plan_began{"cumulative since {}", "{}からの累計"};
constexpr Message<std::string> source_survey{"from {}", "{}による"};
constexpr Message<Localized> of_another_year{"the figure is of {}", "{}の値です"};
constexpr Message<std::string, Localized> next_target{"target of {}: {}", "{}の目標値 {}"};
constexpr Message<> retired_since{"no longer in the definitions",
                                  "現在の定義にはありません（廃止）"};

Localized add_interval(const Row& row, const Comparison& comparison, const Localized& change) {
  if (!comparison.interval) return change;
  return with_interval(change, signed_text(row, comparison.interval->low),
                       signed_text(row, comparison.interval->high));
}

void add_reasons(const Row& row, std::vector<Localized>& result) {
  if (!row.assessment.reason.empty()) result.push_back(row.assessment.reason);
  if (!row.achievement.reason.empty() && row.achievement.reason != row.assessment.reason) {
    result.push_back(row.achievement.reason);
  }
}

// Its survey is another place than the one it stands at.
bool is_elsewhere(const Row& row) {
  return row.indicator != nullptr && row.source != nullptr && row.source->id != row.activity;
}

// A year without a target has one ahead.
void add_next_target(const Row& row, const Plan& plan, std::vector<Localized>& result) {
  if (!row.next_target) return;
  Row then = row;
  then.target = *row.next_target;
  const bool one = !row.target_most && then.target.number;
  result.push_back(next_target(
      plan.calendar_of(row.indicator).short_label(then.target.year),
      one ? figure_in_unit(then, figure_text(then, *then.target.number)) : target_text(then)));
}

void add_retired(const Row& row, std::vector<Localized>& result) {
  if (row.indicator == nullptr || !row.indicator->retired) return;
  if (row.assessment.status != Status::not_applicable) result.push_back(retired_since());
}

void add_basis(const Row& row, const Plan& plan, std::vector<Localized>& result) {
  if (row.indicator == nullptr || row.indicator->basis != TargetBasis::cumulative) return;
  result.push_back(since_plan_began(plan.calendar_of(row.indicator).short_label(plan.first_year)));
}

void add_year_of_figure(const Row& row, const Plan& plan, std::vector<Localized>& result) {
  if (!row.actual.carried_from || !row.actual.has_figure()) return;
  result.push_back(
      of_another_year(plan.calendar_of(row.indicator).label(*row.actual.carried_from)));
}

void add(std::optional<Localized> note, std::vector<Localized>& result) {
  if (note) result.push_back(std::move(*note));
}

void add_headroom(const Row& row, std::vector<Localized>& result) {
  if (row.achievement.method != Method::ceiling || !row.achievement.difference) return;
  const Rational& difference = *row.achievement.difference;
  result.push_back(difference > 0 ? excess(distance(row, difference))
                                  : headroom(distance(row, -difference)));
}

// A sum with a hole in it says so.
void add_gaps(const Row& row, std::vector<Localized>& result) {
  const report::Actual& actual = row.actual;
  if (!actual.has_figure()) return;
  if (actual.provisional == 1 && actual.measurements == 1) {
    result.push_back(wholly_provisional());
  } else if (actual.provisional > 0) {
    result.push_back(provisional_in_it(actual.provisional, actual.measurements));
  }
  if (actual.unknown > 0) {
    result.push_back(unknown_left_out(actual.unknown, actual.measurements));
  }
  if (actual.suppressed > 0) {
    result.push_back(suppressed_left_out(actual.suppressed, actual.measurements));
  }
}

// How a whole and its parts stand to one another.
void add_parts(const Row& row, const Plan& plan, std::vector<Localized>& result) {
  if (row.coverage && row.coverage->complete()) {
    result.push_back(all_parts(row.coverage->expected.size()));
  }
  for (const report::ControlDifference& one : row.controls) {
    const Rational difference = one.recorded - one.parts;
    result.push_back(differing_control(period_text(one.period, plan.calendar.eras),
                                       with_unit(row, number_text(figure_text(row, one.recorded))),
                                       with_unit(row, number_text(figure_text(row, one.parts))),
                                       signed_text(row, difference)));
  }
  // Where no method needs the room, the share stands in its column.
  if (row.share_of_whole && row.achievement.method != Method::none) {
    result.push_back(share_text(row));
  }
  if (row.beyond_parts) result.push_back(beyond_parts(signed_text(row, *row.beyond_parts)));
}

// Two values of the same days, both in the sum.
void add_overlaps(const Row& row, const Plan& plan, std::vector<Localized>& result) {
  const std::vector<Overlap>& overlaps = row.actual.overlaps;
  if (overlaps.empty() || !row.actual.has_figure()) return;
  const EraCalendar eras = plan.calendar.eras;
  const Overlap& first = overlaps.front();
  const Localized pair = shared_days(period_text(first.first, eras), first.first_operation,
                                     period_text(first.second, eras), first.second_operation);
  result.push_back(overlaps.size() == 1 ? pair : and_more_pairs(pair, overlaps.size() - 1));
}

void add_make_up(const Row& row, std::vector<Localized>& result) {
  if (row.actual.numerator && row.actual.denominator) {
    result.push_back(fraction(grouped(*row.actual.numerator), grouped(*row.actual.denominator)));
  } else if (row.actual.sample) {
    result.push_back(sample_size(grouped(*row.actual.sample)));
  }
}

// What a change from the year before leaves to be said: another year, a verdict, a broken series.
void add_comparison(const Row& row, const Plan& plan, std::vector<Localized>& result) {
  const auto& comparison = row.from_previous;
  if (!comparison) return;
  if (!comparison->change) {
    result.push_back(comparison->reason);
  } else if (comparison->year != row.year.previous() || !comparison->reason.empty()) {
    add(previous_comparison(row, plan), result);
  }
}

}  // namespace

Localized expected_share_text(const Row& row, const Plan& plan) {
  const FiscalCalendar calendar = plan.calendar_of(row.indicator);
  const report::ExpectedShare& expected_share = row.forecast.expected_share;
  if (expected_share.pace == Pace::schedule) {
    return expected_share.of == 1 ? by_one_holding(expected_share.count)
                                  : by_holdings(expected_share.count, expected_share.of);
  }
  if (expected_share.pace == Pace::linear) {
    if (!expected_share.until) return {};
    const Localized day = day_text(*expected_share.until, calendar.eras);
    return row.indicator->pace() == Pace::history ? up_to_for_want(day) : up_to(day);
  }
  std::string years;
  for (const FiscalYear year : expected_share.years) {
    years += (years.empty() ? "" : ", ") + calendar.short_label(year);
  }
  return as_in(years);
}

std::optional<Localized> baseline_comparison(const Row& row, const Plan& plan) {
  if (!row.from_baseline || !row.from_baseline->change) return std::nullopt;
  const Comparison& comparison = *row.from_baseline;
  return add_interval(row, comparison,
                      from_baseline(change_text(row, *comparison.change),
                                    plan.calendar_of(row.indicator).short_label(comparison.year)));
}

std::optional<Localized> previous_comparison(const Row& row, const Plan& plan) {
  if (!row.from_previous) return std::nullopt;
  const Comparison& comparison = *row.from_previous;
  const FiscalCalendar calendar = plan.calendar_of(row.indicator);
  const std::string year = calendar.short_label(comparison.year);
  if (!comparison.change) return not_compared(year, comparison.reason);
  const bool wave = row.indicator != nullptr && !row.indicator->survey.empty();
  if (!wave && row.achievement.method != Method::none) return std::nullopt;
  const auto& before = calendar.is_calendar_year() ? calendar_year_before : year_before;
  const auto& which = comparison.year == row.year.previous() ? before : earlier_year;
  const Localized change =
      add_interval(row, comparison,
                   from_year(change_text(row, *comparison.change), which(year),
                             figure_in_unit(row, figure_text(row, comparison.before))));
  return comparison.reason.empty() ? change : judged(change, comparison.reason);
}

std::optional<Localized> forecast_text(const Row& row, const Plan& plan) {
  const report::Forecast& forecast = row.forecast;
  const bool told = row.target.set() && row.actual.number && !row.actual.carried_from;
  if (!told || row.assessment.status == Status::achieved) return std::nullopt;
  const auto figure = [&row](const Rational& number) {
    return figure_in_unit(row, rounded_grouped(number, row.forecast_digits));
  };
  // What is to stay low is not expected to have grown.
  const bool expected = row.achievement.method == Method::ratio && forecast.expected.has_value();
  const Localized expected_share = expected_share_text(row, plan);
  if (!forecast.projection) {
    return expected ? std::optional(expected_by_now(figure(*forecast.expected), expected_share))
                    : std::nullopt;
  }
  const Localized end = figure(*forecast.projection);
  const bool december = plan.calendar_of(row.indicator).is_calendar_year();
  const auto& both_told = december ? expected_and_projected_by_december : expected_and_projected;
  const auto& end_told = december ? projected_by_december : projected;
  return expected ? both_told(figure(*forecast.expected), expected_share, end)
                  : end_told(end, expected_share);
}

std::vector<Localized> notes(const Row& row, const Plan& plan) {
  std::vector<Localized> result;
  add_reasons(row, result);
  add_retired(row, result);
  add_year_of_figure(row, plan, result);
  add_parts(row, plan, result);
  add_overlaps(row, plan, result);
  add_make_up(row, result);
  add_gaps(row, result);
  add(baseline_comparison(row, plan), result);
  add(previous_comparison(row, plan), result);
  add(forecast_text(row, plan), result);
  add_headroom(row, result);
  add_next_target(row, plan, result);
  add_basis(row, plan, result);
  if (is_elsewhere(row) && row.actual.has_figure()) {
    result.push_back(source_survey(printable(row.source->name)));
  }
  return result;
}

std::vector<Localized> lasting_notes(const Row& row, const Plan& plan) {
  std::vector<Localized> result;
  if (row.indicator == nullptr) return result;
  add_retired(row, result);
  if (plan.has_own_years(*row.indicator)) result.push_back(label(row.indicator->year));
  add_basis(row, plan, result);
  const bool judged_by_baseline =
      row.achievement.method == Method::direction || row.achievement.method == Method::change;
  if (row.baseline && judged_by_baseline) {
    result.push_back(
        baseline_of(figure_in_unit(row, figure_text(row, *row.baseline)),
                    plan.calendar_of(row.indicator).short_label(row.indicator->baseline->year)));
  }
  if (is_elsewhere(row)) result.push_back(source_survey(printable(row.source->name)));
  return result;
}

std::vector<Localized> year_notes(const Row& row, const Plan& plan) {
  std::vector<Localized> result;
  if (!row.actual.recorded()) return result;
  add(baseline_comparison(row, plan), result);
  add_reasons(row, result);
  add_parts(row, plan, result);
  add_overlaps(row, plan, result);
  add_gaps(row, result);
  add_comparison(row, plan, result);
  return result;
}

}  // namespace track::render
