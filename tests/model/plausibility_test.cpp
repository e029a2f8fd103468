#include "track/model/plausibility.hpp"

#include <rapidcheck/catch.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>

#include "sample_plan.hpp"

namespace track::plausibility_test {

namespace {

const Period june{make_day(2022, 6, 1), make_day(2022, 6, 30)};

Value units(std::int64_t amount) {
  return {ValueForm::quantity, Quantity::from_units(amount), {}, {}, {}};
}

Value fraction(std::int64_t numerator, std::int64_t denominator) {
  return {ValueForm::fraction, {}, Quantity::whole(numerator), Quantity::whole(denominator), {}};
}

Indicator of_kind(IndicatorKind kind, const std::string& unit = "") {
  return testing::indicator("lecture.figure", "", kind, unit);
}

Measurement measured(const Value& value, const Period& period = june) {
  Measurement made;
  made.operation = 9;
  made.indicator = "lecture.figure";
  made.period = period;
  made.year = {2022};
  made.value = value;
  return made;
}

ReferenceValue earlier(const Value& value, int year = 2021) {
  return {value, years_before(june, 2022 - year), 4};
}

std::vector<Localized> against(const Indicator& indicator, const Value& value,
                               const std::vector<Value>& seen) {
  ReferenceValues reference_values;
  for (const Value& each : seen) reference_values.earlier_years.push_back(earlier(each));
  return implausibilities(indicator, measured(value), reference_values, EraCalendar::none);
}

bool doubted(IndicatorKind kind, const Value& value, const std::vector<Value>& seen) {
  return !against(of_kind(kind), value, seen).empty();
}

bool doubted(std::int64_t value, const std::vector<std::int64_t>& seen) {
  std::vector<Value> values;
  for (const std::int64_t each : seen) values.push_back(testing::quantity(each));
  return doubted(IndicatorKind::stock, testing::quantity(value), values);
}

// Nothing stands between a number and its unit in Japanese.
bool says(const Localized& sentence, const std::string& part) {
  std::string joined = part;
  std::erase(joined, ' ');
  return sentence.en.find(part) != std::string::npos &&
         sentence.ja.find(joined) != std::string::npos;
}

// In English.
bool tells(const Localized& sentence, const std::string& part) {
  CHECK_FALSE(sentence.ja.empty());
  return sentence.en.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a figure is held against the range of earlier years by ratio", "[doubt]") {
  CHECK_FALSE(doubted(5, {}));
  CHECK_FALSE(doubted(300, {100}));  // exactly three times
  CHECK(doubted(301, {100}));
  CHECK_FALSE(doubted(301, {100, 101}));  // the greatest counts
  CHECK_FALSE(doubted(100, {300}));       // exactly a third
  CHECK(doubted(99, {300}));
  CHECK_FALSE(doubted(99, {300, 297}));  // the least counts
  CHECK(doubted(0, {240, 310}));
  SECTION("small figures move freely") {
    CHECK_FALSE(doubted(4, {1}));
    CHECK_FALSE(doubted(9, {0}));
    CHECK(doubted(10, {0}));
    CHECK_FALSE(doubted(0, {9}));
    CHECK(doubted(0, {10}));
  }
  SECTION("below zero as above it") {
    CHECK_FALSE(doubted(-300, {-100}));
    CHECK(doubted(-301, {-100}));
    CHECK(doubted(-99, {-300}));
    CHECK(doubted(100, {-100}));  // a sign that was never seen
    CHECK(doubted(-100, {100}));
  }
  SECTION("around zero only the size counts") {
    CHECK_FALSE(doubted(0, {-50, 40}));
    CHECK_FALSE(doubted(150, {-50, 40}));
    CHECK(doubted(151, {-50, 40}));
    CHECK(doubted(-151, {-50, 40}));
  }
}

TEST_CASE("a share is held against the range of earlier years by points", "[doubt]") {
  using enum IndicatorKind;
  CHECK_FALSE(doubted(share, fraction(90, 100), {fraction(60, 100), fraction(30, 100)}));
  CHECK(doubted(share, fraction(901, 1000), {fraction(60, 100), fraction(30, 100)}));
  CHECK_FALSE(doubted(share, fraction(0, 100), {fraction(30, 100)}));
  CHECK(doubted(share, fraction(8, 102), {fraction(84, 102)}));
  CHECK_FALSE(doubted(share, fraction(3, 100), {fraction(30, 100)}));  // a tenth, but 27 points
  CHECK(doubted(share, {ValueForm::percentage, Quantity::whole(70), {}, {}, {}},
                {fraction(30, 100)}));
  CHECK_FALSE(doubted(share, fraction(0, 0), {fraction(84, 102)}));  // no figure
}

TEST_CASE("a rate is compared times its scale", "[doubt]") {
  Indicator rate = of_kind(IndicatorKind::rate);
  rate.per = 100'000;
  CHECK(against(rate, fraction(12, 50'000), {fraction(12, 49'000)}).empty());
  const auto found = against(rate, fraction(12, 5'000), {fraction(12, 50'000)});
  REQUIRE(found.size() == 1);
  CHECK(says(found[0], "12/5,000"));
  CHECK(says(found[0], "240.0"));
  CHECK(says(found[0], "24.0"));
}

