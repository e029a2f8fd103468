#include "track/base/fiscal_year.hpp"

#include <catch2/catch.hpp>

#include <rapidcheck/catch.h>

#include "base/generators.hpp"

namespace track::fiscal_year_test {

namespace {

const FiscalCalendar japan{std::chrono::April / 1, EraCalendar::japanese, "Asia/Tokyo"};

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

}  // namespace track::fiscal_year_test
