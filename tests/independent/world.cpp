#include "world.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "naive.hpp"
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

Period random_span(const Plan& plan, int fiscal_year, int long_at_most, Random& random) {
  const int wanted = random.from_to(1, long_at_most);
  const int start = random.from_to(0, length(plan, fiscal_year) - wanted);
  const Day first = first_day(plan, fiscal_year) + days(start);
  return {first, first + days(wanted - 1)};
}

// What an indicator is measured for: single days, any spans, or parts of the year, by their months.
enum class Rhythm { day = 0, month = 1, quarter = 3, half = 6, year = 12, span = 13 };

// The periods of a year that things are recorded for, many at the same time.
class Year {
 public:
  Year(const Plan& plan, int number, Random& random) : number_(number) {
    for (const Rhythm part : {Rhythm::month, Rhythm::quarter, Rhythm::half, Rhythm::year}) {
      for (const Period& period : months_of(plan, number, static_cast<int>(part))) {
        add(part, period);
      }
    }
    for (int i = 0; i < 4; ++i) add(Rhythm::day, random_span(plan, number, 1, random));
    for (int i = 0; i < 3; ++i) add(Rhythm::span, random_span(plan, number, 200, random));
    add(Rhythm::span, {first_day(plan, number), first_day(plan, number) + days(180)});
  }

  std::vector<std::size_t> of(Rhythm rhythm) const { return by_rhythm_.at(rhythm); }
  std::size_t any(Random& random) const {
    return static_cast<std::size_t>(random.from_to(0, static_cast<int>(periods_.size()) - 1));
  }

  // Puts an item into one of the period's entries that has none of its indicator yet and is not
  // full.
  void measure(std::size_t period, RecordRequest::Item item) {
    constexpr std::size_t most_items = 8;
    for (RecordRequest& entry : entries_[period]) {
      const bool has = std::any_of(entry.items.begin(), entry.items.end(), [&](const auto& other) {
        return other.indicator == item.indicator;
      });
      if (has || entry.items.size() >= most_items) continue;
      entry.items.push_back(std::move(item));
      return;
    }
    entries_[period].push_back(entry_of(period));
    entries_[period].back().items.push_back(std::move(item));
  }

  void hold(std::size_t period, const std::string& activity) {
    RecordRequest holding = entry_of(period);
    holding.activity = activity;
    holdings_.push_back(holding);
  }

  std::vector<RecordRequest> entries() const {
    std::vector<RecordRequest> all = holdings_;
    for (const auto& each : entries_) all.insert(all.end(), each.begin(), each.end());
    return all;
  }

 private:
  void add(Rhythm rhythm, const Period& period) {
    by_rhythm_[rhythm].push_back(periods_.size());
    periods_.push_back(period);
    entries_.emplace_back();
  }

  RecordRequest entry_of(std::size_t period) const {
    RecordRequest entry;
    entry.period = periods_[period];
    entry.year.number = number_;
    return entry;
  }

  int number_;
  std::vector<Period> periods_;
  std::map<Rhythm, std::vector<std::size_t>> by_rhythm_;
  std::vector<std::vector<RecordRequest>> entries_;
  std::vector<RecordRequest> holdings_;
};

// What indicators and activities are like in all years.
struct Habits {
  std::set<std::string> never;  // neither held nor measured, or long ago
  std::map<std::string, Rhythm> rhythms;
};

Habit random_habit(Random& random) {
  return {random.one_of({0, 0, 30, 100}), random.one_of({0, 70, 100, 100}),
          random.one_of({0, 0, 0, 0, 15, 15, 100})};
}

std::set<std::string> some_activities(const Plan& plan, int percent, Random& random) {
  std::set<std::string> ids;
  for (const Activity& activity : plan.activities) {
    if (random.chance(percent)) ids.insert(activity.id);
  }
  return ids;
}

// From the beginning of the year on, now and then with a gap or something of another rhythm.
void measure(const Indicator& indicator, Rhythm rhythm, Year& year, Random& random) {
  const Habit habit = random_habit(random);
  const std::vector<std::size_t> periods = year.of(rhythm);
  int left = random.one_of({0, 1, 1, 1, 2, 3, 4});
  if (rhythm == Rhythm::month) left = random.one_of({0, 1, 3, 4, 6, 12});
  for (std::size_t i = 0; left > 0; ++i, --left) {
    if (random.chance(4)) continue;
    const std::size_t period = random.chance(4) ? year.any(random) : periods[i % periods.size()];
    year.measure(period, {indicator.id, random_value(indicator, habit, random)});
  }
}

std::vector<RecordRequest> entries_of_year(const Plan& plan, const Habits& habits, int number,
                                           Random& random) {
  Year year(plan, number, random);
  // Long before the plan hardly anything is recorded, but of any activity.
  const bool early = number < plan.first_year.number - 3;
  std::set<std::string> quiet = some_activities(plan, early ? 80 : 40, random);
  if (!early) quiet.insert(habits.never.begin(), habits.never.end());
  quiet.insert("");
  for (const Indicator& indicator : plan.indicators) {
    const bool silent = quiet.count(indicator.activity) != 0 && quiet.count(indicator.survey) != 0;
    if (silent && random.chance(early ? 95 : 50)) continue;
    const auto never =
        habits.never.count(indicator.activity) + habits.never.count(indicator.survey);
    if (!early && never != 0) continue;
    measure(indicator, habits.rhythms.at(indicator.id), year, random);
  }
  for (const Activity& activity : plan.activities) {
    if (quiet.count(activity.id) != 0) continue;
    for (int left = random.one_of({0, 0, 0, 1, 1, 2, 4, 9}); left > 0; --left) {
      year.hold(year.any(random), activity.id);
    }
  }
  return year.entries();
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

Habits random_habits(const Plan& plan, Random& random) {
  Habits habits;
  habits.never = some_activities(plan, 25, random);
  for (const Indicator& indicator : plan.indicators) {
    using enum Rhythm;
    habits.rhythms[indicator.id] =
        random.one_of({day, day, month, month, quarter, half, Rhythm::year, span});
  }
  return habits;
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

Day last_day(const Plan& plan, int fiscal_year) {
  return first_day(plan, fiscal_year + 1) - days(1);
}

World random_world(Random& random) {
  World world;
  const Plan plan = random_plan(random, indicators_in_a_world);
  const Habits habits = random_habits(plan, random);
  std::vector<RecordRequest> entries;
  for (int each = plan.first_year.number - 6; each <= plan.last_year.number; ++each) {
    std::vector<RecordRequest> of_year = entries_of_year(plan, habits, each, random);
    entries.insert(entries.end(), of_year.begin(), of_year.end());
  }
  hold_some(plan, habits.never, entries, random);
  shuffle(entries, random);

  const int second_load = random.from_to(1, 100);
  world.revisions.emplace_back(0, plan);
  for (const RecordRequest& entry : entries) {
    if (world.last_minute == second_load) {
      world.revisions.emplace_back(++world.last_minute, with_changes(plan, random));
    }
    world.steps.push_back({++world.last_minute, entry, {}, {}});
    if (!random.chance(4)) continue;
    Step correction = correction_of(world.steps.back(), plan, random);
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
  const int all = length(plan, fiscal_year);
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