TEST_CASE("a doubt names the value and the other with its day and operation", "[doubt]") {
  const Indicator count = of_kind(IndicatorKind::count, "人");
  ReferenceValues reference_values;
  reference_values.earlier_years = {earlier(testing::quantity(80), 2020),
                                    earlier(testing::quantity(100), 2021)};
  const auto above = implausibilities(count, measured(testing::quantity(1320)), reference_values,
                                      EraCalendar::none);
  REQUIRE(above.size() == 1);
  for (const char* part : {"lecture.figure", "1,320 人", "2022-06", "100 人", "2021-06"}) {
    CHECK(says(above[0], part));
  }
  CHECK(above[0].en.find("operation 4") != std::string::npos);
  CHECK(above[0].ja.find("操作4") != std::string::npos);
  const auto below =
      implausibilities(count, measured(testing::quantity(8)), reference_values, EraCalendar::none);
  REQUIRE(below.size() == 1);
  CHECK(says(below[0], "80 人"));
  CHECK(says(below[0], "2020-06"));

  SECTION("of a sum, how many values it is made of") {
    reference_values.earlier_years[1].summed_from = 12;
    CHECK(says(implausibilities(count, measured(testing::quantity(1320)), reference_values,
                                EraCalendar::none)
                   .at(0),
               "12"));
  }
}

TEST_CASE("the bounds of the definition are named", "[doubt]") {
  Indicator score = of_kind(IndicatorKind::score, "点");
  score.min = Quantity::whole(1);
  score.max = Quantity::whole(5);
  CHECK(against(score, testing::quantity(1), {}).empty());
  CHECK(against(score, testing::quantity(5), {}).empty());
  CHECK(says(against(score, testing::quantity(42), {}).at(0), "max"));
  CHECK(says(against(score, testing::quantity(42), {}).at(0), "5 点"));
  CHECK(says(against(score, testing::quantity(0), {}).at(0), "min"));
  CHECK(against(score, {ValueForm::unknown, {}, {}, {}, {}}, {}).empty());
  SECTION("a share's in percent") {
    Indicator share = of_kind(IndicatorKind::share);
    share.max = Quantity::whole(80);
    CHECK(against(share, fraction(80, 100), {}).empty());
    CHECK(says(against(share, fraction(84, 102), {}).at(0), "80 %"));
    CHECK(says(against(share, fraction(84, 102), {}).at(0), "82.4 %"));
  }
  SECTION("a rate's times its scale") {
    Indicator rate = of_kind(IndicatorKind::rate);
    rate.per = 1000;
    rate.max = Quantity::whole(3);
    CHECK(against(rate, fraction(12, 4000), {}).empty());
    CHECK(against(rate, fraction(13, 4000), {}).size() == 1);
  }
}

