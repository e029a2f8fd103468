#pragma once

#include <algorithm>
#include <string>

#include "model/sample_plan.hpp"
#include "track/model/totals.hpp"
#include "track/report/report.hpp"

// Values, totals and plans written short.
namespace track::testing {

constexpr FiscalYear r3{2021};
constexpr FiscalYear r4{2022};
constexpr FiscalYear r5{2023};
inline const Day mid_r4 = make_day(2022, 9, 30);    // 183 of 365 days
inline const Day after_r4 = make_day(2023, 5, 31);  // R4 is over, R5 runs

inline Quantity amount(const std::string& text) {
  return *read_quantity(text);
}

inline Value number(const std::string& text) {
  Value value;
  value.amount = amount(text);
  return value;
}
inline Value score(const std::string& text, std::int64_t n) {
  Value value = number(text);
  value.n = n;
  return value;
}
inline Value fraction(const std::string& numerator, const std::string& denominator) {
  Value value;
  value.form = ValueForm::fraction;
  value.numerator = amount(numerator);
  value.denominator = amount(denominator);
  return value;
}
inline Value percentage(const std::string& text) {
  Value value = number(text);
  value.form = ValueForm::percentage;
  return value;
}
inline Value percentage(const std::string& text, std::int64_t n) {
  Value value = percentage(text);
  value.n = n;
  return value;
}
inline Value of_form(ValueForm form) {
  Value value;
  value.form = form;
  return value;
}

inline Rational exact(const std::string& text) {
  return to_rational(amount(text));
}

// Adds one measurement as the store does; later calls are later rows.
inline void measure(Totals& totals, const std::string& indicator, FiscalYear year,
                    const Value& value, const Period& period) {
  YearTotal& total = totals.indicators[indicator][year];
  total.periods.insert(period);
  add_value(value, period, total);
}

inline void measure(Totals& totals, const std::string& indicator, FiscalYear year,
                    const Value& value, Day day) {
  measure(totals, indicator, year, value, Period{day, day});
}

inline void measure(Totals& totals, const std::string& indicator, FiscalYear year,
                    const Value& value) {
  measure(totals, indicator, year, value, make_day(year.number, 6, 11));
}

inline void hold(Totals& totals, const std::string& activity, FiscalYear year, std::int64_t times,
                 Day last_day) {
  totals.activities[activity][year] = {times, last_day, last_day};
}
inline void hold(Totals& totals, const std::string& activity, FiscalYear year, std::int64_t times) {
  hold(totals, activity, year, times, make_day(year.number, 6, 11));
}

inline Activity& activity_of(Plan& plan, const std::string& id) {
  return const_cast<Activity&>(*find_activity(plan, id));
}
inline Indicator& indicator_of(Plan& plan, const std::string& id) {
  return const_cast<Indicator&>(*find_indicator(plan, id));
}

inline Indicator of_kind(IndicatorKind kind) {
  return indicator("lecture.figure", "数値", kind);
}

}  // namespace track::testing
