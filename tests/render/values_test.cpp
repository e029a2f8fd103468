#include "../src/render/words/values.hpp"

#include <catch2/catch.hpp>
#include <functional>

#include "../src/render/words/row_sentences.hpp"
#include "render/reporting.hpp"

namespace track::render::values_test {
namespace {

using namespace track::testing;
using report::Row;

Row row_of(const std::string& id, const Totals& totals = rich_totals(),
           const std::function<void(Plan&)>& change = {}) {
  static Plan plan;
  plan = rich_plan();
  if (change) change(plan);
  return report::indicator_row(plan, *find_indicator(plan, id), totals, r4, after_r4);
}

std::vector<std::string> notes_of(const Row& row) {
  std::vector<std::string> result;
  for (const Localized& note : notes(row, rich_plan())) result.push_back(note.en);
  return result;
}

using Notes = std::vector<std::string>;

TEST_CASE("figures have thousands separators and the row's decimals") {
  const Row row = row_of("lecture.attendance");
  CHECK(target_text(row).en == "20,000");
  CHECK(actual_text(row).en == "18,540");
  CHECK(difference_text(row).en == "-1,460");
  CHECK(rate_text(row).en == "92.7 %");
  CHECK(method_text(row).ja == "対目標比");
  CHECK(last_text(row, EraCalendar::none).en == "2023-02-18");
}

TEST_CASE("a share is in percent with what it is made of below") {
  const Row row = row_of("lecture.talked");
  CHECK(target_text(row).en == "60.0");
  CHECK(actual_text(row).en == "82.4");
  CHECK(difference_text(row).en == "+22.4");
  CHECK(notes_of(row) == Notes{"84 of 102"});
}

TEST_CASE("what has no figure shows a dash, and the reason below") {
  CHECK(actual_text(row_of("salon.attendance")).en == "—");
  CHECK(rate_text(row_of("salon.attendance")).empty());
  CHECK(difference_text(row_of("salon.attendance")).empty());
  Totals totals;
  measure(totals, "salon.attendance", r4, of_form(ValueForm::unknown));
  const Row row = row_of("salon.attendance", totals);
  CHECK(actual_text(row).en == "n/a");
  CHECK(notes_of(row) == Notes{"recorded as unknown"});
}

TEST_CASE("a sum with a hole in it says so") {
  Totals totals;
  measure(totals, "salon.attendance", r4, number("5"));
  measure(totals, "salon.attendance", r4, of_form(ValueForm::unknown));
  measure(totals, "salon.attendance", r4, of_form(ValueForm::suppressed));
  const Row row = row_of("salon.attendance", totals);
  CHECK(actual_text(row).en == "5");
  CHECK(notes_of(row) == Notes{"without 1 of 3 measurements, recorded as unknown",
                               "without 1 of 3 measurements, recorded as suppressed"});
  CHECK(joined(notes(row, rich_plan())).ja ==
        "実績3件中、不明の1件を含みません；実績3件中、秘匿の1件を含みません");
}

TEST_CASE("a carried figure stands in brackets, its year below") {
  const Row row = row_of("elderly-survey.clinics");
  CHECK(actual_text(row).en == "(45)");
  CHECK(actual_text(row).ja == "（45）");
  CHECK(notes_of(row) ==
        Notes{"no wave of 高齢者基礎調査 is scheduled", "the figure is of R3 (FY2021)"});
}

TEST_CASE("a figure carried between waves is of its year too") {
  Totals totals;
  measure(totals, "care-unknown", r3, percentage("31", 1500));
  const Row row = row_of("care-unknown", totals, [](Plan& plan) {
    activity_of(plan, "elderly-survey").schedule = *read_schedule("1/3 years");
  });
  CHECK(actual_text(row).en == "(31.0)");
  CHECK(notes_of(row) == Notes{"next 高齢者基礎調査 in R6 (FY2024)", "the figure is of R3 (FY2021)",
                               "n = 1,500", "from 高齢者基礎調査"});
}

TEST_CASE("a direction shows the change in points and whether it is noise") {
  CHECK(notes_of(row_of("care-unknown")) == Notes{"beyond sampling error (95 %)", "n = 1,500",
                                                  "-4.2 points from the baseline (R1), 95 % "
                                                  "interval -7.6 to -0.8",
                                                  "from 高齢者基礎調査"});
  CHECK(baseline_text(row_of("care-unknown")).en == "35.2");
}

TEST_CASE("a ceiling shows its headroom, or by how much it is passed") {
  CHECK(notes_of(row_of("salon.errors")) == Notes{"3 left below the ceiling"});
  Totals totals;
  measure(totals, "salon.errors", r4, number("12"));
  CHECK(notes_of(row_of("salon.errors", totals)) == Notes{"2 above the ceiling"});
}

TEST_CASE("a milestone shows stages") {
  CHECK(target_text(row_of("salon.guide")).ja == "完了");
  CHECK(actual_text(row_of("salon.guide")).en == "started");
}

TEST_CASE("without a target the change from the year before is shown") {
  Totals totals;
  measure(totals, "salon.attendance", r3, number("1008"));
  measure(totals, "salon.attendance", r4, number("2108"));
  const Row row = row_of("salon.attendance", totals);
  CHECK(notes_of(row) == Notes{"+1,100 from R3 (1,008 人)"});
  CHECK(notes(row, rich_plan()).at(0).ja == "前年度（R3）1,008人、+1,100人");
}

TEST_CASE("a change that rounds to nothing has no sign") {
  Row row;
  row.figure_digits = 1;
  CHECK(signed_text(row, Rational(1, 100)).en == "0.0");
  CHECK(signed_text(row, Rational(-1, 100)).en == "0.0");
  CHECK(signed_text(row, Rational(1, 10)).en == "+0.1");
  CHECK(signed_text(row, Rational(-1, 10)).en == "-0.1");
}

TEST_CASE("a cumulative row says since when") {
  Totals totals;
  measure(totals, "lecture.attendance", r4, number("5"));
  const Row row = row_of("lecture.attendance", totals, [](Plan& plan) {
    indicator_of(plan, "lecture.attendance").basis = TargetBasis::cumulative;
  });
  CHECK(notes_of(row) == Notes{"cumulative since R3"});
}

TEST_CASE("a retired indicator is marked") {
  Totals totals;
  measure(totals, "salon.attendance", r4, number("5"));
  const Row row = row_of("salon.attendance", totals,
                         [](Plan& plan) { indicator_of(plan, "salon.attendance").retired = true; });
  CHECK(notes_of(row) == Notes{"no longer in the definitions"});
}

TEST_CASE("the reason for a missing rate stands once") {
  Totals totals;
  measure(totals, "lecture.attendance", r4, number("5"));
  const Row row = row_of("lecture.attendance", totals, [](Plan& plan) {
    indicator_of(plan, "lecture.attendance").targets = {{r4, number("0")}};
  });
  CHECK(rate_text(row).empty());
  CHECK(notes_of(row) == Notes{"no rate: the target is not above 0"});
}

TEST_CASE("holdings are named as such and show a planned range") {
  const Plan plan = rich_plan();
  const Row row =
      report::holdings_row(plan, *find_activity(plan, "lecture"), rich_totals(), r4, after_r4);
  CHECK(row_name(row).en == "held");
  CHECK(row_name(row).ja == "実施回数");
  CHECK(target_text(row).en == "2-3");
  CHECK(target_text(row).ja == "2～3");
}

}  // namespace
}  // namespace track::render::values_test
