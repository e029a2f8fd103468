#include "track/base/system_reason.hpp"

#include <catch2/catch.hpp>
#include <cerrno>

namespace track {

TEST_CASE("the usual reasons of the system are said in both languages") {
  CHECK(system_reason(ENOENT).en == "there is no such file or folder");
  CHECK(system_reason(ENOSPC).ja == "空き容量がありません");
  CHECK(system_reason(EACCES) == system_reason(EPERM));
  CHECK(system_reason(EFBIG).en == "the file is too large for the limit that is set here");
  CHECK(system_reason(EPIPE).ja == "読み手がすでにいません");
}

TEST_CASE("other reasons are the system's own words") {
  CHECK_FALSE(system_reason(EDOM).en.empty());
  CHECK(system_reason(EDOM).en == system_reason(EDOM).ja);
}

}  // namespace track
