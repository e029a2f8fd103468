#pragma once

#include <string>

#include "track/base/fiscal_year.hpp"
#include "written_date.hpp"

// From what is written to what exists, with a reason where it does not. `text` is the user's, for
// the messages.
namespace track {

// The date must have a year and a month, for existing_day also a day.
Parsed<Day> existing_day(const WrittenDate& date, const std::string& text);
Parsed<Period> existing_month(const WrittenDate& date, const std::string& text);
Parsed<FiscalYear> existing_fiscal_year(const WrittenYear& year, const std::string& text,
                                        const FiscalCalendar& calendar);

// Adds the rule that tells what can be written, unless the result has a value or a rule already.
template <class T>
Parsed<T> with_rule(Parsed<T> result, EraCalendar eras, const Message<>& rule_with_eras,
                    const Message<>& rule) {
  if (!result && result.rule.empty()) {
    result.rule = eras == EraCalendar::japanese ? rule_with_eras() : rule();
  }
  return result;
}

}  // namespace track
