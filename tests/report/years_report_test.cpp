#include "track/report/report.hpp"

#include <catch2/catch.hpp>

#include "report/making.hpp"

namespace track::report::years_report_test {
namespace {

using namespace track::testing;

constexpr FiscalYearSpan whole_plan{r3, r5};

Totals three_years() {
  Totals totals;
  hold(totals, "lecture", r3, 2);
  hold(totals, "lecture", r4, 3);
  measure(totals, "lecture.attendance", r3, number("241"));
  measure(totals, "lecture.attendance", r4, number("278"));
  measure(totals, "lecture.attendance", r5, number("96"), make_day(2023, 5, 1));
  measure(totals, "elderly-survey.clinics", r3, number("45.5"));
  return totals;
}

YearsReport years_of(const Plan& plan, const Totals& totals, const Filter& filter = {}) {
  return build(plan, 4, totals, whole_plan, after_r4, filter);
}

const std::vector<Row>& lecture_rows(const YearsReport& report) {
  return report.themes.at(0).fields.at(0).activities.at(0).rows;
}

// What one year's report and the same year of the years' report say of a row.
auto gist(const Row& row) {
  return std::tuple{row.id,
                    row.field,
                    row.level,
                    row.actual.number,
                    row.target.number,
                    row.assessment.status,
                    row.achievement.rate,
                    row.from_previous ? row.from_previous->change : std::nullopt};
}

TEST_CASE("each year holds the rows of its own report") {
  Plan plan = sample_plan();
  activity_of(plan, "lecture").schedule = *read_schedule("3/year");
  activity_of(plan, "elderly-survey").monitoring = true;
  indicator_of(plan, "lecture.attendance").targets = {{r4, number("300")}};
  indicator_of(plan, "lecture.talked").retired = true;
  const Totals totals = three_years();
  Filter filter;
  std::tie(filter.theme, filter.field, filter.owner, filter.level) =
      GENERATE(table<std::string, std::string, std::string, std::optional<Level>>(
          {{"", "", "", {}},
           {"citizens", "", "", {}},
           {"", "awareness", "", Level::output},
           {"", "", "community-medicine", {}}}));
  const YearsReport all = years_of(plan, totals, filter);
  REQUIRE(all.years.size() == 3);
  for (const ReportYear& year : all.years) {
    const Report one = build(plan, 4, totals, year.year, after_r4, filter);
    std::vector<decltype(gist({}))> here;
    for (const Row* row : all.rows()) {
      if (row->year == year.year) here.push_back(gist(*row));
    }
    std::vector<decltype(gist({}))> alone;
    for (const Row* row : one.rows()) alone.push_back(gist(*row));
    CHECK(here == alone);
    CHECK(year.counts == one.counts);
    CHECK(year.progress.phase == one.head.progress.phase);
  }
}

TEST_CASE("a line has a row for each year that shows it, in the order of the years") {
  Plan plan = sample_plan();
  indicator_of(plan, "lecture.talked").retired = true;
  Totals totals = three_years();
  measure(totals, "lecture.talked", r4, fraction("84", "102"));
  const YearsReport report = years_of(plan, totals);
  const std::vector<Line> lines = report.lines(lecture_rows(report));
  REQUIRE(lines.size() == 3);
  const Line& held = lines[0];
  CHECK(held.years.size() == 3);
  CHECK(held.years[1]->actual.number == Rational(3));
  CHECK(held.years[2] == nullptr);  // neither planned nor held
  CHECK(held.latest().year == r4);
  CHECK(lines[1].latest().id == "lecture.attendance");
  CHECK(lines[1].latest().year == r5);
  const Line& retired = lines[2];
  CHECK(retired.years[0] == nullptr);
  CHECK(retired.years[1]->id == "lecture.talked");
  CHECK(retired.years[2] == nullptr);
}

TEST_CASE("what no year shows has no line") {
  Plan plan = sample_plan();
  indicator_of(plan, "lecture.talked").retired = true;
  const YearsReport report = years_of(plan, {});
  const std::vector<Line> lines = report.lines(lecture_rows(report));
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].latest().id == "lecture.attendance");
}

TEST_CASE("the years of a line are written with equally many decimals") {
  Totals totals = three_years();
  measure(totals, "lecture.attendance", r4, number("0.25"), make_day(2022, 7, 1));
  const Plan plan = sample_plan();
  const YearsReport report = years_of(plan, totals);
  const Line line = report.lines(lecture_rows(report))[1];
  REQUIRE(line.latest().id == "lecture.attendance");
  for (const Row* row : line.years) CHECK(row->figure_digits == 2);
}

