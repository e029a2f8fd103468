#include "track/base/environment.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>

namespace track::environment_test {

TEST_CASE("an empty variable counts as unset") {
  const auto environment = system_environment();
  setenv("TRACK_ENVIRONMENT_TEST", "", 1);
  CHECK_FALSE(environment.variable("TRACK_ENVIRONMENT_TEST"));
  setenv("TRACK_ENVIRONMENT_TEST", "value", 1);
  CHECK(environment.variable("TRACK_ENVIRONMENT_TEST") == "value");
  unsetenv("TRACK_ENVIRONMENT_TEST");
  CHECK_FALSE(environment.variable("TRACK_ENVIRONMENT_TEST"));
}

TEST_CASE("the process has streams, a clock and a user") {
  const auto environment = system_environment();
  CHECK(environment.in != nullptr);
  CHECK(environment.out != nullptr);
  CHECK(environment.err != nullptr);
  CHECK(environment.now() > Moment(make_day(2024, 1, 1)));
  CHECK_FALSE(environment.login_name.empty());
  if (!environment.out_is_terminal) CHECK_FALSE(environment.terminal_width);
}

}  // namespace track::environment_test
