#include "effects.hpp"

#include <algorithm>

#include "track/base/text.hpp"

namespace track::app {

namespace {

constexpr Message<std::string, std::string> never_defined{
    "{}: formerly \"{}\": there never was an item with this id, so nothing is carried over",
    "{}：formerly の「{}」というIDの項目はこれまでになく、引き継がれる記録はありません"};
constexpr Message<std::string, std::string> names_itself{
    "{}: formerly \"{}\" is the item's own id", "{}：formerly の「{}」は、この項目自身のIDです"};

// `ids` by the item that they belonged to before, as `owner_of` tells; those with records alone.
template <class OwnerOf>
std::vector<Merge::Side> sides_of(const std::vector<std::string>& ids,
                                  const std::map<std::string, std::int64_t>& counts,
                                  OwnerOf owner_of) {
  std::vector<Merge::Side> sides;
  for (const std::string& id : ids) {
    const std::int64_t records = count_of(counts, {id});
    if (records == 0) continue;
    const auto* owner = owner_of(id);
    const std::string& name = owner == nullptr ? id : owner->id;
    const auto side = std::ranges::find(sides, name, &Merge::Side::id);
    if (side == sides.end()) {
      sides.push_back({name, records});
    } else {
      side->records += records;
    }
  }
  return sides;
}

// The ids in full that one word of an indicator's `formerly` may mean.
std::vector<std::string> ids_meant(Indicator indicator, const Activity* activity,
                                   const std::string& word) {
  indicator.formerly.clear();
  const std::vector<std::string> anyway = former_ids(indicator, activity);
  indicator.formerly = {word};
  std::vector<std::string> ids = former_ids(indicator, activity);
  std::erase_if(ids, [&](const std::string& id) { return contains(anyway, id); });
  return ids;
}

void add_doubts(const Load& load, const Activity& one, FormerlyDoubts& doubts) {
  const Activity* old = find_activity(*load.before, one.id);
  for (const std::string& word : one.formerly) {
    if (old != nullptr && contains(old->formerly, word)) continue;
    if (find_activity(*load.before, word) != nullptr || load.events.contains(word)) continue;
    doubts.warnings.push_back(never_defined(one.id, word));
  }
}

void add_doubts(const Load& load, const Plan& written, const Indicator& one,
                FormerlyDoubts& doubts) {
  const Indicator* old = find_indicator(*load.before, one.id);
  const Activity* activity = find_activity(written, one.activity);
  for (const std::string& word : one.formerly) {
    if (old != nullptr && contains(old->formerly, word)) continue;
    const std::vector<std::string> meant = ids_meant(one, activity, word);
    const bool known = std::ranges::any_of(meant, [&](const std::string& id) {
      return find_indicator(*load.before, id) != nullptr || load.measurements.contains(id);
    });
    if (known) continue;
    const bool own = activity != nullptr && activity->id + "." + word == one.id;
    (own ? doubts.faults : doubts.warnings)
        .push_back(own ? names_itself(one.id, word) : never_defined(one.id, word));
  }
}

}  // namespace

std::int64_t count_of(const std::map<std::string, std::int64_t>& counts,
                      const std::vector<std::string>& ids) {
  std::int64_t all = 0;
  for (const std::string& id : ids) {
    if (const auto found = counts.find(id); found != counts.end()) all += found->second;
  }
  return all;
}

std::vector<Merge> merges(const Load& load, const Plan& written) {
  std::vector<Merge> result;
  const auto add = [&](const std::string& id, const std::string& activity, auto sides) {
    if (sides.size() > 1) result.push_back({id, activity, std::move(sides)});
  };
  for (const Activity& one : written.activities) {
    add(one.id, {}, sides_of(recorded_ids(one), load.events, [&](const std::string& id) {
          return find_activity(*load.before, id);
        }));
  }
  for (const Indicator& one : written.indicators) {
    add(one.id, one.activity,
        sides_of(recorded_ids(written, one), load.measurements,
                 [&](const std::string& id) { return find_indicator(*load.before, id); }));
  }
  return result;
}

FormerlyDoubts formerly_doubts(const Load& load, const Plan& written) {
  FormerlyDoubts doubts;
  for (const Activity& one : written.activities) add_doubts(load, one, doubts);
  for (const Indicator& one : written.indicators) add_doubts(load, written, one, doubts);
  return doubts;
}

}  // namespace track::app
