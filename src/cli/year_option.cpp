#include "year_option.hpp"

#include "track/base/text.hpp"
#include "track/report/report.hpp"

namespace track::cli {

namespace {

constexpr Message<std::string, Localized> year_option_not_understood{"{}: {}", "{}：{}"};
constexpr Message<Localized> year_option_outside_plan{"{} lies outside the plan",
                                                      "{}は計画期間の外です"};
constexpr Message<Localized, Localized> plan_years{"the plan runs from {} to {}",
                                                   "計画期間は{}から{}までです"};

template <class T>
T understood(const Parsed<T>& reading, const std::string& option, Context& context) {
  if (!reading) {
    throw Error(ErrorKind::usage, year_option_not_understood(option, reading.problem),
                {reading.rule});
  }
  for (const Localized& warning : reading.warnings) context.warn(warning);
  return *reading;
}

void refuse_outside(FiscalYear year, const Plan& plan) {
  if (plan.covers(year)) return;
  throw Error(
      ErrorKind::usage, year_option_outside_plan(plan.calendar.label(year)),
      {plan_years(plan.calendar.label(plan.first_year), plan.calendar.label(plan.last_year))});
}

}  // namespace

FiscalYear read_plan_year(const std::string& text, const KnownPlan& known, Context& context) {
  const Plan& plan = known.plan;
  const std::string word = folded(text);
  if (word == "current" || word == "今年度") return report::years_so_far(plan, known.as_of).last;
  const auto year = understood(read_fiscal_year(text, plan.calendar), "--year", context);
  refuse_outside(year, plan);
  return year;
}

FiscalYearSpan read_plan_years(const std::string& text, const Plan& plan, Context& context) {
  const auto span = understood(read_fiscal_years(text, plan.calendar), "--years", context);
  refuse_outside(span.first, plan);
  refuse_outside(span.last, plan);
  return span;
}

}  // namespace track::cli
