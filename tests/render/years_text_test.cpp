#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>

#include "render/years_reporting.hpp"
#include "track/base/text.hpp"

namespace track::render::years_text_test {
namespace {

using namespace track::testing;
using Catch::Contains;

std::string text(const Style& style) {
  return years_written(Format::table, style);
}

// The lines from the one that begins with `name` to the next name, blanks made one.
std::string part_of(const std::string& text, const std::string& name, std::size_t lines) {
  const std::vector<std::string> all = lines_of(text);
  const auto first = std::find_if(all.begin(), all.end(), [&](const std::string& line) {
    return line.starts_with("    " + name);
  });
  std::string result;
  for (auto line = first; line != all.end() && lines > 0; ++line, --lines) {
    std::istringstream words(line->starts_with("    " + name) ? line->substr(4 + name.size())
                                                              : *line);
    for (std::string word; words >> word;) result += word + " ";
    result += "\n";
  }
  return result;
}

TEST_CASE("years begin with their title, their span and each year's statuses") {
  const auto en = lines_of(text({Language::en, 160}));
  CHECK(en.at(0) == "練馬区在宅療養推進事業: actuals R3 (FY2021) to R5 (FY2023)");
  CHECK(en.at(1) == "2021-04-01 to 2024-03-31; as of 2023-05-31; definitions revision 4");
  CHECK_THAT(en.at(2), Contains("R3: ") && Contains("no target"));
  CHECK_THAT(en.at(4), Catch::StartsWith("R5 (so far): "));
  const auto ja = lines_of(text({Language::ja, 160}));
  CHECK(ja.at(0) == "練馬区在宅療養推進事業　令和3年度から令和5年度までの実績");
  CHECK_THAT(ja.at(4), Catch::StartsWith("R5（途中）："));
}

TEST_CASE("below the actuals stand change, target, rate and status of each year") {
  CHECK(part_of(text({Language::en, 160}), "話し合いたいと思った割合", 5) ==
        "% 62.2 82.4 — ▁█· \n"
        "change +20.1 \n"
        "target 60.0 \n"
        "rate (ratio) 137.3 % \n"
        "status no target achieved not due \n");
  CHECK(part_of(text({Language::ja, 160}), "実施回数", 5) ==
        "回 2 3 — ▁█· \n"
        "前年度差 +1 \n"
        "目標値 2～3 2～3 2～3 \n"
        "対目標比 100.0% 150.0% \n"
        "判定 達成 達成 時期未到来 \n");
}

TEST_CASE("without a target in any year there is no status to show") {
  Plan plan = years_plan();
  indicator_of(plan, "lecture.talked").targets.clear();
  Totals totals = years_totals();
  measure(totals, "lecture.talked", r5, fraction("40", "52"));
  const std::string text = written(years_of(plan, totals), Format::table, {Language::en, 160});
  CHECK_THAT(
      part_of(text, "話し合いたいと思った割合", 3),
      Catch::StartsWith("% 62.2 82.4 76.9 ▁█▆ \nchange +20.1 -5.4 \n") && !Contains("status"));
}

TEST_CASE("a survey and a stock show the day of each figure, a carried one in brackets") {
  CHECK(part_of(text({Language::en, 160}), "わからない割合", 4) ==
        "% — 31.0 (31.0) \n"
        "status not due improved not due \n"
        "last day 2022-12-01 2022-12-01 \n"
        "· baseline 35.2 % (R1); from 高齢者基礎調査; R4: -4.2 points from the baseline (R1), 95 % "
        "interval -7.6 to -0.8; beyond sampling error (95 %) \n");
  CHECK_THAT(
      part_of(text({Language::en, 160}), "診療所数", 3),
      Contains("か所 45 (45) (45)") && Contains("last day 2022-03-31 2022-03-31 2022-03-31"));
}

TEST_CASE("a figure with a hole in it says so of its year, and is no part of the trend") {
  const std::string part = part_of(text({Language::en, 160}), "参加人数", 2);
  CHECK_THAT(part, Catch::StartsWith("人 43 113 (113) \n"));
  CHECK_THAT(part, !Contains("▁"));
  CHECK_THAT(text({Language::en, 160}),
             Contains("cumulative since R3; R4: without 1 of 3 measurements"));
}

TEST_CASE("a break of the series has its reason, no change across it and no trend before it") {
  Plan plan = years_plan();
  indicator_of(plan, "lecture.talked").series_breaks = {{r4, "選択肢の追加"}};
  Totals totals = years_totals();
  measure(totals, "lecture.talked", r5, fraction("40", "52"));
  const std::string text = written(years_of(plan, totals), Format::table, {Language::en, 160});
  CHECK_THAT(part_of(text, "話し合いたいと思った割合", 2),
             Contains("% 62.2 82.4 76.9 ·█▁ \nchange -5.4 \n"));
  CHECK_THAT(text, Contains("R4: not comparable with the figure before: 選択肢の追加"));
}

TEST_CASE("between the waves of a survey the note names the wave before") {
  Plan plan = years_plan();
  plan.first_year = {2019};
  Indicator& unknown = indicator_of(plan, "care-unknown");
  unknown.baseline.reset();
  Totals totals = years_totals();
  measure(totals, "care-unknown", {2019}, percentage("35.2", 1500));
  const std::string text = written(years_of(plan, totals), Format::table, {Language::en, 160});
  CHECK_THAT(text,
             Contains("R4: -4.2 points from R1 (35.2 %), 95 % interval -7.6 to -0.8: beyond"));
  CHECK_THAT(part_of(text, "わからない割合", 4), !Contains("change"));
}

TEST_CASE("at any width years align, nothing is wider than the terminal and no name is cut") {
  const Plan plan = years_plan();
  const report::YearsReport report = years_of(plan, years_totals());
  rc::prop("laid out", [&] {
    const int width = *rc::gen::inRange(40, 200);
    const Language language = *rc::gen::element(Language::en, Language::ja);
    const std::string text = written(report, Format::table, {language, width});
    for (const std::string& line : lines_of(text)) {
      RC_ASSERT(text_width(line) <= static_cast<std::size_t>(width));
      RC_ASSERT(!line.ends_with(' '));
    }
    const std::string letters = without_blanks(text);
    for (const char* part : {"18,540", "17,300", "4,100", "(31.0)", "82.4"}) {
      RC_ASSERT(letters.find(language == Language::ja && part[0] == '(' ? "（31.0）" : part) !=
                std::string::npos);
    }
  });
}

TEST_CASE("a name stands above its figures where there is no room beside them") {
  const std::string narrow = text({Language::en, 60});
  CHECK_THAT(narrow, Contains("\n    話し合いたいと思った割合\n"));
  const std::string wide = text({Language::en, 160});
  CHECK_THAT(wide, Contains("\n    話し合いたいと思った割合  "));
}

TEST_CASE("years that do not fit stand below one another, each under its heading") {
  const std::string text = years_written(Format::table, {Language::ja, 40});
  const std::size_t name = text.find("話し合いたいと思った割合");
  const std::size_t r3_heading = text.find("R3", name);
  const std::size_t r4_heading = text.find("R4", r3_heading);
  const std::size_t r5_heading = text.find("R5（途中）", r4_heading);
  REQUIRE(r5_heading != std::string::npos);
  CHECK(text.substr(r3_heading, r4_heading - r3_heading).find("62.2") != std::string::npos);
  CHECK(text.substr(r3_heading, r4_heading - r3_heading).find("前年度差") == std::string::npos);
  CHECK(text.substr(r4_heading, r5_heading - r4_heading).find("82.4") != std::string::npos);
}

TEST_CASE("colour follows each year's judgement and changes no column") {
  const Style plain{Language::ja, 100};
  const Style colored{Language::ja, 100, true};
  CHECK(without_colors(text(colored)) == text(plain));
  CHECK_THAT(text(colored), Contains("\x1b[32m達成\x1b[0m"));
}

}  // namespace
}  // namespace track::render::years_text_test
