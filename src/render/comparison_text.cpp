#include "comparison_text.hpp"

#include "figures.hpp"

namespace track::render {

using report::Comparison;
using report::Row;

namespace {

constexpr Message<Localized, std::string> from_baseline{"{} from the baseline ({})",
                                                        "基準値（{1}）から {0}"};
constexpr Message<Localized, std::string, std::string> from_year{"{} from {} ({})",
                                                                 "{1}（{2}）から {0}"};
constexpr Message<std::string> points{"{} points", "{} ポイント"};
constexpr Message<Localized, std::string, std::string> comparison_text_with_interval{
    "{}, 95 % interval {} to {}", "{}、95%信頼区間 {} ～ {}"};
constexpr Message<Localized, Localized> judged{"{}: {}", "{}、{}"};
constexpr Message<std::string, Localized> not_compared{"{}: {}", "{}：{}"};
constexpr Message<std::string, Localized> expected_by_now{"{} expected by now ({})",
                                                          "現時点の目安 {}（{}）"};
constexpr Message<std::string, Localized> comparison_text_projected{
    "{} by the end of the year at this pace ({})", "このまま進むと年度末に {}（{}）"};
constexpr Message<std::string, Localized, std::string> expected_and_projected{
    "{} expected by now ({}), {} by the end of the year at this pace",
    "現時点の目安 {}（{}）、このまま進むと年度末に {}"};
constexpr Message<> linear{"linear", "日割り"};
constexpr Message<> linear_for_want{"linear, no earlier year to go by",
                                    "過年度の実績がないため日割り"};
constexpr Message<std::string> as_in{"as in {}", "{}の進み方による"};

Localized change_text(const Row& row, const Rational& change) {
  const std::string text = signed_text(row, change);
  return traits_of(row.kind).scale == Scale::percent ? points(text) : verbatim(text);
}

Localized add_interval(const Row& row, const Comparison& comparison, const Localized& change) {
  if (!comparison.interval) return change;
  return comparison_text_with_interval(change, signed_text(row, comparison.interval->low),
                                       signed_text(row, comparison.interval->high));
}

}  // namespace

Localized course_text(const Row& row, const FiscalCalendar& calendar) {
  const report::ExpectedShare& expected_share = row.forecast.expected_share;
  if (expected_share.pace == Pace::linear) {
    return row.indicator->pace == Pace::linear ? linear() : linear_for_want();
  }
  std::string years;
  for (const FiscalYear year : expected_share.years) {
    years += (years.empty() ? "" : ", ") + calendar.short_label(year);
  }
  return as_in(years);
}

std::optional<Localized> baseline_comparison(const Row& row, const FiscalCalendar& calendar) {
  if (!row.from_baseline || !row.from_baseline->change) return std::nullopt;
  const Comparison& comparison = *row.from_baseline;
  return add_interval(
      row, comparison,
      from_baseline(change_text(row, *comparison.change), calendar.short_label(comparison.year)));
}

std::optional<Localized> previous_comparison(const Row& row, const FiscalCalendar& calendar) {
  if (!row.from_previous) return std::nullopt;
  const Comparison& comparison = *row.from_previous;
  const std::string year = calendar.short_label(comparison.year);
  if (!comparison.change) return not_compared(year, comparison.reason);
  const bool wave = row.indicator != nullptr && !row.indicator->survey.empty();
  if (!wave && row.achievement.method != Method::none) return std::nullopt;
  const Localized change = add_interval(
      row, comparison,
      from_year(change_text(row, *comparison.change), year, figure_text(row, comparison.before)));
  return comparison.reason.empty() ? change : judged(change, comparison.reason);
}

std::optional<Localized> outlook_text(const Row& row, const FiscalCalendar& calendar) {
  const report::Forecast& forecast = row.forecast;
  if (!forecast.expected || !row.actual.number || row.assessment.status == Status::achieved) {
    return std::nullopt;
  }
  const auto figure = [&row](const Rational& number) {
    return rounded_grouped(number, row.forecast_digits);
  };
  // What is to stay low is not expected to have grown.
  const bool expected = row.achievement.method == Method::ratio;
  const Localized expected_share = course_text(row, calendar);
  if (!forecast.projection) {
    return expected ? std::optional(expected_by_now(figure(*forecast.expected), expected_share))
                    : std::nullopt;
  }
  const std::string end = figure(*forecast.projection);
  return expected ? expected_and_projected(figure(*forecast.expected), expected_share, end)
                  : comparison_text_projected(end, expected_share);
}

}  // namespace track::render
