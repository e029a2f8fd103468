#include "year_option.hpp"

namespace track::cli {

namespace {

constexpr Phrase<Sentence> bad_year{"--year: {}", "--year：{}"};
constexpr Phrase<Sentence> outside_plan{"{} lies outside the plan", "{}は計画期間の外です"};
constexpr Phrase<Sentence, Sentence> plan_years{"the plan runs from {} to {}",
                                                "計画期間は{}から{}までです"};

}  // namespace

FiscalYear read_plan_year(const std::string& text, const Plan& plan, Context& context) {
  const Reading<FiscalYear> year = read_fiscal_year(text, plan.calendar);
  if (!year) {
    throw Error(ErrorKind::usage, bad_year(year.problem), {year.rule});
  }
  for (const Sentence& warning : year.warnings) context.warn(warning);
  if (!plan.covers(*year)) {
    throw Error(
        ErrorKind::usage, outside_plan(plan.calendar.label(*year)),
        {plan_years(plan.calendar.label(plan.first_year), plan.calendar.label(plan.last_year))});
  }
  return *year;
}

}  // namespace track::cli
