#include <catch2/catch.hpp>

#include "reading.hpp"

namespace indicator_tables_test {

using namespace track;
using reading::indicator;
using Shown = std::vector<std::string>;

namespace {

Shown faults(const std::string& lines) {
  return reading::faults(indicator(lines));
}
std::string rule(const std::string& lines) {
  return reading::rule(indicator(lines));
}
Indicator read(const std::string& lines) {
  return reading::with_plan(indicator(lines)).plan.indicators.at(0);
}

const std::string baseline = "baseline = { year = \"R1\", value = 3 }\n";

}  // namespace

TEST_CASE("An unknown kind lists the kinds") {
  CHECK(faults("kind = \"cuont\"") == Shown{"8:8 '\"cuont\"' unknown kind \"cuont\""});
  CHECK(rule("kind = \"cuont\"") ==
        "one of count, running, stock, share, rate, score, milestone; did you mean \"count\"?");
  CHECK(reading::japanese(indicator("kind = \"人数\"")) ==
        "「人数」という種別（kind）はありません / "
        "count, running, stock, share, rate, score, milestone "
        "のいずれかです。「count」ではありませんか");
}

TEST_CASE("A share is in percent") {
  CHECK(read("kind = \"share\"").unit == "%");
  CHECK(read("kind = \"share\"\nunit = \"％\"").unit == "%");
  CHECK(faults("kind = \"share\"\nunit = \"人\"") ==
        Shown{"9:8 '\"人\"' a share is in %, not in \"人\""});
}

TEST_CASE("An indicator may count by calendar year, and then names its years so") {
  CHECK(read("kind = \"count\"").year == YearCounting::fiscal);
  const Indicator own = read(
      "kind = \"count\"\nyear = \"calendar\"\nsince = \"令和3年\"\nuntil = \"R5\"\n"
      "baseline = { date = \"2020-02-01\", value = 3 }\n"
      "series_break = [{ year = \"令和4年\", reason = \"x\" }]");
  CHECK(own.year == YearCounting::calendar);
  CHECK(own.since == YearBound{2021, YearCounting::fiscal, "令和3年"});
  CHECK(own.baseline->year == FiscalYear{2020});
  CHECK(own.series_breaks.front().year == FiscalYear{2022});
  CHECK(faults("kind = \"count\"\nyear = \"clendar\"") ==
        Shown{"9:8 '\"clendar\"' unknown year \"clendar\""});
  CHECK(rule("kind = \"count\"\nyear = \"clendar\"") ==
        "one of fiscal, calendar; did you mean \"calendar\"?");
  CHECK(
      faults("kind = \"count\"\nyear = \"calendar\"\nsince = \"令和5年\"\nuntil = \"R4\"").size() ==
      1);
}

TEST_CASE("A rate, and only a rate, says per how many") {
  CHECK(read("kind = \"rate\"\nper = 1000").per == 1000);
  CHECK(faults("kind = \"rate\"") == Shown{"5:1 '[[initiative.indicator]]' a rate needs \"per\""});
  CHECK(faults("kind = \"rate\"\nper = 0") == Shown{"9:7 '0' \"per\" is not above zero"});
  CHECK(faults("kind = \"rate\"\nper = 0.5") == Shown{"9:7 '0.5' \"per\" is not a whole number"});
  CHECK(faults("per = 1000\nkind = \"count\"") ==
        Shown{"8:1 'per' only a rate has \"per\"; this is a count"});
}

TEST_CASE("A milestone has neither unit nor direction nor a numeric method") {
  CHECK(faults("kind = \"milestone\"\nunit = \"%\"\ndirection = \"up\"") ==
        Shown{"9:1 'unit' a milestone has no \"unit\"",
              "10:1 'direction' a milestone has no \"direction\""});
  CHECK(faults("kind = \"milestone\"\nmethod = \"ratio\"") ==
        Shown{"9:10 '\"ratio\"' the method \"ratio\" does not fit this indicator"});
  CHECK(faults("kind = \"milestone\"\nmethod = \"none\"") ==
        Shown{"9:10 '\"none\"' the method \"none\" does not fit this indicator"});
  CHECK(rule("kind = \"milestone\"\nmethod = \"none\"") ==
        "a milestone is compared as \"milestone\"; leave it out");
  CHECK(faults("kind = \"milestone\"\nmethod = \"milestone\"") == Shown{});
  CHECK(rule("kind = \"count\"\nmethod = \"milestone\"") == "it is for kind = \"milestone\" alone");
}

TEST_CASE("A direction is up, down or none") {
  CHECK(read("kind = \"count\"").written_direction == std::nullopt);
  CHECK(read("kind = \"count\"\ndirection = \"none\"").written_direction == Direction::none);
  CHECK(faults("kind = \"count\"\ndirection = \"dwon\"\nmethod = \"ceiling\"") ==
        Shown{"9:13 '\"dwon\"' unknown direction \"dwon\""});
  CHECK(rule("kind = \"count\"\ndirection = \"dwon\"") ==
        "one of up, down, none; did you mean \"down\"?");
}

TEST_CASE("A method fits the direction and the baseline") {
  const auto fits = [](const std::string& method, const std::string& more) {
    return faults("kind = \"count\"\nmethod = \"" + method + "\"\n" + more) == Shown{};
  };
  const std::string up = "direction = \"up\"\n";
  const std::string down = "direction = \"down\"\n";
  const std::string none = "direction = \"none\"\n";
  CHECK(fits("ratio", ""));
  CHECK(fits("ratio", up));
  CHECK_FALSE(fits("ratio", down));
  CHECK_FALSE(fits("ratio", none));
  CHECK(fits("change", baseline));
  CHECK(fits("change", down + baseline));
  CHECK_FALSE(fits("change", down));
  CHECK(fits("ceiling", down));
  CHECK_FALSE(fits("ceiling", up));
  CHECK_FALSE(fits("ceiling", ""));
  CHECK(fits("direction", up + baseline));
  CHECK(fits("direction", down + baseline));
  CHECK_FALSE(fits("direction", baseline));
  CHECK_FALSE(fits("direction", none + baseline));
  CHECK_FALSE(fits("direction", down));
  CHECK(fits("none", ""));
  CHECK(faults("kind = \"count\"\nmethod = \"ceiling\"") ==
        Shown{"9:10 '\"ceiling\"' the method \"ceiling\" does not fit this indicator"});
  CHECK(rule("kind = \"count\"\nmethod = \"ceiling\"") == "\"ceiling\" needs direction = \"down\"");
  CHECK(rule("kind = \"count\"\nmethod = \"chnge\"") ==
        "one of ratio, change, ceiling, direction, milestone, none; did you mean \"change\"?");
}

TEST_CASE("What adds up over a year may be paced by earlier years") {
  CHECK(read("kind = \"count\"").written_pace == std::nullopt);
  CHECK(read("kind = \"count\"\npace = \"linear\"").written_pace == Pace::linear);
  CHECK(read("kind = \"count\"\npace = \"history\"").pace() == Pace::history);
  CHECK(read("kind = \"running\"\npace = \"schedule\"").pace() == Pace::schedule);
  CHECK(faults("kind = \"stock\"\npace = \"history\"") ==
        Shown{"9:1 'pace' only what adds up over a year has a pace, not a stock"});
  CHECK(faults("kind = \"count\"\npace = \"histroy\"") ==
        Shown{"9:8 '\"histroy\"' unknown pace \"histroy\""});
}

TEST_CASE("What is put together of parts may have its last value stand for the year") {
  CHECK(read("kind = \"share\"").aggregation() == Aggregation::quotient);
  CHECK(read("kind = \"share\"\naggregation = \"pooled\"").aggregation() == Aggregation::quotient);
  CHECK(read("kind = \"share\"\naggregation = \"last\"").aggregation() == Aggregation::last);
  CHECK(read("kind = \"rate\"\nper = 10\naggregation = \"last\"").aggregation() ==
        Aggregation::last);
  CHECK(read("kind = \"score\"\naggregation = \"last\"").aggregation() == Aggregation::last);
  CHECK(
      faults("kind = \"stock\"\naggregation = \"last\"") ==
      Shown{"9:1 'aggregation' only a share, a rate or a score has \"aggregation\", not a stock"});
  CHECK(rule("kind = \"share\"\naggregation = \"lest\"") ==
        "one of pooled, last; did you mean \"last\"?");
}

TEST_CASE("Decimals and units that are the same are those of a number") {
  const Indicator people = read("kind = \"count\"\ndecimals = 0\nunit_aliases = [\"名\"]");
  CHECK(people.decimals == 0);
  CHECK(people.unit_aliases == std::vector<std::string>{"名"});
  CHECK(faults("kind = \"count\"\ndecimals = 5") == Shown{"9:12 '5' \"decimals\" is 5"});
  CHECK(faults("kind = \"milestone\"\ndecimals = 1") ==
        Shown{"9:1 'decimals' a milestone has no \"decimals\""});
}

TEST_CASE("A word that is no kind names the kind that is meant") {
  CHECK(faults("kind = \"percentage\"") ==
        Shown{"8:8 '\"percentage\"' unknown kind \"percentage\""});
  CHECK(rule("kind = \"percentage\"").ends_with("did you mean \"share\"?"));
  CHECK(rule("kind = \"number\"").ends_with("did you mean \"count\"?"));
  CHECK(rule("kind = \"割合\"").ends_with("did you mean \"share\"?"));
}

TEST_CASE("What is only observed has neither method nor target") {
  CHECK(rule("kind = \"count\"\ndirection = \"none\"\nmethod = \"change\"\n" + baseline)
            .starts_with("with direction = \"none\" it is only observed"));
  const std::string observed = reading::indicator("kind = \"count\"\ndirection = \"none\"");
  CHECK(reading::faults("[targets.\"lecture.x\"]\nR4 = 3\n" + observed) ==
        Shown{"1:10 '\"lecture.x\"' \"lecture.x\" has a target, but no direction"});
  CHECK(reading::faults("[targets.\"lecture.x\"]\nplan = 3\n" + observed).size() == 1);
}

TEST_CASE("The values to be expected are bounds in their order") {
  const Indicator both = read("kind = \"stock\"\nmin = -2.5\nmax = 1_000");
  CHECK(both.min == Quantity::from_units(-25'000));
  CHECK(both.max == Quantity::whole(1'000));
  CHECK_FALSE(read("kind = \"stock\"\nmin = 1").max);
  CHECK(faults("kind = \"count\"\nmin = 5\nmax = 4") == Shown{"10:7 '4' \"max\" is below \"min\""});
  CHECK(faults("kind = \"count\"\nmin = \"5\"") == Shown{"9:7 '\"5\"' \"min\" is not a number"});
  CHECK(faults("kind = \"milestone\"\nmax = 5") == Shown{"9:1 'max' a milestone has no \"max\""});
}

TEST_CASE("A series breaks in years, each with its reason") {
  const auto breaks = [](const std::string& list) {
    return read("kind = \"count\"\nseries_break = [" + list + "]").series_breaks;
  };
  const auto both = breaks(
      "{ year = \"R5\", reason = \"対象の変更\" }, { year = 2022, reason = \"選択肢の追加\" }");
  CHECK(both == std::vector<SeriesBreak>{{{2022}, "選択肢の追加"}, {{2023}, "対象の変更"}});
  CHECK(faults("kind = \"count\"\nseries_break = [{ year = \"R4\" }]") ==
        Shown{"9:17 '{ year = \"R4\" }' series_break = [{ … }] has no \"reason\""});
  CHECK(faults("kind = \"count\"\nseries_break = [{ year = \"R4\", reason = \"a\" }, { year = "
               "\"令和4年度\", reason = \"b\" }]") ==
        Shown{"9:57 '\"令和4年度\"' a second series_break in R4 (FY2022)"});
  CHECK(faults("kind = \"count\"\nseries_break = \"R4\"") ==
        Shown{"9:16 '\"R4\"' \"series_break\" is not a list of tables"});
}

TEST_CASE("An indicator may say how often it is to be reported") {
  const auto expect = [](const std::string& text) {
    return reading::with_plan(reading::indicator("kind = \"count\"\nexpect = \"" + text + "\""));
  };
  CHECK(expect("monthly").plan.indicators.at(0).expect == Expectation{1});
  CHECK(expect("3-yearly").plan.indicators.at(0).expect == Expectation{36});
  CHECK(reading::shown(expect("weekly").faults) ==
        Shown{"9:10 '\"weekly\"' \"weekly\" does not say how often"});
}

}  // namespace indicator_tables_test
