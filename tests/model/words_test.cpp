#include "track/model/words.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "track/model/indicator_kind.hpp"

namespace words_test {

using namespace track;

TEMPLATE_TEST_CASE("every enumerator has its own key and a label in both languages", "[words]",
                   ActivityKind, IndicatorKind, Direction, Method, TargetBasis, Level, Status) {
  std::set<std::string_view> seen;
  for (const Word<TestType>& word : words<TestType>()) {
    CAPTURE(word.key);
    CHECK(seen.insert(word.key).second);
    CHECK(key(word.value) == word.key);
    CHECK(from_key<TestType>(word.key) == word.value);
    CHECK_FALSE(label(word.value).en.empty());
    CHECK_FALSE(label(word.value).ja.empty());
  }
  CHECK(keys<TestType>().size() == seen.size());
  CHECK_FALSE(from_key<TestType>("nonsense"));
  CHECK_FALSE(from_key<TestType>(""));
}

TEST_CASE("keys are the ones that files and scripts use", "[words]") {
  CHECK(keys<ActivityKind>() ==
        std::vector<std::string>{"initiative", "survey", "partner-activity"});
  CHECK(keys<IndicatorKind>() == std::vector<std::string>{"count", "running", "stock", "share",
                                                          "rate", "score", "milestone"});
  CHECK(keys<Direction>() == std::vector<std::string>{"up", "down", "none"});
  CHECK(keys<Method>() ==
        std::vector<std::string>{"ratio", "change", "ceiling", "direction", "milestone", "none"});
  CHECK(keys<TargetBasis>() == std::vector<std::string>{"yearly", "cumulative"});
  CHECK(keys<Level>() == std::vector<std::string>{"schedule", "output", "outcome", "context"});
  CHECK(keys<Status>() ==
        std::vector<std::string>{"not_applicable", "not_due", "missing", "undetermined", "improved",
                                 "unchanged", "worsened", "no_target", "achieved", "nearly",
                                 "missed", "on_track", "at_risk", "behind", "suppressed"});
}

TEST_CASE("labels are what a committee reads", "[words]") {
  CHECK(label(Status::on_track) == Localized{"on track", "順調"});
  CHECK(label(Status::not_due) == Localized{"not due", "時期未到来"});
  CHECK(label(ActivityKind::partner_activity).ja == "団体の取組");
  CHECK(label(Direction::down) == Localized{"lower is better", "低いほど良い"});
}

}  // namespace words_test
