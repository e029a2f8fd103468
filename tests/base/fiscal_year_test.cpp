#include "track/base/fiscal_year.hpp"

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include "base/generators.hpp"

namespace track::fiscal_year_test {

namespace {

const FiscalCalendar japan{std::chrono::April / 1, EraCalendar::japanese, "Asia/Tokyo"};
const FiscalCalendar calendar_years;

}  // namespace

TEST_CASE("a fiscal year is named by the calendar year it starts in") {
  CHECK(iso(japan.first_day({2022})) == "2022-04-01");
  CHECK(iso(japan.last_day({2022})) == "2023-03-31");
  CHECK(japan.year_of(make_day(2022, 3, 31)) == FiscalYear{2021});
  CHECK(japan.year_of(make_day(2022, 4, 1)) == FiscalYear{2022});
  CHECK(iso(japan.period({2022})) == "2022-04-01..2023-03-31");
}

TEST_CASE("a year that starts on 1 March ends on the leap day") {
  const FiscalCalendar march{std::chrono::March / 1, EraCalendar::none, "UTC"};
  CHECK(iso(march.last_day({2023})) == "2024-02-29");
  CHECK(iso(march.last_day({2022})) == "2023-02-28");
}

TEST_CASE("labels name the era in force on 31 December") {
  CHECK(japan.short_label({2022}) == "R4");
  CHECK(japan.short_label({2019}) == "R1");
  CHECK(japan.short_label({2018}) == "H30");
  CHECK(japan.short_label({1989}) == "H1");
  CHECK(japan.label({2022}) == Localized{"R4 (FY2022)", "令和4年度"});
  CHECK(japan.label({2019}) == Localized{"R1 (FY2019)", "令和元年度"});
}

TEST_CASE("a year before the first era is labelled without one") {
  CHECK(japan.short_label({1867}) == "FY1867");
}

TEST_CASE("a fiscal year that is the calendar year is not called a fiscal one") {
  const FiscalCalendar plain_years;
  CHECK(plain_years.short_label({2022}) == "2022");
  CHECK(plain_years.label({2022}) == Localized{"2022", "2022年"});
  const FiscalCalendar era_years{std::chrono::January / 1, EraCalendar::japanese, "Asia/Tokyo"};
  CHECK(era_years.short_label({2022}) == "R4");
  CHECK(era_years.label({2022}) == Localized{"R4 (2022)", "令和4年"});
}

TEST_CASE("a calendar year goes by the name of the fiscal year that it stands beside") {
  FiscalCalendar own = japan;
  own.calendar_years = true;
  CHECK(iso(own.period({2022})) == "2022-01-01..2022-12-31");
  CHECK(iso(own.part({2022}, 1, 4)) == "2022-01-01..2022-03-31");
  CHECK(own.year_of(make_day(2022, 3, 31)) == FiscalYear{2022});
  CHECK(own.year_of(make_day(2023, 1, 1)) == FiscalYear{2023});
  CHECK(own.short_label({2022}) == "R4");
  CHECK(own.label({2022}) == Localized{"R4 (2022)", "令和4年"});
  CHECK(*read_fiscal_year("令和4年", own) == FiscalYear{2022});
  CHECK(*read_fiscal_year("R4", own) == FiscalYear{2022});
  const auto fiscal = read_fiscal_year(GENERATE("令和4年度", "FY2022", "2022年度"), own);
  CHECK_FALSE(fiscal);
  CHECK(fiscal.rule.en == "write R4 for 2022-01-01..2022-12-31");
  own.named = YearNaming::end;  // R5 is 2022-04-01 to 2023-03-31
  CHECK(own.short_label({2022}) == "R5");
  CHECK(iso(own.period({2022})) == "2023-01-01..2023-12-31");
  CHECK(own.year_of(make_day(2023, 12, 31)) == FiscalYear{2022});
  CHECK(*read_fiscal_year("令和5年", own) == FiscalYear{2022});
}

TEST_CASE("without eras a fiscal year is labelled FY") {
  const FiscalCalendar july{std::chrono::July / 1, EraCalendar::none, "UTC"};
  CHECK(july.short_label({2022}) == "FY2022");
  CHECK(july.label({2022}) == Localized{"FY2022", "2022年度"});
}

TEST_CASE("a year is parted into months where that is possible, else into days") {
  CHECK(iso(japan.part({2022}, 1, 4)) == "2022-04-01..2022-06-30");
  CHECK(iso(japan.part({2022}, 12, 12)) == "2023-03");
  CHECK(iso(japan.part({2022}, 3, 3)) == "2022-12-01..2023-03-31");
  CHECK(iso(japan.part({2022}, 1, 1)) == "2022-04-01..2023-03-31");
  CHECK(iso(japan.part({2022}, 1, 5)) == "2022-04-01..2022-06-12");  // 73 days
  CHECK(iso(japan.part({2022}, 1, 8)) == "2022-04-01..2022-05-16");  // 45.6 days
  const FiscalCalendar late{std::chrono::August / 31, EraCalendar::none, "UTC"};
  CHECK(iso(late.part({2022}, 1, 12)) == "2022-08-31..2022-09-29");
  CHECK(iso(late.part({2022}, 6, 12)) == "2023-01-31..2023-02-27");
}

TEST_CASE("laws of fiscal years") {
  rc::prop("its parts follow one another and make up the year", [] {
    const auto calendar = *generators::any_calendar(EraCalendar::none);
    const FiscalYear year{*rc::gen::inRange(1868, 2201)};
    const int of = *rc::gen::inRange(1, 60);
    Day next = calendar.first_day(year);
    for (int number = 1; number <= of; ++number) {
      const Period part = calendar.part(year, number, of);
      RC_ASSERT(part.first == next);
      RC_ASSERT(part.first <= part.last);
      next = part.last + std::chrono::days(1);
    }
    RC_ASSERT(next == calendar.first_day(year.next()));
  });
  rc::prop("the fiscal year of a day contains it", [] {
    const auto calendar = *generators::any_calendar(EraCalendar::none);
    const Day day = *generators::any_day();
    const Period year = calendar.period(calendar.year_of(day));
    RC_ASSERT(year.first <= day && day <= year.last);
  });
  rc::prop("years follow one another without a gap", [] {
    const auto calendar = *generators::any_calendar(EraCalendar::none);
    const FiscalYear year{*rc::gen::inRange(1868, 2201)};
    RC_ASSERT(calendar.last_day(year) + std::chrono::days(1) == calendar.first_day(year.next()));
  });
  rc::prop("a label reads back to its year", [] {
    const auto eras = *rc::gen::element(EraCalendar::none, EraCalendar::japanese);
    const auto calendar = *generators::any_calendar(eras);
    const FiscalYear year{*rc::gen::inRange(1869, 2201)};
    RC_ASSERT(*read_fiscal_year(calendar.short_label(year), calendar) == year);
    RC_ASSERT(*read_fiscal_year(calendar.label(year).ja, calendar) == year);
  });
}

TEST_CASE("fiscal years are read in every customary form") {
  const auto* text = GENERATE("R4", "r4", "Ｒ４", "令和4", "令和４", "令和4年度", "令和 4 年度",
                              "R4年度", "FY2022", "fy2022", "2022", "2022年度", " 2022 ");
  CAPTURE(text);
  const auto reading = read_fiscal_year(text, japan);
  REQUIRE(reading);
  CHECK(reading->number == 2022);
  CHECK(reading.warnings.empty());
}

TEST_CASE("both eras of a year of change name it") {
  for (const char* text : {"H31", "平成31年度", "R1", "令和元年度", "令和元", "2019"}) {
    CAPTURE(text);
    const auto reading = read_fiscal_year(text, japan);
    REQUIRE(reading);
    CHECK(reading->number == 2019);
    CHECK(reading.warnings.empty());
  }
}

TEST_CASE("a year after its era is read with a warning that names the right form") {
  const auto reading = read_fiscal_year("H32", japan);
  REQUIRE(reading);
  CHECK(reading->number == 2020);
  REQUIRE(reading.warnings.size() == 1);
  CHECK(reading.warnings[0].en ==
        "\"H32\" is after the end of era H; read as R2 (2020-04-01..2021-03-31)");
}

TEST_CASE("what is no fiscal year is refused") {
  const auto* text = GENERATE("", "22", "FY22", "R", "R0", "FYR4", "2022-04", "R4-Q1", "令和",
                              "1867", "2201", "X4", "2022年度末", "FY");
  CAPTURE(text);
  const auto reading = read_fiscal_year(text, japan);
  CHECK_FALSE(reading);
  CHECK_FALSE(reading.problem.en.empty());
  CHECK_FALSE(reading.problem.ja.empty());
  CHECK(reading.rule.en == "write a fiscal year as R4, FY2022 or 2022");
}

TEST_CASE("a calendar year is a fiscal year only where the two are the same") {
  REQUIRE(read_fiscal_year("2022年", calendar_years));
  CHECK(read_fiscal_year("2022年", calendar_years)->number == 2022);
  const auto refused = read_fiscal_year("2022年", japan);
  CHECK_FALSE(refused);
  CHECK(refused.rule.en == "write R4 for 2022-04-01..2023-03-31");
  CHECK_FALSE(read_fiscal_year("令和4年", japan));
}

TEST_CASE("without eras no year is read by one, and none suggested") {
  const auto reading = read_fiscal_year("R4", calendar_years);
  CHECK_FALSE(reading);
  CHECK(reading.rule.en == "write a fiscal year as FY2022 or 2022");
  CHECK(reading.rule.ja.find("R4") == std::string::npos);
}

TEST_CASE("a span of fiscal years has two ends, or is one year alone") {
  const FiscalYearSpan three{{2021}, {2023}};
  for (const char* text : {"R3..R5", "Ｒ３．．Ｒ５", "R3～R5", "R3〜R5", "R3~R5", " R3 .. R5 ",
                           "令和3年度～令和5年度", "FY2021..R5", "2021..2023年度"}) {
    CAPTURE(text);
    const auto reading = read_fiscal_years(text, japan);
    REQUIRE(reading);
    CHECK(*reading == three);
    CHECK(reading.warnings.empty());
  }
  CHECK(*read_fiscal_years("R4", japan) == FiscalYearSpan{{2022}, {2022}});
  CHECK(*read_fiscal_years("R4..R4", japan) == FiscalYearSpan{{2022}, {2022}});
  CHECK(*read_fiscal_years("2021年..2022年", calendar_years) == FiscalYearSpan{{2021}, {2022}});
}

TEST_CASE("both ends of a span may come with a warning") {
  CHECK(read_fiscal_years("H32..H33", japan).warnings.size() == 2);
  CHECK(read_fiscal_years("H32", japan).warnings.size() == 1);
}

TEST_CASE("what is no span of fiscal years is refused with the rule") {
  const auto problem = [](const char* text) { return read_fiscal_years(text, japan).problem.en; };
  CHECK(problem("R5..R3") == "\"R5..R3\" puts the later year first");
  CHECK(problem("..R5") == "\"..R5\" is missing its first or last year");
  CHECK(problem("R3～") == "\"R3～\" is missing its first or last year");
  CHECK(problem("R3-R5") == "\"R3-R5\" is not a fiscal year");
  CHECK(problem("R3..next") == "\"next\" is not a fiscal year");
  CHECK(problem("R3..R4..R5") == "\"R4..R5\" is not a fiscal year");
  CHECK(problem("") == "no fiscal year is given");
  CHECK(read_fiscal_years("R5..R3", japan).rule.en == "write the earlier first: R3..R5");
  CHECK(read_fiscal_years("R3..R5", calendar_years).rule.en ==
        "write fiscal years as FY2021..FY2023, the earlier first, or one alone as FY2022");
  CHECK(read_fiscal_years("2021年..R5", japan).rule.en == "write R3 for 2021-04-01..2022-03-31");
}

TEST_CASE("years are read relative to the current one where that is known") {
  const FiscalYear current{2022};
  for (const char* text : {"current", "this year", "今年度", "本年度"}) {
    CAPTURE(text);
    CHECK(*read_fiscal_year(text, japan, current) == current);
  }
  for (const char* text : {"last", "Last Year", "昨年度", "前年度", "昨 年度"}) {
    CAPTURE(text);
    CHECK(*read_fiscal_year(text, japan, current) == current.previous());
    CHECK_FALSE(read_fiscal_year(text, japan));
  }
  CHECK(*read_fiscal_year("一昨年度", japan, current) == FiscalYear{2020});
  CHECK_FALSE(read_fiscal_year("昨年", japan, current));  // of the calendar
  CHECK(*read_fiscal_year("昨年", calendar_years, current) == current.previous());
  CHECK(*read_fiscal_years("R3..last", japan, current) == FiscalYearSpan{{2021}, {2021}});
}

TEST_CASE("a fiscal year may be named by the calendar year it ends in") {
  FiscalCalendar july{std::chrono::July / 1, EraCalendar::none, "UTC"};
  july.named = YearNaming::end;
  const FiscalYear year{2022};  // 2022-07-01 … 2023-06-30
  CHECK(july.short_label(year) == "FY2023");
  CHECK(july.label(year) == Localized{"FY2023", "2023年度"});
  for (const char* text : {"FY2023", "2023", "2023年度"}) {
    CAPTURE(text);
    CHECK(*read_fiscal_year(text, july) == year);
  }
  CHECK(*read_fiscal_years("FY2022..FY2023", july) == FiscalYearSpan{{2021}, {2022}});
  CHECK(iso(*read_period("FY2023-Q1", july, make_day(2023, 1, 1))) == "2022-07-01..2022-09-30");
  CHECK(read_fiscal_year("2023年", july).rule.en == "write FY2023 for 2022-07-01..2023-06-30");
  CHECK(july.year_of(make_day(2022, 7, 1)) == year);
}

TEST_CASE("a fiscal year that is the calendar year has one name") {
  FiscalCalendar january = calendar_years;
  january.named = YearNaming::end;
  CHECK(january.short_label({2022}) == "2022");
  CHECK(*read_fiscal_year("2022", january) == FiscalYear{2022});
}

TEST_CASE("named by its end, a year has the era of its last day") {
  FiscalCalendar calendar = japan;
  calendar.named = YearNaming::end;
  CHECK(calendar.short_label({2018}) == "H31");  // to 2019-03-31
  CHECK(calendar.short_label({2019}) == "R2");
  CHECK(calendar.label({2021}) == Localized{"R4 (FY2022)", "令和4年度"});
  for (int number = 1990; number < 2040; ++number) {
    CAPTURE(number);
    CHECK(*read_fiscal_year(calendar.short_label({number}), calendar) == FiscalYear{number});
    CHECK(*read_fiscal_year(calendar.label({number}).ja, calendar) == FiscalYear{number});
  }
}

}  // namespace track::fiscal_year_test
