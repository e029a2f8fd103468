#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "era.hpp"
#include "track/base/date.hpp"

// Years, months and days as a text writes them; typed_date.hpp knows whether they exist.
namespace track {

struct WrittenYear {
  const Era* era = nullptr;  // nullptr: a year of the Gregorian calendar
  int number = 0;            // in the era, else Gregorian
  std::size_t digits = 0;

  int gregorian() const { return era ? era->first_year + number - 1 : number; }
};

struct WrittenDate {
  std::optional<WrittenYear> year;  // without one, at least a month
  std::optional<unsigned> month;
  std::optional<unsigned> day;  // only with a month
};

struct WrittenFiscalYear {
  WrittenYear year;
  enum class Said { neither, fiscal, calendar };
  Said said = Said::neither;  // "FY2022" and "2022年度", "2022年"
};

struct WrittenRange {
  std::string first;
  std::string last;
};

// Half width, without space except between two digits: "令和 ４ 年度" becomes "令和4年度".
std::string calendar_text(std::string_view text);

// These take a calendar_text(), and give nothing unless all of it is understood. Eras are
// understood only with the Japanese calendar.
// "2022", "2022年", "2022-06", "2022年6月", "2022-06-11", "2022年6月11日", "20220611", "6月11日",
// "6月"; the separator may also be "/" or "."; with the Japanese calendar "6/11".
std::optional<WrittenDate> written_date(std::string_view text, EraCalendar eras);
// "R4", "2022", "FY2022", "2022年度", "2022年".
std::optional<WrittenFiscalYear> written_fiscal_year(std::string_view text, EraCalendar eras);

// "202204": a month, or a day with a two-digit year.
bool is_six_digits(std::string_view text);

// Two small numbers of which neither says that it is the month, with or without a year behind:
// "04/05/2022", "4/5", "11.6".
struct UnclearOrder {
  unsigned first = 0;
  unsigned second = 0;
  std::optional<int> year;
};
std::optional<UnclearOrder> unclear_order(std::string_view text);

// The two ends of "first..last", also with ～, 〜 or から between; nothing where the text is no
// range. A last end that leaves out what it has in common with the first is completed: "4～6月".
std::optional<WrittenRange> written_range(const std::string& text);

// A quarter or a half of a fiscal year.
struct WrittenPart {
  std::string year;  // as written; empty for none
  std::string name;  // "Q1", for messages
  int number = 0;
  int of = 4;  // such parts in a year: 4 or 2

  bool exists() const { return number >= 1 && number <= of; }
};

// Of a calendar_text(): "R4-Q1", "FY2022H2", "Q1 2022", "令和4年度第1四半期", "1Q", "R4上半期",
// "下期". Nothing for what is no part of a year; the year and the number are still to be seen.
std::optional<WrittenPart> written_part(const std::string& text);

}  // namespace track
