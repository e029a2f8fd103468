#include "track/report/coverage.hpp"

#include <catch2/catch.hpp>

#include "report/making.hpp"
#include "track/model/breakdown.hpp"
#include "track/report/due.hpp"

// Wholes that are put together from their parts.
namespace track::report::coverage_test {
namespace {

using namespace track::testing;

Part part(const std::string& id, const std::string& name) {
  Part result;
  result.id = id;
  result.name = name;
  return result;
}

Indicator& salon(Plan& plan) {
  return indicator_of(plan, "salon.attendance");
}

// An initiative without a schedule, its indicator by three centres.
Plan by_centre(IndicatorKind kind = IndicatorKind::count, bool makes_the_whole = true) {
  Plan plan = sample_plan();
  plan.breakdowns = {
      {"centre", "センター", {part("a", "北"), part("b", "南"), part("c", "東")}, {}}};
  Indicator& one = salon(plan);
  one.kind = kind;
  one.by = {{"centre", ""}};
  if (makes_the_whole) one.total = one.by[0];
  derive_parts(plan);
  return plan;
}

const std::string at = "salon.attendance@centre:";

// As the store does.
Row row_of(const Plan& plan, Totals totals, Day as_of, FiscalYear year = r4) {
  const Indicator& whole = *find_indicator(plan, "salon.attendance");
  std::map<FiscalYear, std::vector<const YearTotal*>> parts;
  for (const Indicator* one : summands(plan, whole)) {
    for (const auto& [of, total] : totals.indicators[one->id]) parts[of].push_back(&total);
  }
  for (const auto& [of, each] : parts) totals.indicators[whole.id][of] = put_together(whole, each);
  return indicator_row(plan, whole, totals, year, as_of);
}

TEST_CASE("parts are added up by the rule of their kind") {
  const auto figure = [](IndicatorKind kind, const Value& a, const Value& b, const Value& c) {
    const Plan plan = by_centre(kind);
    Totals totals;
    measure(totals, at + "a", r4, a);
    measure(totals, at + "b", r4, b);
    measure(totals, at + "c", r4, c);
    const Row row = row_of(plan, totals, after_r4);
    CHECK(row.actual.measurements == 3);
    REQUIRE(row.coverage);
    CHECK(row.coverage->complete());
    return row.actual.number;
  };
  using Kind = IndicatorKind;
  CHECK(figure(Kind::count, number("3"), number("4"), number("5.5")) == exact("12.5"));
  CHECK(figure(Kind::stock, number("3"), number("4"), number("5")) == Rational(12));
  CHECK(figure(Kind::share, fraction("1", "2"), fraction("1", "4"), fraction("2", "2")) ==
        Rational(50));
  CHECK(figure(Kind::score, score("4", 30), score("2", 10), score("3", 10)) == exact("3.4"));
  CHECK_FALSE(figure(Kind::score, score("4", 30), number("2"), score("3", 10)));
  CHECK_FALSE(figure(Kind::share, percentage("50"), percentage("60"), fraction("1", "2")));
}

TEST_CASE("of a level each part adds its last value") {
  const Plan plan = by_centre(IndicatorKind::stock);
  Totals totals;
  measure(totals, at + "a", r4, number("3"), make_day(2022, 5, 1));
  measure(totals, at + "a", r4, number("7"), make_day(2022, 9, 1));
  measure(totals, at + "b", r4, number("4"));
  measure(totals, at + "c", r4, number("1"));
  CHECK(row_of(plan, totals, after_r4).actual.number == Rational(12));
  CHECK(row_of(plan, totals, after_r4).actual.measurements == 4);
}

TEST_CASE("while a part is missing there is no rate, and the row waits for it or misses it") {
  Plan plan = by_centre();
  salon(plan).targets[r4] = number("10");
  Totals totals;
  measure(totals, at + "a", r4, number("30"));
  measure(totals, at + "b", r4, number("40"));
  const Row early = row_of(plan, totals, make_day(2023, 4, 30));
  CHECK(early.assessment.status == Status::not_due);
  CHECK(early.actual.number == Rational(70));
  CHECK_FALSE(early.achievement.rate);
  CHECK_FALSE(early.comparable);
  CHECK(early.coverage->expected.size() == 3);
  REQUIRE(early.coverage->missing.size() == 1);
  CHECK(early.coverage->missing[0]->id == at + "c");
  CHECK(early.assessment.reason.ja ==
        "3区分中2区分が報告済み（未報告：東）。報告期限は令和5年4月30日");
  const Row late = row_of(plan, totals, make_day(2023, 5, 1));
  CHECK(late.assessment.status == Status::missing);
  measure(totals, at + "c", r4, of_form(ValueForm::suppressed));
  const Row whole = row_of(plan, totals, after_r4);
  CHECK(whole.coverage->complete());
  CHECK(whole.assessment.status == Status::achieved);
}

TEST_CASE("a part is expected in the years that it runs, one that was closed still counts") {
  Plan plan = by_centre();
  plan.breakdowns[0].parts[2].since = YearBound{2023, YearCounting::fiscal, "R5"};
  plan.breakdowns[0].parts[1].until = YearBound{2022, YearCounting::fiscal, "R4"};
  derive_parts(plan);
  Totals totals;
  measure(totals, at + "a", r4, number("3"));
  measure(totals, at + "b", r4, number("4"));
  CHECK(row_of(plan, totals, after_r4).coverage->expected.size() == 2);
  CHECK(row_of(plan, totals, after_r4).coverage->complete());
  measure(totals, at + "a", r5, number("3"), make_day(2023, 5, 1));
  measure(totals, at + "b", r5, number("4"), make_day(2023, 5, 1));
  const Row next = row_of(plan, totals, after_r4, r5);
  CHECK(next.actual.number == Rational(7));
  CHECK(next.coverage->missing.size() == 1);
}

TEST_CASE("parts alone make no whole unless the definition says so") {
  const Plan plan = by_centre(IndicatorKind::count, false);
  Totals totals;
  measure(totals, at + "a", r4, number("3"));
  const Row row = row_of(plan, totals, after_r4);
  CHECK(row.assessment.status == Status::undetermined);
  CHECK_FALSE(row.actual.number);
  CHECK(row.assessment.reason.en ==
        "recorded by parts alone: total = \"centre\" in the definition adds them up");
  measure(totals, "salon.attendance", r4, number("5"));
  CHECK(row_of(plan, totals, after_r4).actual.number == Rational(5));
  CHECK_FALSE(row_of(plan, totals, after_r4).coverage);
}

TEST_CASE("a whole beside its parts is compared, never counted") {
  const Plan plan = by_centre();
  Totals totals;
  YearTotal parts;
  const Period month{make_day(2022, 4, 1), make_day(2022, 4, 30)};
  add_value(number("12"), month, parts);
  const std::set<std::string> all = {at + "a", at + "b", at + "c"};
  totals.controls["salon.attendance"][r4] = {{month, number("12"), parts, all},
                                             {month, number("13"), parts, all}};
  const auto found =
      control_differences(plan, *find_indicator(plan, "salon.attendance"), totals, r4);
  REQUIRE(found.size() == 1);
  CHECK(found[0].recorded == Rational(13));
  CHECK(found[0].parts == Rational(12));
}

TEST_CASE("a rounded whole is held against what its parts round to") {
  const auto differences = [](IndicatorKind kind, const Value& recorded, const Value& part) {
    Plan plan = by_centre(kind);
    salon(plan).per = 100'000;
    Totals totals;
    YearTotal parts;
    add_value(part, {}, parts);
    totals.controls["salon.attendance"][r4] = {
        {{}, recorded, parts, {at + "a", at + "b", at + "c"}}};
    return control_differences(plan, salon(plan), totals, r4).size();
  };
  using Kind = IndicatorKind;
  CHECK(differences(Kind::rate, number("22.6"), fraction("12", "53000")) == 0);
  CHECK(differences(Kind::rate, number("22.7"), fraction("12", "53000")) == 1);
  CHECK(differences(Kind::rate, fraction("12", "53000"), fraction("12", "53000")) == 0);
  CHECK(differences(Kind::share, percentage("33.3"), fraction("1", "3")) == 0);
  CHECK(differences(Kind::score, number("4.3"), score("4.26", 9)) == 0);
  CHECK(differences(Kind::score, number("4.2"), score("4.26", 9)) == 1);
  CHECK(differences(Kind::count, number("4"), number("4.4")) == 1);
}

TEST_CASE("beyond its parts a whole has what no part has, once all have a figure of the year") {
  const auto beyond = [](const Plan& plan, const Totals& totals) {
    Filter filter;
    filter.by = PartTable{"centre", ""};
    const Report report = build(plan, 1, totals, r4, after_r4, filter);
    for (const Row* row : report.rows()) {
      if (row->id == "salon.attendance") return row->beyond_parts;
    }
    return std::optional<Rational>();
  };
  Plan plan = by_centre(IndicatorKind::stock, false);
  activity_of(plan, "salon").field = "awareness";
  Totals totals;
  measure(totals, "salon.attendance", r4, number("10"));
  measure(totals, at + "a", r4, number("3"));
  measure(totals, at + "b", r4, number("4"));
  measure(totals, at + "c", r3, number("1"));
  CHECK_FALSE(beyond(plan, totals));  // a level of the year before is none of this year
  measure(totals, at + "c", r4, number("2"));
  CHECK(beyond(plan, totals) == Rational(1));
  measure(totals, "salon.attendance", r4, number("9"));
  CHECK_FALSE(beyond(plan, totals));
  measure(totals, "salon.attendance", r4, number("10"));
  salon(plan).total = salon(plan).by[0];
  derive_parts(plan);
  CHECK_FALSE(beyond(plan, totals));
}

TEST_CASE("a part is no share of a whole that counts otherwise") {
  Plan plan = by_centre(IndicatorKind::count, false);
  Totals totals;
  measure(totals, "salon.attendance", r4, number("10"));
  measure(totals, at + "a", r4, number("5"));
  const auto share = [&] {
    return indicator_row(plan, *find_indicator(plan, at + "a"), totals, r4, after_r4)
        .share_of_whole;
  };
  CHECK(share() == Rational(1, 2));
  salon(plan).part_targets["centre:a"] = {{{r4, number("9")}}, {}, TargetBasis::cumulative, {}};
  derive_parts(plan);
  CHECK_FALSE(share());
}

TEST_CASE("a control is held against its parts when all of them are there") {
  Plan plan = by_centre();
  const Period month{make_day(2022, 4, 1), make_day(2022, 4, 30)};
  const Period quarter{make_day(2022, 4, 1), make_day(2022, 6, 30)};
  YearTotal parts;
  add_value(number("12"), month, parts);
  Totals totals;
  const std::set<std::string> all = {at + "a", at + "b", at + "c"};
  const auto differs = [&](const Control& control) {
    totals.controls["salon.attendance"][r4] = {control};
    const Indicator& whole = *find_indicator(plan, "salon.attendance");
    return !control_differences(plan, whole, totals, r4).empty();
  };
  CHECK(differs({month, number("13"), parts, all}));
  CHECK_FALSE(differs({month, number("13"), parts, {at + "a", at + "b"}}));
  CHECK_FALSE(differs({month, number("13"), parts, all, true}));

  SECTION("not one that has ended") {
    plan.breakdowns[0].parts[2].until = YearBound{2021, YearCounting::fiscal, "R3"};
    derive_parts(plan);
    CHECK(differs({month, number("13"), parts, {at + "a", at + "b"}}));
  }
  SECTION("of a quarter, each of its months") {
    salon(plan).expect = Expectation{1};
    derive_parts(plan);
    for (const std::string& id : all) measure(totals, id, r4, number("4"), month);
    CHECK(differs({month, number("13"), parts, all}));
    CHECK_FALSE(differs({quarter, number("13"), parts, all}));
    for (const Day day : {make_day(2022, 5, 1), make_day(2022, 6, 1)}) {
      for (const std::string& id : all) measure(totals, id, r4, number("4"), month_of(day));
    }
    CHECK(differs({quarter, number("13"), parts, all}));
  }
  SECTION("of levels, the last of its months") {
    salon(plan).expect = Expectation{1};
    salon(plan).kind = IndicatorKind::stock;
    derive_parts(plan);
    for (const std::string& id : all) {
      measure(totals, id, r4, number("4"), month_of(make_day(2022, 6, 1)));
    }
    CHECK(differs({quarter, number("13"), parts, all}));
    CHECK_FALSE(differs({month, number("13"), parts, all}));
  }
}

TEST_CASE("what is missing is due from those who answer for the part") {
  Plan plan = by_centre();
  salon(plan).expect = Expectation{6};
  plan.breakdowns[0].parts[2].owners = {"elderly-support"};
  activity_of(plan, "salon").owners = {"community-medicine"};
  derive_parts(plan);
  Totals totals;
  const Period half{make_day(2022, 4, 1), make_day(2022, 9, 30)};
  measure(totals, at + "a", r4, number("3"), half);
  const ReportingState reported;
  const std::set<FiscalYear> closed;
  const auto deadlines = open_deadlines({plan, totals, reported, closed}, make_day(2023, 4, 29));
  std::vector<std::string> lines;
  for (const Deadline& one : deadlines) {
    if (one.indicator == nullptr || one.indicator->id != "salon.attendance" || one.year != r4)
      continue;
    lines.push_back(addressees_of(one).front() + " " + std::to_string(one.reported_parts) + "/" +
                    std::to_string(one.expected_parts) + " " + names_of(one.missing_parts).en);
  }
  CHECK(lines == std::vector<std::string>{"community-medicine 1/3 南", "elderly-support 1/3 東"});
}

TEST_CASE("those who report parts last reported when one of these was") {
  Plan plan = by_centre();
  plan.breakdowns[0].parts[2].owners = {"elderly-support"};
  activity_of(plan, "salon").owners = {"community-medicine"};
  derive_parts(plan);
  const Totals totals;
  ReportingState reported;
  const Moment then = make_day(2022, 5, 1);
  const Moment later = make_day(2022, 6, 1);
  reported.recorded_at = {{at + "a", later}, {at + "c", then}};
  const std::set<FiscalYear> closed;
  const DueSource source{plan, totals, reported, closed};
  const Due all = due(source, 1, after_r4, after_r4, "");
  for (const Addressee& one : all.addressees) {
    if (one.id == "elderly-support") CHECK(one.recorded_at == then);
    if (one.id == "community-medicine") CHECK(one.recorded_at == later);
  }
  const auto of = [&](const std::string& owner) {
    return std::ranges::find_if(all.deadlines, [&](const Deadline& one) {
      return !one.missing_parts.empty() && addressees_of(one).front() == owner;
    });
  };
  CHECK(of("elderly-support")->recorded_at == then);
  CHECK(of("community-medicine")->recorded_at == later);
}

}  // namespace
}  // namespace track::report::coverage_test
