#include "random_plan.hpp"

#include <array>
#include <set>

#include "track/model/schedule.hpp"

namespace track::independent {

namespace {

std::optional<YearBound> bound(int year) {
  return YearBound{year, YearCounting::fiscal, std::to_string(year)};
}

template <class Bounded>
void bound_sometimes(Bounded& item, const Plan& plan, Random& random) {
  if (random.chance(10)) item.since = bound(plan.first_year.number + random.from_to(-1, 2));
  if (random.chance(10)) item.until = bound(plan.last_year.number + random.from_to(-2, 1));
}

Schedule random_schedule(Random& random) {
  const std::string text =
      random.one_of<const char*>({"",          "1/year",         "3/year",        "7/year",
                                  "12/year",   "about 5/year",   "about 10/year", "about 20/year",
                                  "2-3/year",  "about 2-3/year", "1/2 months",    "2-3/5 months",
                                  "monthly",   "1/2 years",      "1/3 years",     "1/3 years",
                                  "1/3 years", "1/4 years",      "1/18 months",   "as needed",
                                  "unknown"});
  return text.empty() ? Schedule{} : *read_schedule(text);
}

// One for all years, or another from a later year on.
void schedule(Activity& activity, const Plan& plan, Random& random) {
  activity.schedule = random_schedule(random);
  activity.schedules.clear();
  if (!random.chance(25) || activity.schedule.form == Schedule::Form::none) return;
  const int first = plan.first_year.number + random.from_to(-1, 1);
  activity.schedules[{first}] = activity.schedule;
  const Schedule other = random_schedule(random);
  if (other.form != Schedule::Form::none) {
    activity.schedules[{first + random.from_to(1, 2)}] = other;
  }
  activity.schedule = {};
}

Activity random_activity(ActivityKind kind, int number, const Plan& plan, Random& random) {
  Activity activity;
  activity.kind = kind;
  activity.id = "a" + std::to_string(number);
  activity.name = "Activity " + std::to_string(number);
  schedule(activity, plan, random);
  switch (kind) {
    case ActivityKind::initiative:
      activity.field = plan.fields[random.from_to(0, 3)].id;
      bound_sometimes(activity, plan, random);
      break;
    case ActivityKind::partner_activity:
      activity.partner = plan.partners.front().id;
      bound_sometimes(activity, plan, random);
      break;
    case ActivityKind::survey:
      activity.monitoring = random.chance(60);
      break;
  }
  return activity;
}

// The methods that the reader of definitions accepts.
void override_method(Indicator& indicator, Random& random) {
  std::vector<Method> fit;
  const bool written = indicator.written_direction.value_or(Direction::none) != Direction::none;
  if (indicator.kind == IndicatorKind::milestone) {
    fit = {Method::milestone};
  } else {
    fit = {Method::none};
    if (indicator.direction() == Direction::up) fit.push_back(Method::ratio);
    if (indicator.direction() == Direction::down) fit.push_back(Method::ceiling);
    if (indicator.baseline) fit.insert(fit.end(), 3, Method::change);
    if (indicator.baseline && written) fit.push_back(Method::direction);
  }
  indicator.method = fit[random.from_to(0, static_cast<int>(fit.size()) - 1)];
}

Value random_target(const Indicator& indicator, Random& random) {
  constexpr Habit published{100, 0, 0};
  if (indicator.kind != IndicatorKind::milestone) {
    Value value = random_value(indicator, published, random);
    if (indicator.kind != IndicatorKind::count) return value;
    const std::int64_t values_a_year = random.one_of({1, 1, 3, 8});
    value.amount = Quantity::from_units(value.amount.units() * values_a_year);
    return value;
  }
  Value stage;
  stage.form = random.one_of({ValueForm::started, ValueForm::done});
  return stage;
}

}  // namespace

void set_targets(Indicator& indicator, const Plan& plan, int percent_of_years, Random& random) {
  indicator.targets.clear();
  Quantity sum;
  for (FiscalYear year = plan.first_year; year <= plan.last_year; year = year.next()) {
    Value target = random_target(indicator, random);
    sum = sum + target.amount;
    if (indicator.basis == TargetBasis::cumulative) target.amount = sum;
    if (random.chance(percent_of_years)) indicator.targets[year] = target;
  }
}

namespace {

Baseline random_baseline(const Indicator& indicator, const Plan& plan, Random& random) {
  const Habit habit{50, 70, 6};
  const int year = plan.first_year.number + (random.chance(80) ? -1 : random.from_to(-4, 1));
  return {{year}, {}, random_value(indicator, habit, random), ""};
}

// An indicator that is written inside a survey comes from it.
void set_survey(Indicator& indicator, const Plan& plan, Random& random) {
  const Activity* activity = find_activity(plan, indicator.activity);
  if (activity != nullptr && activity->kind == ActivityKind::survey) {
    indicator.survey = activity->id;
    return;
  }
  const Activity& any =
      plan.activities[random.from_to(0, static_cast<int>(plan.activities.size()) - 1)];
  if (any.kind == ActivityKind::survey) indicator.survey = any.id;
}

void break_series(Indicator& indicator, const Plan& plan, Random& random) {
  for (int left = random.one_of({0, 0, 0, 0, 1, 2}); left > 0; --left) {
    const int year = plan.first_year.number + random.from_to(-2, 3);
    const auto& all = indicator.series_breaks;
    if (!all.empty() && all.back().year.number >= year) continue;
    indicator.series_breaks.push_back({{year}, "asked otherwise"});
  }
}

// How the values of a year are read together.
void set_reading(Indicator& indicator, Random& random) {
  using enum IndicatorKind;
  if (indicator.kind == share || indicator.kind == rate || indicator.kind == score) {
    if (random.chance(40))
      indicator.pooling = random.one_of({Pooling::last, Pooling::last, Pooling::pooled});
  }
  if (indicator.kind == count || indicator.kind == running) {
    if (random.chance(45)) {
      indicator.written_pace =
          random.one_of({Pace::linear, Pace::history, Pace::history, Pace::schedule});
    }
  }
}

Indicator random_indicator(int number, const Plan& plan, Random& random) {
  Indicator indicator;
  indicator.id = "i" + std::to_string(number);
  indicator.name = "Indicator " + std::to_string(number);
  if (random.chance(75)) {
    // Some activities have none.
    const auto chosen = static_cast<std::size_t>(random.from_to(0, 99)) % plan.activities.size();
    indicator.activity = plan.activities[chosen - chosen % 9 / 8].id;
    indicator.id = indicator.activity + "." + indicator.id;
  }
  using enum IndicatorKind;
  constexpr std::array kinds{count, running, stock, share,     rate,   score,
                             count, count,   share, milestone, running};
  indicator.kind = kinds[static_cast<std::size_t>(number) % kinds.size()];
  if (random.chance(50)) indicator.unit = "pieces";
  const bool has_direction = indicator.kind != milestone;
  if (indicator.kind == share) indicator.unit = "%";
  if (indicator.kind == rate) indicator.per = random.one_of({1, 7, 1000, 100'000});
  if (has_direction && random.chance(75)) {
    indicator.written_direction =
        random.one_of({Direction::up, Direction::up, Direction::down, Direction::down,
                       Direction::down, Direction::none});
  }
  if (random.chance(45)) indicator.baseline = random_baseline(indicator, plan, random);
  if (indicator.direction() != Direction::none && random.chance(30)) {
    override_method(indicator, random);
  }
  if (indicator.kind == count && random.chance(60)) {
    indicator.basis = TargetBasis::cumulative;
  }
  // An indicator that is observed only has no target.
  if (indicator.direction() != Direction::none) {
    set_targets(indicator, plan, random.one_of({0, 60, 60, 100}), random);
  }
  set_survey(indicator, plan, random);
  set_reading(indicator, random);
  break_series(indicator, plan, random);
  if (random.chance(30)) indicator.expect = Expectation{random.one_of({1, 3, 6, 12, 24, 36})};
  bound_sometimes(indicator, plan, random);
  const bool january = plan.calendar.starts == std::chrono::January / 1;
  if (!january && random.chance(15)) indicator.year = YearCounting::calendar;
  return indicator;
}

FiscalCalendar random_calendar(Random& random) {
  using namespace std::chrono;
  const month_day starts = random.one_of(
      {January / 1, January / 1, April / 1, April / 1, April / 1, October / 15, January / 31});
  const EraCalendar eras = random.one_of({EraCalendar::none, EraCalendar::japanese});
  return {starts, eras, random.one_of({"UTC", "Asia/Tokyo"})};
}

// An indicator of its own stands in one field, in two, or in none.
void place_in_fields(const Indicator& indicator, Plan& plan, Random& random) {
  if (!indicator.activity.empty()) return;
  for (Field& field : plan.fields) {
    if (random.chance(35)) field.indicators.push_back(indicator.id);
  }
}

}  // namespace

Plan random_plan(Random& random, int indicators) {
  Plan plan;
  plan.id = "plan";
  plan.name = "Plan";
  plan.first_year.number = random.from_to(2018, 2022);
  plan.last_year.number = plan.first_year.number + random.from_to(2, 4);
  plan.calendar = random_calendar(random);
  plan.near = Quantity::from_units(random.one_of({8'500, 5'000, 5'000, 8'000, 4'000}));
  plan.reporting_days = random.one_of({0, 10, 30, 30, 30, 45, 60, 366});
  plan.themes = {{"t1", "One"}, {"t2", "Two"}};
  for (int i = 0; i < 4; ++i) {
    plan.fields.push_back({"f" + std::to_string(i), i < 2 ? "t1" : "t2", "Field", {}, {}});
  }
  plan.partners = {{"p", "Partner", {}}};
  for (int i = 0; i < 18; ++i) {
    const ActivityKind kind = i < 9    ? ActivityKind::initiative
                              : i < 14 ? ActivityKind::survey
                                       : ActivityKind::partner_activity;
    plan.activities.push_back(random_activity(kind, i, plan, random));
  }
  for (std::size_t i = 15; i < 18; ++i) {
    if (random.chance(20)) plan.activities[i].same_as = plan.activities[14].id;
  }
  for (int i = 0; i < indicators; ++i) {
    plan.indicators.push_back(random_indicator(i, plan, random));
    place_in_fields(plan.indicators.back(), plan, random);
  }
  return plan;
}

Plan with_changes(Plan plan, Random& random) {
  std::set<std::string> retired;
  for (Activity& activity : plan.activities) {
    activity.retired = random.chance(5);
    if (activity.retired) retired.insert(activity.id);
    if (random.chance(10)) schedule(activity, plan, random);
  }
  for (Indicator& indicator : plan.indicators) {
    indicator.retired = random.chance(5) || retired.count(indicator.activity) != 0;
    const bool observed = indicator.direction() == Direction::none;
    if (!observed && random.chance(30)) set_targets(indicator, plan, 80, random);
    if (!indicator.retired) continue;
    for (Field& field : plan.fields) std::erase(field.indicators, indicator.id);
  }
  change_breakdowns(plan, random);
  return plan;
}

}  // namespace track::independent
