#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "era.hpp"
#include "track/base/fiscal_year.hpp"

// Years, months and days as a text writes them, and whether the calendar has them.
namespace track {

struct WrittenYear {
  const Era* era = nullptr;  // nullptr: a year of the Gregorian calendar
  int number = 0;            // in the era, else Gregorian
  std::size_t digits = 0;

  int gregorian() const { return era ? era->first_year + number - 1 : number; }
};

struct WrittenDate {
  WrittenYear year;
  std::optional<unsigned> month;
  std::optional<unsigned> day;  // only with a month
};

struct WrittenFiscalYear {
  WrittenYear year;
  bool is_calendar_year = false;  // "2022年", not "2022年度"
};

struct WrittenRange {
  std::string first;
  std::string last;
};

// Half width, without space except between two digits: "令和 ４ 年度" becomes "令和4年度".
std::string calendar_text(std::string_view text);

// These take a calendar_text(), and give nothing unless all of it is understood. Eras are
// understood only with the Japanese calendar.
// "2022", "2022年", "2022-06", "2022年6月", "2022-06-11", "2022年6月11日", "20220611"; the
// separator may also be "/" or ".".
std::optional<WrittenDate> written_date(std::string_view text, EraCalendar eras);
// "R4", "2022", "FY2022", "2022年度", "2022年".
std::optional<WrittenFiscalYear> written_fiscal_year(std::string_view text, EraCalendar eras);

// "202204": a month, or a day with a two-digit year.
bool is_six_digits(std::string_view text);

// The two ends of "first..last", also with ～ or 〜 between; nothing where the text is no range.
std::optional<WrittenRange> written_range(const std::string& text);

// From what is written to what exists, with a reason where it does not. `text` is the user's, for
// the messages. The date must have a month, for existing_day also a day.
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
