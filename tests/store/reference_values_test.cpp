#include <algorithm>

#include "store_fixture.hpp"

namespace track::store::reference_values_test {

namespace {

const char* const attendance = "lecture.attendance";

// A record with the small plan, and what a new value would be held against.
class Record {
 public:
  Record() : plan(small_plan()), store_(store_with(folder_.database(), plan)) {}

  OperationId add(const std::string& indicator, const Period& period, const Value& value) {
    return made(indicator, period, value).operation;
  }
  ReferenceValues of(const std::string& indicator, const Period& period, const Value& value) {
    return store_.reference_values(plan, made(indicator, period, value));
  }

  Indicator& indicator(const std::string& id) {
    return *std::find_if(plan.indicators.begin(), plan.indicators.end(),
                         [&id](const Indicator& one) { return one.id == id; });
  }

  Plan plan;

 private:
  Measurement made(const std::string& indicator, const Period& period, const Value& value) {
    const FiscalYear year = plan.calendar.year_of(period.first);
    const RecordRequest entry{"", {}, period, year, "", "", {{indicator, value}}};
    return store_.record(entry, operation(0), Store::Repeat::allow).measurements.at(0);
  }

  TemporaryFolder folder_;
  Store store_;
};

Period on_day(int year, unsigned month, unsigned day_of_month) {
  return {day(year, month, day_of_month), day(year, month, day_of_month)};
}

Period month(int year, unsigned number) {
  return month_of(day(year, number, 1));
}

std::vector<Value> values(const std::vector<ReferenceValue>& reference_values) {
  std::vector<Value> result;
  for (const ReferenceValue& each : reference_values) {
    if (std::find(result.begin(), result.end(), each.value) == result.end()) {
      result.push_back(each.value);
    }
  }
  return result;
}

}  // namespace

TEST_CASE("a first value has no precedents") {
  Record record;
  const ReferenceValues none = record.of(attendance, month(2022, 6), number(30));
  CHECK(none.overlaps == 0);
  CHECK_FALSE(none.overlap);
  CHECK(none.earlier_years.empty());
}

TEST_CASE("a running total has the nearest values of its year, the last recorded of a day") {
  Record record;
  record.add("lecture.people", month(2022, 3), number(900));  // another fiscal year
  record.add("lecture.people", month(2022, 4), number(10));
  record.add("lecture.people", month(2022, 5), number(20));
  const OperationId corrected = record.add("lecture.people", month(2022, 5), number(25));
  record.add("lecture.people", month(2022, 7), number(40));
  const OperationId later = record.add("lecture.people", month(2022, 7), number(45));
  record.add("lecture.people", month(2022, 8), number(50));
  record.add("lecture.people", month(2022, 6), of_form(ValueForm::unknown));
  record.add("lecture.people", month(2022, 6), number(99));  // the same period is no other
  const ReferenceValues found = record.of("lecture.people", month(2022, 6), number(30));
  REQUIRE(found.before);
  CHECK(found.before->value == number(25));
  CHECK(found.before->operation == corrected);
  CHECK(found.before->period == month(2022, 5));
  REQUIRE(found.after);
  CHECK(found.after->value == number(45));
  CHECK(found.after->operation == later);
  CHECK(found.overlaps == 0);
}

TEST_CASE("what is added up and shares days is found, of another period alone") {
  Record record;
  const Value some = number(5);
  record.add(attendance, on_day(2022, 5, 31), some);
  record.add(attendance, on_day(2022, 6, 1), some);
  const OperationId last = record.add(attendance, on_day(2022, 6, 30), some);
  record.add(attendance, on_day(2022, 7, 1), some);
  record.add(attendance, on_day(2022, 6, 15), of_form(ValueForm::suppressed));
  record.add("clinics", on_day(2022, 6, 15), some);
  SECTION("a month beside its days") {
    const ReferenceValues found = record.of(attendance, month(2022, 6), number(30));
    CHECK(found.overlaps == 2);
    REQUIRE(found.overlap);
    CHECK(found.overlap->operation == last);
    CHECK(found.overlap->period == on_day(2022, 6, 30));
    CHECK(record.of(attendance, month(2022, 6), number(31)).overlaps == 2);  // not the month itself
  }
  SECTION("a day beside its month, not beside other days") {
    CHECK(record.of(attendance, on_day(2022, 6, 1), number(6)).overlaps == 0);
    record.add(attendance, month(2022, 6), number(30));
    CHECK(record.of(attendance, on_day(2022, 6, 2), number(6)).overlaps == 1);
    CHECK(record.of(attendance, on_day(2022, 7, 2), number(6)).overlaps == 0);
  }
  SECTION("a stock is not added up") {
    CHECK(record.of("clinics", month(2022, 6), number(30)).overlaps == 0);
  }
  SECTION("shares by their numerators, not as published") {
    record.add("lecture.talked", on_day(2022, 6, 11), fraction(84, 102));
    CHECK(record.of("lecture.talked", month(2022, 6), fraction(90, 110)).overlaps == 1);
    const Value published{ValueForm::percentage, Quantity::whole(70), {}, {}, {}};
    CHECK(record.of("lecture.talked", month(2022, 6), published).overlaps == 0);
  }
}

TEST_CASE("a period has its equals of three earlier years") {
  Record record;
  record.add(attendance, month(2018, 6), number(1));  // four years before
  record.add(attendance, month(2019, 6), number(2));
  record.add(attendance, month(2020, 6), number(3));
  record.add(attendance, month(2021, 6), number(4));
  record.add(attendance, month(2021, 7), number(5));
  record.add(attendance, on_day(2021, 6, 11), number(6));  // the total is there
  const auto found = [&record] {
    return values(record.of(attendance, month(2022, 6), number(9)).earlier_years);
  };
  CHECK(found() == std::vector{number(4), number(3), number(2)});
  SECTION("but none from before a break of the series") {
    record.indicator(attendance).series_breaks = {{{2021}, "counted anew"}};
    CHECK(found() == std::vector{number(4)});
    record.indicator(attendance).series_breaks = {{{2022}, "counted anew"}};
    CHECK(found().empty());
  }
  SECTION("of several of one period, the least and the greatest") {
    record.add(attendance, month(2021, 6), number(40));
    record.add(attendance, month(2021, 6), number(14));
    CHECK(found() == std::vector{number(4), number(40), number(3), number(2)});
  }
}

TEST_CASE("a February of 28 days meets one of 29") {
  Record record;
  record.add(attendance, month(2024, 2), number(4));
  CHECK(record.of(attendance, month(2025, 2), number(5)).earlier_years.size() == 2);
  CHECK(values(record.of(attendance, month(2025, 2), number(5)).earlier_years) ==
        std::vector{number(4)});
}

TEST_CASE("a count without a total is the sum of what lies within the period") {
  Record record;
  record.add(attendance, on_day(2021, 5, 31), number(100));
  record.add(attendance, on_day(2021, 6, 1), number(3));
  const OperationId last = record.add(attendance, on_day(2021, 6, 30), number(4));
  record.add(attendance, {day(2021, 5, 31), day(2021, 6, 2)}, number(200));
  const ReferenceValues found = record.of(attendance, month(2022, 6), number(9));
  REQUIRE(found.earlier_years.size() == 1);
  CHECK(found.earlier_years[0].value == number(7));
  CHECK(found.earlier_years[0].summed_from == 2);
  CHECK(found.earlier_years[0].operation == last);
  CHECK(found.earlier_years[0].period == month(2021, 6));
  record.add("clinics", on_day(2021, 6, 1), number(3));
  CHECK(record.of("clinics", month(2022, 6), number(9)).earlier_years.empty());
}

TEST_CASE("a single day has the days of its month in earlier years, else all days") {
  Record record;
  for (const char* id : {attendance, "lecture.people"}) {
    record.add(id, on_day(2021, 6, 12), number(70));
    record.add(id, on_day(2021, 6, 20), number(80));
    record.add(id, on_day(2021, 6, 28), number(75));
    record.add(id, on_day(2020, 11, 6), number(90));
    record.add(id, month(2021, 6), number(225));
    record.add(id, month(2021, 10), number(999));
  }
  const auto found = [&record](const char* id, const Period& when) {
    return values(record.of(id, when, number(9)).earlier_years);
  };
  CHECK(found(attendance, on_day(2022, 6, 2)) == std::vector{number(70), number(80)});
  CHECK(found(attendance, on_day(2022, 10, 2)) == std::vector{number(70), number(80), number(90)});
  // A running total grows through the year.
  CHECK(found("lecture.people", on_day(2022, 6, 2)) == std::vector{number(70), number(80)});
  CHECK(found("lecture.people", on_day(2022, 10, 2)).empty());
}

TEST_CASE("fractions are ordered by what they come to, those over nothing have no figure") {
  Record record;
  record.add("lecture.talked", on_day(2021, 6, 1), fraction(0, 0));
  CHECK(record.of("lecture.talked", on_day(2022, 6, 1), fraction(1, 2)).earlier_years.empty());
  record.add("lecture.talked", on_day(2021, 6, 2), fraction(90, 100));
  record.add("lecture.talked", on_day(2021, 6, 3), fraction(100, 200));
  record.add("lecture.talked", on_day(2021, 6, 4), fraction(6, 10));
  const Value published{ValueForm::percentage, Quantity::whole(70), {}, {}, {}};
  record.add("lecture.talked", on_day(2021, 6, 5), published);
  CHECK(values(record.of("lecture.talked", on_day(2022, 6, 1), fraction(1, 2)).earlier_years) ==
        std::vector{fraction(100, 200), fraction(90, 100), published});
}

TEST_CASE("scores, stages and what has no figure are held against nothing") {
  Record record;
  record.add("lecture.rating", on_day(2021, 6, 1), number(3));
  record.add(attendance, on_day(2021, 6, 1), number(3));
  CHECK(record.of("lecture.rating", on_day(2022, 6, 1), number(4)).earlier_years.empty());
  CHECK(
      record.of(attendance, on_day(2022, 6, 1), of_form(ValueForm::unknown)).earlier_years.empty());
}

TEST_CASE("neither the own operation nor a later one is a precedent") {
  const TemporaryFolder folder;
  const Plan plan = small_plan();
  Store store = store_with(folder.database(), plan);
  const auto allow = Store::Repeat::allow;
  const RecordResult june = store.record(
      {"", {}, month(2022, 6), {2022}, "", "", {{attendance, number(9)}}}, operation(1), allow);
  store.record(on(day(2022, 6, 3), attendance, number(3)), operation(2), allow);
  store.record({"", {}, month(2021, 6), {2021}, "", "", {{attendance, number(900)}}}, operation(3),
               allow);
  const ReferenceValues found = store.reference_values(plan, june.measurements.at(0));
  CHECK(found.overlaps == 0);
  CHECK(found.earlier_years.empty());
}

}  // namespace track::store::reference_values_test
