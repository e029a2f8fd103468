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

TEST_CASE("long names are folded between characters") {
  std::string name;
  for (int i = 0; i < 60; ++i) name += "療";
  const std::string text = calendar_with(name);
  std::string unfolded;
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
    unfolded += text[i];
  }
  CHECK(unfolded.find("Due: " + name) != std::string::npos);
}

}  // namespace
}  // namespace track::render::due_calendar_test
