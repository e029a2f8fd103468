#include "random_record.hpp"

#include <algorithm>
#include <array>

#include "naive.hpp"
#include "random_plan.hpp"
#include "track/model/breakdown.hpp"

namespace track::independent {

namespace {

using std::chrono::days;

Period random_span(const Plan& plan, int fiscal_year, int long_at_most, Random& random) {
  const int wanted = random.from_to(1, long_at_most);
  const int start = random.from_to(0, length_of_year(plan, fiscal_year) - wanted);
  const Day first = first_day(plan, fiscal_year) + days(start);
  return {first, first + days(wanted - 1)};
}

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

  int number() const { return number_; }
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

// How something is recorded in a year.
struct Manner {
  Habit habit;
  Rhythm rhythm;
  int values = 0;
  int strays = 4;  // percent of gaps, and of values of another rhythm
};

int values_of_year(Rhythm rhythm, Random& random) {
  if (rhythm == Rhythm::month) return random.one_of({0, 1, 3, 4, 6, 12});
  return random.one_of({0, 1, 1, 1, 2, 3, 4});
}

Manner random_manner(Rhythm rhythm, Random& random) {
  const Habit habit = random_habit(random);
  return {habit, rhythm, values_of_year(rhythm, random)};
}

// From the beginning of the year on, now and then with a gap or something of another rhythm.
void measure(const Indicator& indicator, const Manner& manner, Year& year, Random& random) {
  const std::vector<std::size_t> periods = year.of(manner.rhythm);
  int left = manner.values;
  for (std::size_t i = 0; left > 0; ++i, --left) {
    if (random.chance(manner.strays)) continue;
    const bool stray = random.chance(manner.strays);
    const std::size_t period = stray ? year.any(random) : periods[i % periods.size()];
    year.measure(period, {indicator.id, random_value(indicator, manner.habit, random)});
  }
}

// All parts of a table alike, or some in a manner of their own; some tables not at all.
void measure_parts(const Plan& plan, const Indicator& whole, Rhythm rhythm, Year& year,
                   Random& random) {
  for (const PartTable& table : whole.by) {
    if (random.chance(table == whole.total ? 10 : 60)) continue;
    Manner common = random_manner(rhythm, random);
    common.strays = 1;
    const bool alike = random.chance(65);
    for (const Indicator* part : derived_parts(plan, whole, table)) {
      if (!part->runs_in({year.number()}) && random.chance(80)) continue;
      const bool own_way = !alike && random.chance(40);
      measure(*part, own_way ? random_manner(rhythm, random) : common, year, random);
    }
  }
}

void measure_whole_and_parts(const Plan& plan, const Indicator& whole, Rhythm rhythm, Year& year,
                             Random& random) {
  const int percent = whole.by.empty() ? 100 : whole.total ? 30 : 75;
  if (random.chance(percent)) measure(whole, random_manner(rhythm, random), year, random);
  measure_parts(plan, whole, rhythm, year, random);
}

}  // namespace

std::vector<RecordRequest> entries_of_year(const Plan& plan, const Habits& habits, int number,
                                           Random& random) {
  Year year(plan, number, random);
  Plan own_years = plan;
  own_years.calendar.starts = std::chrono::January / 1;
  Year own_year(own_years, number, random);
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
    const bool own = indicator.year == YearCounting::calendar;
    measure_whole_and_parts(plan, indicator, habits.rhythms.at(indicator.id), own ? own_year : year,
                            random);
  }
  for (const Activity& activity : plan.activities) {
    if (quiet.count(activity.id) != 0) continue;
    for (int left = random.one_of({0, 0, 0, 1, 1, 2, 4, 9}); left > 0; --left) {
      year.hold(year.any(random), activity.id);
    }
  }
  std::vector<RecordRequest> entries = year.entries();
  const std::vector<RecordRequest> of_own = own_year.entries();
  entries.insert(entries.end(), of_own.begin(), of_own.end());
  return entries;
}

std::vector<RecordRequest> entries_of_new_parts(const Plan& before, const Plan& now,
                                                Random& random) {
  std::vector<RecordRequest> entries;
  for (int each = now.first_year.number; each <= now.last_year.number; ++each) {
    Year year(now, each, random);
    for (const Indicator& part : now.parts) {
      if (part.year == YearCounting::calendar) continue;
      if (find_indicator(before, part.id) != nullptr || random.chance(30)) continue;
      const auto rhythm = random.one_of({Rhythm::month, Rhythm::quarter, Rhythm::year});
      measure(part, random_manner(rhythm, random), year, random);
    }
    const std::vector<RecordRequest> of_year = year.entries();
    entries.insert(entries.end(), of_year.begin(), of_year.end());
  }
  return entries;
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

}  // namespace track::independent
