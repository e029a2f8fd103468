#include "track/render/views.hpp"

#include <catch2/catch.hpp>

#include "report/making.hpp"

namespace track::render::due_calendar_test {
namespace {

using namespace track::testing;

// One value that is due, of an indicator with such a name.
std::string calendar_with(const std::string& name) {
  Plan plan = sample_plan();
  plan.indicators.clear();
  plan.indicators.push_back(indicator("booklet", name, IndicatorKind::milestone));
  const Totals totals;
  const ReportingState reported;
  const std::set<FiscalYear> closed = {r3, r5};
  const report::DueSource source{plan, totals, reported, closed};
  return due_calendar(report::due(source, 1, after_r4, after_r4, ""), Language::en);
}

TEST_CASE("a calendar's lines end as RFC 5545 has them, and its specials are escaped") {
  const std::string text = calendar_with("a, b; c\\d\x1b[31m");
  CHECK(text.find("\r\nSUMMARY:Due: a\\, b\\; c\\\\d<U+001B>[31m\r\n") != std::string::npos);
  CHECK(text.find("\r\nDTSTART;VALUE=DATE:20230430\r\nDTEND;VALUE=DATE:20230501\r\n") !=
        std::string::npos);
  CHECK(text.find("\r\nDTSTAMP:20230531T000000Z\r\n") != std::string::npos);
  CHECK(text.find("\r\nUID:booklet-2022-04-01-0@home-care.track\r\n") != std::string::npos);
  CHECK(text.ends_with("END:VCALENDAR\r\n"));
}

// What a reader makes of the lines; checks how they are folded and end.
std::string unfolded(const std::string& text) {
  std::string result;
  std::size_t line = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 3, "\r\n ") == 0) {
      CHECK((static_cast<unsigned char>(text[i + 3]) & 0xC0) != 0x80);
      i += 2;
      line = 1;
      continue;
    }
    line = text[i] == '\n' ? 0 : line + 1;
    CHECK(line <= 76);  // 75 and its end
    CHECK((text[i] != '\r' || text[i + 1] == '\n'));
    result += text[i];
  }
  return result;
}

TEST_CASE("names of any length are folded between characters, and read back") {
  for (const char* character : {"a", "é", "療"}) {
    std::string name;
    for (int length = 1; length <= 160; ++length) {
      name += character;
      INFO(name);
      const std::string text = unfolded(calendar_with(name));
      CHECK(text.find("\r\nSUMMARY:Due: " + name + "\r\n") != std::string::npos);
    }
  }
}

TEST_CASE("what is to be evaluated counts, and stands in the rows and the calendar") {
  Plan plan = sample_plan();
  plan.indicators.clear();
  plan.activities.clear();
  plan.assessment.of = {EvaluationSubject::plan};
  plan.assessment.days = 30;
  const Totals totals;
  const ReportingState reported;
  const std::set<FiscalYear> closed = {r3, r5};
  const std::map<FiscalYear, std::vector<Evaluation>> evaluations;
  const report::DueSource source{plan, totals, reported, closed, &evaluations};
  const report::Due due = report::due(source, 1, after_r4, after_r4, "");
  CHECK(due.all() == 1);
  CHECK(due.overdue() == 1);
  const std::string text = write(document_of(due), Format::table, {});
  CHECK(text.find("overdue 1, due 0") != std::string::npos);
  const std::string rows = write(document_of(due), Format::csv, {});
  CHECK(rows.find("home-care,") != std::string::npos);
  CHECK(rows.find(",evaluation,") != std::string::npos);
  CHECK(rows.find(",overdue,-31,,plan") != std::string::npos);
  const std::string calendar = due_calendar(due, Language::en);
  CHECK(calendar.find("\r\nUID:evaluation-plan-2022@home-care.track\r\n") != std::string::npos);
  CHECK(calendar.find("\r\nSUMMARY:Evaluation due: the plan\r\n") != std::string::npos);
  CHECK(calendar.find("track assess plan --year R4") != std::string::npos);
}

}  // namespace
}  // namespace track::render::due_calendar_test
