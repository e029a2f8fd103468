#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "naive.hpp"
#include "stored_world.hpp"
#include "support/temporary_folder.hpp"
#include "track/report/due.hpp"
#include "track/report/report.hpp"

// What `due` asks for, against what the rules ask for by the bare record.
namespace track::independent::due_test {

namespace {

std::vector<Deadline> asked_by_program(const Plan& plan, const store::Store& store,
                                       store::KnownAt known_at, Day as_of, Day until) {
  const FiscalYear first = report::first_year_needed(plan, plan.first_year);
  const Totals totals = store.totals(plan, first, plan.last_year, known_at, as_of);
  const ReportingState reported = store.reported(plan, known_at, as_of);
  std::vector<Deadline> asked;
  for (const report::Deadline& each : report::open_deadlines({plan, totals, reported, {}}, until)) {
    const std::string& id = each.indicator != nullptr ? each.indicator->id : each.activity->id;
    std::vector<std::string> missing;
    for (const Indicator* part : each.missing_parts) missing.push_back(part->id);
    std::sort(missing.begin(), missing.end());
    asked.push_back({id, each.period, missing, static_cast<int>(each.expected_parts),
                     static_cast<int>(each.reported_parts)});
    CHECK(each.day == last_day_for_reporting(plan, each.period));
  }
  std::sort(asked.begin(), asked.end());
  return asked;
}

std::string without(const std::vector<Deadline>& some, const std::vector<Deadline>& others) {
  std::vector<Deadline> rest;
  std::set_difference(some.begin(), some.end(), others.begin(), others.end(),
                      std::back_inserter(rest));
  std::string text;
  for (const Deadline& each : rest) {
    text += fmt::format("{} for {}", each.id, iso(each.period));
    if (each.expected_parts > 0) {
      text += fmt::format(", {} of {} parts but {}", each.reported_parts, each.expected_parts,
                          fmt::join(each.missing_parts, " "));
    }
    text += "; ";
  }
  return text;
}

}  // namespace

TEST_CASE("due asks for what the rules ask for, by the bare record") {
  const std::uint64_t seed = from_environment("TRACK_TEST_SEED", 4044);
  const std::uint64_t rounds = from_environment("TRACK_TEST_ROUNDS", 8);
  std::size_t asked_in_all = 0;
  for (std::uint64_t round = 0; round < rounds; ++round) {
    INFO("TRACK_TEST_SEED=" << seed + round << " TRACK_TEST_ROUNDS=1");
    Random random(seed + round);
    const World world = random_world(random);
    const TemporaryFolder folder;
    const store::Store store = stored(world, folder.database());
    const Known known = known_at(world, world.last_minute);
    const store::KnownAt knowledge{store.last_operation_at(made_at(world.last_minute).at)};
    const Plan plan = store.plan(known.revision);
    for (int i = 0; i < 12; ++i) {
      const Day as_of = random_day(plan, plan.first_year.number, plan.last_year.number + 1, random);
      const Day until = as_of + std::chrono::days(random.one_of({-1, 0, 30, 400}));
      const std::vector<Deadline> plain = deadlines(begun_by(known, as_of), until);
      const std::vector<Deadline> asked = asked_by_program(plan, store, knowledge, as_of, until);
      asked_in_all += asked.size();
      INFO("as of " << iso(as_of) << ", until " << iso(until));
      CHECK(without(asked, plain) == "");
      CHECK(without(plain, asked) == "");
    }
  }
  CHECK(asked_in_all > 100 * rounds);
}

}  // namespace track::independent::due_test
