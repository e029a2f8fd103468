#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "public_desk.hpp"
#include "stored_world.hpp"
#include "track/base/text.hpp"
#include "track/render/format.hpp"

// The attack on public editions (attack_test.cpp) reads their JSON. It speaks for every format if
// none tells more than the JSON does: two records whose JSON is the same, for all years and tables,
// must not differ in any byte of any other format either, whatever notes, places and names they
// have.
namespace track::independent::public_traces_test {

namespace {

constexpr std::uint64_t usual_worlds = 2;
constexpr const char* command_formats[] = {"table", "markdown", "csv", "xlsx", "html", "svg"};

// A plan with grades that rates advise, which a public edition shows.
Plan random_public_plan(Random& random) {
  Plan plan = plan_of_few(random, random.one_of({4, 5, 5, 10}));
  plan.assessment.of = {EvaluationSubject::plan, EvaluationSubject::initiative};
  plan.assessment.grades = {{"a", "A", "", Quantity::whole(1)}, {"b", "B", "", {}}};
  return plan;
}

Day random_as_of(const Plan& plan, Random& random) {
  if (random.chance(50)) return day_behind(plan);
  return first_day(plan, plan.last_year.number) + std::chrono::days(random.from_to(60, 300));
}

const InsideWords one_office{"sato", "North hall", "came by bus", false};
const InsideWords another_office{"tanaka", "South hall", "the third had asked twice", true};

// Two records that differ in what is hidden alone, as the JSON has it.
struct Pair {
  explicit Pair(Random& random)
      : plan(random_public_plan(random)),
        as_of(random_as_of(plan, random)),
        before(entries_of(plan, random_few(plan, random), random)),
        after(before) {
    const Documents expected = PublicDesk(plan, before, one_office, as_of).book().printed(true);
    for (int round = 0; round < 4; ++round) {
      PublicEntries tried = moved_where_hidden(after, expected, random);
      const PublicDesk desk(plan, tried, one_office, as_of);
      for (const std::string& whole : told_otherwise(expected, desk.book().printed(true))) {
        tried[whole] = after.at(whole);
      }
      after = std::move(tried);
    }
    is_same = PublicDesk(plan, after, one_office, as_of).book().printed(true) == expected;
  }

  std::size_t moved() const {
    std::size_t count = 0;
    for (const auto& [whole, entries] : before) {
      for (std::size_t i = 0; i < entries.size(); ++i) {
        if (entries[i].value != after.at(whole)[i].value) ++count;
      }
    }
    return count;
  }

  Plan plan;
  Day as_of;
  PublicEntries before;
  PublicEntries after;
  bool is_same = false;
};

// Where they differ first, with what stands around it.
std::string difference_of(const std::string& one, const std::string& other) {
  constexpr std::size_t around = 200;
  const auto [first, second] = std::ranges::mismatch(one, other);
  const auto place = static_cast<std::size_t>(first - one.begin());
  const std::size_t from = place < around ? 0 : place - around;
  return printable(one.substr(from, 2 * around)) + "\n--- or ---\n" +
         printable(other.substr(from, 2 * around));
}

void compare(const std::vector<std::string>& these, const std::vector<std::string>& those) {
  REQUIRE(these.size() == those.size());
  for (std::size_t i = 0; i < these.size(); ++i) {
    if (these[i] != those[i]) FAIL_CHECK(difference_of(these[i], those[i]));
  }
}

TEST_CASE("no format of a public edition tells more than its JSON") {
  const std::uint64_t first = from_environment("TRACK_TEST_SEED", 1);
  const std::uint64_t worlds = from_environment("TRACK_TEST_ROUNDS", usual_worlds);
  std::size_t moved = 0;
  for (std::uint64_t seed = first; seed < first + worlds; ++seed) {
    Random random(seed);
    const Pair pair(random);
    INFO("TRACK_TEST_SEED=" << seed);
    REQUIRE(pair.is_same);
    moved += pair.moved();
    const PublicDesk one(pair.plan, pair.before, one_office, pair.as_of);
    const PublicDesk other(pair.plan, pair.after, another_office, pair.as_of);
    for (const render::Format format : render::formats_of_any_document()) {
      INFO(key(format));
      const Language language = random.one_of({Language::en, Language::ja});
      const int choice = random.from_to(0, 99);
      compare(one.book().written(format, language, choice),
              other.book().written(format, language, choice));
    }
    const std::vector<ReportWords> reports = public_reports(pair.plan);
    for (const char* format : command_formats) {
      const auto chosen = static_cast<std::size_t>(random.from_to(0, 999)) % reports.size();
      INFO(fmt::format("track report {} --public --format {}", fmt::join(reports[chosen], " "),
                       format));
      compare({one.report(reports[chosen], format)}, {other.report(reports[chosen], format)});
    }
  }
  CHECK(moved > worlds * 5);
}

}  // namespace

}  // namespace track::independent::public_traces_test
