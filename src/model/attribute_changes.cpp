#include "attribute_changes.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "track/base/text.hpp"

namespace track {

namespace {

using Requirement = Change::Requirement;

constexpr Message<> nothing{"none", "なし"};
constexpr Message<std::string> in_quotes{"\"{}\"", "「{}」"};
constexpr Message<Localized, Localized, Localized> from_to{"{}  {} → {}", "{}  {} → {}"};
constexpr Message<std::string> target_of{"target {}", "目標値 {}"};
constexpr Message<> target_of_plan{"target plan", "計画全体の目標値"};
constexpr Message<std::string, Localized> labelled{"{}  {}", "{}  {}"};
constexpr Message<Localized, Localized> added{"{} +{}", "{} +{}"};
constexpr Message<Localized, Localized> removed{"{} −{}", "{} −{}"};
constexpr Message<> new_order{"reordered", "順序の変更"};
constexpr Message<Localized, Localized> of_year{"{} {}", "{} {}"};
constexpr Message<Localized, std::string> in_brackets{"{} ({})", "{}（{}）"};
constexpr Message<> between_breaks{", ", "、"};
constexpr Message<std::string> by_default{"default ({})", "既定（{}）"};
constexpr Message<> by_its_rule{"default", "既定"};

// Attributes are written in the words of the TOML files, fit for a terminal. Names and sentences:
Localized quoted(const std::string& text) {
  return text.empty() ? nothing() : in_quotes(printable(text));
}
// Ids and units:
Localized word(const std::string& text) {
  return text.empty() ? nothing() : verbatim(printable(text));
}

Localized shown(int number) {
  return verbatim(std::to_string(number));
}
Localized shown(std::int64_t number) {
  return verbatim(std::to_string(number));
}
Localized shown(Quantity number) {
  return verbatim(plain(number));
}
Localized shown(bool value) {
  return verbatim(value ? "true" : "false");
}
Localized shown(const YearBound& bound) {
  return word(bound.text);
}
Localized shown(Expectation expectation) {
  return word(text_of(expectation));
}
Localized shown(YearNaming named) {
  return verbatim(named == YearNaming::start ? "start" : "end");
}
Localized shown(EraCalendar eras) {
  return verbatim(eras == EraCalendar::japanese ? "japanese" : "none");
}
Localized shown(std::chrono::month_day day) {
  return verbatim(fmt::format("{:02}-{:02}", static_cast<unsigned>(day.month()),
                              static_cast<unsigned>(day.day())));
}
template <class E>
requires std::is_enum_v<E> Localized shown(E value) {
  return verbatim(std::string(key(value)));
}
template <class T>
Localized shown(const std::optional<T>& value) {
  return value ? shown(*value) : nothing();
}
Localized shown(const std::optional<Direction>& written) {
  return written ? shown(*written) : by_default(std::string(key(Indicator{}.direction())));
}
// Method, Pooling, Pace:
template <class E>
requires std::is_enum_v<E> Localized shown(const std::optional<E>& written) {
  return written ? shown(*written) : by_its_rule();
}

// What is left of `items` when each of `others` has taken away one equal item.
std::vector<std::string> without(std::vector<std::string> items,
                                 const std::vector<std::string>& others) {
  for (const std::string& other : others) {
    const auto found = std::ranges::find(items, other);
    if (found != items.end()) items.erase(found);
  }
  return items;
}

// Compares two states of one item, member by member. Labels are the keys of the TOML files.
template <class T>
struct AttributeComparison {
  const std::string& id;
  const T& before;
  const T& after;
  const FiscalCalendar& calendar;
  std::vector<Change> changes{};

  void add(Localized what, Requirement requirement = Requirement::none, FiscalYear year = {},
           bool removes = false) {
    changes.push_back({Change::Sign::changed, id, std::move(what), requirement, year, removes});
  }

  template <class V, class Show>
  void compare(const std::string& label, const V& old_value, const V& new_value, Show show,
               Requirement requirement = Requirement::none) {
    if (old_value == new_value) return;
    add(from_to(verbatim(label), show(old_value), show(new_value)), requirement);
  }
  template <class M>
  void attribute(const char* label, M T::*member, Requirement requirement = Requirement::none) {
    compare(
        label, before.*member, after.*member, [](const M& value) { return shown(value); },
        requirement);
  }
  void name(const char* label, std::string T::*member) {
    compare(label, before.*member, after.*member, quoted);
  }
  void word(const char* label, std::string T::*member,
            Requirement requirement = Requirement::none) {
    compare(label, before.*member, after.*member, track::word, requirement);
  }

