#include "track/render/json_subset.hpp"

#include <catch2/catch.hpp>

namespace track::render::json_subset_test {

TEST_CASE("keys that only the fresh document has are no difference") {
  CHECK(holds_all_of(R"({"a": 1, "b": [{"c": null, "new": 2}], "later": {}})",
                     R"({"b": [{"c": null}], "a": 1})"));
  CHECK(holds_all_of("[1, \"x\", true]", "[1, \"x\", true]"));
}

TEST_CASE("whatever was stored must be there with its value") {
  const std::string stored = R"({"a": {"b": [1, {"c": "x"}], "d": null, "e": {}}})";
  CHECK(holds_all_of(stored, stored));
  for (const char* fresh : {
           R"({"a": {"b": [1, {"c": "y"}], "d": null, "e": {}}})",
           R"({"a": {"b": [1, {}], "d": null, "e": {}}})",
           R"({"a": {"b": [1], "d": null, "e": {}}})",
           R"({"a": {"b": [1, {"c": "x"}, 2], "d": null, "e": {}}})",
           R"({"a": {"b": [{"c": "x"}, 1], "d": null, "e": {}}})",
           R"({"a": {"b": [1, {"c": "x"}], "e": {}}})",
           R"({"a": {"b": [1, {"c": "x"}], "d": null}})",
           R"({"a": {"b": [1, {"c": "x"}], "d": null, "e": []}})",
           R"({"a": {"b": {"0": 1, "1": {"c": "x"}}, "d": null, "e": {}}})",
           "{}",
           "[]",
           "not JSON",
       }) {
    INFO(fresh);
    CHECK_FALSE(holds_all_of(fresh, stored));
  }
}

TEST_CASE("numbers are equal where they are written with the same digits") {
  CHECK(holds_all_of("[0.1, 1, -3, 12345678901234567890]", "[0.1, 1, -3, 12345678901234567890]"));
  CHECK_FALSE(holds_all_of("[1.0]", "[1]"));
  CHECK_FALSE(holds_all_of("[0.10]", "[0.1]"));
  CHECK_FALSE(holds_all_of("[0.1]", "[0.10000000000000001]"));
  CHECK_FALSE(holds_all_of("[1]", "[\"1\"]"));
  CHECK_FALSE(holds_all_of("[\"null\"]", "[null]"));
}

}  // namespace track::render::json_subset_test
