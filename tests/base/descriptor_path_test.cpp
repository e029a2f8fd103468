#include "track/base/environment.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>

namespace track::descriptor_path_test {

TEST_CASE("the names of open descriptors are known, whatever leads to them") {
  const std::string own = "/proc/" + std::to_string(::getpid()) + "/fd";
  CHECK(descriptor_at(own, "1") == 1);
  CHECK(descriptor_at(own, "987") == 987);  // open or not
  for (const char* name : {"", "x", "1x", "-1", "+1", "99999999999"}) {
    CHECK_FALSE(descriptor_at(own, name));
  }
  CHECK_FALSE(descriptor_at("/proc", "1"));
  CHECK(descriptor_behind("/dev/stdout") == 1);
  CHECK(descriptor_behind("/dev/fd/2") == 2);
  CHECK(descriptor_behind("/proc/self/fd/../fd/0") == 0);
  CHECK_FALSE(descriptor_behind("/dev/null"));
  CHECK_FALSE(descriptor_behind("/nowhere/1"));
}

}  // namespace track::descriptor_path_test
