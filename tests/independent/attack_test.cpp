#include "attack.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "public_world.hpp"
#include "stored_world.hpp"

// Public editions of random records, attacked with all that they print.
namespace track::independent::attack_test {

namespace {

constexpr std::uint64_t usual_worlds = 12;

TEST_CASE("nothing that a public edition hides is recovered from all that it prints") {
  const std::uint64_t first = from_environment("TRACK_TEST_SEED", 1);
  const std::uint64_t worlds = from_environment("TRACK_TEST_ROUNDS", usual_worlds);
  std::size_t hidden = 0;
  for (std::uint64_t seed = first; seed < first + worlds; ++seed) {
    Random random(seed);
    const Plan plan = plan_of_few(random, random.one_of({4, 5, 5, 10}));
    const PublicBook book(plan, random_few(plan, random));
    const auto printed = book.printed(true);
    const auto found = recovered(plan, printed, book.printed(false));
    INFO("TRACK_TEST_SEED=" << seed << ", below " << *plan.suppress_below);
    for (const std::string& one : found) UNSCOPED_INFO(one);
    CHECK(found.empty());
    hidden += hidden_rows(printed);
  }
  CHECK(hidden > worlds * 10);
}

}  // namespace

}  // namespace track::independent::attack_test
