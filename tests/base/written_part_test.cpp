// Quarters, halves and relative years, as people type them.

#include <catch2/catch.hpp>

#include "track/base/fiscal_year.hpp"
#include "track/base/period.hpp"

namespace track::written_part_test {

namespace {

const Day today = make_day(2022, 12, 1);
const FiscalCalendar japan{std::chrono::April / 1, EraCalendar::japanese, "Asia/Tokyo"};
const FiscalCalendar plain{std::chrono::April / 1, EraCalendar::none, "UTC"};

struct Example {
  const char* text;
  const char* result;
};

}  // namespace

TEST_CASE("quarters and halves are read in every customary form") {
  const auto example = GENERATE(values<Example>({
      {"R4上半期", "2022-04-01..2022-09-30"},
      {"R4下半期", "2022-10-01..2023-03-31"},
      {"令和4年度上期", "2022-04-01..2022-09-30"},
      {"令和4年度第1四半期", "2022-04-01..2022-06-30"},
      {"令和４年度 第３四半期", "2022-10-01..2022-12-31"},
      {"R4第二四半期", "2022-07-01..2022-09-30"},
      {"R4Q1", "2022-04-01..2022-06-30"},
      {"R4 Q2", "2022-07-01..2022-09-30"},
      {"R4-1Q", "2022-04-01..2022-06-30"},
      {"Q1 2022", "2022-04-01..2022-06-30"},
      {"Q1 FY2022", "2022-04-01..2022-06-30"},
      {"2022Q4", "2023-01-01..2023-03-31"},
      {"昨年度第4四半期", "2022-01-01..2022-03-31"},
      {"昨年度", "2021-04-01..2022-03-31"},
      {"last", "2021-04-01..2022-03-31"},
      {"H31.4.1", "2019-04-01"},
  }));
  CAPTURE(example.text);
  const auto reading = read_period(example.text, japan, today);
  REQUIRE(reading);
  CHECK(iso(*reading) == example.result);
}

TEST_CASE("without a year a part is the last one that has begun, which a note says") {
  const auto example = GENERATE(values<Example>({
      {"Q1", "2022-04-01..2022-06-30"},
      {"1Q", "2022-04-01..2022-06-30"},
      {"Q3", "2022-10-01..2022-12-31"},
      {"Q4", "2022-01-01..2022-03-31"},
      {"第1四半期", "2022-04-01..2022-06-30"},
      {"上半期", "2022-04-01..2022-09-30"},
      {"下半期", "2022-10-01..2023-03-31"},
      {"H1", "2022-04-01..2022-09-30"},
  }));
  CAPTURE(example.text);
  const auto reading = read_period(example.text, plain, today);
  REQUIRE(reading);
  CHECK(iso(*reading) == example.result);
  REQUIRE(reading.notes.size() == 1);
  CHECK(reading.notes[0].ja ==
        "「" + std::string(example.text) + "」は " + example.result + " として扱いました");
}

TEST_CASE("what is no part of a year is refused") {
  for (const char* text : {"Q5", "Q0", "H3", "第5四半期", "四半期", "R4Q9", "0Q"}) {
    CAPTURE(text);
    const auto reading = read_period(text, plain, today);
    CHECK_FALSE(reading);
    CHECK_FALSE(reading.rule.empty());
  }
  CHECK_FALSE(read_period("令和4年第1四半期", japan, today));  // of which fiscal year?
}

TEST_CASE("with eras H1 is a year, as H31 is") {
  CHECK(iso(*read_period("H1", japan, today)) == "1989-04-01..1990-03-31");
}

}  // namespace track::written_part_test
