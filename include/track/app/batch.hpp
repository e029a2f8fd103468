#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "track/base/error.hpp"
#include "track/model/plan.hpp"
#include "track/model/record.hpp"
#include "track/store/store.hpp"

namespace track::app {

// What is wrong at many places: the first twenty faults are kept, all are counted.
class PlacedFaults {
 public:
  // `place` stands in front of each message: "line 3", "様式!C7". Hints that the next fault has as
  // well are told with the last of them.
  void add(const Localized& place, const Error& error);
  // What no other word would mend (a busy or damaged database) is thrown on.
  template <class Job>
  auto attempt(const Localized& place, Job job) -> std::optional<decltype(job())> {
    return attempt_at([&] { return place; }, job);
  }
  // The same where the place is put into words only for a fault.
  template <class PlaceOf, class Job>
  auto attempt_at(PlaceOf place_of, Job job) -> std::optional<decltype(job())> {
    try {
      return job();
    } catch (const Error& error) {
      add(place_of(), error);
      return std::nullopt;
    }
  }
  bool empty() const { return count_ == 0; }
  // Counts faults that others found and kept none of.
  void add_uncounted(std::int64_t count) { count_ += count; }
  // Throws one Error of all, of the first one's kind.
  void throw_if_any() const;

 private:
  ErrorKind kind_ = ErrorKind::refused;  // of the first
  std::vector<Fault> kept_;
  std::int64_t count_ = 0;
};

Localized line_place(std::size_t number);  // "line 3"

struct PlacedRequest {
  RecordRequest request;
  Localized place;
};

// Stores the requests as one operation; an exact repeat is refused unless allowed. Throws Error
// with the faults of all of them behind those found before, and stores nothing then.
store::StoredBatch record_requests(const std::vector<PlacedRequest>& requests, PlacedFaults faults,
                                   store::Store& store, const Operation& operation,
                                   store::Store::Repeat repeat);

// Of activities and indicators that had other ids: those under which they were recorded.
std::map<std::string, std::vector<std::string>> former_ids(const Plan& plan);

// What is doubtful about the values that an operation recorded (see doubts_about()): of the first
// thousand of them, or fewer where each has many to be held against; a warning says of how many it
// was not asked.
std::vector<Localized> doubts_about_batch(const store::StoredBatch& stored, const Plan& plan,
                                          const store::Store& store, Day today);

}  // namespace track::app
