#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "attribute_changes.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"

namespace track {

namespace {

constexpr Message<std::string> new_breakdown{"new: {}", "新規：{}"};
constexpr Message<> gone{"removed; its record is kept", "削除（記録は残ります）"};
constexpr Message<std::string, std::string> part_added{"part {} added: {}", "区分 {} の追加：{}"};
constexpr Message<std::string> part_back{"part {} is back", "区分 {} の復活"};
constexpr Message<std::string> part_retired{"part {} retired; its record is kept",
                                            "区分 {} の廃止（記録は残ります）"};
constexpr Message<std::string, std::string> part_renamed{"part {}, formerly {}",
                                                         "区分 {}（旧ID：{}）"};
constexpr Message<std::string, std::string, std::string, std::string> part_changed{
    "part {}: {}  {} → {}", "区分 {}：{}  {} → {}"};
constexpr Message<std::string, std::string, std::string> name_changed{"{}  \"{}\" → \"{}\"",
                                                                      "{}  「{}」 → 「{}」"};

const Part* find(const std::vector<Part>& parts, const std::string& id) {
  const auto found = std::ranges::find(parts, id, &Part::id);
  return found == parts.end() ? nullptr : &*found;
}

std::string bound_text(const std::optional<YearBound>& bound) {
  return bound ? bound->text : "-";
}

std::string break_years(const std::vector<SeriesBreak>& breaks, const FiscalCalendar& calendar) {
  std::vector<std::string> years;
  for (const SeriesBreak& one : breaks) years.push_back(calendar.short_label(one.year));
  return years.empty() ? "-" : joined(years);
}

class BreakdownDifference {
 public:
  BreakdownDifference(const Plan& stored, const Plan& given) : stored_(stored), given_(given) {}

  std::vector<Change> find_all() && {
    for (const Breakdown& after : given_.breakdowns) {
      const Breakdown* before = find_breakdown(stored_, after.id);
      if (before == nullptr) {
        add(Change::Sign::added, after.id, new_breakdown(printable(after.name)));
      } else {
        compare(*before, after);
      }
    }
    for (const Breakdown& before : stored_.breakdowns) {
      const bool had_any =
          std::ranges::any_of(before.parts, [](const Part& part) { return !part.retired; });
      if (had_any && find_breakdown(given_, before.id) == nullptr) {
        add(Change::Sign::retired, before.id, gone());
      }
    }
    for (const Indicator& after : given_.indicators) compare_tables(after);
    return std::move(changes_);
  }

 private:
  void compare(const Breakdown& before, const Breakdown& after) {
    if (before.name != after.name) {
      add(Change::Sign::changed, after.id,
          name_changed("name", printable(before.name), printable(after.name)));
    }
    for (const Part& part : after.parts) {
      if (!part.retired) compare(after.id, before.parts, part);
    }
    for (const Part& part : before.parts) {
      const Part* kept = find(after.parts, part.id);
      const bool renamed = std::ranges::any_of(
          after.parts, [&](const Part& one) { return contains(one.formerly, part.id); });
      if (!part.retired && !renamed && (kept == nullptr || kept->retired)) {
        add(Change::Sign::retired, after.id, part_retired(part.id));
      }
    }
    const FiscalCalendar& calendar = given_.calendar;
    const std::string breaks = break_years(before.series_breaks, calendar);
    if (before.series_breaks != after.series_breaks) {
      add(Change::Sign::changed, after.id,
          verbatim("series_break  " + breaks + " → " + break_years(after.series_breaks, calendar)));
    }
  }

