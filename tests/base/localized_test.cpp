#include "track/base/localized.hpp"

#include <catch2/catch.hpp>

namespace track::localized_test {

TEST_CASE("a message says the same arguments in every language") {
  constexpr Message<std::string, int> several{"{1} times {0}", "{0}が{1}回"};
  const Localized text = several("lecture", 3);
  CHECK(text.in(Language::en) == "3 times lecture");
  CHECK(text.in(Language::ja) == "lectureが3回");
}

TEST_CASE("a localized argument of a message keeps to its language") {
  constexpr Message<Localized> quoted{"unknown {}", "{}は不明です"};
  const Localized text = quoted({"activity", "取組"});
  CHECK(text == Localized{"unknown activity", "取組は不明です"});
}

TEST_CASE("a verbatim text reads the same in every language") {
  CHECK(verbatim("R4").in(Language::en) == verbatim("R4").in(Language::ja));
}

}  // namespace track::localized_test