TEST_CASE("figures are comparable unless they are carried, or part of a running year's sum") {
  Plan plan = sample_plan();
  activity_of(plan, "elderly-survey").monitoring = true;
  const YearsReport report = years_of(plan, three_years());
  const auto comparable = [](const Line& line) {
    std::vector<bool> result;
    for (const Row* row : line.years) result.push_back(row != nullptr && row->comparable);
    return result;
  };
  using Years = std::vector<bool>;
  const std::vector<Line> lines = report.lines(lecture_rows(report));
  CHECK(comparable(lines[0]) == Years{true, true, false});  // held
  CHECK(comparable(lines[1]) == Years{true, true, false});  // R5 is running
  const Line stock = report.lines(report.surveys.at(0).rows).at(0);
  REQUIRE(stock.latest().id == "elderly-survey.clinics");
  CHECK(comparable(stock) == Years{true, false, false});
}

TEST_CASE("the plan so far reaches to the year of the day, within the plan") {
  const Plan plan = sample_plan();
  CHECK(years_so_far(plan, mid_r4) == FiscalYearSpan{r3, r4});
  CHECK(years_so_far(plan, make_day(2021, 4, 1)) == FiscalYearSpan{r3, r3});
  CHECK(years_so_far(plan, make_day(2021, 3, 31)) == FiscalYearSpan{r3, r3});
  CHECK(years_so_far(plan, make_day(2030, 1, 1)) == FiscalYearSpan{r3, r5});
}

// R3 as it was closed: of other definitions and, where it was opened again, of other figures.
Report closed_r3(const Plan& plan, const Totals& totals) {
  Report report = build(plan, 2, totals, r3, make_day(2022, 4, 20), {});
  report.head.closed_by = 40;
  return report;
}

const Row& row_of(const YearsReport& report, const std::string& id, FiscalYear year) {
  for (const Row* row : report.rows()) {
    if (row->id == id && row->year == year) return *row;
  }
  FAIL(id << " has no row in " << year.number);
  throw;
}

TEST_CASE("a closed year keeps its rows, and a change is from the figure printed") {
  const Plan plan = sample_plan();
  Plan then = sample_plan();
  indicator_of(then, "lecture.attendance").targets = {{r3, number("200")}};
  Totals before = three_years();
  measure(before, "lecture.attendance", r3, number("9"));
  hold(before, "lecture", r3, 1);
  const Report closed = closed_r3(then, before);
  Filter filter;
  filter.theme = "citizens";
  const YearsReport report = build(plan, 4, three_years(), whole_plan, after_r4, filter, {closed});
  CHECK(report.years[0].closed_by == 40);
  CHECK_FALSE(report.years[1].closed_by);
  const Row& frozen = row_of(report, "lecture.attendance", r3);
  CHECK(frozen.actual.number == 250);
  CHECK(frozen.target.number == 200);
  CHECK(frozen.assessment.status == Status::achieved);
  CHECK(report.years[0].counts.at(Status::achieved) == 1);
  CHECK(row_of(report, "lecture.attendance", r4).from_previous->change == 278 - 250);
  CHECK(row_of(report, "lecture", r4).from_previous->change == 3 - 1);
}

TEST_CASE("what was counted otherwise when its year was closed is not subtracted") {
  Plan then = sample_plan();
  indicator_of(then, "lecture.attendance").unit = "組";
  Totals before = three_years();
  measure(before, "lecture.attendance", r3, number("9"));
  const Report closed = closed_r3(then, before);
  const Plan plan = sample_plan();
  const YearsReport report = build(plan, 4, three_years(), whole_plan, after_r4, {}, {closed});
  CHECK(row_of(report, "lecture.attendance", r3).unit == "組");
  CHECK_FALSE(row_of(report, "lecture.attendance", r4).from_previous);
}

TEST_CASE("a year that was closed before an indicator was defined shows none of it") {
  Plan then = sample_plan();
  std::erase_if(then.indicators, [](const Indicator& one) { return one.id == "lecture.talked"; });
  const Totals totals = three_years();
  const Report closed = closed_r3(then, totals);
  const Plan plan = sample_plan();
  const YearsReport report = build(plan, 4, totals, whole_plan, after_r4, {}, {closed});
  for (const Line& line : report.lines(lecture_rows(report))) {
    CHECK((line.years[0] == nullptr) == (line.latest().id == "lecture.talked"));
  }
}

}  // namespace
}  // namespace track::report::years_report_test
