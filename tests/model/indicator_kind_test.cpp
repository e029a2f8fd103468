#include "track/model/indicator_kind.hpp"

#include <catch2/catch.hpp>

namespace indicator_kind_test {

using namespace track;

TEST_CASE("every kind has its own row", "[indicator_kind]") {
  for (const Word<IndicatorKind>& word : words<IndicatorKind>()) {
    CAPTURE(word.key);
    const KindTraits& kind = traits_of(word.value);
    CHECK(kind.word.value == word.value);
    CHECK(kind.word.key == word.key);
    CHECK_FALSE(kind.noun().en.empty());
    CHECK_FALSE(kind.written("").ja.empty());
  }
}

TEST_CASE("counts and running totals accumulate over a year", "[indicator_kind]") {
  for (const Word<IndicatorKind>& word : words<IndicatorKind>()) {
    CAPTURE(word.key);
    const bool accumulates =
        word.value == IndicatorKind::count || word.value == IndicatorKind::running;
    CHECK(traits_of(word.value).accumulates() == accumulates);
  }
}

TEST_CASE("the forms that a year adds up", "[indicator_kind]") {
  CHECK(traits_of(IndicatorKind::count).adds_up(ValueForm::quantity));
  CHECK_FALSE(traits_of(IndicatorKind::running).adds_up(ValueForm::quantity));
  CHECK(traits_of(IndicatorKind::share).adds_up(ValueForm::fraction));
  CHECK_FALSE(traits_of(IndicatorKind::share).adds_up(ValueForm::percentage));
  CHECK(traits_of(IndicatorKind::rate).adds_up(ValueForm::fraction));
  CHECK_FALSE(traits_of(IndicatorKind::rate).adds_up(ValueForm::quantity));
  CHECK_FALSE(traits_of(IndicatorKind::score).adds_up(ValueForm::quantity));
}

}  // namespace indicator_kind_test
