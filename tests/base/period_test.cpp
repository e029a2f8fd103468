#include "track/base/period.hpp"

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include "base/generators.hpp"
#include "track/base/fiscal_year.hpp"

namespace track::period_test {

namespace {

const Day today = make_day(2022, 7, 1);
const FiscalCalendar japan{std::chrono::April / 1, EraCalendar::japanese, "Asia/Tokyo"};
const FiscalCalendar mid_month{std::chrono::April / 15, EraCalendar::none, "UTC"};

struct Example {
  const char* text;
  const char* result;
};

std::string problem(std::string_view text, const FiscalCalendar& calendar = japan) {
  const auto reading = read_period(text, calendar, today);
  if (reading) return "read as " + iso(*reading);
  CHECK_FALSE(reading.rule.en.empty());
  CHECK_FALSE(reading.rule.ja.empty());
  return reading.problem.en;
}

std::string rule(std::string_view text, const FiscalCalendar& calendar = japan) {
  return read_period(text, calendar, today).rule.en;
}

}  // namespace

TEST_CASE("a period is written as short as it is exact") {
  CHECK(iso(Period{make_day(2022, 6, 11), make_day(2022, 6, 11)}) == "2022-06-11");
  CHECK(iso(Period{make_day(2022, 6, 1), make_day(2022, 6, 30)}) == "2022-06");
  CHECK(iso(Period{make_day(2024, 2, 1), make_day(2024, 2, 28)}) == "2024-02-01..2024-02-28");
  CHECK(iso(Period{make_day(2024, 2, 1), make_day(2024, 2, 29)}) == "2024-02");
  CHECK(iso(Period{make_day(2022, 4, 1), make_day(2023, 4, 30)}) == "2022-04-01..2023-04-30");
}

TEST_CASE("the same days of earlier years") {
  const auto before = [](Day first, Day last, int years) {
    return iso(years_before(Period{first, last}, years));
  };
  CHECK(before(make_day(2022, 6, 11), make_day(2022, 6, 11), 1) == "2021-06-11");
  CHECK(before(make_day(2023, 1, 1), make_day(2023, 3, 31), 3) == "2020-01-01..2020-03-31");
  SECTION("29 February becomes the 28th") {
    CHECK(before(make_day(2024, 2, 29), make_day(2024, 2, 29), 1) == "2023-02-28");
    CHECK(before(make_day(2024, 2, 1), make_day(2024, 2, 29), 1) == "2023-02");
    CHECK(before(make_day(2024, 2, 29), make_day(2024, 3, 2), 1) == "2023-02-28..2023-03-02");
  }
  SECTION("an end of a month stays one, a single day stays the day it is") {
    CHECK(before(make_day(2025, 2, 1), make_day(2025, 2, 28), 1) == "2024-02");
    CHECK(before(make_day(2024, 10, 1), make_day(2025, 2, 28), 1) == "2023-10-01..2024-02-29");
    CHECK(before(make_day(2025, 2, 28), make_day(2025, 2, 28), 1) == "2024-02-28");
  }
}

TEST_CASE("periods are read in every customary form") {
  const auto example = GENERATE(values<Example>({
      {"2022-06-11", "2022-06-11"},
      {"20220611", "2022-06-11"},
      {"R4.6.11", "2022-06-11"},
      {"today", "2022-07-01"},
      {"昨日", "2022-06-30"},
      {"2022-04", "2022-04"},
      {"2022/4", "2022-04"},
      {"R4.4", "2022-04"},
      {"令和4年4月", "2022-04"},
      {"R1.5", "2019-05"},
      {"H31.4", "2019-04"},
      {"R4-Q1", "2022-04-01..2022-06-30"},
      {"R4-Q4", "2023-01-01..2023-03-31"},
      {"FY2022-H2", "2022-10-01..2023-03-31"},
      {"令和4年度-q2", "2022-07-01..2022-09-30"},
      {"2022-H1", "2022-04-01..2022-09-30"},
      {"R4", "2022-04-01..2023-03-31"},
      {"令和4年度", "2022-04-01..2023-03-31"},
      {"2022", "2022-04-01..2023-03-31"},
      {"2022-04-01..2022-06-15", "2022-04-01..2022-06-15"},
      {"R4.4.1～R4.6.15", "2022-04-01..2022-06-15"},
      {"R4.4.1〜R4.6.15", "2022-04-01..2022-06-15"},
      {"2022-04 .. 2022-06", "2022-04-01..2022-06-30"},
      {"2022-04-01..today", "2022-04-01..2022-07-01"},
      {"2022-04-01..2022-04-01", "2022-04-01"},
  }));
  CAPTURE(example.text);
  const auto reading = read_period(example.text, japan, today);
  REQUIRE(reading);
  CHECK(iso(*reading) == example.result);
  CHECK(reading.warnings.empty());
}

TEST_CASE("what is no period is refused with its reason") {
  const auto example = GENERATE(values<Example>({
      {"", "no period is given"},
      {"lecture", "\"lecture\" is not a day, month, year or period"},
      {"202204", "\"202204\" has six digits"},
      {"22", "the year in \"22\" is not written with four digits"},
      {"R4.2.30", "there is no day \"R4.2.30\": 2022-02 has 28 days"},
      {"2022-13", "\"2022-13\" has a month that does not exist"},
      {"R1.4", "\"R1.4\" is before era R began on 2019-05-01"},
      {"R4-Q5", "a fiscal year has no \"Q5\""},
      {"R4-Q0", "a fiscal year has no \"Q0\""},
      {"R4-\u00AD", "\"R4-\u00AD\" is not a day, month, year or period"},
      {"R4-H3", "a fiscal year has no \"H3\""},
      {"2022-04..", "the range \"2022-04..\" is missing its first or last day"},
      {"2022..2023", "\"2022\" is not a day or month that a range can start or end with"},
      {"2022-04-01..2022-06-31", "there is no day \"2022-06-31\": 2022-06 has 30 days"},
      {"2022-06..2022-04", "the period ends on 2022-04-30, before it starts on 2022-06-01"},
  }));
  CAPTURE(example.text);
  CHECK(problem(example.text) == example.result);
}

TEST_CASE("six digits are refused with the month they may mean") {
  CHECK(rule("202204") == "write a month as 2022-04");
  CHECK(rule("220611").starts_with("write a day as R4.6.11"));
}

TEST_CASE("a period across two fiscal years is refused with its parts") {
  CHECK(problem("2023-03-01..2023-04-30") ==
        "\"2023-03-01..2023-04-30\" does not lie within one fiscal year: a new one begins on "
        "2023-04-01");
  CHECK(rule("2023-03-01..2023-04-30") ==
        "record 2023-03-01..2023-03-31 and 2023-04-01..2023-04-30 separately");
  CHECK(rule("2023-03-31..2023-04-01") == "record 2023-03-31 and 2023-04-01 separately");
  CHECK(rule("2020-03..2023-04") == "record each fiscal year separately");
}

TEST_CASE("a month across two fiscal years is refused like any period") {
  CHECK(problem("2022-04", mid_month) ==
        "\"2022-04\" does not lie within one fiscal year: a new one begins on 2022-04-15");
  CHECK(rule("2022-04", mid_month) ==
        "record 2022-04-01..2022-04-14 and 2022-04-15..2022-04-30 separately");
  CHECK(read_period("2022-05", mid_month, today));
}

TEST_CASE("quarters count months from the first day of the fiscal year") {
  CHECK(iso(*read_period("FY2022-Q4", mid_month, today)) == "2023-01-15..2023-04-14");
  const FiscalCalendar end_of_month{std::chrono::August / 31, EraCalendar::none, "UTC"};
  CHECK(iso(*read_period("FY2022-Q2", end_of_month, today)) == "2022-11-30..2023-02-27");
}

TEST_CASE("a month after its era is read with a warning, a month of both eras without") {
  const auto reading = read_period("H31.5..H31.6", japan, today);
  REQUIRE(reading);
  CHECK(iso(*reading) == "2019-05-01..2019-06-30");
  REQUIRE(reading.warnings.size() == 2);
  CHECK(reading.warnings[0].en == "\"H31.5\" is after the end of era H; read as R1.5 (2019-05)");
  CHECK(read_period("S64.1", japan, today).warnings.empty());
  CHECK(read_period("H1.1", japan, today).warnings.empty());
  CHECK(read_period("H32-Q1", japan, today).warnings.size() == 1);
}

TEST_CASE("without eras none are suggested") {
  CHECK(rule("R4", mid_month).find("R4") == std::string::npos);
  CHECK(rule("R4", mid_month).find("FY2022") != std::string::npos);
}

TEST_CASE("laws of periods") {
  rc::prop("quarters and halves partition a fiscal year", [] {
    const auto calendar = *generators::any_calendar(EraCalendar::none);
    const FiscalYear year{*rc::gen::inRange(1868, 2201)};
    for (const char* letter : {"Q", "H"}) {
      const int parts = *letter == 'Q' ? 4 : 2;
      Day next = calendar.first_day(year);
      for (int part = 1; part <= parts; ++part) {
        const std::string text = fmt::format("{}-{}{}", calendar.name_of(year), letter, part);
        const auto reading = read_period(text, calendar, today);
        RC_ASSERT(reading);
        RC_ASSERT(reading->first == next);
        next = reading->last + std::chrono::days(1);
      }
      RC_ASSERT(next == calendar.first_day(year.next()));
    }
  });
  rc::prop("a range is read as written, or crosses into another year", [] {
    const auto calendar = *generators::any_calendar(EraCalendar::none);
    const Day day = *generators::any_day();
    const Day other =
        std::min(day + std::chrono::days(*rc::gen::inRange(0, 400)), make_day(2200, 12, 31));
    const Period period{day, other};
    const auto reading = read_period(iso(day) + ".." + iso(other), calendar, today);
    const bool crosses = calendar.year_of(day) != calendar.year_of(other);
    RC_ASSERT(static_cast<bool>(reading) == !crosses);
    if (reading) {
      RC_ASSERT(*reading == period);
      RC_ASSERT(*read_period(iso(period), calendar, today) == period);
    }
  });
}

}  // namespace track::period_test
