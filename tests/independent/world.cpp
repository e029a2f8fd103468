#include "world.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "random_plan.hpp"

namespace track::independent {

namespace {

constexpr int indicators_in_a_world = 60;

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year;

int length(const Plan& plan, int fiscal_year) {
  return static_cast<int>(
      (first_day(plan, fiscal_year + 1) - first_day(plan, fiscal_year)).count());
}

// A day, or what looks like a month, a quarter, a half or the year.
Period random_period(const Plan& plan, int fiscal_year, Random& random) {
  const int all = length(plan, fiscal_year);
  const int wanted = random.one_of({1, 1, 1, 30, 91, 182, all});
  const int start = random.from_to(0, all - wanted);
  const Day first = first_day(plan, fiscal_year) + days(start);
  return {first, first + days(wanted - 1)};
}

Habit random_habit(Random& random) {
  return {random.one_of({0, 0, 30, 100}), random.one_of({0, 70, 100, 100}),
          random.one_of({0, 0, 0, 15, 15, 100})};
}

// Puts an item into one of the entries that has none of its indicator yet and is not full.
void add_item(RecordRequest::Item item, const RecordRequest& empty,
              std::vector<RecordRequest>& entries) {
  constexpr std::size_t most_items = 8;
  for (RecordRequest& entry : entries) {
    const bool has = std::any_of(entry.items.begin(), entry.items.end(), [&](const auto& other) {
      return other.indicator == item.indicator;
    });
    if (has || entry.items.size() >= most_items) continue;
    entry.items.push_back(std::move(item));
    return;
  }
  entries.push_back(empty);
  entries.back().items.push_back(std::move(item));
}

std::set<std::string> some_activities(const Plan& plan, int percent, Random& random) {
  std::set<std::string> ids;
  for (const Activity& activity : plan.activities) {
    if (random.chance(percent)) ids.insert(activity.id);
  }
  return ids;
}

// Many indicators are measured for the same few periods of a year.
std::vector<RecordRequest> entries_of_year(const Plan& plan, const std::set<std::string>& never,
                                           int fiscal_year, Random& random) {
  constexpr int periods = 6;
  std::array<std::vector<RecordRequest>, periods> by_period;
  std::array<RecordRequest, periods> empty;
  for (RecordRequest& entry : empty) {
    entry.period = random_period(plan, fiscal_year, random);
    entry.year.number = fiscal_year;
  }
  // Long before the plan hardly anything is recorded, but of any activity.
  const bool early = fiscal_year < plan.first_year.number - 3;
  std::set<std::string> quiet = some_activities(plan, early ? 80 : 40, random);
  if (!early) quiet.insert(never.begin(), never.end());
  quiet.insert("");
  for (const Indicator& indicator : plan.indicators) {
    const bool silent = quiet.count(indicator.activity) != 0 && quiet.count(indicator.survey) != 0;
    if (silent && random.chance(early ? 95 : 50)) continue;
    if (!early && never.count(indicator.activity) + never.count(indicator.survey) != 0) continue;
    const Habit habit = random_habit(random);
    for (int left = random.one_of({0, 0, 1, 1, 1, 2, 4}); left > 0; --left) {
      const auto chosen = static_cast<std::size_t>(random.from_to(0, periods - 1));
      add_item({indicator.id, random_value(indicator, habit, random)}, empty[chosen],
               by_period[chosen]);
    }
  }
  std::vector<RecordRequest> entries;
  for (const auto& each : by_period) entries.insert(entries.end(), each.begin(), each.end());
  for (const Activity& activity : plan.activities) {
    if (quiet.count(activity.id) != 0) continue;
    for (int left = random.one_of({0, 0, 0, 1, 1, 2, 4}); left > 0; --left) {
      RecordRequest holding = empty[static_cast<std::size_t>(random.from_to(0, periods - 1))];
      holding.activity = activity.id;
      entries.push_back(holding);
    }
  }
  return entries;
}

// Some measurements are recorded together with a holding.
void hold_some(const Plan& plan, const std::set<std::string>& never,
               std::vector<RecordRequest>& entries, Random& random) {
  for (RecordRequest& entry : entries) {
    if (!entry.activity.empty() || !random.chance(10)) continue;
    const int most = static_cast<int>(plan.activities.size()) - 1;
    const std::string& id = plan.activities[static_cast<std::size_t>(random.from_to(0, most))].id;
    if (never.count(id) == 0) entry.activity = id;
  }
}

template <class T>
void shuffle(std::vector<T>& items, Random& random) {
  for (int i = static_cast<int>(items.size()) - 1; i > 0; --i) {
    std::swap(items[static_cast<std::size_t>(i)],
              items[static_cast<std::size_t>(random.from_to(0, i))]);
  }
}

}  // namespace

Day first_day(const Plan& plan, int fiscal_year) {
  const std::chrono::month_day starts = plan.calendar.starts;
  return sys_days(year(fiscal_year) / starts.month() / starts.day());
}

Day last_day(const Plan& plan, int fiscal_year) {
  return first_day(plan, fiscal_year + 1) - days(1);
}

World random_world(Random& random) {
  World world;
  const Plan plan = random_plan(random, indicators_in_a_world);
  // Neither held nor measured, or long ago.
  const std::set<std::string> never = some_activities(plan, 25, random);
  std::vector<RecordRequest> entries;
  for (int each = plan.first_year.number - 6; each <= plan.last_year.number; ++each) {
    std::vector<RecordRequest> of_year = entries_of_year(plan, never, each, random);
    entries.insert(entries.end(), of_year.begin(), of_year.end());
  }
  hold_some(plan, never, entries, random);
  shuffle(entries, random);

  const auto second_load = static_cast<std::size_t>(random.from_to(1, 100));
  world.revisions.emplace_back(0, plan);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (i == second_load) {
      world.revisions.emplace_back(++world.last_minute, with_other_targets(plan, random));
    }
    world.entries.emplace_back(++world.last_minute, entries[i]);
  }
  return world;
}

Known known_at(const World& world, int minute) {
  Known known;
  for (const auto& [loaded, plan] : world.revisions) {
    if (loaded > minute) continue;
    known.plan = plan;
    ++known.revision;
  }
  for (const auto& [recorded, entry] : world.entries) {
    if (recorded > minute) continue;
    for (const RecordRequest::Item& item : entry.items) {
      known.facts.push_back(
          {recorded, item.indicator, entry.period, entry.year.number, item.value});
    }
    if (entry.activity.empty()) continue;
    known.holdings.push_back({recorded, entry.activity, entry.period, entry.year.number});
  }
  return known;
}

Day random_day(const Plan& plan, int from_year, int to_year, Random& random) {
  const int fiscal_year = random.from_to(from_year, to_year);
  const int all = length(plan, fiscal_year);
  const int sort = random.from_to(1, 100);
  int passed = random.from_to(1, all);
  if (sort <= 10) passed = 1;
  if (sort > 10 && sort <= 20) passed = all;
  if (sort > 20 && sort <= 80) passed = random.from_to(1, 4) * (all == 366 ? 61 : 73);
  return first_day(plan, fiscal_year) + days(passed - 1);
}

}  // namespace track::independent
