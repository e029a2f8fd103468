#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>

#include "render/reporting.hpp"
#include "track/base/text.hpp"

namespace track::render::report_text_test {
namespace {

using namespace track::testing;

std::string text_of(const Plan& plan, const Totals& totals, const Style& style) {
  return written(report_of(plan, totals), Format::table, style);
}
std::string rich_text(const Style& style) {
  return text_of(rich_plan(), rich_totals(), style);
}

// The column in which `part` ends on the line that holds `mark`.
std::size_t end_column(const std::string& text, const std::string& mark, const std::string& part) {
  for (const std::string& line : lines_of(text)) {
    if (line.find(mark) == std::string::npos) continue;
    const std::size_t start = line.find(part);
    if (start != std::string::npos) return text_width(line.substr(0, start + part.size()));
  }
  FAIL("no line with " << mark << " and " << part);
  return 0;
}

TEST_CASE("a report begins with its title, its span and the statuses counted") {
  const auto en = lines_of(rich_text({Language::en, 140}));
  CHECK(en.at(0) == "練馬区在宅療養推進事業: targets and actuals R4 (FY2022)");
  CHECK(en.at(1) ==
        "2022-04-01 to 2023-03-31; as of 2023-05-31; definitions revision 4; the year is over");
  CHECK(en.at(2) == "not due 1   missing 1   improved 1   achieved 3   nearly 1   missed 1");
  const auto ja = lines_of(rich_text({Language::ja, 140}));
  CHECK(ja.at(0) == "練馬区在宅療養推進事業　令和4年度の目標と実績");
  CHECK(ja.at(1) ==
        "対象期間：令和4年4月1日～令和5年3月31日（令和5年5月31日現在）　定義第4版　年度終了");
  CHECK(ja.at(2) == "時期未到来 1   未報告 1   改善 1   達成 3   おおむね達成 1   未達 1");
}

TEST_CASE("a report goes through themes, fields, activities with owners, and surveys") {
  const std::string text = rich_text({Language::ja, 140});
  std::size_t position = 0;
  for (const char* part :
       {"\n1 区民の環境\n", "\n1-1 区民への啓発\n", "\n  目指すべき状態\n", "\n    わからない割合 ",
        "\n  在宅療養講演会の開催　〔地域医療課〕\n", "\n    実施回数 ", "\n1-2 相談体制の充実\n",
        "\n  介護学べるサロンの実施　〔地域医療課・高齢者支援課〕\n",
        "\nモニタリング（調査・統計）\n", "\n  医療・介護資源の量と質が把握されている。\n",
        "\n  高齢者基礎調査　〔高齢者支援課〕\n", "\n    診療所数 "}) {
    const std::size_t found = text.find(part, position);
    INFO(part);
    REQUIRE(found != std::string::npos);
    position = found;
  }
  CHECK_THAT(rich_text({Language::en, 140}),
             Catch::Contains("介護学べるサロンの実施 [地域医療課, 高齢者支援課]\n"));
}

TEST_CASE("figures stand in columns that align over sections and wide characters") {
  const std::string text = rich_text({Language::ja, 140});
  const std::size_t actual = end_column(text, "単位", "実績値");
  CHECK(end_column(text, "人  ", "18,540") == actual);
  CHECK(end_column(text, "話し合い", "82.4") == actual);
  CHECK(end_column(text, "ヒヤリ", " 7") == actual);
  CHECK(end_column(text, "手引き", "着手") == actual);
  const std::size_t target = end_column(text, "単位", "目標値");
  CHECK(end_column(text, "実施回数", "2～3") == target);
  CHECK(end_column(text, "手引き", "完了") == target);
}

TEST_CASE("columns without any figure are left out") {
  Plan plan = rich_plan();
  for (Indicator& indicator : plan.indicators) indicator.baseline.reset();
  CHECK(text_of(plan, rich_totals(), {Language::en, 140}).find("baseline") == std::string::npos);
}

TEST_CASE("no line is wider than the terminal and no name is cut, at every usual width") {
  for (const int width : {80, 100, 140}) {
    for (const Language language : {Language::en, Language::ja}) {
      INFO(width);
      const Plan plan = rich_plan();
      const std::string text = rich_text({language, width});
      for (const std::string& line : lines_of(text)) {
        INFO(line);
        CHECK(text_width(line) <= static_cast<std::size_t>(width));
        CHECK_FALSE(line.ends_with(' '));
      }
      const std::string flat = without_blanks(text);
      CHECK(flat.find(without_blanks(plan.fields[0].outcomes[0])) != std::string::npos);
    }
  }
}

// The lines of one row's name: at the left, as far as the figures begin.
std::string name_at_left(const std::string& text, std::size_t first_line, std::size_t columns) {
  const auto lines = lines_of(text);
  std::string name;
  for (std::size_t i = first_line; i < lines.size(); ++i) {
    if (lines[i].starts_with("      ") || !lines[i].starts_with("    ")) break;
    std::string line = lines[i].substr(4);
    while (text_width(line) > columns) line.pop_back();
    if (i > first_line && text_width(lines[i]) > columns + 4) break;
    name += line;
  }
  return without_blanks(name);
}

TEST_CASE("a wrapped name stands whole in its column") {
  const std::string text = rich_text({Language::ja, 140});
  const auto lines = lines_of(text);
  std::size_t first = 0;
  while (!lines.at(first).starts_with("    在宅療養講演会に")) ++first;
  const std::string heading = lines.at(first - 3);
  const auto unit = std::find_if(lines.begin(), lines.end(), [](const std::string& line) {
    return line.find("単位") != std::string::npos;
  });
  REQUIRE(unit != lines.end());
  const std::size_t column = unit->find("単位");
  CHECK(name_at_left(text, first, column - 6) ==
        find_indicator(rich_plan(), "lecture.attendance")->name);
}

TEST_CASE("where the name finds no room it stands on lines of its own") {
  const std::string text = rich_text({Language::ja, 80});
  CHECK_THAT(text, Catch::Contains("\n    わからない割合\n"));
}

TEST_CASE("columns that find no room step below their row with their headings") {
  const std::string ja = rich_text({Language::ja, 80});
  CHECK_THAT(ja, Catch::Contains("\n      · 直近の実績日 R5.2.18\n"));
  const std::string narrow = rich_text({Language::en, 50});
  CHECK_THAT(narrow, Catch::Contains("last day 2023-02-18; method ratio"));
  for (const std::string& line : lines_of(narrow)) CHECK(text_width(line) <= 50);
}

TEST_CASE("colour marks statuses and headings, and is nothing but colour") {
  for (const int width : {80, 140}) {
    const std::string colored = rich_text({Language::en, width, true});
    CHECK(colored.find("\x1b[32machieved\x1b[0m") != std::string::npos);
    CHECK(colored.find("\x1b[33mnearly\x1b[0m") != std::string::npos);
    CHECK(colored.find("\x1b[31mmissing\x1b[0m") != std::string::npos);
    CHECK(without_colors(colored) == rich_text({Language::en, width}));
  }
  CHECK(rich_text({Language::en, 140}).find('\x1b') == std::string::npos);
}

TEST_CASE("colour is nothing but colour where the status is the last column") {
  Plan plan = sample_plan();
  const std::string plain = text_of(plan, {}, {Language::en, 140});
  CHECK(without_colors(text_of(plan, {}, {Language::en, 140, true})) == plain);
}

TEST_CASE("control characters of names, units and owners never reach the terminal") {
  Plan plan = rich_plan();
  const std::string evil = "x\x1b]0;y\x07\x1b[2J\u202E";
  plan.name += evil;
  for (Theme& theme : plan.themes) theme.name += evil;
  for (Field& field : plan.fields) {
    field.name += evil;
    field.outcomes.push_back(evil);
  }
  for (Owner& owner : plan.owners) owner.name += evil;
  for (Activity& activity : plan.activities) activity.name += evil;
  for (Indicator& one : plan.indicators) {
    one.name += evil;
    one.unit += evil;
  }
  plan.monitoring_outcomes = {evil};
  activity_of(plan, "elderly-survey").schedule = *read_schedule("1/3 years");
  for (const int width : {80, 200}) {
    const std::string text = text_of(plan, rich_totals(), {Language::en, width});
    CHECK_FALSE(has_raw_control(text));
    CHECK(text.find("\u202E") == std::string::npos);
  }
  CHECK_FALSE(has_raw_control(written(report_of(plan, rich_totals()), Format::markdown, {})));
}

TEST_CASE("filters that match nothing say so") {
  Filter filter;
  filter.theme = "professionals";
  const Plan plan = rich_plan();
  const report::Report report = report::build(plan, 4, {}, r4, after_r4, filter);
  CHECK_THAT(written(report, Format::table, {Language::en, 100}),
             Catch::EndsWith("\nNothing in the plan matches these filters.\n"));
  CHECK_THAT(written(report, Format::markdown, {Language::ja, 100}),
             Catch::EndsWith("\n条件に一致する項目はありません。\n"));
}

TEST_CASE("a field with nothing in it has no headings") {
  Plan plan = sample_plan();
  plan.fields.push_back({"training", "professionals", "研修", {}, {}});
  CHECK_THAT(text_of(plan, {}, {Language::en, 100}),
             Catch::Contains("actual  status") && Catch::EndsWith("\n2-1 研修\n"));
}

TEST_CASE("names of any length keep within the terminal and stay whole") {
  rc::prop("names", [] {
    const auto parts = *rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("練馬", "区民の", "、", "（", "care", "-", "ーン", "ｱ"));
    std::string name = "名";
    for (const std::string& part : parts) name += part;
    Plan plan = rich_plan();
    indicator_of(plan, "lecture.attendance").name = name;
    activity_of(plan, "lecture").name = name;
    const int width = *rc::gen::element(80, 100, 140);
    const std::string text = text_of(plan, rich_totals(), {Language::ja, width});
    for (const std::string& line : lines_of(text)) {
      RC_ASSERT(text_width(line) <= static_cast<std::size_t>(width));
    }
    RC_ASSERT(without_blanks(text).find(name + "　〔地域医療課〕") != std::string::npos ||
              without_blanks(text).find(name + "〔地域医療課〕") != std::string::npos);
  });
}

}  // namespace
}  // namespace track::render::report_text_test
