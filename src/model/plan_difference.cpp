#include "track/model/plan_difference.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <type_traits>
#include <utility>

#include "attribute_changes.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"

namespace track {

namespace {

constexpr Message<Localized> new_item{"new: {}", "新規：{}"};
constexpr Message<Localized> item_is_back{"back: {}", "復活：{}"};
constexpr Message<std::string> renamed_item{"id changed, formerly {}", "IDの変更（旧ID：{}）"};
constexpr Message<std::string, Localized> named_item{"{}, {}", "{}（{}）"};
constexpr Message<Localized, std::string> in_its_unit{"{} {}", "{}、{}"};
constexpr Message<> retired_item{"retired", "廃止"};
constexpr Message<> removed_item{"removed", "削除"};

template <class T>
constexpr bool can_retire = requires(const T& item) {
  item.retired;
};

template <class T>
bool is_retired(const T& item) {
  if constexpr (can_retire<T>) return item.retired;
  return false;
}

// In English by the words of the TOML files.
template <class Kind>
Localized kind_word(Kind kind) {
  return {std::string(key(kind)), label(kind).ja};
}

template <class T>
Localized introduction(const T& item) {
  return verbatim(printable(item.name));
}
Localized introduction(const Activity& activity) {
  return named_item(printable(activity.name), kind_word(activity.kind));
}
Localized introduction(const Indicator& indicator) {
  const Localized kind = kind_word(indicator.kind);
  const std::string unit = printable(indicator.unit);
  return named_item(printable(indicator.name), unit.empty() ? kind : in_its_unit(kind, unit));
}

template <class T>
using ById = std::map<std::string_view, const T*>;

template <class T>
ById<T> by_id(const std::vector<T>& items) {
  ById<T> result;
  for (const T& item : items) result.emplace(item.id, &item);
  return result;
}

// The ids, in order, of the items in force that `others` has in force too.
template <class T>
std::vector<std::string_view> shared_ids(const std::vector<T>& items, const ById<T>& others) {
  std::vector<std::string_view> result;
  for (const T& item : items) {
    const auto other = others.find(item.id);
    if (!is_retired(item) && other != others.end() && !is_retired(*other->second)) {
      result.push_back(item.id);
    }
  }
  return result;
}

// The id of an item, and those that it had before.
template <class T>
std::set<std::string> known_ids(const Plan& plan, const T& item) {
  std::vector<std::string> ids;
  if constexpr (std::is_same_v<T, Activity>) {
    ids = recorded_ids(item);
  } else {
    ids = recorded_ids(plan, item);
  }
  return {ids.begin(), ids.end()};
}

// What `formerly` of an item is to say for it to carry over the record of another: what it says
// already, and under which ids that one was recorded.
template <class T>
std::vector<std::string> ids_to_name(const Plan& stored, const T& gone, const Plan& given,
                                     const T& come) {
  std::vector<std::string> recorded;
  if constexpr (std::is_same_v<T, Activity>) {
    recorded = gone.formerly;
  } else {
    recorded = former_ids(gone, find_activity(stored, gone.activity));
  }
  recorded.push_back(gone.id);
  const std::set<std::string> known = known_ids(given, come);
  std::vector<std::string> result = come.formerly;
  for (std::string& id : recorded) {
    const bool named = std::ranges::find(result, id) != result.end();
    if (!known.contains(id) && !named) result.push_back(std::move(id));
  }
  return result;
}

// The part of an id that follows its activity's.
std::string_view own_part(const Indicator& one) {
  const std::string_view id = one.id;
  return one.activity.empty() ? id : id.substr(std::min(id.size(), one.activity.size() + 1));
}

class Difference {
 public:
  Difference(const Plan& stored, const Plan& given) : stored_(stored), given_(given) {}

  std::vector<Change> find() && {
    if (stored_.id.empty()) {
      add(Change::Sign::added, "plan", new_item(verbatim(printable(given_.name))));
    } else {
      append(attributes("plan", stored_, given_));
    }
    compare("owners", &Plan::owners, "owner ");
    compare("themes", &Plan::themes, "theme ");
    compare("fields", &Plan::fields, "field ");
    compare("partners", &Plan::partners, "partner ");
    append(publication_changes(stored_, given_));
    append(breakdown_changes(stored_, given_));
    compare("activities", &Plan::activities);
    compare("indicators", &Plan::indicators);
    return std::move(changes_);
  }

