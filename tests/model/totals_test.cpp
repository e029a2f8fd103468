#include "track/model/totals.hpp"

#include <catch2/catch.hpp>

#include "sample_plan.hpp"

namespace totals_test {

using namespace track;

TEST_CASE("totals are found by id and year", "[totals]") {
  Totals totals;
  totals.indicators["lecture.attendance"][{2022}].measurements = 3;
  totals.activities["lecture"][{2022}].held = 2;

  REQUIRE(totals.of("lecture.attendance", {2022}));
  CHECK(totals.of("lecture.attendance", {2022})->measurements == 3);
  CHECK(totals.of("lecture.attendance", {2021}) == nullptr);
  CHECK(totals.of("lecture", {2022}) == nullptr);
  REQUIRE(totals.events("lecture", {2022}));
  CHECK(totals.events("lecture", {2022})->held == 2);
  CHECK(totals.events("lecture", {2023}) == nullptr);
  CHECK(totals.events("salon", {2022}) == nullptr);
}

TEST_CASE("the value before a year is the latest one, years without a value passed over",
          "[totals]") {
  Totals totals;
  auto& years = totals.indicators["clinics"];
  years[{2018}].last = testing::quantity(41);
  years[{2019}].last = testing::quantity(45);
  years[{2021}].unknown = 1;  // recorded, but without a value
  years[{2022}].last = testing::quantity(50);

  CHECK(totals.year_before("clinics", {2022}) == FiscalYear{2019});
  CHECK(totals.year_before("clinics", {2019}) == FiscalYear{2018});
  CHECK(totals.year_before("clinics", {2030}) == FiscalYear{2022});
  CHECK_FALSE(totals.year_before("clinics", {2018}));
  CHECK_FALSE(totals.year_before("nurses", {2022}));
}

TEST_CASE("what a part adds has gaps by unknown values, a level by its last alone", "[totals]") {
  Indicator whole;
  const auto with = [&](IndicatorKind kind, const std::vector<ValueForm>& forms) {
    whole.kind = kind;
    std::vector<Value> values;
    for (const ValueForm form : forms) {
      values.emplace_back();
      values.back().form = form;
    }
    return has_gaps(whole, values);
  };
  using enum ValueForm;
  CHECK_FALSE(with(IndicatorKind::count, {}));
  CHECK_FALSE(with(IndicatorKind::count, {quantity}));
  CHECK(with(IndicatorKind::count, {suppressed, quantity}));
  CHECK_FALSE(with(IndicatorKind::stock, {}));
  CHECK_FALSE(with(IndicatorKind::stock, {unknown, quantity}));
  CHECK(with(IndicatorKind::stock, {quantity, unknown}));
  CHECK(with(IndicatorKind::stock, {suppressed}));
}

TEST_CASE("the last year held or measured is the latest up to a year", "[totals]") {
  Totals totals;
  totals.activities["lecture"][{2019}].held = 2;
  totals.activities["lecture"][{2022}].held = 1;
  totals.indicators["clinics"][{2021}].unknown = 1;

  CHECK(totals.held("lecture", {2019}) == 2);
  CHECK(totals.held("lecture", {2020}) == 0);
  CHECK(totals.last_held("lecture", {2022}) == FiscalYear{2022});
  CHECK(totals.last_held("lecture", {2021}) == FiscalYear{2019});
  CHECK_FALSE(totals.last_held("lecture", {2018}));
  CHECK_FALSE(totals.last_held("salon", {2022}));
  CHECK(totals.last_measured("clinics", {2030}) == FiscalYear{2021});
  CHECK_FALSE(totals.last_measured("clinics", {2020}));
}

}  // namespace totals_test
