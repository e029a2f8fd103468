#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "track/model/record.hpp"

namespace track::store {

// What a request of a batch is held against.
enum class Matching {
  nothing,  // each request is one more
  repeats,  // the same, but an exact repeat is refused, as by Store::record
  // What stands under its key is not stored again: of a value indicator, period and place, of a
  // holding activity, period and place. A place left out fits any.
  keys,
};

// How many measurements of a batch are told one by one.
inline constexpr std::size_t most_first_measurements = 1000;

// What a batch stored: as much of it as an answer needs, however large it is.
struct StoredBatch {
  OperationId operation = 0;
  std::int64_t measurements = 0;
  std::vector<Measurement> first{};  // the first of them
  RecordRows touched{};              // of each activity, indicator and year one row
};

struct BatchOptions {
  Matching matching = Matching::keys;
  bool replace = false;  // Matching::keys: a value that differs amends the one that stands there
  std::vector<SourceFile> sources{};
  // Of activities and indicators that had other ids: those, under which they were recorded.
  std::map<std::string, std::vector<std::string>> former_ids{};
  // Set: it is told what would be stored, and may ask the store for what would hold then; nothing
  // is stored.
  std::function<void(const StoredBatch&)> preview{};
};

enum class Fate {
  stored,
  unchanged,  // already recorded
  replaced,   // of another value, which it amends
  conflict,   // of another value, which stays; nothing stored
  twice,      // an earlier request of the batch has the same key; nothing stored
};

// What became of one value.
struct PutValue {
  Fate fate = Fate::stored;
  std::int64_t row = 0;  // the number of the measurement stored; they follow one another
  std::vector<Measurement> recorded{};  // what stood under its key
};

// What became of a request.
struct PutRequest {
  std::optional<Fate> holding{};  // unset: the request is of values alone
  // Fate::conflict: several, and its place says not which; Fate::stored: one of the same days at
  // another place, recorded before.
  std::vector<Event> held{};
  std::vector<PutValue> values{};  // one for each item
};

// Stores a request. Throws Error (refused): a closed year; with Matching::repeats an exact repeat.
using Put = std::function<PutRequest(const RecordRequest& request)>;

}  // namespace track::store
