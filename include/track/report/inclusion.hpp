#pragma once

#include <optional>
#include <vector>

#include "track/model/plan.hpp"
#include "track/model/record.hpp"

namespace track::report {

// What became of something recorded in a year's figure.
enum class Inclusion {
  counted,
  not_last,    // of a level or a running total the last reported alone counts
  unknown,     // left out, and said so
  suppressed,  // likewise
  withdrawn,   // by an amendment or an undo
  later,       // recorded after the as-of day
};

// Of the measurements that a figure may be made of, one by one. Operations after `known_until` were
// made after the as-of day; unset: none was.
std::vector<Inclusion> inclusions_of(const Indicator& indicator,
                                     const std::vector<Measurement>& measurements,
                                     std::optional<OperationId> known_until);
std::vector<Inclusion> inclusions_of(const std::vector<Event>& events,
                                     std::optional<OperationId> known_until);

}  // namespace track::report

namespace track {
template <>
std::span<const Word<report::Inclusion>> words<report::Inclusion>();
}  // namespace track
