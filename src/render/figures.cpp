#include "figures.hpp"

#include "comparison_text.hpp"
#include "track/base/text.hpp"

namespace track::render {

using report::Row;

namespace {

constexpr Message<> figures_held{"held", "開催"};
constexpr Message<> figures_times{"times", "回"};
constexpr Message<std::string> in_brackets{"({})", "（{}）"};
constexpr Message<std::string, std::string> range{"{}-{}", "{}～{}"};
constexpr Message<std::string> percent{"{} %", "{} %"};
constexpr Message<std::string, std::string> fraction{"{} of {}", "{}/{}"};
constexpr Message<std::int64_t, std::int64_t> provisional_in_it{
    "provisional: {} of {} measurements", "速報値を含みます（実績{1}件のうち{0}件）"};
constexpr Message<std::int64_t, std::int64_t> unknown_left_out{
    "without {} of {} measurements, recorded as unknown", "実績{1}件のうち不明の{0}件を含みません"};
constexpr Message<std::int64_t, std::int64_t> suppressed_left_out{
    "without {} of {} measurements, recorded as suppressed",
    "実績{1}件のうち秘匿の{0}件を含みません"};
constexpr Message<std::string> sample_size{"n = {}", "n = {}"};
constexpr Message<std::string> headroom{"{} left below the ceiling", "上限まで残り {}"};
constexpr Message<std::string> excess{"{} above the ceiling", "上限を {} 超過"};
constexpr Message<std::string, std::string> baseline_of{"baseline {} ({})", "基準値 {}（{}）"};
constexpr Message<std::string> since_plan_began{"cumulative since {}", "{}からの累計"};
constexpr Message<std::string> source_survey{"from {}", "{}による"};
constexpr Message<Localized> figures_of_year{"the figure is of {}", "{}の値です"};
constexpr Message<> figures_retired{"no longer in the definitions",
                                    "現在の定義にはありません（廃止）"};

Localized stage_text(ValueForm stage) {
  Value value;
  value.form = stage;
  return describe(value);
}

Localized given_as_missing(const report::Actual& actual) {
  if (actual.recorded() && !actual.reason.empty()) {
    return {"n/a", "—"};
  }
  return no_figure();
}

void add_reasons(const Row& row, std::vector<Localized>& result) {
  if (!row.assessment.reason.empty()) result.push_back(row.assessment.reason);
  if (!row.achievement.reason.empty() && row.achievement.reason != row.assessment.reason) {
    result.push_back(row.achievement.reason);
  }
}

void add_retired(const Row& row, std::vector<Localized>& result) {
  if (row.indicator != nullptr && row.indicator->retired) result.push_back(figures_retired());
}

void add_basis(const Row& row, const Plan& plan, std::vector<Localized>& result) {
  if (row.indicator == nullptr || row.indicator->basis != TargetBasis::cumulative) return;
  result.push_back(since_plan_began(plan.calendar.short_label(plan.first_year)));
}

// A missing one says so in its reason.
void add_year_of_figure(const Row& row, const Plan& plan, std::vector<Localized>& result) {
  if (!row.actual.carried_from || !row.actual.has_figure()) return;
  if (row.assessment.status == Status::missing) return;
  result.push_back(figures_of_year(plan.calendar.label(*row.actual.carried_from)));
}

void add(std::optional<Localized> note, std::vector<Localized>& result) {
  if (note) result.push_back(std::move(*note));
}

void add_headroom(const Row& row, std::vector<Localized>& result) {
  if (row.achievement.method != Method::ceiling || !row.achievement.difference) return;
  const Rational& difference = *row.achievement.difference;
  result.push_back(difference > 0 ? excess(figure_text(row, difference))
                                  : headroom(figure_text(row, -difference)));
}

// A sum with a hole in it says so.
void add_gaps(const Row& row, std::vector<Localized>& result) {
  const report::Actual& actual = row.actual;
  if (!actual.has_figure()) return;
  if (actual.provisional > 0) {
    result.push_back(provisional_in_it(actual.provisional, actual.measurements));
  }
  if (actual.unknown > 0) {
    result.push_back(unknown_left_out(actual.unknown, actual.measurements));
  }
  if (actual.suppressed > 0) {
    result.push_back(suppressed_left_out(actual.suppressed, actual.measurements));
  }
}

void add_make_up(const Row& row, std::vector<Localized>& result) {
  if (row.actual.numerator && row.actual.denominator) {
    result.push_back(fraction(grouped(*row.actual.numerator), grouped(*row.actual.denominator)));
  } else if (row.actual.sample) {
    result.push_back(sample_size(grouped(Quantity::whole(*row.actual.sample))));
  }
}

// What a change from the year before leaves to be said: another year, a verdict, a broken series.
void add_comparison(const Row& row, const Plan& plan, std::vector<Localized>& result) {
  const auto& comparison = row.from_previous;
  if (!comparison) return;
  if (!comparison->change) {
    result.push_back(comparison->reason);
  } else if (comparison->year != row.year.previous() || !comparison->reason.empty()) {
    add(previous_comparison(row, plan.calendar), result);
  }
}

}  // namespace

Localized no_figure() {
  return verbatim("—");
}

std::string figure_text(const Row& row, const Rational& number) {
  return rounded_grouped(number, row.figure_digits);
}

std::string signed_text(const Row& row, const Rational& number) {
  const std::string text = rounded_grouped(number, row.figure_digits);
  const bool is_zero = text.find_first_of("123456789") == std::string::npos;
  return number > 0 && !is_zero ? "+" + text : text;
}

Localized row_name(const Row& row) {
  return row.indicator == nullptr ? figures_held() : verbatim(printable(row.name));
}

Localized unit_text(const Row& row) {
  return row.indicator == nullptr ? figures_times() : verbatim(printable(row.unit));
}

Localized baseline_text(const Row& row) {
  return row.baseline ? verbatim(figure_text(row, *row.baseline)) : Localized{};
}

Localized target_text(const Row& row) {
  if (row.target.stage) return stage_text(*row.target.stage);
  if (!row.target.number) return {};
  const std::string least = figure_text(row, *row.target.number);
  return row.target_most ? range(least, figure_text(row, *row.target_most)) : verbatim(least);
}

Localized actual_text(const Row& row) {
  const report::Actual& actual = row.actual;
  Localized text;
  if (actual.stage) {
    text = stage_text(*actual.stage);
  } else if (actual.number) {
    text = verbatim(figure_text(row, *actual.number));
  } else {
    return given_as_missing(actual);
  }
  return actual.carried_from ? Localized{in_brackets(text.en).en, in_brackets(text.ja).ja} : text;
}

Localized difference_text(const Row& row) {
  if (!row.achievement.difference) return {};
  return verbatim(signed_text(row, *row.achievement.difference));
}

Localized rate_text(const Row& row) {
  if (!row.achievement.rate) return {};
  return percent(rounded_grouped(*row.achievement.rate * 100, row.rate_digits));
}

Localized method_text(const Row& row) {
  return row.achievement.method == Method::none ? Localized{} : label(row.achievement.method);
}

Localized last_text(const Row& row) {
  return row.actual.last_recorded ? verbatim(iso(*row.actual.last_recorded)) : Localized{};
}

std::vector<Localized> notes(const Row& row, const Plan& plan) {
  std::vector<Localized> result;
  add_reasons(row, result);
  add_retired(row, result);
  add_year_of_figure(row, plan, result);
  add_make_up(row, result);
  add_gaps(row, result);
  add(baseline_comparison(row, plan.calendar), result);
  add(previous_comparison(row, plan.calendar), result);
  add(outlook_text(row, plan.calendar), result);
  add_headroom(row, result);
  add_basis(row, plan, result);
  if (row.indicator != nullptr && row.source != nullptr && row.actual.has_figure()) {
    result.push_back(source_survey(printable(row.source->name)));
  }
  return result;
}

Localized joined_notes(const Row& row, const Plan& plan) {
  return joined(notes(row, plan));
}

std::vector<Localized> lasting_notes(const Row& row, const Plan& plan) {
  std::vector<Localized> result;
  if (row.indicator == nullptr) return result;
  add_retired(row, result);
  add_basis(row, plan, result);
  const bool judged_by_baseline =
      row.achievement.method == Method::direction || row.achievement.method == Method::change;
  if (row.baseline && judged_by_baseline) {
    result.push_back(baseline_of(figure_text(row, *row.baseline),
                                 plan.calendar.short_label(row.indicator->baseline->year)));
  }
  if (row.source != nullptr) result.push_back(source_survey(printable(row.source->name)));
  return result;
}

std::vector<Localized> year_notes(const Row& row, const Plan& plan) {
  std::vector<Localized> result;
  if (!row.actual.recorded()) return result;
  add(baseline_comparison(row, plan.calendar), result);
  add_reasons(row, result);
  add_gaps(row, result);
  add_comparison(row, plan, result);
  return result;
}

Localized joined(const std::vector<Localized>& sentences) {
  return track::joined(sentences, {"; ", "；"});
}

}  // namespace track::render
