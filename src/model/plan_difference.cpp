#include "track/model/plan_difference.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string_view>

#include "attribute_changes.hpp"
#include "track/base/text.hpp"

namespace track {

namespace {

constexpr Message<std::string> new_item{"new: {}", "新規：{}"};
constexpr Message<std::string> item_is_back{"back: {}", "復活：{}"};
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

template <class T>
std::string introduction(const T& item) {
  return printable(item.name);
}
std::string introduction(const Activity& activity) {
  return fmt::format("{}, {}", printable(activity.name), key(activity.kind));
}
std::string introduction(const Indicator& indicator) {
  const std::string unit = indicator.unit.empty() ? "" : ' ' + printable(indicator.unit);
  return fmt::format("{}, {}{}", printable(indicator.name), key(indicator.kind), unit);
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

class Difference {
 public:
  Difference(const Plan& stored, const Plan& given) : stored_(stored), given_(given) {}

  std::vector<Change> find() && {
    if (stored_.id.empty()) {
      add(Change::Sign::added, "plan", new_item(printable(given_.name)));
    } else {
      append(attributes("plan", stored_, given_));
    }
    compare("owners", &Plan::owners, "owner ");
    compare("themes", &Plan::themes, "theme ");
    compare("fields", &Plan::fields, "field ");
    compare("partners", &Plan::partners, "partner ");
    compare("activities", &Plan::activities);
    compare("indicators", &Plan::indicators);
    return std::move(changes_);
  }

 private:
  template <class T>
  void compare(const char* label, std::vector<T> Plan::*items, const std::string& prefix = "") {
    const std::vector<T>& before = stored_.*items;
    const std::vector<T>& after = given_.*items;
    const ById<T> stored_by_id = by_id(before);
    const ById<T> given_by_id = by_id(after);

    for (const T& item : after) {
      if (is_retired(item)) continue;
      const std::string id = prefix + item.id;
      const auto old = stored_by_id.find(item.id);
      if (old == stored_by_id.end()) {
        add(Change::Sign::added, id, new_item(introduction(item)));
      } else if (is_retired(*old->second)) {
        add(Change::Sign::added, id, item_is_back(introduction(item)));
        // Its measurements are back as well, and must not be read in another meaning unnoticed.
        for (Change& change : attributes(id, *old->second, item)) {
          if (change.requirement == Change::Requirement::meaning)
            changes_.push_back(std::move(change));
        }
      } else {
        append(attributes(id, *old->second, item));
      }
    }
    for (const T& item : before) {
      const auto kept = given_by_id.find(item.id);
      const bool gone = kept == given_by_id.end() || is_retired(*kept->second);
      if (is_retired(item) || !gone) continue;
      add(Change::Sign::retired, prefix + item.id, can_retire<T> ? retired_item() : removed_item());
    }
    if (shared_ids(before, given_by_id) != shared_ids(after, stored_by_id)) {
      add(Change::Sign::changed, "plan", reordered(label));
    }
  }

  template <class T>
  std::vector<Change> attributes(const std::string& id, const T& before, const T& after) const {
    return attribute_changes(id, before, after, given_.calendar);
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
};

// Appends those of `stored` that `given` lacks, as retired, and returns where they begin.
template <class T>
std::size_t carry_over(const std::vector<T>& stored, std::vector<T>& given) {
  const std::size_t defined = given.size();
  std::set<std::string> ids;
  for (const T& item : given) ids.insert(item.id);
  for (const T& item : stored) {
    if (ids.contains(item.id)) continue;
    given.push_back(item);
    given.back().retired = true;
  }
  return defined;
}

}  // namespace

std::vector<Change> difference(const Plan& stored, const Plan& given) {
  return Difference(stored, given).find();
}

Plan with_retired(const Plan& stored, Plan given) {
  carry_over(stored.activities, given.activities);
  const std::size_t defined = carry_over(stored.indicators, given.indicators);
  for (std::size_t i = defined; i < given.indicators.size(); ++i) {
    given.indicators[i].targets.clear();
    given.indicators[i].origins = {};
  }
  return given;
}

}  // namespace track
