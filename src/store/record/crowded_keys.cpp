#include "crowded_keys.hpp"

#include <algorithm>
#include <functional>
#include <iterator>

namespace track::store {

namespace {

constexpr std::size_t many = 16;
constexpr std::size_t most_rows = 500'000;  // 8 MB of them

}  // namespace

std::uint64_t hash_of_key(std::string_view id, FiscalYear year, const Period& period) {
  const auto number = [](Day day) {
    return static_cast<std::uint64_t>(day.time_since_epoch().count());
  };
  std::uint64_t hash = std::hash<std::string_view>()(id);
  hash = mixed_hash(hash, static_cast<std::uint64_t>(year.number));
  hash = mixed_hash(hash, number(period.first));
  return mixed_hash(hash, number(period.last));
}

std::uint64_t hash_at_place(std::uint64_t key, std::string_view place) {
  return mixed_hash(key, std::hash<std::string_view>()(place));
}

std::optional<std::vector<std::int64_t>> CrowdedKeys::rows_at(const RecordKey& key,
                                                              std::string_view place) const {
  const auto known = rows_.find(key);
  if (known == rows_.end()) return std::nullopt;
  const std::vector<PlacedRow>& rows = known->second;
  const std::uint64_t hash = Hash()(key);
  std::vector<std::int64_t> ids;
  if (place.empty()) {
    if (rows.empty()) return std::nullopt;
    std::ranges::transform(rows, std::back_inserter(ids), &PlacedRow::id);
  } else {
    for (const std::string_view one : {place, std::string_view()}) {
      const std::uint64_t at = hash_at_place(hash, one);
      if (rows.empty() && places_.may_have(at)) return std::nullopt;
      auto row = std::ranges::lower_bound(rows, at, {}, &PlacedRow::place);
      for (; row != rows.end() && row->place == at; ++row) ids.push_back(row->id);
    }
  }
  std::ranges::sort(ids);
  return ids;
}

void CrowdedKeys::keep(const RecordKey& key, const std::vector<Row>& rows) {
  if (rows.size() < many) return;
  const auto [known, is_new] = rows_.try_emplace(key);
  if (!known->second.empty()) return;
  const std::uint64_t hash = Hash()(key);
  for (const Row& row : rows) {
    const std::uint64_t at = hash_at_place(hash, row.place);
    known->second.push_back({at, row.id});
    if (is_new) places_.add(at);
  }
  std::ranges::sort(known->second, {}, &PlacedRow::place);
  kept_.push_back(&known->first);
  count_ += rows.size();
  while (count_ > most_rows) {
    std::vector<PlacedRow>& oldest = rows_.find(*kept_.front())->second;
    count_ -= oldest.size();
    oldest = {};
    kept_.pop_front();
  }
}

}  // namespace track::store
