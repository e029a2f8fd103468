#include "track/app/listed_rows.hpp"

#include <iterator>
#include <utility>
#include <vector>

#include "track/base/text.hpp"

namespace track::app {

namespace {

bool is_at(const std::string& place, const std::string& folded_part) {
  return folded(place).find(folded_part) != std::string::npos;
}

// Those at the place, with what became of each.
template <class Item>
void keep_items_at(const std::string& folded_part, std::vector<Item>& items,
                   std::vector<report::Inclusion>& inclusions) {
  std::vector<Item> kept;
  std::vector<report::Inclusion> kept_inclusions;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!is_at(items[i].place, folded_part)) continue;
    kept.push_back(std::move(items[i]));
    if (i < inclusions.size()) kept_inclusions.push_back(inclusions[i]);
  }
  items = std::move(kept);
  inclusions = std::move(kept_inclusions);
}

// Gives those before the last ones.
template <class Item>
std::vector<Item> take_before_last(std::vector<Item>& items, std::size_t most,
                                   std::vector<report::Inclusion>& inclusions) {
  const auto cut = static_cast<std::ptrdiff_t>(items.size() - most);
  std::vector<Item> before(std::move_iterator(items.begin()),
                           std::move_iterator(items.begin() + cut));
  items.erase(items.begin(), items.begin() + cut);
  if (!inclusions.empty()) inclusions.erase(inclusions.begin(), inclusions.begin() + cut);
  return before;
}

void keep_amended(std::vector<Measurement> left_out, report::History& history) {
  std::set<std::int64_t> wanted;
  for (const Measurement& one : history.measurements) {
    if (one.amends) wanted.insert(*one.amends);
  }
  for (Measurement& one : left_out) {
    if (wanted.contains(one.id)) history.amended.push_back(std::move(one));
  }
}

}  // namespace

void keep_place(report::History& history, const std::string& place) {
  const std::string part = folded(place);
  history.place = place;
  if (history.indicator != nullptr) {
    keep_items_at(part, history.measurements, history.inclusions);
  } else {
    keep_items_at(part, history.events, history.inclusions);
  }
}

std::set<OperationId> operations_at(const store::Store& store, const std::string& place) {
  const std::string part = folded(place);
  std::set<OperationId> operations;
  for (const auto& [operation, there] : store.places()) {
    if (is_at(there, part)) operations.insert(operation);
  }
  return operations;
}

void keep_last(report::History& history, std::size_t most) {
  const std::size_t all =
      history.indicator != nullptr ? history.measurements.size() : history.events.size();
  if (all <= most) return;
  history.listed_of = all;
  if (history.indicator != nullptr) {
    keep_amended(take_before_last(history.measurements, most, history.inclusions), history);
  } else {
    take_before_last(history.events, most, history.inclusions);
  }
}

}  // namespace track::app
