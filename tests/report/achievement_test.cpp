#include "track/report/achievement.hpp"

#include <catch2/catch.hpp>

#include "report/making.hpp"

namespace track::report::achievement_test {
namespace {

using namespace track::testing;

Actual figure(const std::string& text) {
  Actual actual;
  actual.number = exact(text);
  actual.measurements = 1;
  return actual;
}

YearTarget target(const std::string& text) {
  return {r4, exact(text), std::nullopt};
}

Indicator with_baseline(Direction direction, const std::string& baseline) {
  Indicator result = of_kind(IndicatorKind::stock);
  result.written_direction = direction;
  result.baseline = Baseline{{2019}, {}, number(baseline), ""};
  return result;
}

TEST_CASE("the default method follows direction, baseline and target") {
  Indicator plain = of_kind(IndicatorKind::count);
  CHECK(method_of(plain, target("10")) == Method::ratio);
  CHECK(method_of(plain, {}) == Method::none);

  Indicator down = plain;
  down.written_direction = Direction::down;
  CHECK(method_of(down, target("10")) == Method::ceiling);
  CHECK(method_of(down, {}) == Method::none);

  CHECK(method_of(with_baseline(Direction::up, "5"), target("10")) == Method::ratio);
  CHECK(method_of(with_baseline(Direction::down, "5"), target("1")) == Method::change);
  CHECK(method_of(with_baseline(Direction::down, "5"), {}) == Method::direction);
  CHECK(method_of(with_baseline(Direction::up, "5"), {}) == Method::direction);
}

TEST_CASE("a direction that is not written judges nothing without a target") {
  Indicator quiet = with_baseline(Direction::up, "5");
  quiet.written_direction.reset();
  CHECK(method_of(quiet, {}) == Method::none);
  CHECK(method_of(quiet, target("10")) == Method::ratio);
}

TEST_CASE("what is only observed is compared with nothing") {
  const Indicator observed = with_baseline(Direction::none, "5");
  CHECK(method_of(observed, {}) == Method::none);
  CHECK(method_of(observed, target("10")) == Method::none);
}

TEST_CASE("a method of the definition overrides the default where there is a target") {
  Indicator up = with_baseline(Direction::up, "5");
  up.method = Method::change;
  CHECK(method_of(up, target("10")) == Method::change);
  CHECK(method_of(up, {}) == Method::direction);
  Indicator down = with_baseline(Direction::down, "5");
  down.method = Method::ceiling;
  CHECK(method_of(down, target("1")) == Method::ceiling);
  down.method = Method::direction;
  CHECK(method_of(down, target("1")) == Method::direction);
}

TEST_CASE("a milestone's method is its own") {
  const Indicator milestone = of_kind(IndicatorKind::milestone);
  CHECK(method_of(milestone, {r4, std::nullopt, ValueForm::done}) == Method::milestone);
  CHECK(method_of(milestone, {}) == Method::none);
}

TEST_CASE("a target is of its year alone") {
  Indicator count = of_kind(IndicatorKind::count);
  count.targets = {{r4, number("300")}};
  CHECK(target_of(count, r4).number == Rational(300));
  CHECK_FALSE(target_of(count, r5).set());
  Indicator milestone = of_kind(IndicatorKind::milestone);
  milestone.targets = {{r4, of_form(ValueForm::done)}};
  CHECK(target_of(milestone, r4).stage == ValueForm::done);
  CHECK_FALSE(target_of(milestone, r4).number);
}

TEST_CASE("ratio is actual over target") {
  const Achievement result =
      achievement_of(of_kind(IndicatorKind::count), target("300"), figure("131"));
  CHECK(result.method == Method::ratio);
  CHECK(result.rate == Rational(131, 300));
  CHECK(result.difference == Rational(-169));
  CHECK(result.reason.empty());
}

TEST_CASE("ratio is not capped") {
  CHECK(achievement_of(of_kind(IndicatorKind::count), target("10"), figure("25")).rate ==
        Rational(5, 2));
}

TEST_CASE("ratio is undefined for a target of 0 or below, with the reason") {
  for (const char* text : {"0", "-3"}) {
    const Achievement result =
        achievement_of(of_kind(IndicatorKind::count), target(text), figure("5"));
    CHECK_FALSE(result.rate);
    CHECK(result.difference);
    CHECK(result.reason.en == "no rate: the target is not above 0");
  }
}

TEST_CASE("change is the way made from the baseline, in either direction") {
  CHECK(achievement_of(with_baseline(Direction::down, "40"), target("30"), figure("36")).rate ==
        Rational(2, 5));
  CHECK(achievement_of(with_baseline(Direction::down, "40"), target("30"), figure("42")).rate ==
        Rational(-1, 5));
  Indicator up = with_baseline(Direction::up, "20");
  up.method = Method::change;
  CHECK(achievement_of(up, target("30"), figure("35")).rate == Rational(3, 2));
}

TEST_CASE("change is undefined where target and baseline are equal") {
  const Achievement result =
      achievement_of(with_baseline(Direction::down, "40"), target("40"), figure("36"));
  CHECK_FALSE(result.rate);
  CHECK(result.reason.en == "no rate: the target equals the baseline");
}

TEST_CASE("change is undefined towards a target that is worse than the baseline") {
  const Achievement result =
      achievement_of(with_baseline(Direction::down, "35"), target("40"), figure("38"));
  CHECK_FALSE(result.rate);
  CHECK(result.difference == Rational(-2));
  CHECK(result.reason.en == "no rate: the target stands on the worse side of the baseline");
}

TEST_CASE("change is undefined for a baseline without a figure") {
  Indicator down = with_baseline(Direction::down, "40");
  down.baseline->value = of_form(ValueForm::unknown);
  const Achievement result = achievement_of(down, target("30"), figure("36"));
  CHECK_FALSE(result.rate);
  CHECK(result.reason.en == "no rate: the baseline has no figure");
}

TEST_CASE("a ceiling has a difference and no rate") {
  Indicator down = of_kind(IndicatorKind::count);
  down.written_direction = Direction::down;
  const Achievement result = achievement_of(down, target("10"), figure("7"));
  CHECK(result.method == Method::ceiling);
  CHECK(result.difference == Rational(-3));
  CHECK_FALSE(result.rate);
  CHECK(result.reason.empty());
}

TEST_CASE("change is undefined where the series broke after the baseline") {
  Indicator down = with_baseline(Direction::down, "40");
  down.series_breaks = {{{2022}, "対象の変更"}};
  const Achievement result = achievement_of(down, target("30"), figure("36"));
  CHECK_FALSE(result.rate);
  CHECK(result.reason.en == "no rate: not comparable with the baseline, 対象の変更");
  down.series_breaks = {{{2019}, "対象の変更"}, {{2023}, "選択肢の追加"}};
  CHECK(achievement_of(down, target("30"), figure("36")).rate == Rational(2, 5));
}

TEST_CASE("direction has no rate") {
  const Achievement result =
      achievement_of(with_baseline(Direction::down, "35.2"), {}, figure("31"));
  CHECK(result.method == Method::direction);
  CHECK_FALSE(result.rate);
  CHECK_FALSE(result.difference);
}

TEST_CASE("no data is no rate, never 0") {
  const Achievement result = achievement_of(of_kind(IndicatorKind::count), target("300"), Actual{});
  CHECK(result.method == Method::ratio);
  CHECK_FALSE(result.rate);
  CHECK_FALSE(result.difference);
}

TEST_CASE("a figure carried from an earlier year is compared with nothing") {
  Actual carried = figure("45");
  carried.measurements = 0;
  carried.carried_from = r3;
  const Achievement ratio = achievement_of(of_kind(IndicatorKind::stock), target("50"), carried);
  CHECK(ratio.method == Method::ratio);
  CHECK_FALSE(ratio.rate);
  CHECK_FALSE(ratio.difference);
}

}  // namespace
}  // namespace track::report::achievement_test
