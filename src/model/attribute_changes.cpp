#include "attribute_changes.hpp"

#include <algorithm>
#include <set>

#include "attribute_comparison.hpp"

namespace track {

namespace {

using attribute::Comparison;
using attribute::Requirement;

constexpr Message<std::string, Localized> labelled{"{}  {}", "{}  {}"};
constexpr Message<> new_order{"reordered", "順序の変更"};

void compare(Comparison<Owner>& owner) {
  owner.name("name", &Owner::name);
  owner.names("aliases", &Owner::aliases);
}

void compare(Comparison<Theme>& theme) {
  theme.name("name", &Theme::name);
}

void compare(Comparison<Field>& field) {
  field.word("theme", &Field::theme);
  field.name("name", &Field::name);
  field.names("outcomes", &Field::outcomes);
  field.words("indicators", &Field::indicators);
}

void compare(Comparison<Partner>& partner) {
  partner.name("name", &Partner::name);
  partner.names("aliases", &Partner::aliases);
}

bool is_same_frequency(Schedule before, const Schedule& after) {
  before.text = after.text;
  return before == after;
}

// By year, the first that has another.
void compare_schedules(Comparison<Activity>& activity) {
  const Activity& before = activity.before;
  const Activity& after = activity.after;
  if (before.schedule == after.schedule && before.schedules == after.schedules) return;
  std::set<FiscalYear> years = {FiscalYear{}};
  for (const Activity* one : {&before, &after}) {
    for (const auto& [from, schedule] : one->schedules) years.insert(from);
  }
  const auto moved = std::ranges::find_if(years, [&](FiscalYear year) {
    return !is_same_frequency(before.schedule_in(year), after.schedule_in(year));
  });
  Localized old_text = describe_schedule(before, activity.calendar);
  Localized new_text = describe_schedule(after, activity.calendar);
  if (old_text == new_text) {  // another way of writing
    old_text = attribute::word(schedule_text(before, activity.calendar));
    new_text = attribute::word(schedule_text(after, activity.calendar));
  }
  activity.add(attribute::from_to(verbatim("schedule"), old_text, new_text),
               moved == years.end() ? Requirement::none : Requirement::verdict,
               moved == years.end() ? FiscalYear{} : *moved);
}

void compare(Comparison<Activity>& activity) {
  activity.attribute("kind", &Activity::kind, Requirement::fixed);
  activity.attribute("no", &Activity::no);
  activity.name("name", &Activity::name);
  activity.names("aliases", &Activity::aliases);
  activity.word("field", &Activity::field);
  activity.word("partner", &Activity::partner);
  activity.name("summary", &Activity::summary);
  activity.names("purposes", &Activity::purposes);
  activity.words("owners", &Activity::owners);
  compare_schedules(activity);
  activity.attribute("since", &Activity::since);
  activity.attribute("until", &Activity::until);
  activity.name("audience", &Activity::audience);
  activity.name("issue", &Activity::issue);
  activity.names("involvement", &Activity::involvement);
  activity.word("same_as", &Activity::same_as);
  activity.name("note", &Activity::note);
  activity.words("formerly", &Activity::formerly);
  activity.attribute("monitoring", &Activity::monitoring);
}

void compare(Comparison<Plan>& plan) {
  plan.word("id", &Plan::id);
  plan.name("name", &Plan::name);
  plan.name("goal", &Plan::goal);
  const auto years_of = [](const Plan& of) {
    return of.calendar.short_label(of.first_year) + ", " + of.calendar.short_label(of.last_year);
  };
  if (plan.before.first_year != plan.after.first_year ||
      plan.before.last_year != plan.after.last_year) {
    const FiscalYear moved = plan.before.first_year != plan.after.first_year
                                 ? std::min(plan.before.first_year, plan.after.first_year)
                                 : std::min(plan.before.last_year, plan.after.last_year).next();
    plan.add(attribute::from_to(verbatim("years"), verbatim(years_of(plan.before)),
                                verbatim(years_of(plan.after))),
             Requirement::verdict, moved);
  }
  const FiscalCalendar& before = plan.before.calendar;
  const FiscalCalendar& after = plan.after.calendar;
  const auto show = [](const auto& value) { return attribute::shown(value); };
  plan.compare("fiscal_year_starts", before.starts, after.starts, show, Requirement::fixed);
  plan.compare("fiscal_year_named", before.named, after.named, show, Requirement::fixed);
  plan.compare("era", before.eras, after.eras, show);
  plan.compare("time_zone", before.time_zone, after.time_zone, attribute::word,
               Requirement::meaning);
  plan.attribute("near", &Plan::near, Requirement::verdict);
  plan.attribute("reporting.days", &Plan::reporting_days);
  plan.names("monitoring.outcomes", &Plan::monitoring_outcomes);
}

}  // namespace

std::vector<Change> attribute_changes(const std::string& id, const Owner& before,
                                      const Owner& after, const FiscalCalendar& calendar) {
  return attribute::changes(id, before, after, calendar, compare);
}
std::vector<Change> attribute_changes(const std::string& id, const Theme& before,
                                      const Theme& after, const FiscalCalendar& calendar) {
  return attribute::changes(id, before, after, calendar, compare);
}
std::vector<Change> attribute_changes(const std::string& id, const Field& before,
                                      const Field& after, const FiscalCalendar& calendar) {
  return attribute::changes(id, before, after, calendar, compare);
}
std::vector<Change> attribute_changes(const std::string& id, const Partner& before,
                                      const Partner& after, const FiscalCalendar& calendar) {
  return attribute::changes(id, before, after, calendar, compare);
}
std::vector<Change> attribute_changes(const std::string& id, const Activity& before,
                                      const Activity& after, const FiscalCalendar& calendar) {
  return attribute::changes(id, before, after, calendar, compare);
}
std::vector<Change> attribute_changes(const std::string& id, const Plan& before, const Plan& after,
                                      const FiscalCalendar& calendar) {
  return attribute::changes(id, before, after, calendar, compare);
}

Localized reordered(const std::string& label) {
  return labelled(label, new_order());
}

}  // namespace track
