#include "calendar_check.hpp"
#include "track/base/date.hpp"
#include "track/base/text.hpp"

namespace track {

namespace {

constexpr Message<> day_reader_how_to_write{"write a day as 2022-06-11 or today",
                                            "日付は 2022-06-11、今日 のように書いてください"};
constexpr Message<> day_reader_how_to_write_with_eras{
    "write a day as 2022-06-11, R4.6.11 or today",
    "日付は 2022-06-11、R4.6.11、今日 のように書いてください"};

constexpr Message<> day_reader_nothing{"no day is given", "日付がありません"};
constexpr Message<std::string> not_a_day{"\"{}\" is not a day", "「{}」は日付ではありません"};
constexpr Message<std::string> a_month{"\"{}\" is a month, not a day",
                                       "「{}」は月であり、日付ではありません"};
constexpr Message<std::string> a_year{"\"{}\" is a year, not a day",
                                      "「{}」は年であり、日付ではありません"};
constexpr Message<std::string> day_reader_six_digits{
    "\"{}\" has six digits; a day needs a year of four",
    "「{}」は6桁です。日付の年は4桁で書きます"};

Parsed<Day> day_from(std::string_view text, const std::string& shown, EraCalendar eras, Day today) {
  const std::string word = folded(text);
  if (word.empty()) return rejected<Day>(day_reader_nothing());
  if (word == "today" || word == "今日") return parsed(today);
  if (word == "yesterday" || word == "昨日") return parsed(today - std::chrono::days(1));
  if (is_six_digits(text)) return rejected<Day>(day_reader_six_digits(shown));
  const auto date = written_date(text, eras);
  if (!date) return rejected<Day>(not_a_day(shown));
  if (!date->month) return rejected<Day>(a_year(shown));
  if (!date->day) return rejected<Day>(a_month(shown));
  return existing_day(*date, shown);
}

}  // namespace

Parsed<Day> read_day(std::string_view text, EraCalendar eras, Day today) {
  Parsed<Day> reading = day_from(calendar_text(text), trimmed(text), eras, today);
  if (!reading && reading.rule.empty()) {
    reading.rule = eras == EraCalendar::japanese ? day_reader_how_to_write_with_eras()
                                                 : day_reader_how_to_write();
  }
  return reading;
}

}  // namespace track
