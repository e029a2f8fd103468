#include "track/base/errno_text.hpp"

#include <catch2/catch.hpp>
#include <cerrno>

namespace track::errno_text_test {

TEST_CASE("the usual reasons of the system are said in both languages") {
  CHECK(errno_text(ENOENT).en == "there is no such file or folder");
  CHECK(errno_text(ENOSPC).ja == "空き容量がありません");
  CHECK(errno_text(EACCES) == errno_text(EPERM));
  CHECK(errno_text(EFBIG).en == "the file is too large for the limit that is set here");
  CHECK(errno_text(EPIPE).ja == "読み手がすでにいません");
}

TEST_CASE("other reasons are the system's own words") {
  CHECK_FALSE(errno_text(EDOM).en.empty());
  CHECK(errno_text(EDOM).en == errno_text(EDOM).ja);
}

}  // namespace track::errno_text_test
