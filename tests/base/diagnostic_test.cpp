#include "track/base/diagnostic.hpp"

#include <catch2/catch.hpp>

namespace track::diagnostic_test {

TEST_CASE("faults are ordered by place, and keep their order within a place") {
  const auto fault = [](const char* file, std::size_t line, std::size_t column, const char* text) {
    return Diagnostic{file, line, column, 1, "", verbatim(text), {}};
  };
  std::vector<Diagnostic> faults{fault("b.toml", 1, 1, "last"), fault("a.toml", 10, 1, "fourth"),
                                 fault("a.toml", 9, 2, "second"), fault("a.toml", 9, 1, "first"),
                                 fault("a.toml", 9, 2, "third")};
  sort_diagnostics(faults);
  std::vector<std::string> order;
  for (const auto& each : faults) order.push_back(each.problem.en);
  CHECK(order == std::vector<std::string>{"first", "second", "third", "fourth", "last"});
}

}  // namespace track::diagnostic_test
