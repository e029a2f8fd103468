#include "track/model/schedule.hpp"

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

namespace schedule_test {

using namespace track;

namespace {

Schedule schedule(const std::string& text) {
  const Parsed<Schedule> reading = read_schedule(text);
  INFO(text << ": " << reading.problem.en);
  REQUIRE(reading);
  return *reading;
}

struct Planned {
  int least = 0;
  int most = 0;
};

TEST_CASE("schedules are read in words and in Japanese") {
  const auto same = [](const char* text, const char* as) {
    INFO(text);
    const auto read = read_schedule(text);
    REQUIRE(read.value);
    CHECK(read->text == text);
    CHECK(describe(*read) == describe(*read_schedule(as)));
    CHECK(read->planned_a_year().has_value() == read_schedule(as)->planned_a_year().has_value());
  };
  same("yearly", "1/year");
  same("quarterly", "4/year");
  same("half-yearly", "2/year");
  same("年4回", "4/year");
  same("年１回", "1/year");
  same("年に2回", "2/year");
  same("年5回程度", "about 5/year");
  same("年2～3回", "2-3/year");
  same("3年に1回", "1/3 years");
  same("2か月に1回", "1/2 months");
  same("月1回", "monthly");
  same("毎月", "monthly");
  same("毎年", "1/year");
  same("随時", "as needed");
  same("不明", "unknown");
  CHECK_FALSE(read_schedule("年4"));
  CHECK_FALSE(read_schedule("4回"));
  CHECK_FALSE(read_schedule("年0回"));
}

}  // namespace

TEST_CASE("a schedule is shown as officials write it", "[schedule]") {
  const auto [text, en, ja] = GENERATE(table<std::string, std::string, std::string>({
      {"3/year", "3/year", "年3回"},
      {"about 5/year", "about 5/year", "年5回程度"},
      {"2-3/year", "2-3/year", "年2～3回"},
      {"about 2-3/year", "about 2-3/year", "年2～3回程度"},
      {"1/3 years", "1/3 years", "3年に1回"},
      {"12/year", "12/year", "年12回"},
      {"2/month", "2/month", "月2回"},
      {"1/month", "monthly", "月1回"},
      {"monthly", "monthly", "月1回"},
      {"1/2 months", "1/2 months", "2か月に1回"},
      {"as needed", "as needed", "随時"},
      {"unknown", "unknown", "不明"},
      {" 3 / year ", "3/year", "年3回"},
      {"3-3/year", "3/year", "年3回"},
      {"1/1 years", "1/year", "年1回"},
      {"1000/100 years", "1000/100 years", "100年に1000回"},
  }));
  CAPTURE(text);
  CHECK(describe(schedule(text)) == Localized{en, ja});
  CHECK(schedule(text).text == text);
}

TEST_CASE("where the plan sets no schedule, that is said", "[schedule]") {
  CHECK(describe(Schedule{}) == Localized{"none set", "定めなし"});
  CHECK_FALSE(Schedule{}.planned_a_year());
}

TEST_CASE("a schedule says how many holdings one year has", "[schedule]") {
  const auto [text, planned] = GENERATE(table<std::string, Planned>({
      {"3/year", {3, 3}},
      {"2-3/year", {2, 3}},
      {"about 5/year", {5, 5}},
      {"monthly", {12, 12}},
      {"2/month", {24, 24}},
      {"1/2 months", {6, 6}},
      {"2-3/5 months", {4, 7}},
      {"1/12 months", {1, 1}},
  }));
  CAPTURE(text);
  const auto result = schedule(text).planned_a_year();
  REQUIRE(result);
  CHECK(result->least == planned.least);
  CHECK(result->most == planned.most);
}

TEST_CASE("longer cycles and uncounted schedules plan no number a year", "[schedule]") {
  const std::string text =
      GENERATE("1/3 years", "5/2 years", "1/13 months", "as needed", "unknown");
  CAPTURE(text);
  CHECK_FALSE(schedule(text).planned_a_year());
}

TEST_CASE("a cycle longer than a year is counted in years, a part as a whole", "[schedule]") {
  CHECK(schedule("1/3 years").cycle_in_years() == 3);
  CHECK(schedule("1/24 months").cycle_in_years() == 2);
  CHECK(schedule("1/13 months").cycle_in_years() == 2);
  const std::string text = GENERATE("1/year", "1/12 months", "monthly", "as needed", "unknown");
  CAPTURE(text);
  CHECK_FALSE(schedule(text).cycle_in_years());
}

TEST_CASE("what is no schedule is refused and the forms are shown", "[schedule]") {
  const std::string text =
      GENERATE("", "3", "/year", "3/", "3/week", "3/yearly", "0/year", "0-2/year", "3-2/year",
               "1001/year", "-1/year", "1/0 years", "1/101 years", "1/-2 years", "99999999999/year",
               "3/99999999999 years", "1.5/year", "3-/year", "about", "about monthly",
               "about unknown", "3x/year", "年3", "As Needed", "3/year/year", "①/year");
  CAPTURE(text);
  const Parsed<Schedule> reading = read_schedule(text);
  REQUIRE_FALSE(reading);
  CHECK_FALSE(reading.problem.en.empty());
  CHECK_FALSE(reading.problem.ja.empty());
  CHECK_THAT(reading.rule.en, Catch::Contains("3/year") && Catch::Contains("1/3 years"));
  CHECK_THAT(reading.rule.ja, Catch::Contains("3/year") && Catch::Contains("as needed"));
}

TEST_CASE("a refused schedule says what is wrong", "[schedule]") {
  CHECK(read_schedule("0/year").problem.en == "a schedule is for 1 to 1000 times");
  CHECK(read_schedule("3-2/year").problem.en == "the range 3-2 is backwards");
  CHECK(read_schedule("1/101 years").problem.en == "a cycle is from 1 to 100 years or months long");
  CHECK(read_schedule("weekly").problem ==
        Localized{"\"weekly\" is not a schedule", "「weekly」は頻度として読めません"});
  CHECK(read_schedule("\x1b[31m").problem.en == "\"<U+001B>[31m\" is not a schedule");
}

TEST_CASE("what a schedule is shown as reads back as the same", "[schedule]") {
  rc::prop("a counted schedule survives describe and read_schedule", [] {
    Schedule written;
    written.form = Schedule::Form::counted;
    written.about = *rc::gen::arbitrary<bool>();
    written.least = *rc::gen::inRange(1, 1001);
    written.most = *rc::gen::inRange(written.least, 1001);
    written.every = *rc::gen::inRange(1, 101);
    written.unit = *rc::gen::element(Schedule::Unit::year, Schedule::Unit::month);
    written.text = describe(written).en;
    // "about monthly" is not how anybody writes it.
    RC_PRE(!written.about || !written.text.ends_with("monthly"));
    const Parsed<Schedule> read = read_schedule(written.text);
    RC_ASSERT(bool(read));
    RC_ASSERT(*read == written);
  });
}

TEST_CASE("an expectation is read as it is written, and shown in words", "[expectation]") {
  const auto [text, months, en, ja] = GENERATE(table<std::string, int, std::string, std::string>({
      {"monthly", 1, "monthly", "毎月"},
      {"quarterly", 3, "quarterly", "四半期ごと"},
      {"half-yearly", 6, "half-yearly", "半年ごと"},
      {"yearly", 12, "yearly", "毎年"},
      {"3-yearly", 36, "every 3 years", "3年ごと"},
      {"100-yearly", 1200, "every 100 years", "100年ごと"},
  }));
  const Parsed<Expectation> read = read_expectation(text);
  REQUIRE(read);
  CHECK(read->months == months);
  CHECK(read->is_sound());
  CHECK(text_of(*read) == text);
  CHECK(describe(*read).en == en);
  CHECK(describe(*read).ja == ja);
}

TEST_CASE("what says no interval is refused with the rule", "[expectation]") {
  const std::string text = GENERATE("", "weekly", "-yearly", "0-yearly", "101-yearly", "-3-yearly",
                                    "3-year", "3 yearly", "99999999999-yearly", "毎月");
  const Parsed<Expectation> read = read_expectation(text);
  REQUIRE_FALSE(read);
  CHECK(read.problem.en.find("does not say how often") != std::string::npos);
  CHECK(read.rule.en.find("\"3-yearly\"") != std::string::npos);
  CHECK_FALSE(read.rule.ja.empty());
}

TEST_CASE("intervals that no definition can have are not sound", "[expectation]") {
  CHECK_FALSE(Expectation{0}.is_sound());
  CHECK_FALSE(Expectation{-12}.is_sound());
  CHECK_FALSE(Expectation{2}.is_sound());
  CHECK_FALSE(Expectation{18}.is_sound());
  CHECK_FALSE(Expectation{1212}.is_sound());
}

}  // namespace schedule_test
