#include "track/base/error.hpp"

#include <catch2/catch.hpp>
#include <cerrno>

namespace track::error_test {

TEST_CASE("diagnostics are ordered by place, and keep their order within a place") {
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

TEST_CASE("the usual reasons of the system are said in both languages") {
  CHECK(errno_text(ENOENT).en == "there is no such file or folder");
  CHECK(errno_text(ENOSPC).ja == "空き容量がありません");
  CHECK(errno_text(EACCES) == errno_text(EPERM));
  CHECK(errno_text(EFBIG).en == "the file would exceed the size limit set here");
  CHECK(errno_text(EPIPE).ja == "読み手がすでにいません");
}

TEST_CASE("other reasons are the system's own words") {
  CHECK_FALSE(errno_text(EDOM).en.empty());
  CHECK(errno_text(EDOM).en == errno_text(EDOM).ja);
}

}  // namespace track::error_test
