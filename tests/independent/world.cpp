#include "world.hpp"

#include <algorithm>
#include <set>

#include "naive.hpp"
#include "random_plan.hpp"
#include "random_record.hpp"

namespace track::independent {

namespace {

constexpr int indicators_in_a_world = 60;

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year;

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

// Another value for some of what was recorded then, or for all of it none.
Step correction_of(const Step& step, const Plan& plan, Random& random) {
  Step correction;
  const bool has_items = !step.entry.items.empty();
  if (!has_items || random.chance(50)) {
    correction.takes_back = step.minute;
    return correction;
  }
  correction.amends = step.minute;
  correction.entry.period = step.entry.period;
  correction.entry.year = step.entry.year;
  for (const RecordRequest::Item& item : step.entry.items) {
    const bool taken = !correction.entry.items.empty() && random.chance(60);
    if (taken) continue;
    const Indicator& indicator = *find_indicator(plan, item.indicator);
    Value value = random_value(indicator, {50, 50, 10}, random);
    if (!(value == item.value)) correction.entry.items.push_back({item.indicator, value});
  }
  if (correction.entry.items.empty()) {
    correction.amends.reset();
    correction.takes_back = step.minute;
  }
  return correction;
}

}  // namespace

Day first_day(const Plan& plan, int fiscal_year) {
  const std::chrono::month_day starts = plan.calendar.starts;
  return sys_days(year(fiscal_year) / starts.month() / starts.day());
}

int length_of_year(const Plan& plan, int fiscal_year) {
  return static_cast<int>(
      (first_day(plan, fiscal_year + 1) - first_day(plan, fiscal_year)).count());
}

Day last_day(const Plan& plan, int fiscal_year) {
  return first_day(plan, fiscal_year + 1) - days(1);
}

World random_world(Random& random) {
  World world;
  Plan plan = random_plan(random, indicators_in_a_world);
  break_down(plan, random);
  const Habits habits = random_habits(plan, random);
  std::vector<RecordRequest> entries;
  for (int each = plan.first_year.number - 6; each <= plan.last_year.number; ++each) {
    std::vector<RecordRequest> of_year = entries_of_year(plan, habits, each, random);
    entries.insert(entries.end(), of_year.begin(), of_year.end());
  }
  hold_some(plan, habits.never, entries, random);
  shuffle(entries, random);

  const int second_load = random.from_to(1, 100);
  const Plan changed = with_changes(plan, random);
  const std::vector<RecordRequest> of_new_parts = entries_of_new_parts(plan, changed, random);
  entries.insert(entries.end(), of_new_parts.begin(), of_new_parts.end());
  world.revisions.emplace_back(0, plan);
  for (const RecordRequest& entry : entries) {
    if (world.last_minute == second_load) {
      world.revisions.emplace_back(++world.last_minute, changed);
    }
    world.steps.push_back({++world.last_minute, entry, {}, {}});
    if (!random.chance(4)) continue;
    Step correction = correction_of(world.steps.back(), changed, random);
    correction.minute = ++world.last_minute;
    world.steps.push_back(correction);
  }
  return world;
}

const std::vector<Fact>& Known::of(const Indicator& indicator) const {
  static const std::vector<Fact> none;
  const auto found = facts.find(indicator.id);
  return found == facts.end() ? none : found->second;
}

const std::vector<Holding>& Known::of(const Activity& activity) const {
  static const std::vector<Holding> none;
  const auto found = holdings.find(activity.id);
  return found == holdings.end() ? none : found->second;
}

namespace {

// The activity itself, and those that the same event stands under.
bool are_tied(const Activity& one, const Activity& other) {
  return one.id == other.id || one.same_as == other.id || other.same_as == one.id ||
         (!one.same_as.empty() && one.same_as == other.same_as);
}

void hold(const Step& step, Known& known) {
  const Activity* held = find_activity(known.plan, step.entry.activity);
  if (held == nullptr) return;
  for (const Activity& activity : known.plan.activities) {
    if (!are_tied(*held, activity)) continue;
    known.holdings[activity.id].push_back({step.minute, step.entry.period, step.entry.year.number});
  }
}

}  // namespace

Known known_at(const World& world, int minute) {
  Known known;
  for (const auto& [loaded, plan] : world.revisions) {
    if (loaded > minute) continue;
    known.plan = plan;
    ++known.revision;
  }
  for (const Step& step : world.steps) {
    if (step.minute > minute) continue;
    const auto is_taken_back = [&](const auto& each) { return each.minute == step.takes_back; };
    for (auto& [id, facts] : known.facts) std::erase_if(facts, is_taken_back);
    for (auto& [id, holdings] : known.holdings) std::erase_if(holdings, is_taken_back);
    for (const RecordRequest::Item& item : step.entry.items) {
      std::vector<Fact>& facts = known.facts[item.indicator];
      std::erase_if(facts, [&](const Fact& fact) { return fact.minute == step.amends; });
      facts.push_back({step.minute, step.entry.period, step.entry.year.number, item.value});
    }
    hold(step, known);
  }
  return known;
}

Day random_day(const Plan& plan, int from_year, int to_year, Random& random) {
  const int fiscal_year = random.from_to(from_year, to_year);
  const int all = length_of_year(plan, fiscal_year);
  const int sort = random.from_to(1, 100);
  if (sort > 70) {
    const int month = random.from_to(0, 11);
    const Period period = months_of(plan, fiscal_year, 1)[static_cast<std::size_t>(month)];
    const Day day = last_day_for_reporting(plan, period) + days(random.from_to(0, 1));
    if (day <= last_day(plan, to_year)) return day;
  }
  int passed = random.from_to(1, all);
  if (sort <= 10) passed = 1;
  if (sort > 10 && sort <= 20) passed = all;
  if (sort > 20 && sort <= 60) passed = random.from_to(1, 4) * (all == 366 ? 61 : 73);
  return first_day(plan, fiscal_year) + days(passed - 1);
}

}  // namespace track::independent
