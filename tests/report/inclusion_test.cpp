#include "track/report/history.hpp"

#include <catch2/catch.hpp>

#include "report/making.hpp"

namespace track::report::inclusion_test {
namespace {

using namespace track::testing;

Measurement measured(std::int64_t id, Day day, const Value& value) {
  Measurement one;
  one.id = id;
  one.operation = id + 10;
  one.period = {day, day};
  one.value = value;
  return one;
}

TEST_CASE("of a count everything known counts, unknown and suppressed values are left out") {
  const std::vector<Measurement> all{
      measured(1, make_day(2022, 6, 1), number("132")),
      measured(2, make_day(2022, 7, 1), of_form(ValueForm::unknown)),
      measured(3, make_day(2022, 8, 1), number("0")),
      measured(4, make_day(2022, 9, 1), of_form(ValueForm::suppressed))};
  CHECK(inclusions_of(of_kind(IndicatorKind::count), all, {}) ==
        std::vector<Inclusion>{Inclusion::counted, Inclusion::unknown, Inclusion::counted,
                               Inclusion::suppressed});
}

TEST_CASE("what was recorded after the as-of day is left out") {
  const std::vector<Measurement> all{measured(1, make_day(2022, 6, 1), number("132")),
                                     measured(2, make_day(2022, 6, 2), number("58"))};
  CHECK(inclusions_of(of_kind(IndicatorKind::count), all, 11) ==
        std::vector<Inclusion>{Inclusion::counted, Inclusion::later});
  std::vector<Event> events(2);
  events[0].operation = 11;
  events[1].operation = 12;
  CHECK(inclusions_of(events, 11) == std::vector<Inclusion>{Inclusion::counted, Inclusion::later});
  CHECK(inclusions_of(events, {}) ==
        std::vector<Inclusion>{Inclusion::counted, Inclusion::counted});
}

TEST_CASE("of a level the latest period counts, within it the last recorded") {
  const std::vector<Measurement> all{
      measured(1, make_day(2022, 9, 1), number("45")),
      measured(2, make_day(2022, 9, 1), number("46")),
      measured(3, make_day(2022, 6, 1), number("40")),
      measured(4, make_day(2022, 12, 1), of_form(ValueForm::unknown))};
  for (const IndicatorKind kind :
       {IndicatorKind::stock, IndicatorKind::running, IndicatorKind::milestone}) {
    CHECK(inclusions_of(of_kind(kind), all, {}) ==
          std::vector<Inclusion>{Inclusion::not_last, Inclusion::counted, Inclusion::not_last,
                                 Inclusion::unknown});
  }
}

}  // namespace
}  // namespace track::report::inclusion_test
