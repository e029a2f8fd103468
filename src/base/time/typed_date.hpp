#pragma once

#include <optional>
#include <string>

#include "track/base/date.hpp"
#include "track/base/fiscal_year.hpp"
#include "track/base/localized.hpp"
#include "track/base/period.hpp"
#include "written_date.hpp"

// From what is written to the days that it means, with a reason where they do not exist.
namespace track {

// The date must have a year and a month, for existing_day also a day. `text` is the user's, for the
// messages.
Parsed<Day> existing_day(const WrittenDate& date, const std::string& text);
Parsed<Period> existing_month(const WrittenDate& date, const std::string& text);
Parsed<FiscalYear> existing_fiscal_year(const WrittenYear& year, const std::string& text,
                                        const FiscalCalendar& calendar);

// What is known where a day or month is typed.
struct DateContext {
  EraCalendar eras = EraCalendar::none;
  Day today;
  std::optional<Day> not_before{};  // in a range: of its last end, the first day
  std::optional<Day> not_after{};   // ... and of its first end, the last day
};

// Reads a calendar_text() as a day or a month, also one relative to today or without a year; a
// weekday beside a day must be its own. Nothing where the text has the shape of neither. `shown` is
// the user's text, for the messages.
// Without a year it is the last such day or month that has begun, which a note says; in a range,
// the one next to its other end.
std::optional<Parsed<Period>> typed_date(const std::string& text, const std::string& shown,
                                         const DateContext& context);

// The note that tells how something left open was read.
Localized read_as(const std::string& shown, const Localized& meaning);

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
