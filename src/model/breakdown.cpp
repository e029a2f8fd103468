#include "track/model/breakdown.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace track {

namespace {

constexpr char part_mark = '@';

// One part of a table: of one breakdown, or of each of two that are crossed.
struct Cell {
  const Breakdown* breakdown = nullptr;
  const Part* part = nullptr;
  const Breakdown* crossed_with = nullptr;
  const Part* crossed_part = nullptr;
};

std::vector<Cell> cells_of(const Plan& plan, const PartTable& table) {
  std::vector<Cell> cells;
  const Breakdown* first = find_breakdown(plan, table.breakdown);
  if (first == nullptr) return cells;
  for (const Part& part : first->parts) cells.push_back({first, &part, nullptr, nullptr});
  if (table.crossed_with.empty()) return cells;
  const Breakdown* second = find_breakdown(plan, table.crossed_with);
  if (second == nullptr) return {};
  std::vector<Cell> crossed;
  for (const Cell& cell : cells) {
    for (const Part& part : second->parts) crossed.push_back({first, cell.part, second, &part});
  }
  return crossed;
}

std::vector<std::string> ids_of(const Part& part) {
  std::vector<std::string> ids = {part.id};
  ids.insert(ids.end(), part.formerly.begin(), part.formerly.end());
  return ids;
}

// The key that the cell has, then those that it had.
std::vector<std::string> keys_of(const Cell& cell) {
  std::vector<std::string> keys;
  for (const std::string& id : ids_of(*cell.part)) {
    const std::string key = cell.breakdown->id + ":" + id;
    if (cell.crossed_part == nullptr) {
      keys.push_back(key);
      continue;
    }
    for (const std::string& other : ids_of(*cell.crossed_part)) {
      keys.push_back(key + "," + cell.crossed_with->id + ":" + other);
    }
  }
  return keys;
}

// The later of two beginnings, the earlier of two ends.
template <class Compare>
void narrow(std::optional<YearBound>& bound, const std::optional<YearBound>& other,
            Compare is_narrower) {
  if (other && (!bound || is_narrower(other->year, bound->year))) bound = other;
}

void narrow(Indicator& indicator, const Part& part) {
  narrow(indicator.since, part.since, std::greater<>());
  narrow(indicator.until, part.until, std::less<>());
  indicator.retired = indicator.retired || part.retired;
}

void add_breaks(Indicator& indicator, const Breakdown& breakdown) {
  for (const SeriesBreak& one : breakdown.series_breaks) {
    if (std::ranges::find(indicator.series_breaks, one.year, &SeriesBreak::year) ==
        indicator.series_breaks.end()) {
      indicator.series_breaks.push_back(one);
    }
  }
  std::ranges::sort(indicator.series_breaks, {}, &SeriesBreak::year);
}

Indicator part_of(const Indicator& whole, const PartTable& table, const Cell& cell) {
  const std::vector<std::string> keys = keys_of(cell);
  Indicator part = whole;
  part.id = whole.id + part_mark + keys.front();
  part.name = cell.part->name;
  part.aliases.clear();
  part.baseline.reset();
  part.targets.clear();
  part.plan_target.reset();
  part.origins = {};
  part.by.clear();
  part.total.reset();
  part.part_targets.clear();
  part.part_of = PartOf{whole.id, table, {keys.begin(), keys.end()}, cell.part->owners};
  narrow(part, *cell.part);
  add_breaks(part, *cell.breakdown);
  if (cell.crossed_part != nullptr) {
    part.name += "・" + cell.crossed_part->name;
    if (part.part_of->owners.empty()) part.part_of->owners = cell.crossed_part->owners;
    narrow(part, *cell.crossed_part);
    add_breaks(part, *cell.crossed_with);
  }
  return part;
}

void take_targets(const Indicator& whole, Indicator& part) {
  const auto found = whole.part_targets.find(part.part_of->key());
  if (found == whole.part_targets.end()) return;
  part.targets = found->second.years;
  part.plan_target = found->second.plan;
  part.basis = found->second.basis;
  part.origins = found->second.origins;
}

}  // namespace

const Breakdown* find_breakdown(const Plan& plan, const std::string& id) {
  const auto found = std::ranges::find(plan.breakdowns, id, &Breakdown::id);
  return found == plan.breakdowns.end() ? nullptr : &*found;
}

std::vector<Indicator> parts_of(const Plan& plan, const Indicator& whole, const PartTable& table) {
  std::vector<Indicator> parts;
  for (const Cell& cell : cells_of(plan, table)) parts.push_back(part_of(whole, table, cell));
  return parts;
}

void derive_parts(Plan& plan) {
  plan.parts.clear();
  for (const Indicator& whole : plan.indicators) {
    for (const PartTable& table : whole.by) {
      for (Indicator& part : parts_of(plan, whole, table)) {
        take_targets(whole, part);
        plan.parts.push_back(std::move(part));
      }
    }
  }
}

std::vector<const Indicator*> derived_parts(const Plan& plan, const Indicator& whole) {
  std::vector<const Indicator*> parts;
  if (whole.by.empty()) return parts;
  for (const Indicator& part : plan.parts) {
    if (part.part_of->whole == whole.id) parts.push_back(&part);
  }
  return parts;
}

std::vector<const Indicator*> derived_parts(const Plan& plan, const Indicator& whole,
                                            const PartTable& table) {
  std::vector<const Indicator*> parts = derived_parts(plan, whole);
  std::erase_if(parts, [&](const Indicator* part) { return part->part_of->table != table; });
  return parts;
}

std::vector<const Indicator*> summands(const Plan& plan, const Indicator& whole) {
  return whole.total ? derived_parts(plan, whole, *whole.total) : std::vector<const Indicator*>{};
}

const Indicator* whole_of(const Plan& plan, const Indicator& part) {
  return part.part_of ? find_indicator(plan, part.part_of->whole) : nullptr;
}

std::string whole_id(const std::string& id) {
  return id.substr(0, id.find(part_mark));
}

std::string text_of(const PartTable& table) {
  return table.crossed_with.empty() ? table.breakdown
                                    : table.breakdown + " * " + table.crossed_with;
}

std::string name_of(const Plan& plan, const PartTable& table) {
  const auto name = [&plan](const std::string& id) {
    const Breakdown* found = find_breakdown(plan, id);
    return found == nullptr ? id : found->name;
  };
  return table.crossed_with.empty() ? name(table.breakdown)
                                    : name(table.breakdown) + "×" + name(table.crossed_with);
}

}  // namespace track