TEST_CASE("a running total does not fall within a year", "[doubt]") {
  const Indicator running = of_kind(IndicatorKind::running, "人");
  ReferenceValues reference_values;
  reference_values.before = {testing::quantity(140), month_of(make_day(2022, 5, 1)), 3};
  reference_values.after = {testing::quantity(200), month_of(make_day(2022, 7, 1)), 5};
  const auto found = [&](std::int64_t value) {
    return implausibilities(running, measured(testing::quantity(value)), reference_values,
                            EraCalendar::none);
  };
  CHECK(found(140).empty());
  CHECK(found(200).empty());
  REQUIRE(found(139).size() == 1);
  CHECK(says(found(139)[0], "140 人"));
  CHECK(says(found(139)[0], "2022-05"));
  REQUIRE(found(201).size() == 1);
  CHECK(says(found(201)[0], "200 人"));
  CHECK(says(found(201)[0], "2022-07"));
}

TEST_CASE("values of periods that share days are named with their number", "[doubt]") {
  const Indicator count = of_kind(IndicatorKind::count, "人");
  ReferenceValues reference_values;
  reference_values.overlap = {
      testing::quantity(3), {make_day(2022, 6, 11), make_day(2022, 6, 11)}, 6};
  reference_values.overlaps = 1;
  const auto one =
      implausibilities(count, measured(testing::quantity(30)), reference_values, EraCalendar::none);
  REQUIRE(one.size() == 1);
  CHECK(says(one[0], "2022-06-11"));
  CHECK(one[0].en.find("more") == std::string::npos);
  reference_values.overlaps = 3;
  const auto three =
      implausibilities(count, measured(testing::quantity(30)), reference_values, EraCalendar::none);
  CHECK(three.at(0).en.find("and 2 more") != std::string::npos);
  CHECK(three.at(0).ja.find("ほか2件") != std::string::npos);

  Indicator put_together = count;
  put_together.by = {{"centre", ""}};
  put_together.total = put_together.by[0];
  CHECK(implausibilities(put_together, measured(testing::quantity(30)), reference_values,
                         EraCalendar::none)
            .empty());
}

