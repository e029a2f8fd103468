#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "key_filter.hpp"
#include "track/base/date.hpp"
#include "track/base/fiscal_year.hpp"

namespace track::store {

// Under what the values of an indicator, or the holdings of an activity, are looked up.
struct RecordKey {
  std::string id;
  FiscalYear year;
  Period period;
  bool operator==(const RecordKey&) const = default;
};

std::uint64_t hash_of_key(std::string_view id, FiscalYear year, const Period& period);
// Of those at a place, and of those of no place.
std::uint64_t hash_at_place(std::uint64_t key, std::string_view place);

// Where very many rows stand under one key, their places are read once and not again for each row
// of a batch. What the batch itself adds or withdraws is not known here.
class CrowdedKeys {
 public:
  struct Row {
    std::int64_t id = 0;
    std::string place;
  };

  // The ids of rows that may be at a place or at none, of all rows where the place is empty;
  // nothing where the rows have to be read.
  std::optional<std::vector<std::int64_t>> rows_at(const RecordKey& key,
                                                   std::string_view place) const;

  // Takes the rows that were read under a key, where they are many.
  void keep(const RecordKey& key, const std::vector<Row>& rows);

 private:
  struct PlacedRow {
    std::uint64_t place = 0;  // hash_at_place()
    std::int64_t id = 0;
  };
  struct Hash {
    std::size_t operator()(const RecordKey& key) const {
      return hash_of_key(key.id, key.year, key.period);
    }
  };

  // By key, in order of their places; empty where they were let go again.
  std::unordered_map<RecordKey, std::vector<PlacedRow>, Hash> rows_;
  std::deque<const RecordKey*> kept_;  // those of rows_ that have any, the oldest first
  std::size_t count_ = 0;              // of rows
  KeyFilter places_;                   // of all keys in rows_
};

}  // namespace track::store