  void compare(const std::string& breakdown, const std::vector<Part>& parts, const Part& after) {
    const Part* before = find(parts, after.id);
    if (before == nullptr) {
      for (const std::string& id : after.formerly) {
        before = find(parts, id);
        if (before == nullptr) continue;
        add(Change::Sign::changed, breakdown, part_renamed(after.id, id));
        break;
      }
    }
    if (before == nullptr) {
      add(Change::Sign::added, breakdown, part_added(after.id, printable(after.name)));
      return;
    }
    if (before->retired) add(Change::Sign::added, breakdown, part_back(after.id));
    attribute(breakdown, after.id, "name", printable(before->name), printable(after.name));
    attribute(breakdown, after.id, "since", bound_text(before->since), bound_text(after.since));
    attribute(breakdown, after.id, "until", bound_text(before->until), bound_text(after.until));
    attribute(breakdown, after.id, "owners", joined(before->owners), joined(after.owners));
    attribute(breakdown, after.id, "aliases", printable(joined(before->aliases)),
              printable(joined(after.aliases)));
    if (before->id == after.id) {
      attribute(breakdown, after.id, "formerly", joined(before->formerly), joined(after.formerly));
    }
  }

  void attribute(const std::string& breakdown, const std::string& part, const char* name,
                 const std::string& before, const std::string& after) {
    if (before == after) return;
    add(Change::Sign::changed, breakdown,
        part_changed(part, name, before.empty() ? "-" : before, after.empty() ? "-" : after));
  }

  // What an indicator is broken down by.
  void compare_tables(const Indicator& after) {
    const Indicator* found = find_indicator(stored_, after.id);
    Indicator none;
    none.basis = after.basis;
    const Indicator& before = found == nullptr ? none : *found;
    if (before.by != after.by) {
      changes_.push_back({Change::Sign::changed, after.id,
                          from_to("by", joined(words(before.by)), joined(words(after.by)))});
    }
    if (before.total != after.total) {
      const auto total = [](const Indicator& of) { return of.total ? text_of(*of.total) : "own"; };
      changes_.push_back({Change::Sign::changed, after.id,
                          from_to("total", total(before), total(after)),
                          Change::Requirement::meaning});
    }
    compare_targets(before, after);
  }

  static Localized from_to(const char* key, const std::string& before, const std::string& after) {
    return verbatim(fmt::format("{}  {} → {}", key, before.empty() ? "-" : before,
                                after.empty() ? "-" : after));
  }

  static std::vector<std::string> words(const std::vector<PartTable>& tables) {
    std::vector<std::string> result;
    for (const PartTable& table : tables) result.push_back(text_of(table));
    return result;
  }

  // Of the parts that both have a table of targets for, or one of them.
  void compare_targets(const Indicator& before, const Indicator& after) {
    std::set<std::string> keys;
    for (const Indicator* one : {&before, &after}) {
      for (const auto& [key, targets] : one->part_targets) keys.insert(key);
    }
    for (const std::string& key : keys) {
      compare_targets(part_id(after.id, key), targets_of(before, key), targets_of(after, key),
                      given_.calendar_of(after));
    }
  }

  // Without targets it counts as its whole does.
  static PartTargets targets_of(const Indicator& indicator, const std::string& key) {
    const auto found = indicator.part_targets.find(key);
    if (found != indicator.part_targets.end()) return found->second;
    return {.years = {}, .plan = {}, .basis = indicator.basis, .origins = {}};
  }

  void compare_targets(const std::string& id, const PartTargets& before, const PartTargets& after,
                       const FiscalCalendar& calendar) {
    std::ranges::move(attribute_changes(id, with_targets(before), with_targets(after), calendar),
                      std::back_inserter(changes_));
  }

  static Indicator with_targets(const PartTargets& targets) {
    Indicator indicator;
    indicator.targets = targets.years;
    indicator.plan_target = targets.plan;
    indicator.basis = targets.basis;
    return indicator;
  }

  void add(Change::Sign sign, const std::string& breakdown, Localized what) {
    changes_.push_back({sign, "breakdown " + breakdown, std::move(what)});
  }

  const Plan& stored_;
  const Plan& given_;
  std::vector<Change> changes_;
};

}  // namespace

std::vector<Change> breakdown_changes(const Plan& stored, const Plan& given) {
  return BreakdownDifference(stored, given).find_all();
}

}  // namespace track
