// Days and months with names, weekdays and no year, as people type them.

#include <fmt/format.h>
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <array>

#include "base/generators.hpp"
#include "track/base/date.hpp"
#include "track/base/fiscal_year.hpp"
#include "track/base/period.hpp"

namespace track::typed_date_test {

namespace {

const Day today = make_day(2022, 7, 1);  // a Friday
const FiscalCalendar japan{std::chrono::April / 1, EraCalendar::japanese, "Asia/Tokyo"};

struct Example {
  const char* text;
  const char* result;
};

Parsed<Day> read_japanese(std::string_view text) {
  return read_day(text, EraCalendar::japanese, today);
}

}  // namespace

TEST_CASE("a day is read with its weekday in every customary form") {
  const auto* text =
      GENERATE("令和4年6月11日（土）", "令和4年6月11日(土)", "令和4年6月11日 土曜日",
               "令和4年6月11日（土曜日）", "令和4年6月11日（土・祝）", "令和4年6月11日（土祝）",
               "R4.6.11(土)", "R4.6.11（土曜）", "2022-06-11 (Sat)", "2022-06-11 Sat",
               "2022-06-11 (Saturday)", "2022/6/11（土）", "2022-06-11, Sat.", "20220611(土)",
               "Sat 2022-06-11", "Saturday, 11 June 2022", "Sat, June 11, 2022", "6月11日（土）",
               "６月１１日（土）", "6/11(土)", "Sat 11 June", "2022-06-11㈯");
  CAPTURE(text);
  const auto reading = read_japanese(text);
  REQUIRE(reading);
  CHECK(iso(*reading) == "2022-06-11");
}

TEST_CASE("a weekday of another day is refused with the right one") {
  const auto reading = read_japanese("R4.6.11（日）");
  CHECK_FALSE(reading);
  CHECK(reading.problem.en == "\"R4.6.11（日）\" has the wrong weekday: 2022-06-11 is a Saturday");
  CHECK(reading.problem.ja == "「R4.6.11（日）」の曜日が違います。R4.6.11 は土曜日です");
  CHECK_FALSE(reading.rule.empty());
  CHECK_FALSE(read_japanese("2022-06-11 Fri"));
  CHECK_FALSE(read_japanese("6月11日（月）"));
  CHECK_FALSE(read_japanese("today (Sat)"));
  CHECK(read_japanese("today (Fri)"));
  CHECK(read_japanese("2022-06-11 (Sun)").problem.en.find("Saturday") != std::string::npos);
  CHECK_FALSE(read_period("2022-06-11（日）..2022-06-12（日）", japan, today));
  CHECK(read_period("2022-06-11（土）～6月12日（日）", japan, today));
}

TEST_CASE("what only looks like a weekday is none") {
  CHECK(iso(*read_japanese("令和4年6月1日")) == "2022-06-01");
  CHECK_FALSE(read_japanese("2022-06（土）"));
  CHECK_FALSE(read_japanese("Saturday"));
  CHECK_FALSE(read_japanese("土曜日"));
  CHECK_FALSE(read_japanese("2022-06-11（x）"));
  CHECK_FALSE(read_japanese("2022-06-11(su)"));
}

TEST_CASE("what is written as a range is no day") {
  const auto* text = GENERATE("octo..1", "June..11", "Sat..June 11", "June 11..(Sat)",
                              "June 11, 2022..Sat", "..June 11", "June 11..");
  CAPTURE(text);
  CHECK_FALSE(read_japanese(text));
  const auto period = read_period(text, japan, today);
  CHECK((!period || !period->is_day()));
}

TEST_CASE("a day is read with the English name of its month") {
  const auto* text = GENERATE("11 June 2022", "June 11, 2022", "11-Jun-2022", "Jun 11 2022",
                              "11th June 2022", "June 11th, 2022", "2022 June 11", "11.Jun.2022",
                              "11 JUNE 2022", "１１ June ２０２２");
  CAPTURE(text);
  for (const EraCalendar eras : {EraCalendar::none, EraCalendar::japanese}) {
    const auto reading = read_day(text, eras, today);
    REQUIRE(reading);
    CHECK(iso(*reading) == "2022-06-11");
    CHECK(reading.notes.empty());
  }
}

TEST_CASE("without a year it is the last such day, which a note says") {
  const auto example = GENERATE(values<Example>({
      {"6月11日", "2022-06-11"},
      {"7月1日", "2022-07-01"},
      {"7月2日", "2021-07-02"},
      {"6/11", "2022-06-11"},
      {"12/31", "2021-12-31"},
      {"11 June", "2022-06-11"},
      {"June 11", "2022-06-11"},
      {"11th of June", ""},
      {"10 Feb", "2022-02-10"},
      {"Sept 1", "2021-09-01"},
      {"2月29日", "2020-02-29"},
      {"2月30日", ""},
      {"13月1日", ""},
      {"11 Juno", ""},
      {"11 Ju", ""},
      {"June 11 May", ""},
  }));
  CAPTURE(example.text);
  const auto reading = read_japanese(example.text);
  if (*example.result == '\0') {
    CHECK_FALSE(reading);
    return;
  }
  REQUIRE(reading);
  CHECK(iso(*reading) == example.result);
  REQUIRE(reading.notes.size() == 1);
  CHECK(reading.notes[0].en == fmt::format("\"{}\" was read as {}", example.text, example.result));
}

TEST_CASE("a date that does not say which is the month is refused with both") {
  const auto example = GENERATE(values<Example>({
      {"04/05/2022", "write 2022-05-04 or 2022-04-05"},
      {"4.5.2022", "write 2022-05-04 or 2022-04-05"},
      {"25/12/2022", "write 2022-12-25"},
      {"12/25/2022", "write 2022-12-25"},
      {"5-5-2022", "write 2022-05-05"},
      {"6/11", "write 2022-11-06 or 2022-06-11"},
      {"25/6", "write 2022-06-25"},
  }));
  CAPTURE(example.text);
  const auto reading = read_day(example.text, EraCalendar::none, today);
  CHECK_FALSE(reading);
  CHECK(reading.rule.en == example.result);
}

TEST_CASE("months are read by name, relatively and without a year") {
  const auto example = GENERATE(values<Example>({
      {"June 2022", "2022-06"},
      {"Jun-2022", "2022-06"},
      {"6月", "2022-06"},
      {"8月", "2021-08"},
      {"June", "2022-06"},
      {"今月", "2022-07"},
      {"先月", "2022-06"},
      {"last month", "2022-06"},
  }));
  CAPTURE(example.text);
  const auto reading = read_period(example.text, japan, today);
  REQUIRE(reading);
  CHECK(iso(*reading) == example.result);
}

TEST_CASE("a range says once what its ends have in common") {
  const auto example = GENERATE(values<Example>({
      {"令和4年4月1日～6月11日", "2022-04-01..2022-06-11"},
      {"令和4年6月1日～11日", "2022-06-01..2022-06-11"},
      {"令和4年4～6月", "2022-04-01..2022-06-30"},
      {"4～6月", "2022-04-01..2022-06-30"},
      {"4月～6月", "2022-04-01..2022-06-30"},
      {"令和4年4月から6月まで", "2022-04-01..2022-06-30"},
      {"12月1日～1月10日", "2021-12-01..2022-01-10"},
      {"1 June..15 June 2021", "2021-06-01..2021-06-15"},
      {"yesterday..today", "2022-06-30..2022-07-01"},
      {"昨日..2022-07-05", "2022-06-30..2022-07-05"},
  }));
  CAPTURE(example.text);
  const auto reading = read_period(example.text, japan, today);
  REQUIRE(reading);
  CHECK(iso(*reading) == example.result);
}

TEST_CASE("laws of typed days") {
  rc::prop("a day with its own weekday is that day, with any other refused", [] {
    static constexpr std::array names{"日", "月", "火", "水", "木", "金", "土"};
    const Day day = *generators::any_day();
    const unsigned offset = *rc::gen::inRange(0U, 7U);
    const unsigned named = (std::chrono::weekday(day).c_encoding() + offset) % 7;
    const auto reading = read_japanese(iso(day) + "（" + names.at(named) + "）");
    RC_ASSERT(reading.value.has_value() == (offset == 0));
    if (reading) RC_ASSERT(*reading == day);
  });
  rc::prop("a day without its year is at most today, and the next such day is later", [] {
    const Day day = *generators::any_day();
    const std::chrono::year_month_day date(day);
    const auto reading = read_japanese(fmt::format("{}月{}日", static_cast<unsigned>(date.month()),
                                                   static_cast<unsigned>(date.day())));
    RC_ASSERT(reading);
    const std::chrono::year_month_day found(*reading);
    RC_ASSERT(found.month() == date.month() && found.day() == date.day());
    RC_ASSERT(*reading <= today);
    RC_ASSERT(same_day(*reading, 4) > today);
  });
}

}  // namespace track::typed_date_test
