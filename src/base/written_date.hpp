#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "track/base/era.hpp"

// What a text says of a year, month or day, before the calendar is asked whether it exists.
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

// Half width, without space but between two digits: "令和 ４ 年度" becomes "令和4年度".
std::string calendar_text(std::string_view text);

// These want a calendar_text() and give nothing unless all of it is understood. Eras are understood
// only with the Japanese calendar.
// "2022", "2022年", "2022-06", "2022年6月", "2022-06-11", "2022年6月11日", "20220611"; the
// separator may also be "/" or ".".
std::optional<WrittenDate> written_date(std::string_view text, EraCalendar eras);
// "R4", "2022", "FY2022", "2022年度", "2022年".
std::optional<WrittenFiscalYear> written_fiscal_year(std::string_view text, EraCalendar eras);

// "202204": a month, or a day with a two-digit year.
bool is_six_digits(std::string_view text);

}  // namespace track
