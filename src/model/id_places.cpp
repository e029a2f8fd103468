#include "track/model/id_places.hpp"

#include <algorithm>

namespace track {

std::size_t IdPlaces::first_of(std::size_t hash) const {
  const auto found =
      std::ranges::lower_bound(places_, hash, {}, [](const auto& one) { return one.first; });
  return static_cast<std::size_t>(found - places_.begin());
}

void IdPlaces::sort() const {
  std::ranges::sort(places_);
}

}  // namespace track
