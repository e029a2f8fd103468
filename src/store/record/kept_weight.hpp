#pragma once

#include <cstdint>

#include "track/base/rational.hpp"

namespace track::store {

// A whole number of up to 36 digits, as two columns hold it: high * 10^18 + low.
struct KeptWeight {
  std::int64_t high = 0;
  std::int64_t low = 0;
};

inline Rational whole_of(const KeptWeight& kept) {
  constexpr std::int64_t limb = 1'000'000'000'000'000'000;
  return Rational(kept.high) * limb + kept.low;
}

// Amounts are less than 10^17, and sizes add up to less than 10^19.
inline KeptWeight split(const Rational& whole) {
  constexpr std::int64_t limb = 1'000'000'000'000'000'000;
  const Rational high = (whole / limb).truncated();
  return {high.whole().value_or(0), (whole - high * limb).whole().value_or(0)};
}

}  // namespace track::store
