#include "track/report/status.hpp"

#include <catch2/catch.hpp>

#include "report/making.hpp"

namespace track::report::status_test {
namespace {

using namespace track::testing;
using Phase = Progress::Phase;

const FiscalCalendar calendar{std::chrono::April / 1, EraCalendar::japanese, "Asia/Tokyo"};
const Progress over{Phase::over};
const Progress half{Phase::running};
const Progress not_begun{Phase::not_begun};
const Quantity near_085 = Quantity::from_units(8'500);

// The status of an indicator, written as what is recorded against its target. Half of a running
// year is to be expected.
struct Judged {
  Indicator indicator = of_kind(IndicatorKind::count);
  std::optional<std::string> target = std::nullopt;
  std::optional<std::string> actual = std::nullopt;
  Progress progress = over;
  bool applicable = true;
  std::optional<Localized> not_due = std::nullopt;
  std::optional<std::string> target_before = std::nullopt;
  std::optional<std::string> actual_before = std::nullopt;

  Assessment assessment() const {
    StatusInput item;
    item.indicator = &indicator;
    if (!applicable) item.not_applicable = verbatim("not in this year");
    if (not_due) item.unrecorded = {Status::not_due, *not_due};
    item.progress = progress;
    item.near = near_085;
    if (target) item.target.number = exact(*target);
    if (actual) {
      item.actual.number = exact(*actual);
      item.actual.measurements = 1;
    }
    ForecastInput input{item.target.number, item.actual.number, {}, {}};
    if (target_before) input.target_before = exact(*target_before);
    if (actual_before) input.actual_before = exact(*actual_before);
    item.forecast = forecast_of(input, {.part = Rational(1, 2)});
    item.achievement = achievement_of(indicator, item.target, item.actual);
    return assess(item);
  }
  Status status() const { return assessment().status; }
};

Indicator of(IndicatorKind kind, Direction direction, const std::string& baseline = "") {
  Indicator result = of_kind(kind);
  result.written_direction = direction;
  if (!baseline.empty()) result.baseline = Baseline{{2019}, {}, number(baseline), ""};
  return result;
}

TEST_CASE("a year runs from its first day to its last") {
  CHECK(progress_of(calendar, r4, make_day(2022, 3, 31)).phase == Phase::not_begun);
  CHECK(progress_of(calendar, r4, make_day(2022, 4, 1)).running());
  CHECK(progress_of(calendar, r4, make_day(2023, 3, 31)).running());
  CHECK(progress_of(calendar, r4, make_day(2023, 4, 1)).over());
}

TEST_CASE("a sum runs on until all of it is to be expected") {
  const Day april = make_day(2023, 4, 1);
  CHECK(progress_of(calendar, r4, april, {.part = Rational(11, 12)}).running());
  CHECK(progress_of(calendar, r4, april, {.part = 1}).over());
  CHECK(progress_of(calendar, r4, make_day(2023, 3, 31), {.part = 1}).running());
}

TEST_CASE("what does not run in the year is not applicable whatever else holds") {
  CHECK(Judged{.target = "10", .actual = "10", .applicable = false}.status() ==
        Status::not_applicable);
  CHECK(Judged{.progress = not_begun, .applicable = false}.status() == Status::not_applicable);
}

TEST_CASE("in a year not begun nothing is due, even where something is recorded") {
  const Assessment empty = Judged{.target = "10", .progress = not_begun}.assessment();
  CHECK(empty.status == Status::not_due);
  CHECK(empty.reason.en == "the year has not begun");
  CHECK(Judged{.target = "10", .actual = "3", .progress = not_begun}.status() == Status::not_due);
}

TEST_CASE("nothing recorded is not due with its reason, else missing, never a figure's status") {
  const Assessment waiting =
      Judged{.target = "10", .not_due = verbatim("next wave in R7")}.assessment();
  CHECK(waiting.status == Status::not_due);
  CHECK(waiting.reason.en == "next wave in R7");
  CHECK(Judged{.target = "10"}.status() == Status::missing);
  CHECK(Judged{}.status() == Status::missing);
  CHECK(Judged{.target = "10", .progress = half}.status() == Status::missing);
}

TEST_CASE("what is recorded before it is due is judged") {
  CHECK(Judged{.target = "10", .actual = "10", .not_due = verbatim("later")}.status() ==
        Status::achieved);
}

TEST_CASE("a carried figure counts as nothing recorded") {
  const Indicator stock = of(IndicatorKind::stock, Direction::up);
  StatusInput item;
  item.indicator = &stock;
  item.near = near_085;
  item.target.number = 10;
  item.actual.number = 45;
  item.actual.carried_from = r3;
  item.achievement = achievement_of(stock, item.target, item.actual);
  CHECK(assess(item).status == Status::missing);
}

TEST_CASE("recorded without a figure is undetermined, with the reason") {
  const Indicator count = of_kind(IndicatorKind::count);
  StatusInput item;
  item.indicator = &count;
  item.actual.measurements = 1;
  item.actual.reason = verbatim("recorded as unknown");
  const Assessment assessment = assess(item);
  CHECK(assessment.status == Status::undetermined);
  CHECK(assessment.reason.en == "recorded as unknown");
}

TEST_CASE("a figure without a target has no target") {
  CHECK(Judged{.actual = "10"}.status() == Status::no_target);
  CHECK(Judged{.actual = "10", .progress = half}.status() == Status::no_target);
}

TEST_CASE("what is only observed is not judged, and a target beside it says so") {
  Judged judged{.actual = "10"};
  CHECK(judged.assessment().reason.empty());
  judged.indicator.written_direction = Direction::none;
  judged.target = "12";
  CHECK(judged.status() == Status::no_target);
  CHECK(judged.assessment().reason.en == "observed only, not judged against the target");
}

TEST_CASE("a year over: achieved at the target, nearly from the threshold, else missed") {
  CHECK(Judged{.target = "300", .actual = "300"}.status() == Status::achieved);
  CHECK(Judged{.target = "300", .actual = "299.9999"}.status() == Status::nearly);
  CHECK(Judged{.target = "300", .actual = "255"}.status() == Status::nearly);
  CHECK(Judged{.target = "300", .actual = "254.9999"}.status() == Status::missed);
  CHECK(Judged{.target = "300", .actual = "0"}.status() == Status::missed);
}

TEST_CASE("a target of 0 is met or not, with the reason for the missing rate") {
  const Assessment met = Judged{.target = "0", .actual = "0"}.assessment();
  CHECK(met.status == Status::achieved);
  CHECK(met.reason.en == "no rate: the target is not above 0");
  CHECK(Judged{.target = "0", .actual = "-1"}.status() == Status::missed);
  const Indicator stock = of(IndicatorKind::stock, Direction::up);
  CHECK(Judged{stock, "0", "-1", half}.status() == Status::behind);
  CHECK(Judged{stock, "0", "0", half}.status() == Status::on_track);
}

TEST_CASE("in a running year counts and running totals are held against the part expected by now") {
  for (const IndicatorKind kind : {IndicatorKind::count, IndicatorKind::running}) {
    const Indicator summed = of_kind(kind);
    CHECK(Judged{summed, "300", "150", half}.status() == Status::on_track);
    CHECK(Judged{summed, "300", "149.9999", half}.status() == Status::at_risk);
    CHECK(Judged{summed, "300", "127.5", half}.status() == Status::at_risk);
    CHECK(Judged{summed, "300", "127.4999", half}.status() == Status::behind);
    CHECK(Judged{summed, "300", "300", half}.status() == Status::achieved);
  }
}

TEST_CASE("in a running year anything else is held against the target itself, and never final") {
  for (const IndicatorKind kind :
       {IndicatorKind::stock, IndicatorKind::share, IndicatorKind::rate, IndicatorKind::score}) {
    const Indicator level = of_kind(kind);
    CHECK(Judged{level, "60", "60", half}.status() == Status::on_track);
    CHECK(Judged{level, "60", "51", half}.status() == Status::at_risk);
    CHECK(Judged{level, "60", "50.9999", half}.status() == Status::behind);
  }
}

TEST_CASE("a cumulative count is expected to go on from the target of the year before") {
  const auto status_of = [](const std::string& actual) {
    return Judged{.target = "600", .actual = actual, .progress = half, .target_before = "300"}
        .status();
  };
  CHECK(status_of("450") == Status::on_track);
  CHECK(status_of("449.9999") == Status::at_risk);
  CHECK(status_of("382") == Status::behind);
  CHECK(status_of("600") == Status::achieved);
}

TEST_CASE("a ceiling over: met, nearly up to target / near, else missed") {
  const Indicator down = of(IndicatorKind::stock, Direction::down);
  CHECK(Judged{down, "17", "17"}.status() == Status::achieved);
  CHECK(Judged{down, "17", "17.0001"}.status() == Status::nearly);
  CHECK(Judged{down, "17", "20"}.status() == Status::nearly);
  CHECK(Judged{down, "17", "20.0001"}.status() == Status::missed);
  CHECK(Judged{down, "0", "0"}.status() == Status::achieved);
  CHECK(Judged{down, "0", "1"}.status() == Status::missed);
}

TEST_CASE("a running ceiling is behind once passed, at risk when the projection passes it") {
  const Indicator count = of(IndicatorKind::count, Direction::down);
  CHECK(Judged{count, "10", "11", half}.status() == Status::behind);
  CHECK(Judged{count, "10", "6", half}.status() == Status::at_risk);
  CHECK(Judged{count, "10", "5", half}.status() == Status::on_track);
  CHECK(Judged{of(IndicatorKind::stock, Direction::down), "10", "6", half}.status() ==
        Status::on_track);
}

TEST_CASE("a cumulative ceiling projects only what this year added") {
  const Indicator count = of(IndicatorKind::count, Direction::down);
  const auto status_of = [&](const std::string& actual) {
    return Judged{.indicator = count,
                  .target = "20",
                  .actual = actual,
                  .progress = half,
                  .actual_before = "12"}
        .status();
  };
  CHECK(status_of("16") == Status::on_track);
  CHECK(status_of("17") == Status::at_risk);
}

TEST_CASE("change over: the way made from the baseline decides") {
  const Indicator down = of(IndicatorKind::stock, Direction::down, "40");
  CHECK(Judged{down, "30", "30"}.status() == Status::achieved);
  CHECK(Judged{down, "30", "31.5"}.status() == Status::nearly);
  CHECK(Judged{down, "30", "31.5001"}.status() == Status::missed);
  CHECK(Judged{down, "30", "45"}.status() == Status::missed);
}

TEST_CASE("change in a running year: levels as they are, counts by projection") {
  const Indicator level = of(IndicatorKind::stock, Direction::down, "40");
  CHECK(Judged{level, "30", "30", half}.status() == Status::on_track);
  CHECK(Judged{level, "30", "31.5", half}.status() == Status::at_risk);
  CHECK(Judged{level, "30", "38", half}.status() == Status::behind);
  const Indicator count = of(IndicatorKind::count, Direction::down, "40");
  CHECK(Judged{count, "30", "15", half}.status() == Status::on_track);
  CHECK(Judged{count, "30", "15.75", half}.status() == Status::at_risk);
  CHECK(Judged{count, "30", "20", half}.status() == Status::behind);
}

TEST_CASE("an upward count by change is achieved for good once the target is reached") {
  Indicator count = of(IndicatorKind::count, Direction::up, "20");
  count.method = Method::change;
  CHECK(Judged{count, "30", "30", half}.status() == Status::achieved);
  CHECK(Judged{count, "30", "15", half}.status() == Status::on_track);
  CHECK(Judged{count, "30", "12", half}.status() == Status::behind);
}

TEST_CASE("an undefined change is held against the target: as a ratio, or as a ceiling") {
  const Indicator equal = of(IndicatorKind::stock, Direction::down, "30");
  const Assessment met = Judged{equal, "30", "29"}.assessment();
  CHECK(met.status == Status::achieved);
  CHECK(met.reason.en == "no rate: the target equals the baseline");
  CHECK(Judged{equal, "30", "31"}.status() == Status::nearly);
  CHECK(Judged{equal, "30", "36"}.status() == Status::missed);
  CHECK(Judged{equal, "30", "29", half}.status() == Status::on_track);
  CHECK(Judged{equal, "30", "31", half}.status() == Status::behind);
  Indicator up = of(IndicatorKind::share, Direction::up);
  up.method = Method::change;
  up.baseline = Baseline{{2019}, {}, of_form(ValueForm::unknown), ""};
  CHECK(Judged{up, "60", "60"}.status() == Status::achieved);
  CHECK(Judged{up, "60", "59.9"}.status() == Status::nearly);
  CHECK(Judged{up, "60", "50"}.status() == Status::missed);
  CHECK(Judged{up, "60", "59.9", half}.status() == Status::at_risk);
}

TEST_CASE("a target that allows for a worsening is met within it") {
  const Indicator down = of(IndicatorKind::stock, Direction::down, "35");
  CHECK(Judged{down, "40", "38"}.status() == Status::achieved);
  CHECK(Judged{down, "40", "41"}.status() == Status::nearly);
  CHECK(Judged{down, "40", "48"}.status() == Status::missed);
  const Indicator count = of(IndicatorKind::count, Direction::down, "35");
  CHECK(Judged{count, "40", "19", half}.status() == Status::on_track);
  CHECK(Judged{count, "40", "21", half}.status() == Status::at_risk);
  CHECK(Judged{count, "40", "41", half}.status() == Status::behind);
}

Status milestone(ValueForm target, ValueForm actual, const Progress& progress) {
  const Indicator indicator = of_kind(IndicatorKind::milestone);
  StatusInput item;
  item.indicator = &indicator;
  item.target.stage = target;
  item.actual.stage = actual;
  item.actual.measurements = 1;
  item.progress = progress;
  item.achievement = achievement_of(indicator, item.target, item.actual);
  return assess(item).status;
}

TEST_CASE("a milestone is achieved for good at its stage, else missed when the year is over") {
  using enum ValueForm;
  CHECK(milestone(done, done, over) == Status::achieved);
  CHECK(milestone(done, done, half) == Status::achieved);
  CHECK(milestone(started, started, half) == Status::achieved);
  CHECK(milestone(started, done, over) == Status::achieved);
  CHECK(milestone(done, started, over) == Status::missed);
  CHECK(milestone(done, not_started, over) == Status::missed);
  CHECK(milestone(done, started, half) == Status::on_track);
  CHECK(milestone(done, not_started, half) == Status::not_due);
}

Assessment by_direction(Direction direction, const Value& baseline, const Rational& now,
                        std::optional<std::int64_t> sample,
                        IndicatorKind kind = IndicatorKind::share) {
  Indicator indicator = of_kind(kind);
  indicator.written_direction = direction;
  indicator.baseline = Baseline{{2019}, {}, baseline, ""};
  StatusInput item;
  item.indicator = &indicator;
  item.actual.number = now;
  item.actual.sample = sample;
  item.actual.measurements = 1;
  item.achievement = achievement_of(indicator, {}, item.actual);
  if (const std::optional<YearFigure> then = baseline_figure(indicator)) {
    item.from_baseline = compare_and_test(indicator, *then, {r4, now, sample});
  }
  return assess(item);
}

TEST_CASE("direction: a change beyond sampling error is improved or worsened") {
  const Value baseline = percentage("35.2", 1500);
  const Assessment better = by_direction(Direction::down, baseline, exact("31"), 1500);
  CHECK(better.status == Status::improved);
  CHECK(better.reason.en == "beyond sampling error (95 %)");
  CHECK(by_direction(Direction::up, baseline, exact("31"), 1500).status == Status::worsened);
  CHECK(by_direction(Direction::down, baseline, exact("40"), 1500).status == Status::worsened);
}

TEST_CASE("direction: a decrease that is noise is unchanged, not improved") {
  const Assessment noise =
      by_direction(Direction::down, percentage("35.2", 300), exact("33.1"), 300);
  CHECK(noise.status == Status::unchanged);
  CHECK(noise.reason.en == "within sampling error (95 %)");
  CHECK(noise.reason.ja == "標本誤差の範囲内です（95%水準）");
}

TEST_CASE("direction: with one size known, what that one leaves open is no change") {
  const char* const within =
      "within the sampling error (95 %) of the figure whose sample size is known";
  const Assessment small = by_direction(Direction::down, percentage("35.2"), exact("35.1"), 20);
  CHECK(small.status == Status::unchanged);
  CHECK(small.reason.en == within);
  CHECK(by_direction(Direction::down, percentage("35.2", 20), exact("35.1"), {}).reason.en ==
        within);
}

TEST_CASE("direction: the same figure twice has its interval") {
  const Assessment same = by_direction(Direction::down, percentage("40", 10), exact("40"), 10);
  CHECK(same.status == Status::unchanged);
  CHECK(same.reason.en == "within sampling error (95 %)");
  CHECK(by_direction(Direction::down, percentage("40"), exact("40"), 10).reason.en == "no change");
}

TEST_CASE("direction: part of a sum is not held against a whole one") {
  Indicator count = of(IndicatorKind::count, Direction::up, "300");
  Judged judged{.indicator = count, .actual = "60", .progress = half};
  CHECK(judged.status() == Status::no_target);
  CHECK(judged.assessment().reason.en == "compared with the baseline when the year is over");
}

TEST_CASE("direction: where a sample size is not known it says that it cannot be told") {
  const char* const cannot =
      "whether this exceeds sampling error cannot be told: sample sizes are not known";
  const Assessment neither = by_direction(Direction::down, percentage("35.2"), exact("31"), {});
  CHECK(neither.status == Status::improved);
  CHECK(neither.reason.en == cannot);
  CHECK(by_direction(Direction::down, percentage("35.2"), exact("31"), 1500).reason.en == cannot);
  CHECK(by_direction(Direction::down, percentage("35.2", 1500), exact("31"), {}).reason.en ==
        cannot);
}

TEST_CASE("direction: a baseline of counted answers has its denominator as its size") {
  CHECK(by_direction(Direction::down, fraction("352", "1000"), exact("31"), 1000).status ==
        Status::improved);
  CHECK(by_direction(Direction::down, fraction("35", "100"), exact("31"), 100).status ==
        Status::unchanged);
}

TEST_CASE("direction: no change at all is unchanged, other kinds have no sampling error") {
  CHECK(by_direction(Direction::down, percentage("35.2", 1500), exact("35.2"), 1500).status ==
        Status::unchanged);
  const Assessment stock =
      by_direction(Direction::up, number("40"), Rational(41), {}, IndicatorKind::stock);
  CHECK(stock.status == Status::improved);
  CHECK(stock.reason.empty());
}

TEST_CASE("direction: a baseline without a figure leaves the status undetermined") {
  const Assessment assessment =
      by_direction(Direction::up, of_form(ValueForm::unknown), exact("31"), 100);
  CHECK(assessment.status == Status::undetermined);
  CHECK(assessment.reason.en == "the baseline has no figure");
}

}  // namespace
}  // namespace track::report::status_test
