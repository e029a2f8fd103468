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

// Another number where the printed ones are the same must not be seen in any byte of any format.
TEST_CASE("an indicator's small figure leaves no trace in any format") {
  const std::uint64_t worlds = from_environment("TRACK_TEST_ROUNDS", 4);
  for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
    Random random(seed);
    Plan plan = plan_of_few(random, 10);
    FewPeople values = random_few(plan, random);
    const PublicBook book(plan, values);
    int changed = 0;
    for (const Indicator& one : plan.indicators) {
      const bool alone = one.by.empty() && one.basis == TargetBasis::yearly && !one.plan_target;
      const bool amount = one.kind == IndicatorKind::count || one.kind == IndicatorKind::running ||
                          one.kind == IndicatorKind::stock;
      if (!alone || !amount) continue;
      for (auto& [year, value] : values[one.id]) {
        const bool small = !value.amount.is_zero() && value.amount < Quantity::whole(10);
        if (!small) continue;
        value.amount = Quantity::whole(value.amount == Quantity::whole(9) ? 1 : 9);
        ++changed;
      }
    }
    INFO("seed " << seed);
    CHECK(changed > 0);
    CHECK(book.printed_in_all_formats() == PublicBook(plan, values).printed_in_all_formats());
  }
}

}  // namespace

}  // namespace track::independent::attack_test
