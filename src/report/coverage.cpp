#include "track/report/coverage.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "asked.hpp"
#include "track/base/period.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"
#include "track/model/plan.hpp"
#include "track/report/achievement.hpp"

namespace track::report {

namespace {

constexpr Message<std::size_t, std::size_t, Localized> reported_but{
    "{} of {} parts reported; not: {}", "{1}区分中{0}区分が報告済み（未報告：{2}）"};
constexpr Message<Localized, Localized> of_a_period{"{}: {}", "{}：{}"};
constexpr Message<Localized, std::size_t> and_more_periods{"{}; and so for {} more periods",
                                                           "{}。ほか{}期間も未報告あり"};
constexpr Message<> name_separator{", ", "、"};
constexpr Message<Localized, std::size_t> and_more{"{} and {} more", "{}ほか{}区分"};

constexpr Message<Localized, Localized> parts_and_day{"{}; {}", "{}。{}"};
constexpr Message<std::string> parts_alone{
    "recorded by parts alone: total = \"{}\" in the definition adds them up",
    "区分ごとの値だけが記録されています。合計を全体とするには、定義に total = \"{}\" "
    "と書いてください"};
constexpr Message<> whole_is_missing{
    "recorded by parts alone, which do not add up: record the whole as well",
    "区分ごとの値だけが記録されており、合計できません。全体の値も記録してください"};
constexpr Message<std::string, Localized, std::string, std::string> control_differs{
    "{}: the whole recorded for {}, {}, differs from what its parts make, {}",
    "{}：{}の全体の記録 {} が、区分から求めた値 {} と一致しません"};
constexpr std::size_t most_names = 5;

void add_lacking(const Period& period, bool late, std::vector<const Indicator*> lacking,
                 Coverage& coverage) {
  coverage.late = coverage.late || late;
  // All are in plan.parts, so in the order of the definition.
  std::vector<const Indicator*> all;
  std::ranges::set_union(coverage.missing, lacking, std::back_inserter(all));
  coverage.missing = std::move(all);
  if (coverage.lacking_periods++ > 0) return;
  coverage.lacking = period;
  coverage.lacking_parts = std::move(lacking);
}

// What is published, and a mean, is held against figures rounded alike.
bool differs(const Indicator& whole, const Value& recorded, const Rational& figure,
             const Rational& parts) {
  if (!whole.traits().pools() || recorded.form == ValueForm::fraction) return figure != parts;
  const int digits = recorded.amount.decimals_needed();
  return rounded(parts, digits) != rounded(figure, digits);
}

// Those periods asked for that a control takes in: of what counts by its last value, the last.
std::vector<Period> asked_within(const Plan& plan, const Indicator& whole, const Totals& totals,
                                 FiscalYear year, const Period& control) {
  if (!whole.expect || whole.expect->months >= 12) return {};
  std::vector<Period> periods = values_asked(plan, whole, totals, year).periods;
  std::erase_if(periods, [&](const Period& one) {
    return one.first < control.first || control.last < one.last;
  });
  if (whole.aggregation() == Aggregation::last && periods.size() > 1) {
    periods.erase(periods.begin(), periods.end() - 1);
  }
  return periods;
}

// The parts that a control is held against.
bool are_all_there(const Plan& plan, const Indicator& whole, const Totals& totals, FiscalYear year,
                   const Control& control) {
  if (control.has_gaps) return false;
  const std::vector<Period> periods = asked_within(plan, whole, totals, year, control.period);
  return std::ranges::all_of(expected_parts(plan, whole, year), [&](const Indicator* part) {
    return control.reported.contains(part->id) &&
           std::ranges::all_of(
               periods, [&](const Period& period) { return reports(*part, totals, year, period); });
  });
}

}  // namespace

bool reports(const Indicator& part, const Totals& totals, FiscalYear year, const Period& period) {
  const YearTotal* total = totals.of(part.id, year);
  if (total == nullptr) return false;
  if (!part.expect || part.expect->months >= 12) return total->measurements > 0;
  return std::ranges::any_of(total->periods,
                             [&](const Period& one) { return one.shares_day_with(period); });
}

std::vector<const Indicator*> expected_parts(const Plan& plan, const Indicator& whole,
                                             FiscalYear year) {
  std::vector<const Indicator*> parts = summands(plan, whole);
  std::erase_if(parts,
                [&](const Indicator* part) { return part->retired || !runs(plan, *part, year); });
  return parts;
}

std::optional<Coverage> coverage_of(const Plan& plan, const Indicator& whole, const Totals& totals,
                                    FiscalYear year, Day as_of) {
  const std::vector<const Indicator*> parts = summands(plan, whole);
  if (parts.empty() || !runs(plan, whole, year)) return std::nullopt;
  std::vector<Period> periods = values_asked(plan, whole, totals, year).periods;
  const bool nothing_asked = periods.empty() || whole.retired;
  if (periods.empty()) periods.push_back(plan.calendar_of(whole).period(year));
  Coverage coverage;
  bool any_looked_at = false;
  coverage.expected = expected_parts(plan, whole, year);
  for (const Period& period : periods) {
    const bool late = !nothing_asked && is_late(plan, period, as_of);
    const auto has_reported = [&](const Indicator* part) {
      return reports(*part, totals, year, period);
    };
    if (!late && std::ranges::none_of(parts, has_reported)) continue;
    any_looked_at = true;
    std::vector<const Indicator*> lacking = coverage.expected;
    std::erase_if(lacking, has_reported);
    if (!lacking.empty()) add_lacking(period, late, std::move(lacking), coverage);
  }
  if (!any_looked_at) return std::nullopt;
  return coverage;
}

Localized names_of(const std::vector<const Indicator*>& parts) {
  std::vector<Localized> names;
  for (const Indicator* part : parts) {
    if (names.size() == most_names) {
      return and_more(joined(names, name_separator()), parts.size() - most_names);
    }
    names.push_back(verbatim(printable(part->part_of->name)));
  }
  return joined(names, name_separator());
}

Localized words_of(const Coverage& coverage, const FiscalCalendar& calendar) {
  const std::size_t expected = coverage.expected.size();
  Localized words = reported_but(expected - coverage.lacking_parts.size(), expected,
                                 names_of(coverage.lacking_parts));
  const bool of_the_year =
      *coverage.lacking == calendar.period(calendar.year_of(coverage.lacking->first));
  if (of_the_year) return words;
  Localized of_period = of_a_period(period_text(*coverage.lacking, calendar.eras), words);
  if (coverage.lacking_periods == 1) return of_period;
  return and_more_periods(of_period, coverage.lacking_periods - 1);
}

Localized words_of(const ControlDifference& one, const Indicator& whole, EraCalendar eras) {
  return control_differs(whole.id, period_text(one.period, eras), shortest(one.recorded, 2),
                         shortest(one.parts, 2));
}

std::vector<ControlDifference> control_differences(const Plan& plan, const Indicator& whole,
                                                   const Totals& totals, FiscalYear year) {
  std::vector<ControlDifference> result;
  const auto years = totals.controls.find(whole.id);
  if (years == totals.controls.end()) return result;
  const auto controls = years->second.find(year);
  if (controls == years->second.end()) return result;
  for (const Control& control : controls->second) {
    const std::optional<Rational> recorded = figure_of(whole, control.recorded);
    if (!recorded || control.parts.measurements == 0) continue;
    if (!are_all_there(plan, whole, totals, year, control)) continue;
    const Actual parts = formed(whole, control.parts);
    if (parts.number && differs(whole, control.recorded, *recorded, *parts.number)) {
      result.push_back({control.period, *recorded, *parts.number});
    }
  }
  return result;
}

std::optional<Assessment> status_of_incomplete(const Plan& plan,
                                               const std::optional<Coverage>& coverage, Day as_of) {
  if (!coverage || coverage->complete()) return std::nullopt;
  const FiscalCalendar calendar = plan.calendar_of(*coverage->missing.front());
  return Assessment{coverage->late ? Status::missing : Status::not_due,
                    parts_and_day(words_of(*coverage, calendar),
                                  deadline_in_words(plan, *coverage->lacking, as_of))};
}

std::optional<Assessment> status_of_parts_alone(const Plan& plan, const Indicator& indicator,
                                                const Totals& totals, FiscalYear year) {
  if (indicator.total || totals.of(indicator.id, year) != nullptr) return std::nullopt;
  for (const Indicator* part : derived_parts(plan, indicator)) {
    if (totals.of(part->id, year) == nullptr) continue;
    const std::string table = text_of(part->part_of->table);
    return Assessment{Status::undetermined, indicator.traits().adds_up_over_parts()
                                                ? parts_alone(table)
                                                : whole_is_missing()};
  }
  return std::nullopt;
}

}  // namespace track::report
