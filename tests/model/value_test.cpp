#include "track/model/value.hpp"

#include <catch2/catch.hpp>

#include "sample_plan.hpp"

namespace value_test {

using namespace track;

namespace {

Value value_of(ValueForm form) {
  Value value;
  value.form = form;
  return value;
}

Value percentage(std::int64_t tenths, std::optional<std::int64_t> n = std::nullopt) {
  Value value = value_of(ValueForm::percentage);
  value.amount = Quantity::from_units(tenths * 1000);
  value.n = n;
  return value;
}

Value fraction(std::int64_t numerator, std::int64_t denominator) {
  Value value = value_of(ValueForm::fraction);
  value.numerator = Quantity::whole(numerator);
  value.denominator = Quantity::whole(denominator);
  return value;
}

}  // namespace

TEST_CASE("a value is shown with its unit behind it", "[value]") {
  CHECK(describe(testing::quantity(1234)) == verbatim("1,234"));
  CHECK(describe(testing::quantity(132), "人") == Localized{"132 人", "132人"});
  CHECK(describe(testing::quantity(0), "か所") == Localized{"0 か所", "0か所"});
  CHECK(describe(testing::quantity(-3), "") == Localized{"-3", "△3"});
}

TEST_CASE("fractions and percentages need no unit", "[value]") {
  CHECK(describe(fraction(84, 102), "%") == verbatim("84/102"));
  CHECK(describe(fraction(1084, 10200)) == verbatim("1,084/10,200"));
  CHECK(describe(percentage(686), "%") == Localized{"68.6 %", "68.6%"});
  CHECK(describe(percentage(686, 1083), "%") ==
        Localized{"68.6 % (n = 1,083)", "68.6%（n=1,083）"});
}

TEST_CASE("a score shows how many answered", "[value]") {
  Value score = testing::quantity(4);
  score.n = 30;
  CHECK(describe(score) == Localized{"4 (n = 30)", "4（n=30）"});
  CHECK(describe(score, "点") == Localized{"4 点 (n = 30)", "4点（n=30）"});
}

TEST_CASE("states are words", "[value]") {
  CHECK(describe(value_of(ValueForm::not_started), "") == Localized{"not started", "未着手"});
  CHECK(describe(value_of(ValueForm::started)) == Localized{"started", "着手"});
  CHECK(describe(value_of(ValueForm::done)) == Localized{"done", "完了"});
  CHECK(describe(value_of(ValueForm::unknown), "人") == Localized{"unknown", "不明"});
  CHECK(describe(value_of(ValueForm::suppressed), "人") == Localized{"suppressed", "秘匿"});
}

TEST_CASE("the largest sample size a store may hold is shown", "[value]") {
  CHECK(describe(percentage(500, 9'223'372'036'854'775'807)) ==
        Localized{"50 % (n = 9,223,372,036,854,775,807)", "50%（n=9,223,372,036,854,775,807）"});
}

}  // namespace value_test
