#pragma once

#include <cstdint>
#include <limits>

#include "../sqlite/sqlite_error.hpp"
#include "track/base/quantity.hpp"

namespace track::store {

// Stands for a sum beyond 64 bits. Of what is never added up it may be kept: nobody asks for it.
inline constexpr std::int64_t beyond_64_bits = std::numeric_limits<std::int64_t>::min();

// Throw, as an overflow of SQLite's, where it is asked for.
inline void require_fit(std::int64_t kept) {
  if (kept == beyond_64_bits) throw_overflow_of_sum();
}
inline void add_kept(Quantity kept, Quantity& sum) {
  require_fit(kept.units());
  sum = sum + kept;
}

// sum() of SQLite throws where it overflows on the way. These two add up to it, exactly.
constexpr std::int64_t low_part = 1'000'000'000;

inline std::int64_t put_together(std::int64_t high, std::int64_t low) {
  std::int64_t sum = 0;
  high += low / low_part;
  low %= low_part;
  // Both of one sign, so that neither step overflows where the sum does not.
  if (high > 0 && low < 0) {
    --high;
    low += low_part;
  } else if (high < 0 && low > 0) {
    ++high;
    low -= low_part;
  }
  const bool is_beyond =
      __builtin_mul_overflow(high, low_part, &sum) || __builtin_add_overflow(sum, low, &sum);
  return is_beyond ? beyond_64_bits : sum;
}

}  // namespace track::store
