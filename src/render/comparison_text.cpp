#include "comparison_text.hpp"

#include "figures.hpp"

namespace track::render {

using report::Comparison;
using report::Row;

namespace {

constexpr Phrase<Sentence, std::string> from_baseline{"{} from the baseline ({})",
                                                      "基準値（{1}）から {0}"};
constexpr Phrase<Sentence, std::string, std::string> from_year{"{} from {} ({})",
                                                               "{1}（{2}）から {0}"};
constexpr Phrase<std::string> points{"{} points", "{} ポイント"};
constexpr Phrase<Sentence, std::string, std::string> with_interval{"{}, 95 % interval {} to {}",
                                                                   "{}、95%信頼区間 {} ～ {}"};
constexpr Phrase<Sentence, Sentence> judged{"{}: {}", "{}、{}"};
constexpr Phrase<std::string, Sentence> not_compared{"{}: {}", "{}：{}"};
constexpr Phrase<std::string, Sentence> expected_by_now{"{} expected by now ({})",
                                                        "現時点の目安 {}（{}）"};
constexpr Phrase<std::string, Sentence> projected{"{} by the end of the year at this pace ({})",
                                                  "このまま進むと年度末に {}（{}）"};
constexpr Phrase<std::string, Sentence, std::string> expected_and_projected{
    "{} expected by now ({}), {} by the end of the year at this pace",
    "現時点の目安 {}（{}）、このまま進むと年度末に {}"};
constexpr Phrase<> linear{"linear", "日割り"};
constexpr Phrase<> linear_for_want{"linear, no earlier year to go by",
                                   "過年度の実績がないため日割り"};
constexpr Phrase<std::string> as_in{"as in {}", "{}の進み方による"};

Sentence change_text(const Row& row, const Rational& change) {
  const std::string text = signed_text(row, change);
  return row.kind == IndicatorKind::share ? points(text) : verbatim(text);
}

Sentence add_interval(const Row& row, const Comparison& comparison, const Sentence& change) {
  if (!comparison.interval) return change;
  return with_interval(change, signed_text(row, comparison.interval->low),
                       signed_text(row, comparison.interval->high));
}

}  // namespace

Sentence course_text(const Row& row, const FiscalCalendar& calendar) {
  const report::Course& course = row.outlook.course;
  if (course.pace == Pace::linear) {
    return row.indicator->pace == Pace::linear ? linear() : linear_for_want();
  }
  std::string years;
  for (const FiscalYear year : course.years) {
    years += (years.empty() ? "" : ", ") + calendar.short_label(year);
  }
  return as_in(years);
}

std::optional<Sentence> baseline_comparison(const Row& row, const FiscalCalendar& calendar) {
  if (!row.from_baseline || !row.from_baseline->change) return std::nullopt;
  const Comparison& comparison = *row.from_baseline;
  return add_interval(
      row, comparison,
      from_baseline(change_text(row, *comparison.change), calendar.short_label(comparison.year)));
}

std::optional<Sentence> previous_comparison(const Row& row, const FiscalCalendar& calendar) {
  if (!row.from_previous) return std::nullopt;
  const Comparison& comparison = *row.from_previous;
  const std::string year = calendar.short_label(comparison.year);
  if (!comparison.change) return not_compared(year, comparison.reason);
  const bool wave = row.indicator != nullptr && !row.indicator->survey.empty();
  if (!wave && row.achievement.method != Method::none) return std::nullopt;
  const Sentence change = add_interval(
      row, comparison,
      from_year(change_text(row, *comparison.change), year, figure_text(row, comparison.before)));
  return comparison.reason.empty() ? change : judged(change, comparison.reason);
}

std::optional<Sentence> outlook_text(const Row& row, const FiscalCalendar& calendar) {
  const report::Outlook& outlook = row.outlook;
  if (!outlook.expected || !row.actual.number || row.judgement.status == Status::achieved) {
    return std::nullopt;
  }
  const auto figure = [&row](const Rational& number) {
    return rounded_grouped(number, row.outlook_digits);
  };
  // What is to stay low is not expected to have grown.
  const bool expected = row.achievement.method == Method::ratio;
  const Sentence course = course_text(row, calendar);
  if (!outlook.projection) {
    return expected ? std::optional(expected_by_now(figure(*outlook.expected), course))
                    : std::nullopt;
  }
  const std::string end = figure(*outlook.projection);
  return expected ? expected_and_projected(figure(*outlook.expected), course, end)
                  : projected(end, course);
}

}  // namespace track::render