  // "owners  +x −y"; a mere change of order is named as one.
  void list(const char* label, std::vector<std::string> T::*member,
            Localized (*show)(const std::string&)) {
    if (before.*member == after.*member) return;
    const std::vector<std::string> gone = without(before.*member, after.*member);
    const std::vector<std::string> come = without(after.*member, before.*member);
    if (gone.empty() && come.empty()) return add(reordered(label));
    Localized what = verbatim(std::string(label) + ' ');
    for (const std::string& item : come) what = added(what, show(item));
    for (const std::string& item : gone) what = removed(what, show(item));
    add(std::move(what));
  }
  void names(const char* label, std::vector<std::string> T::*member) {
    list(label, member, quoted);
  }
  void words(const char* label, std::vector<std::string> T::*member) {
    list(label, member, track::word);
  }
};

void compare(AttributeComparison<Owner>& owner) {
  owner.name("name", &Owner::name);
  owner.names("aliases", &Owner::aliases);
}

void compare(AttributeComparison<Theme>& theme) {
  theme.name("name", &Theme::name);
}

void compare(AttributeComparison<Field>& field) {
  field.word("theme", &Field::theme);
  field.name("name", &Field::name);
  field.names("outcomes", &Field::outcomes);
  field.words("indicators", &Field::indicators);
}

void compare(AttributeComparison<Partner>& partner) {
  partner.name("name", &Partner::name);
  partner.names("aliases", &Partner::aliases);
}

bool is_same_frequency(Schedule before, const Schedule& after) {
  before.text = after.text;
  return before == after;
}

// By year, the first that has another.
void compare_schedules(AttributeComparison<Activity>& activity) {
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
    old_text = word(schedule_text(before, activity.calendar));
    new_text = word(schedule_text(after, activity.calendar));
  }
  activity.add(from_to(verbatim("schedule"), old_text, new_text),
               moved == years.end() ? Requirement::none : Requirement::verdict,
               moved == years.end() ? FiscalYear{} : *moved);
}

void compare(AttributeComparison<Activity>& activity) {
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

std::set<FiscalYear> target_years(const Indicator& before, const Indicator& after) {
  std::set<FiscalYear> years;
  for (const auto& [year, value] : before.targets) years.insert(year);
  for (const auto& [year, value] : after.targets) years.insert(year);
  return years;
}

// Another basis gives every target another meaning: it requires what a change of the earliest does.
void compare_targets(AttributeComparison<Indicator>& indicator) {
  const std::set<FiscalYear> years = target_years(indicator.before, indicator.after);
  if (indicator.before.basis != indicator.after.basis) {
    indicator.add(
        from_to(verbatim("basis"), shown(indicator.before.basis), shown(indicator.after.basis)),
        years.empty() ? Requirement::none : Requirement::target,
        years.empty() ? FiscalYear{} : *years.begin());
  }
  const auto target = [](const Indicator& of, FiscalYear year) {
    const auto found = of.targets.find(year);
    return found == of.targets.end() ? std::nullopt : std::optional(found->second);
  };
  const auto show = [](const std::optional<Value>& value) {
    return value ? describe(*value) : nothing();
  };
  for (const FiscalYear year : years) {
    const std::optional<Value> old_value = target(indicator.before, year);
    const std::optional<Value> new_value = target(indicator.after, year);
    if (old_value == new_value) continue;
    indicator.add(
        from_to(target_of(indicator.calendar.short_label(year)), show(old_value), show(new_value)),
        Requirement::target, year, !new_value);
  }
  const std::optional<Value>& before = indicator.before.plan_target;
  const std::optional<Value>& after = indicator.after.plan_target;
  if (before == after) return;
  indicator.add(from_to(target_of_plan(), show(before), show(after)), Requirement::verdict, {},
                !after);
}

void compare_baseline(AttributeComparison<Indicator>& indicator) {
  const std::optional<Baseline>& before = indicator.before.baseline;
  const std::optional<Baseline>& after = indicator.after.baseline;
  const auto without_source = [](std::optional<Baseline> baseline) {
    if (baseline) baseline->source.clear();
    return baseline;
  };
  const auto show = [&](const std::optional<Baseline>& baseline) {
    if (!baseline) return nothing();
    Localized when = verbatim(indicator.calendar.short_label(baseline->year));
    if (baseline->day) when = in_brackets(when, iso(*baseline->day));
    return of_year(when, describe(baseline->value));
  };
  if (without_source(before) != without_source(after)) {
    indicator.add(from_to(verbatim("baseline"), show(before), show(after)), Requirement::verdict,
                  {}, !after);
  }
  if (before && after) indicator.compare("baseline.source", before->source, after->source, quoted);
}

// From the first year on that gets a break or loses one. The words alone move nothing.
void compare_series_breaks(AttributeComparison<Indicator>& indicator) {
  const auto years_of = [](const Indicator& of) {
    std::set<FiscalYear> years;
    for (const SeriesBreak& one : of.series_breaks) years.insert(one.year);
    return years;
  };
  const auto text_of = [&](const Indicator& of) {
    std::vector<Localized> breaks;
    for (const SeriesBreak& one : of.series_breaks) {
      const Localized year = verbatim(indicator.calendar.short_label(one.year));
      breaks.push_back(one.reason.empty() ? year : in_brackets(year, printable(one.reason)));
    }
    return breaks.empty() ? nothing() : joined(breaks, between_breaks());
  };
  if (indicator.before.series_breaks == indicator.after.series_breaks) return;
  std::vector<FiscalYear> moved;
  std::ranges::set_symmetric_difference(years_of(indicator.before), years_of(indicator.after),
                                        std::back_inserter(moved));
  indicator.add(
      from_to(verbatim("series_break"), text_of(indicator.before), text_of(indicator.after)),
      moved.empty() ? Requirement::none : Requirement::verdict,
      moved.empty() ? FiscalYear{} : moved.front());
}

void compare(AttributeComparison<Indicator>& indicator) {
  indicator.word("activity", &Indicator::activity);
  indicator.name("name", &Indicator::name);
  indicator.names("aliases", &Indicator::aliases);
  indicator.attribute("kind", &Indicator::kind, Requirement::meaning);
  indicator.attribute("year", &Indicator::year, Requirement::fixed);
  indicator.word("unit", &Indicator::unit, Requirement::meaning);
  // Writing down the default changes the status of a year without a target, not what is measured.
  const bool same_direction = indicator.before.direction() == indicator.after.direction();
  indicator.attribute("direction", &Indicator::written_direction,
                      same_direction ? Requirement::none : Requirement::meaning);
  indicator.word("survey", &Indicator::survey);
  indicator.attribute("per", &Indicator::per, Requirement::meaning);
  indicator.attribute("method", &Indicator::method, Requirement::verdict);
  indicator.attribute("aggregation", &Indicator::pooling,
                      indicator.before.aggregation() == indicator.after.aggregation()
                          ? Requirement::none
                          : Requirement::meaning);
  compare_targets(indicator);
  compare_baseline(indicator);
  indicator.attribute(
      "pace", &Indicator::written_pace,
      indicator.before.pace() == indicator.after.pace() ? Requirement::none : Requirement::verdict);
  indicator.attribute("expect", &Indicator::expect, Requirement::verdict);
  indicator.attribute("min", &Indicator::min);
  indicator.attribute("max", &Indicator::max);
  indicator.attribute("decimals", &Indicator::decimals);
  indicator.names("unit_aliases", &Indicator::unit_aliases);
  indicator.attribute("personal", &Indicator::personal);
  compare_series_breaks(indicator);
  indicator.attribute("since", &Indicator::since);
  indicator.attribute("until", &Indicator::until);
  indicator.name("question", &Indicator::question);
  indicator.name("note", &Indicator::note);
  indicator.words("formerly", &Indicator::formerly);
}

void compare(AttributeComparison<Plan>& plan) {
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
    plan.add(
        from_to(verbatim("years"), verbatim(years_of(plan.before)), verbatim(years_of(plan.after))),
        Requirement::verdict, moved);
  }
  const FiscalCalendar& before = plan.before.calendar;
  const FiscalCalendar& after = plan.after.calendar;
  const auto show = [](const auto& value) { return shown(value); };
  plan.compare("fiscal_year_starts", before.starts, after.starts, show, Requirement::fixed);
  plan.compare("fiscal_year_named", before.named, after.named, show, Requirement::fixed);
  plan.compare("era", before.eras, after.eras, show);
  plan.compare("time_zone", before.time_zone, after.time_zone, word, Requirement::meaning);
  plan.attribute("near", &Plan::near, Requirement::verdict);
  plan.attribute("reporting.days", &Plan::reporting_days);
  plan.names("monitoring.outcomes", &Plan::monitoring_outcomes);
}

}  // namespace

template <class T>
std::vector<Change> attribute_changes(const std::string& id, const T& before, const T& after,
                                      const FiscalCalendar& calendar) {
  AttributeComparison<T> comparison{id, before, after, calendar};
  compare(comparison);
  return std::move(comparison.changes);
}

template std::vector<Change> attribute_changes(const std::string&, const Owner&, const Owner&,
                                               const FiscalCalendar&);
template std::vector<Change> attribute_changes(const std::string&, const Theme&, const Theme&,
                                               const FiscalCalendar&);
template std::vector<Change> attribute_changes(const std::string&, const Field&, const Field&,
                                               const FiscalCalendar&);
template std::vector<Change> attribute_changes(const std::string&, const Partner&, const Partner&,
                                               const FiscalCalendar&);
template std::vector<Change> attribute_changes(const std::string&, const Activity&, const Activity&,
                                               const FiscalCalendar&);
template std::vector<Change> attribute_changes(const std::string&, const Indicator&,
                                               const Indicator&, const FiscalCalendar&);
template std::vector<Change> attribute_changes(const std::string&, const Plan&, const Plan&,
                                               const FiscalCalendar&);

Localized reordered(const std::string& label) {
  return labelled(label, new_order());
}

}  // namespace track
