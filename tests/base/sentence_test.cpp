#include "track/base/localized.hpp"

#include <catch2/catch.hpp>

namespace track::sentence_test {

TEST_CASE("a phrase speaks every language with the same arguments") {
  constexpr Message<std::string, int> several{"{1} times {0}", "{0}が{1}回"};
  const Localized sentence = several("lecture", 3);
  CHECK(sentence.in(Language::en) == "3 times lecture");
  CHECK(sentence.in(Language::ja) == "lectureが3回");
}

TEST_CASE("a sentence within a phrase keeps to its language") {
  constexpr Message<Localized> quoted{"unknown {}", "{}は不明です"};
  const Localized sentence = quoted({"activity", "取組"});
  CHECK(sentence == Localized{"unknown activity", "取組は不明です"});
}

TEST_CASE("a verbatim text reads the same in every language") {
  CHECK(verbatim("R4").in(Language::en) == verbatim("R4").in(Language::ja));
}

}  // namespace track::sentence_test
