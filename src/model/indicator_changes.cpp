#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <set>

#include "attribute_changes.hpp"
#include "attribute_comparison.hpp"
#include "track/model/breakdown.hpp"

namespace track {

namespace {

using attribute::Requirement;
using IndicatorComparison = attribute::Comparison<Indicator>;

constexpr Message<std::string> target_of{"target {}", "目標値 {}"};
constexpr Message<> target_of_plan{"target plan", "計画全体の目標値"};
constexpr Message<Localized, Localized> of_year{"{} {}", "{} {}"};
constexpr Message<Localized, std::string> in_brackets{"{} ({})", "{}（{}）"};
constexpr Message<> between_breaks{", ", "、"};

Pooling effective_pooling(const Indicator& of) {
  return of.aggregation() == Aggregation::last ? Pooling::last : Pooling::pooled;
}

std::set<FiscalYear> target_years(const Indicator& before, const Indicator& after) {
  std::set<FiscalYear> years;
  for (const auto& [year, value] : before.targets) years.insert(year);
  for (const auto& [year, value] : after.targets) years.insert(year);
  return years;
}

// Another basis gives every target another meaning: it requires what a change of the earliest does.
void compare_targets(IndicatorComparison& indicator) {
  const std::set<FiscalYear> years = target_years(indicator.before, indicator.after);
  if (indicator.before.basis != indicator.after.basis) {
    indicator.add(attribute::from_to(verbatim("basis"), attribute::shown(indicator.before.basis),
                                     attribute::shown(indicator.after.basis)),
                  years.empty() ? Requirement::none : Requirement::target,
                  years.empty() ? FiscalYear{} : *years.begin());
  }
  const auto target = [](const Indicator& of, FiscalYear year) {
    const auto found = of.targets.find(year);
    return found == of.targets.end() ? std::nullopt : std::optional(found->second);
  };
  const auto show = [](const std::optional<Value>& value) {
    return value ? describe(*value) : attribute::nothing();
  };
  for (const FiscalYear year : years) {
    const std::optional<Value> old_value = target(indicator.before, year);
    const std::optional<Value> new_value = target(indicator.after, year);
    if (old_value == new_value) continue;
    indicator.add(attribute::from_to(target_of(indicator.calendar.short_label(year)),
                                     show(old_value), show(new_value)),
                  Requirement::target, year, !new_value);
  }
  const std::optional<Value>& before = indicator.before.plan_target;
  const std::optional<Value>& after = indicator.after.plan_target;
  if (before == after) return;
  indicator.add(attribute::from_to(target_of_plan(), show(before), show(after)),
                Requirement::verdict, {}, !after);
}

void compare_baseline(IndicatorComparison& indicator) {
  const std::optional<Baseline>& before = indicator.before.baseline;
  const std::optional<Baseline>& after = indicator.after.baseline;
  const auto without_source = [](std::optional<Baseline> baseline) {
    if (baseline) baseline->source.clear();
    return baseline;
  };
  const auto show = [&](const std::optional<Baseline>& baseline) {
    if (!baseline) return attribute::nothing();
    Localized when = verbatim(indicator.calendar.short_label(baseline->year));
    if (baseline->day) when = in_brackets(when, iso(*baseline->day));
    return of_year(when, describe(baseline->value));
  };
  if (without_source(before) != without_source(after)) {
    indicator.add(attribute::from_to(verbatim("baseline"), show(before), show(after)),
                  Requirement::verdict, {}, !after);
  }
  if (before && after)
    indicator.compare("baseline.source", before->source, after->source, attribute::quoted);
}

// From the first year on that gets a break or loses one. The words alone move nothing.
void compare_series_breaks(IndicatorComparison& indicator) {
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
    return breaks.empty() ? attribute::nothing() : joined(breaks, between_breaks());
  };
  if (indicator.before.series_breaks == indicator.after.series_breaks) return;
  std::vector<FiscalYear> moved;
  std::ranges::set_symmetric_difference(years_of(indicator.before), years_of(indicator.after),
                                        std::back_inserter(moved));
  indicator.add(attribute::from_to(verbatim("series_break"), text_of(indicator.before),
                                   text_of(indicator.after)),
                moved.empty() ? Requirement::none : Requirement::verdict,
                moved.empty() ? FiscalYear{} : moved.front());
}

void compare_members(IndicatorComparison& indicator) {
  indicator.word("activity", &Indicator::activity);
  indicator.name("name", &Indicator::name);
  indicator.names("aliases", &Indicator::aliases);
  indicator.attribute("kind", &Indicator::kind, Requirement::meaning);
  indicator.attribute("year", &Indicator::year, Requirement::fixed);
  indicator.word("unit", &Indicator::unit, Requirement::meaning);
  // Writing down the default changes the status of a year without a target, not what is measured.
  indicator.attribute("direction", &Indicator::written_direction,
                      std::mem_fn(&Indicator::direction), Requirement::meaning);
  indicator.word("survey", &Indicator::survey);
  indicator.attribute("per", &Indicator::per, Requirement::meaning);
  indicator.attribute("method", &Indicator::method, Requirement::verdict);
  indicator.attribute("aggregation", &Indicator::pooling, effective_pooling, Requirement::meaning);
  compare_targets(indicator);
  compare_baseline(indicator);
  indicator.attribute("pace", &Indicator::written_pace, std::mem_fn(&Indicator::pace),
                      Requirement::verdict);
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

std::vector<std::string> words(const std::vector<PartTable>& tables) {
  std::vector<std::string> result;
  for (const PartTable& table : tables) result.push_back(text_of(table));
  return result;
}

std::string total_of(const Indicator& indicator) {
  return indicator.total ? text_of(*indicator.total) : "own";
}

// Its targets are told as those of an indicator are.
Indicator with_targets(const PartTargets& targets) {
  Indicator indicator;
  indicator.targets = targets.years;
  indicator.plan_target = targets.plan;
  indicator.basis = targets.basis;
  return indicator;
}

// The key under which a part of `given` had its targets before, of those that the parts had then.
std::string key_before(const std::map<std::string, PartTargets>& before, const std::string& whole,
                       const std::string& key, const Plan& given) {
  const Indicator* part = find_indicator(given, part_id(whole, key));
  if (part == nullptr || !part->part_of) return key;
  const std::vector<std::string>& keys = part->part_of->keys;
  const auto found =
      std::ranges::find_if(keys, [&](const std::string& one) { return before.contains(one); });
  return found == keys.end() ? key : *found;
}

}  // namespace

std::vector<Change> attribute_changes(const std::string& id, const Indicator& before,
                                      const Indicator& after, const FiscalCalendar& calendar) {
  return attribute::changes(id, before, after, calendar, compare_members);
}

std::vector<Change> part_table_changes(const Indicator& before, const Indicator& after,
                                       const Plan& given) {
  std::vector<Change> changes;
  if (before.by != after.by) {
    changes.push_back(
        {Change::Sign::changed, after.id,
         attribute::word_change("by", joined(words(before.by)), joined(words(after.by)))});
  }
  if (before.total != after.total) {
    changes.push_back({Change::Sign::changed, after.id,
                       attribute::word_change("total", total_of(before), total_of(after)),
                       Change::Requirement::meaning});
  }
  // Without targets of its own a part counts as its whole does.
  const auto compare = [&](const std::string& key, const PartTargets* was, const PartTargets* is) {
    const PartTargets none{
        .years = {}, .plan = {}, .basis = is ? before.basis : after.basis, .origins = {}};
    std::ranges::move(attribute_changes(part_id(after.id, key), with_targets(was ? *was : none),
                                        with_targets(is ? *is : none), given.calendar_of(after)),
                      std::back_inserter(changes));
  };
  std::map<std::string, PartTargets> gone = before.part_targets;
  for (const auto& [key, targets] : after.part_targets) {
    const auto was = gone.find(key_before(gone, after.id, key, given));
    compare(key, was == gone.end() ? nullptr : &was->second, &targets);
    if (was != gone.end()) gone.erase(was);
  }
  for (const auto& [key, targets] : gone) compare(key, &targets, nullptr);
  return changes;
}

}  // namespace track