 private:
  template <class T>
  void compare_with_stored(const T& item, const std::string& id, const ById<T>& stored_by_id) {
    const auto old = stored_by_id.find(item.id);
    const T* former = old == stored_by_id.end() ? former_of(item, stored_by_id) : nullptr;
    if (former != nullptr) {
      add(Change::Sign::changed, id, renamed_item(former->id));
      append(attributes(id, *former, item));
      renamed_.insert(former->id);
    } else if (old == stored_by_id.end()) {
      add(Change::Sign::added, id, new_item(introduction(item)));
      add_targets(Change::Sign::added, id, item);
    } else if (is_retired(*old->second)) {
      add(Change::Sign::added, id, item_is_back(introduction(item)));
      // Its measurements are back as well, and must not be read in another meaning or judged by
      // another measure unnoticed.
      for (Change& change : attributes(id, *old->second, item)) {
        if (change.requirement != Change::Requirement::none) changes_.push_back(std::move(change));
      }
    } else {
      append(attributes(id, *old->second, item));
    }
  }

  template <class T>
  void compare(const char* label, std::vector<T> Plan::*items, const std::string& prefix = "") {
    const std::vector<T>& before = stored_.*items;
    const std::vector<T>& after = given_.*items;
    const ById<T> stored_by_id = by_id(before);
    const ById<T> given_by_id = by_id(after);

    for (const T& item : after) {
      if (!is_retired(item)) compare_with_stored(item, prefix + item.id, stored_by_id);
    }
    for (const T& item : before) {
      const auto kept = given_by_id.find(item.id);
      const bool gone = kept == given_by_id.end() || is_retired(*kept->second);
      if (is_retired(item) || !gone || renamed_.contains(item.id)) continue;
      add(Change::Sign::retired, prefix + item.id, can_retire<T> ? retired_item() : removed_item());
      add_targets(Change::Sign::retired, prefix + item.id, item);
    }
    if (shared_ids(before, given_by_id) != shared_ids(after, stored_by_id)) {
      add(Change::Sign::changed, "plan", reordered(label));
    }
  }

  // The stored item that an item was under a former id; nullptr for none.
  template <class T>
  const T* former_of(const T& item, const ById<T>& stored) const {
    if constexpr (can_retire<T>) {
      for (const std::string& id : known_ids(given_, item)) {
        if (const auto found = stored.find(id); found != stored.end()) return found->second;
      }
    }
    return nullptr;
  }

  template <class T>
  std::vector<Change> attributes(const std::string& id, const T& before, const T& after) const {
    if constexpr (std::is_same_v<T, Indicator>) {
      std::vector<Change> changes = attribute_changes(id, before, after, given_.calendar_of(after));
      std::ranges::move(part_table_changes(before, after, given_), std::back_inserter(changes));
      return changes;
    } else {
      return attribute_changes(id, before, after, given_.calendar);
    }
  }

  // The targets that come with an indicator, or go with it.
  template <class T>
  void add_targets(Change::Sign sign, const std::string& id, const T& item) {
    if constexpr (std::is_same_v<T, Indicator>) {
      Indicator without = item;
      without.targets.clear();
      without.plan_target.reset();
      without.part_targets.clear();
      const bool goes = sign == Change::Sign::retired;
      for (Change& change : goes ? attributes(id, item, without) : attributes(id, without, item)) {
        change.sign = sign;
        changes_.push_back(std::move(change));
      }
    }
  }

  void add(Change::Sign sign, std::string id, Localized what) {
    changes_.push_back({sign, std::move(id), std::move(what)});
  }
  void append(std::vector<Change> changes) {
    std::ranges::move(changes, std::back_inserter(changes_));
  }

