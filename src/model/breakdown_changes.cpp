#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "attribute_changes.hpp"
#include "attribute_comparison.hpp"
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
constexpr Message<std::string, Localized> part_changed{"part {}: {}", "区分 {}：{}"};
constexpr Message<std::string, std::string, std::string> name_changed{"{}  \"{}\" → \"{}\"",
                                                                      "{}  「{}」 → 「{}」"};

const Part* find(const std::vector<Part>& parts, const std::string& id) {
  const auto found = std::ranges::find(parts, id, &Part::id);
  return found == parts.end() ? nullptr : &*found;
}

std::string bound_text(const std::optional<YearBound>& bound) {
  return bound ? bound->text : "";
}

std::string break_years(const std::vector<SeriesBreak>& breaks, const FiscalCalendar& calendar) {
  std::vector<std::string> years;
  for (const SeriesBreak& one : breaks) years.push_back(calendar.short_label(one.year));
  return joined(years);
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
          attribute::word_change("series_break", breaks,
                                 break_years(after.series_breaks, calendar)));
    }
  }

  void compare(const std::string& breakdown, const std::vector<Part>& parts, const Part& after) {
    const Part* before = find(parts, after.id);
    if (before == nullptr) {
      std::vector<std::string> carried_over;
      for (const std::string& id : after.formerly) {
        const Part* former = find(parts, id);
        if (former == nullptr) continue;
        if (before == nullptr) before = former;
        carried_over.push_back(id);
      }
      if (before != nullptr) {
        add(Change::Sign::changed, breakdown, part_renamed(after.id, joined(carried_over)));
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
        part_changed(part, attribute::word_change(name, before, after)));
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
