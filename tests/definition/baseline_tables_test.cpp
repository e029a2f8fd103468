#include <catch2/catch.hpp>

#include "reading.hpp"

namespace baseline_tables_test {

using namespace track;
using reading::indicator;
using Shown = std::vector<std::string>;

namespace {

// Of a count unless said otherwise; the baseline is line 9.
std::string with_baseline(const std::string& keys, const std::string& kind = "count") {
  return indicator("kind = \"" + kind + "\"\nbaseline = { " + keys + " }");
}
Shown faults(const std::string& keys, const std::string& kind = "count") {
  return reading::faults(with_baseline(keys, kind));
}
std::optional<Baseline> read(const std::string& keys, const std::string& kind = "count") {
  return reading::with_plan(with_baseline(keys, kind)).plan.indicators.at(0).baseline;
}

}  // namespace

TEST_CASE("A baseline has a value, and a year or a day") {
  CHECK(read("year = \"R1\", value = 241")->value.amount == Quantity::whole(241));
  CHECK(read("year = 2015, value = \"1,241\"")->value.amount == Quantity::whole(1'241));
  CHECK(faults("value = 3") ==
        Shown{"9:12 '{ value = 3 }' the baseline has neither \"year\" nor \"date\""});
  CHECK(faults("year = \"R1\"") ==
        Shown{"9:12 '{ year = \"R1\" }' baseline = { … } has no \"value\""});
  CHECK(faults("year = \"R1\", value = true") ==
        Shown{"9:35 'true' \"value\" is neither text nor a number"});
  CHECK(faults("year = \"X1\", value = 3") == Shown{"9:21 '\"X1\"' \"X1\" is not a fiscal year"});
  CHECK(faults("year = \"R1\", value = 3, n = 5") == Shown{"9:38 'n' unknown key \"n\""});
}

TEST_CASE("The year of a day is derived, and agrees with one that is written") {
  const auto day = read("date = \"2020-03-31\", value = 1");
  CHECK(day->year == FiscalYear{2019});
  CHECK(day->day == make_day(2020, 3, 31));
  CHECK(read("date = 2020-04-01, value = 1")->year == FiscalYear{2020});
  CHECK(read("date = \"令和2年4月1日\", year = \"R2\", value = 1")->year == FiscalYear{2020});
  CHECK(faults("year = \"R1\", date = \"2020-04-01\", value = 1") ==
        Shown{"9:34 '\"2020-04-01\"' the date is in R2 (FY2020), not in the year given"});
  CHECK_THAT(reading::japanese(with_baseline("year = \"R1\", date = \"2020-04-01\", value = 1")),
             Catch::StartsWith("日付は令和2年度で、書かれた年度と合いません"));
}

TEST_CASE("A day that does not exist, or is another one tomorrow, is refused") {
  CHECK(faults("date = \"2019-02-29\", value = 1").size() == 1);
  CHECK(faults("date = \"today\", value = 1") ==
        Shown{"9:21 '\"today\"' \"today\" is not a fixed day"});
  CHECK(faults("date = \"昨日\", value = 1") ==
        Shown{"9:21 '\"昨日\"' \"昨日\" is not a fixed day"});
  CHECK(faults("date = 2019, value = 1") == Shown{"9:21 '2019' \"date\" is not a day"});
}

TEST_CASE("The value is read by the rules of its indicator") {
  CHECK(faults("year = \"R1\", value = \"abc\"").size() == 1);
  CHECK_THAT(faults("year = \"R1\", value = -3").at(0), Catch::StartsWith("9:35 '-3' "));
  CHECK(read("year = \"R1\", value = \"done\"", "milestone")->value.form == ValueForm::done);
  CHECK(read("year = \"R1\", value = 1_000", "stock")->value.amount == Quantity::whole(1'000));
  CHECK(read("year = \"R1\", value = \"84/102\"", "share")->value.form == ValueForm::fraction);
  CHECK(faults("year = \"R1\", value = \"35.2\"", "share").size() == 1);
  CHECK(faults("year = \"R1\", value = 0.12345") ==
        Shown{"9:35 '0.12345' \"0.12345\" has more than four decimals"});
}

TEST_CASE("A number as the baseline of a share is in percent, exactly") {
  const auto share = read("year = \"R1\", value = 35.2", "share");
  CHECK(share->value.form == ValueForm::percentage);
  CHECK(share->value.amount == Quantity::from_units(352'000));
}

TEST_CASE("A baseline may be a table under a header of its own") {
  const std::string text =
      indicator("kind = \"count\"\n[initiative.indicator.baseline]\nyear = \"R1\"\nvalue = 2");
  CHECK(reading::with_plan(text).plan.indicators.at(0).baseline->value.amount ==
        Quantity::whole(2));
  CHECK(reading::faults(
            indicator("kind = \"count\"\n[initiative.indicator.baseline]\nyear = \"R1\"")) ==
        Shown{"9:1 '[initiative.indicator.baseline]' [initiative.indicator.baseline] has no "
              "\"value\""});
}

TEST_CASE("A baseline may stand in a file of its own, and is the only one") {
  const std::string file = "[baselines.\"lecture.x\"]\nyear = \"R1\"\nvalue = \"1,200 人\"\n";
  const std::string plain = indicator("kind = \"count\"\nunit = \"人\"\nmethod = \"change\"");
  const auto apart = reading::files({plain + reading::plan_table(), file});
  REQUIRE(reading::shown(apart.faults) == Shown{});
  const Indicator& read = apart.plan.indicators.at(0);
  CHECK(read.baseline->value.amount == Quantity::whole(1'200));
  CHECK(read.method == Method::change);
  CHECK(read.origins.baseline.file == "b.toml");
  CHECK(read.origins.baseline.line == 3);

  const auto both =
      reading::files({with_baseline("year = \"R1\", value = 3") + reading::plan_table(), file});
  CHECK(reading::shown(both.faults) ==
        Shown{"1:12 '\"lecture.x\"' \"lecture.x\" has a baseline already"});
  CHECK(reading::faults("[baselines.\"lecture.y\"]\nyear = \"R1\"\nvalue = 1\n" + plain).at(0) ==
        "1:12 '\"lecture.y\"' baseline for unknown indicator \"lecture.y\"");
  CHECK(reading::faults(file + indicator("kind = \"milestone\"")) ==
        Shown{"3:9 '\"1,200 人\"' \"1,200 人\" is not a milestone's stage"});
}

}  // namespace baseline_tables_test
