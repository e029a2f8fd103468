#include "effects.hpp"

#include <algorithm>
#include <string_view>
#include <type_traits>

#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"

namespace track::app {

namespace {

constexpr Message<std::string, std::string> never_defined{
    "{}: formerly \"{}\": there never was an item with this id, so nothing is carried over",
    "{}：formerly の「{}」というIDの項目はこれまでになく、引き継がれる記録はありません"};
constexpr Message<std::string, std::string> names_itself{
    "{}: formerly \"{}\" is the item's own id", "{}：formerly の「{}」は、この項目自身のIDです"};

constexpr Message<std::string, std::string, Localized> side_changes{"{} (was {}): {}",
                                                                    "{}（旧 {}）：{}"};
constexpr Message<std::string> last_counts{
    "{}: its values are not added up; of those of both, the last recorded one counts",
    "{}：値は合算されません。両方の値のうち、最後に記録された値が用いられます"};

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
    const std::vector<std::string> meant = ids_meant(word, one, activity);
    const bool known = std::ranges::any_of(meant, [&](const std::string& id) {
      return find_indicator(*load.before, id) != nullptr || load.measurements.contains(id);
    });
    if (known) continue;
    const bool own = activity != nullptr && activity->id + "." + word == one.id;
    (own ? doubts.faults : doubts.warnings)
        .push_back(own ? names_itself(one.id, word) : never_defined(one.id, word));
  }
}

// What changes for a side by becoming the item, of what its record means. What the load changes of
// the item itself is said there.
template <class Item>
std::vector<Change> differences(const Load& load, std::vector<Item> Plan::*items, const Item& was,
                                const Item& is) {
  Plan before;
  Plan after;
  after.calendar = load.before->calendar;
  before.calendar = after.calendar;
  (before.*items).push_back(was);
  (before.*items).back().id = is.id;
  (after.*items).push_back(is);
  std::vector<Change> result = difference(before, after);
  std::erase_if(result, [&](const Change& change) {
    const bool means = change.requirement == Change::Requirement::meaning ||
                       change.requirement == Change::Requirement::fixed;
    const bool said = std::ranges::any_of(load.changes, [&](const Change& other) {
      return other.id == change.id && other.what == change.what;
    });
    return change.id != is.id || !means || said;
  });
  for (Change& change : result) change.id = was.id;
  return result;
}

// What is recorded of each part of a breakdown, whatever it is crossed with.
std::map<std::string, std::int64_t> records_by_part(const Load& load,
                                                    const std::string& breakdown) {
  std::map<std::string, std::int64_t> counts;
  for (const auto& [id, count] : load.measurements) {
    if (!is_part_id(id)) continue;
    for (const std::string& piece : split(id.substr(whole_id(id).size() + 1), ',')) {
      const std::size_t colon = piece.find(':');
      if (piece.substr(0, colon) == breakdown) counts[piece.substr(colon + 1)] += count;
    }
  }
  return counts;
}

bool is_broken_down(const Indicator& one, const std::string& breakdown) {
  return std::ranges::any_of(one.by, [&](const PartTable& table) {
    return table.breakdown == breakdown || table.crossed_with == breakdown;
  });
}

void note_last_counts(const Indicator& one, Merge& merge) {
  if (one.aggregation() == Aggregation::last) merge.notes.push_back(last_counts(one.id));
}

void add_part_merges(const Load& load, const Plan& written, std::vector<Merge>& result) {
  for (const Breakdown& breakdown : written.breakdowns) {
    const Breakdown* before = find_breakdown(*load.before, breakdown.id);
    if (before == nullptr) continue;
    const auto counts = records_by_part(load, breakdown.id);
    const auto part_before = [before](const std::string& id) -> const Part* {
      const auto found = std::ranges::find_if(before->parts, [&id](const Part& one) {
        return one.id == id || contains(one.formerly, id);
      });
      return found == before->parts.end() ? nullptr : &*found;
    };
    for (const Part& part : breakdown.parts) {
      std::vector<std::string> ids = part.formerly;
      ids.insert(ids.begin(), part.id);
      std::vector<Merge::Side> sides = sides_of(ids, counts, part_before);
      if (sides.size() < 2) continue;
      for (Merge::Side& side : sides) side.id = breakdown.id + ":" + side.id;
      Merge merge{breakdown.id + ":" + part.id, {}, std::move(sides), {}, {}};
      for (const Indicator& one : written.indicators) {
        if (is_broken_down(one, breakdown.id)) note_last_counts(one, merge);
      }
      result.push_back(std::move(merge));
    }
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

bool is_within(const std::string& id, const std::string& item) {
  return id.starts_with(item) &&
         (id.size() == item.size() || id[item.size()] == '.' || id[item.size()] == '@');
}

namespace {

// Of the item itself, or of what its id begins: "a", "a.i", "a.i@centre:x".
bool has_any_of(const std::map<std::string, std::int64_t>& counts, const std::string& id) {
  if (counts.contains(id)) return true;
  return std::ranges::any_of(std::string_view(".@"), [&](char mark) {
    const std::string start = id + mark;
    const auto found = counts.lower_bound(start);
    return found != counts.end() && found->first.starts_with(start);
  });
}

}  // namespace

bool has_records(const Load& load, const std::string& id) {
  std::vector<std::string> ids = {id};
  if (const Indicator* one = find_indicator(*load.before, id)) {
    ids = recorded_ids(*load.before, *one);
  }
  return std::ranges::any_of(ids, [&load](const std::string& each) {
    return has_any_of(load.events, each) || has_any_of(load.measurements, each);
  });
}

Localized change_of_side(const std::string& id, const Change& change) {
  return side_changes(id, change.id, change.what);
}

std::vector<Merge> merges(const Load& load, const Plan& written) {
  std::vector<Merge> result;
  const auto add = [&](auto items, const auto& item, const std::string& activity, auto sides,
                       auto was) {
    if (sides.size() < 2) return;
    Merge merge{item.id, activity, std::move(sides), {}, {}};
    for (const Merge::Side& side : merge.sides) {
      const auto* old = was(side.id);
      if (old == nullptr) continue;
      for (Change& change : differences(load, items, *old, item)) {
        merge.notes.push_back(change_of_side(item.id, change));
        merge.differences.push_back(std::move(change));
      }
    }
    if constexpr (std::is_same_v<decltype(item), const Indicator&>) note_last_counts(item, merge);
    result.push_back(std::move(merge));
  };
  const auto activity_before = [&](const std::string& id) {
    return find_activity(*load.before, id);
  };
  const auto indicator_before = [&](const std::string& id) {
    return find_indicator(*load.before, id);
  };
  for (const Activity& one : written.activities) {
    add(&Plan::activities, one, {}, sides_of(recorded_ids(one), load.events, activity_before),
        activity_before);
  }
  for (const Indicator& one : written.indicators) {
    add(&Plan::indicators, one, one.activity,
        sides_of(recorded_ids(written, one), load.measurements, indicator_before),
        indicator_before);
  }
  add_part_merges(load, written, result);
  return result;
}

FormerlyDoubts formerly_doubts(const Load& load, const Plan& written) {
  FormerlyDoubts doubts;
  for (const Activity& one : written.activities) add_doubts(load, one, doubts);
  for (const Indicator& one : written.indicators) add_doubts(load, written, one, doubts);
  return doubts;
}

}  // namespace track::app