TEST_CASE("laws of the comparison with earlier years", "[doubt]") {
  const auto amount = rc::gen::inRange<std::int64_t>(-5'000'000, 5'000'001);
  const auto series = rc::gen::nonEmpty(rc::gen::container<std::vector<std::int64_t>>(amount));
  const auto is_doubted = [](std::int64_t value, const std::vector<std::int64_t>& seen,
                             std::int64_t scale) {
    std::vector<Value> values;
    for (const std::int64_t each : seen) values.push_back(units(each * scale));
    return doubted(IndicatorKind::stock, units(value * scale), values);
  };
  rc::prop("what lies within the range seen is never doubted, however short the series", [&] {
    const std::vector<std::int64_t> seen = *series;
    const auto [least, greatest] = std::minmax_element(seen.begin(), seen.end());
    RC_ASSERT(!is_doubted(*rc::gen::inRange(*least, *greatest + 1), seen, 1));
  });
  // Above the greatest three times, and ten more: doubted whatever was seen.
  const auto beyond = [](const std::vector<std::int64_t>& seen) {
    std::int64_t size = 0;
    for (const std::int64_t each : seen) size = std::max(size, std::abs(each));
    return *rc::gen::inRange<std::int64_t>(3 * size + 100'000, 3 * size + 10'000'000);
  };
  rc::prop("what is far out is doubted, and stays so where all figures are larger", [&] {
    const std::vector<std::int64_t> seen = *series;
    RC_ASSERT(is_doubted(beyond(seen), seen, *rc::gen::inRange<std::int64_t>(1, 1000)));
  });
  rc::prop("the signs do not matter, nor does the order", [&] {
    std::vector<std::int64_t> seen = *series;
    const std::int64_t value = *amount;
    const bool expected = is_doubted(value, seen, 1);
    RC_ASSERT(is_doubted(value, seen, -1) == expected);
    std::reverse(seen.begin(), seen.end());
    RC_ASSERT(is_doubted(value, seen, 1) == expected);
  });
  rc::prop("one more year never makes a silent value doubtful", [&] {
    std::vector<std::int64_t> seen = *rc::gen::container<std::vector<std::int64_t>>(
        4, rc::gen::inRange<std::int64_t>(0, 1'000'000));
    const std::int64_t value = *rc::gen::inRange<std::int64_t>(0, 3'000'000);
    const bool before = is_doubted(value, seen, 1);
    seen.push_back(*rc::gen::inRange<std::int64_t>(0, 1'000'000));
    RC_ASSERT(before || !is_doubted(value, seen, 1));
  });
}

TEST_CASE("a value far above its target is doubted") {
  Indicator indicator = of_kind(IndicatorKind::count, "人");
  indicator.targets[{2022}] = testing::quantity(120);
  CHECK(
      tells(against(indicator, testing::quantity(1200), {}).at(0), "far above the target, 120 人"));
  CHECK(against(indicator, testing::quantity(300), {}).empty());
  CHECK(against(indicator, testing::quantity(1), {}).empty());
  indicator.targets = {{{2023}, testing::quantity(120)}};  // the next that there is
  CHECK(against(indicator, testing::quantity(1200), {}).size() == 1);
  // Doubted once, by what is nearer.
  CHECK(against(indicator, testing::quantity(1200), {testing::quantity(100)}).size() == 1);
}

TEST_CASE("without earlier years a slipped digit is doubted by the other values of the year") {
  ReferenceValues reference_values;
  reference_values.same_year = {{testing::quantity(120), june, 3},
                                {testing::quantity(140), june, 4}};
  const Indicator count = of_kind(IndicatorKind::count);
  const auto doubts = [&](std::int64_t value) {
    return implausibilities(count, measured(testing::quantity(value)), reference_values,
                            EraCalendar::none);
  };
  CHECK(tells(doubts(1200).at(0), "far above the largest value of the year so far, 140"));
  CHECK(tells(doubts(12).at(0), "far below the smallest value of the year so far, 120"));
  CHECK(doubts(400).empty());
  CHECK(doubts(30).empty());
}

TEST_CASE("decimals of what comes in whole numbers are doubted") {
  const Value half = units(145'000);
  CHECK(tells(against(of_kind(IndicatorKind::count, "人"), half, {}).at(0), "whole numbers"));
  CHECK(against(of_kind(IndicatorKind::count, "km"), half, {}).empty());
  CHECK(against(of_kind(IndicatorKind::score, "人"), half, {}).empty());
  ReferenceValues reference_values;
  reference_values.values_before = 2;
  const Indicator people = of_kind(IndicatorKind::count, "人");
  CHECK(implausibilities(people, measured(half), reference_values, EraCalendar::none)
            .empty());  // as others have
  reference_values.whole_before = {testing::quantity(14), june, 4};
  CHECK(implausibilities(of_kind(IndicatorKind::count, "km"), measured(half), reference_values,
                         EraCalendar::none)
            .size() == 1);
}

TEST_CASE("a point between thousands and the signs of a suppressed value are doubted") {
  const Indicator people = of_kind(IndicatorKind::count, "人");
  const auto doubts = [&](const char* text) {
    return doubts_of_writing(people, text, *read_value(text, people.value_rules()));
  };
  CHECK(tells(doubts("1.200").at(0), "if 1,200 is meant"));
  CHECK(doubts("12.500 人").size() == 1);
  for (const char* text : {"1.2", "1.25", "1.234", "0.500", "1,200", "1200"}) {
    CAPTURE(text);
    CHECK(doubts(text).empty());
  }
  CHECK(doubts("x").size() == 1);
  CHECK(doubts("＊").size() == 1);
  CHECK(doubts("秘匿").empty());
  CHECK(doubts("suppressed").empty());
}

}  // namespace track::plausibility_test