  const Plan& stored_;
  const Plan& given_;
  std::vector<Change> changes_;
  std::set<std::string> renamed_;  // the former ids
};

// Leaves a retired item no former id that the given plan has for another: what is recorded under an
// id belongs to one item.
void leave_out(const std::set<std::string>& ids, const Plan&, Activity& retired) {
  std::erase_if(retired.formerly, [&](const std::string& word) { return ids.contains(word); });
}
void leave_out(const std::set<std::string>& ids, const Plan& stored, Indicator& retired) {
  const Activity* activity = find_activity(stored, retired.activity);
  std::erase_if(retired.formerly, [&](const std::string& word) {
    return std::ranges::any_of(ids_meant(word, retired, activity),
                               [&](const std::string& id) { return ids.contains(id); });
  });
}

// Appends those of `stored` that `given` lacks, as retired, and returns where they begin.
template <class T>
std::size_t carry_over(const Plan& stored_plan, std::vector<T> Plan::*items, Plan& plan) {
  const std::vector<T>& stored = stored_plan.*items;
  std::vector<T>& given = plan.*items;
  const std::size_t defined = given.size();
  std::set<std::string> ids;
  for (const T& item : given) ids.merge(known_ids(plan, item));
  for (const T& item : stored) {
    if (ids.contains(item.id)) continue;
    given.push_back(item);
    given.back().retired = true;
    leave_out(ids, stored_plan, given.back());
  }
  return defined;
}

// The parts of breakdowns that are no longer defined, each behind those that are.
void carry_over_parts(const Plan& stored, Plan& given) {
  for (const Breakdown& before : stored.breakdowns) {
    auto after = std::ranges::find(given.breakdowns, before.id, &Breakdown::id);
    if (after == given.breakdowns.end()) {
      given.breakdowns.push_back({before.id, before.name, {}, before.series_breaks});
      after = std::prev(given.breakdowns.end());
    }
    for (const Part& part : before.parts) {
      const bool known = std::ranges::any_of(after->parts, [&](const Part& one) {
        return one.id == part.id || contains(one.formerly, part.id);
      });
      if (known) continue;
      after->parts.push_back(part);
      after->parts.back().retired = true;
    }
  }
}

}  // namespace

std::vector<Change> difference(const Plan& stored, const Plan& given) {
  return Difference(stored, given).find();
}

std::vector<Renaming> likely_renamings(const Plan& stored, const Plan& given) {
  std::vector<Renaming> result;
  const auto add = [&](const auto& before, const auto& after, auto alike) {
    std::set<std::string> known;
    std::set<std::string> were;
    for (const auto& item : after) known.merge(known_ids(given, item));
    for (const auto& item : before) were.insert(item.id);
    for (const auto& gone : before) {
      if (gone.retired || known.contains(gone.id)) continue;
      for (const auto& come : after) {
        if (were.contains(come.id) || !alike(gone, come)) continue;
        result.push_back({gone.id, come.id, ids_to_name(stored, gone, given, come)});
        break;
      }
    }
  };
  add(stored.activities, given.activities, [](const Activity& gone, const Activity& come) {
    return gone.kind == come.kind && gone.partner == come.partner &&
           folded(gone.name) == folded(come.name);
  });
  const std::vector<Renaming> activities = result;
  // What is carried over with its activity needs no word of its own.
  const auto goes_along = [&](const Indicator& gone, const Indicator& come) {
    return std::ranges::any_of(activities, [&](const Renaming& one) {
      return gone.activity == one.before && come.activity == one.after &&
             own_part(gone) == own_part(come);
    });
  };
  add(stored.indicators, given.indicators, [&](const Indicator& gone, const Indicator& come) {
    if (goes_along(gone, come)) return false;
    const bool same_place = gone.activity == come.activity;
    const bool same_name = folded(gone.name) == folded(come.name);
    return gone.kind == come.kind && gone.unit == come.unit &&
           (same_name || (same_place && gone.targets == come.targets && !gone.targets.empty()));
  });
  return result;
}

Plan with_retired(const Plan& stored, Plan given) {
  carry_over(stored, &Plan::activities, given);
  const std::size_t defined = carry_over(stored, &Plan::indicators, given);
  for (std::size_t i = defined; i < given.indicators.size(); ++i) {
    given.indicators[i].targets.clear();
    given.indicators[i].plan_target.reset();
    given.indicators[i].origins = {};
  }
  carry_over_parts(stored, given);
  derive_parts(given);
  return given;
}

}  // namespace track
