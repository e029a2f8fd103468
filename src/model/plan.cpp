#include "track/model/plan.hpp"

#include <algorithm>
#include <iterator>

#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"

namespace track {

namespace {

template <class T>
const T* find_by_id(const std::vector<T>& items, const std::string& id) {
  const auto found = std::ranges::find(items, id, &T::id);
  return found == items.end() ? nullptr : &*found;
}

constexpr auto own_id = [](const auto& item) -> const std::string& { return item.id; };

// By the ids that they have now.
const Activity* find_present_activity(const Plan& plan, const std::string& id) {
  return id.empty() ? nullptr : plan.index.activities.find(plan.activities, id, own_id);
}
const Indicator* find_present_indicator(const Plan& plan, const std::string& id) {
  return plan.index.indicators.find(plan.indicators, id, own_id);
}

constexpr Message<> separator{", ", "、"};
constexpr Message<Localized, std::string> schedule_from{"{0} from {1}", "{1}から{0}"};

// Those of its indicator, each with each key that the part has or had.
std::vector<std::string> recorded_ids_of_part(const Plan& plan, const Indicator& part) {
  std::vector<std::string> ids;
  const Indicator* whole = find_present_indicator(plan, part.part_of->whole);
  if (whole == nullptr) return {part.id};
  for (const std::string& id : recorded_ids(plan, *whole)) {
    for (const std::string& key : part.part_of->keys) ids.push_back(part_id(id, key));
  }
  return ids;
}

const Indicator* find_part(const Plan& plan, const std::string& id) {
  if (const Indicator* found = plan.index.parts.find(plan.parts, id, own_id)) return found;
  const Indicator* whole = find_indicator(plan, whole_id(id));
  const auto renamed = std::ranges::find_if(plan.parts, [&](const Indicator& part) {
    return whole != nullptr && part.part_of->whole == whole->id &&
           contains(recorded_ids_of_part(plan, part), id);
  });
  return renamed == plan.parts.end() ? nullptr : &*renamed;
}

// A calendar year counts as the fiscal year that starts in it, so both countings compare alike.
bool within(FiscalYear year, const std::optional<YearBound>& since,
            const std::optional<YearBound>& until) {
  return (!since || since->year <= year.number) && (!until || year.number <= until->year);
}

}  // namespace

const Schedule& Activity::schedule_in(FiscalYear year) const {
  const auto later = schedules.upper_bound(year);
  return later == schedules.begin() ? schedule : std::prev(later)->second;
}

bool Activity::has_schedule() const {
  return schedule.form != Schedule::Form::none || !schedules.empty();
}

bool Activity::has_cycle() const {
  const auto is_cycle = [](const auto& one) { return one.second.cycle_in_years().has_value(); };
  return schedule.cycle_in_years() || std::ranges::any_of(schedules, is_cycle);
}

Aggregation Indicator::aggregation() const {
  return pooling == Pooling::last ? Aggregation::last : traits().aggregation;
}

bool Activity::runs_in(FiscalYear year) const {
  return within(year, since, until);
}
bool Indicator::runs_in(FiscalYear one) const {
  return within(one, since, until);
}

FiscalCalendar Plan::calendar_of(YearCounting counting) const {
  FiscalCalendar result = calendar;
  result.calendar_years = counting == YearCounting::calendar;
  return result;
}

bool Plan::has_own_years(const Indicator& indicator) const {
  return indicator.year == YearCounting::calendar && !calendar.is_calendar_year();
}

Day Plan::end_of(FiscalYear year) const {
  Day last = calendar.last_day(year);
  for (const Indicator& one : indicators) {
    if (!one.retired && one.runs_in(year)) last = std::max(last, calendar_of(one).last_day(year));
  }
  return last;
}

Day Plan::last_day_for_reporting(const Period& period) const {
  return period.last + std::chrono::days(reporting_days);
}

Day Plan::last_day_for_assessment(FiscalYear year) const {
  return calendar.last_day(year) + std::chrono::days(assessment.days.value_or(reporting_days));
}

bool Plan::is_sound() const {
  const int years = last_year.number - first_year.number + 1;
  const auto are_sound = [](int days) { return days >= 0 && days <= most_reporting_days; };
  return years >= 1 && years <= most_years && near > Quantity() && near < Quantity::whole(1) &&
         are_sound(reporting_days) && are_sound(assessment.days.value_or(0)) &&
         suppress_below.value_or(least_suppression) >= least_suppression;
}

const Owner* find_owner(const Plan& plan, const std::string& id) {
  return find_by_id(plan.owners, id);
}
const Theme* find_theme(const Plan& plan, const std::string& id) {
  return find_by_id(plan.themes, id);
}
const Field* find_field(const Plan& plan, const std::string& id) {
  return find_by_id(plan.fields, id);
}
const Partner* find_partner(const Plan& plan, const std::string& id) {
  return find_by_id(plan.partners, id);
}

std::string body_name(const Plan& plan, const std::string& id) {
  if (const Owner* owner = find_owner(plan, id)) return owner->name;
  const Partner* partner = find_partner(plan, id);
  return partner == nullptr ? id : partner->name;
}
const Activity* find_activity(const Plan& plan, const std::string& id) {
  if (id.empty()) return nullptr;
  if (const Activity* found = find_present_activity(plan, id)) return found;
  const auto renamed = std::ranges::find_if(
      plan.activities, [&](const Activity& one) { return contains(one.formerly, id); });
  return renamed == plan.activities.end() ? nullptr : &*renamed;
}

const Indicator* find_indicator(const Plan& plan, const std::string& id) {
  if (is_part_id(id)) return find_part(plan, id);
  if (const Indicator* found = find_present_indicator(plan, id)) return found;
  // Few activities were renamed: the others are not looked for.
  std::vector<const Activity*> renamed_activities;
  for (const Activity& one : plan.activities) {
    if (!one.formerly.empty()) renamed_activities.push_back(&one);
  }
  const auto renamed = std::ranges::find_if(plan.indicators, [&](const Indicator& one) {
    const auto moved = std::ranges::find_if(
        renamed_activities, [&](const Activity* other) { return other->id == one.activity; });
    if (moved != renamed_activities.end()) return contains(former_ids(one, *moved), id);
    return !one.formerly.empty() &&
           contains(former_ids(one, find_present_activity(plan, one.activity)), id);
  });
  return renamed == plan.indicators.end() ? nullptr : &*renamed;
}

std::vector<std::string> recorded_ids(const Plan& plan, const Indicator& indicator) {
  if (indicator.part_of) return recorded_ids_of_part(plan, indicator);
  std::vector<std::string> ids = {indicator.id};
  const auto former = former_ids(indicator, find_present_activity(plan, indicator.activity));
  ids.insert(ids.end(), former.begin(), former.end());
  return ids;
}

std::vector<std::string> recorded_ids(const Activity& activity) {
  std::vector<std::string> ids = {activity.id};
  ids.insert(ids.end(), activity.formerly.begin(), activity.formerly.end());
  return ids;
}

std::vector<const Activity*> tied_with(const Plan& plan, const Activity& activity) {
  const std::string& root = activity.same_as.empty() ? activity.id : activity.same_as;
  std::vector<const Activity*> result;
  for (const Activity& other : plan.activities) {
    if (other.id == root || other.same_as == root) result.push_back(&other);
  }
  return result;
}

const Activity* source_of(const Plan& plan, const Indicator& indicator) {
  return find_activity(plan, indicator.survey.empty() ? indicator.activity : indicator.survey);
}

std::vector<const Indicator*> indicators_of(const Plan& plan, const Activity& activity) {
  std::vector<const Indicator*> result;
  for (const Indicator& indicator : plan.indicators) {
    if (indicator.activity == activity.id) result.push_back(&indicator);
  }
  return result;
}

std::vector<std::string> former_ids(const Indicator& indicator, const Activity* activity) {
  std::vector<std::string> result;
  const auto add = [&](const std::string& id) {
    if (id != indicator.id && std::ranges::find(result, id) == result.end()) result.push_back(id);
  };
  if (activity == nullptr || !indicator.id.starts_with(activity->id + ".")) {
    std::ranges::for_each(indicator.formerly, add);
    return result;
  }
  std::vector<std::string> own = {indicator.id.substr(activity->id.size() + 1)};
  for (const std::string& id : indicator.formerly) {
    const bool in_full = id.find('.') != std::string::npos;
    if (in_full || activity->id + "." + id == indicator.id) {
      add(id);
    } else {
      own.push_back(id);
    }
  }
  for (const std::string& of : recorded_ids(*activity)) {
    for (const std::string& id : own) add(fmt::format("{}.{}", of, id));
  }
  return result;
}

std::vector<std::string> ids_meant(const std::string& word, Indicator indicator,
                                   const Activity* activity) {
  indicator.formerly.clear();
  const std::vector<std::string> anyway = former_ids(indicator, activity);
  indicator.formerly = {word};
  std::vector<std::string> ids = former_ids(indicator, activity);
  std::erase_if(ids, [&](const std::string& id) { return contains(anyway, id); });
  return ids;
}

std::string schedule_text(const Activity& activity, const FiscalCalendar& calendar) {
  std::string text = activity.schedule.text;
  for (const auto& [from, schedule] : activity.schedules) {
    text += (text.empty() ? "" : ", ") + calendar.short_label(from) + ": " + schedule.text;
  }
  return text;
}

Localized describe_schedule(const Activity& activity, const FiscalCalendar& calendar) {
  if (activity.schedules.empty()) return describe(activity.schedule);
  std::vector<Localized> parts;
  for (const auto& [from, schedule] : activity.schedules) {
    parts.push_back(schedule_from(describe(schedule), calendar.short_label(from)));
  }
  return joined(parts, separator());
}

Level level_of(const Plan& plan, const Indicator& indicator) {
  if (indicator.activity.empty()) return Level::outcome;
  const Activity* activity = find_activity(plan, indicator.activity);
  return activity && activity->kind == ActivityKind::survey ? Level::context : Level::output;
}

const SeriesBreak* break_between(const Indicator& indicator, FiscalYear one_year,
                                 FiscalYear other_year) {
  const auto [earlier, later] = std::minmax(one_year, other_year);
  const SeriesBreak* last = nullptr;
  for (const auto* breaks : {&indicator.series_breaks, &indicator.breaks_of_parts}) {
    for (const SeriesBreak& one : *breaks) {
      const bool between = earlier < one.year && one.year <= later;
      if (between && (last == nullptr || last->year < one.year)) last = &one;
    }
  }
  return last;
}

Rational quotient(const Indicator& indicator, Quantity numerator, Quantity denominator) {
  const Rational scale(indicator.traits().scale == Scale::per ? indicator.per : 100);
  return to_rational(numerator) * scale / to_rational(denominator);
}

std::optional<Rational> figure_of(const Indicator& indicator, const Value& value) {
  switch (value.form) {
    case ValueForm::quantity:
    case ValueForm::percentage:
      return to_rational(value.amount);
    case ValueForm::fraction:
      if (value.denominator.is_zero()) return std::nullopt;
      return quotient(indicator, value.numerator, value.denominator);
    default:
      return std::nullopt;
  }
}

}  // namespace track
