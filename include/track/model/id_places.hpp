#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace track {

// Where the items of a long list stand, by an id. What it remembers is looked at before it is
// used, so the list may change beneath it. It is no part of what is defined: all are equal.
class IdPlaces {
 public:
  // The first item with that id, as `id_of` gives it; nullptr where there is none.
  template <class T, class IdOf>
  const T* find(const std::vector<T>& items, const std::string& id, IdOf id_of) const {
    if (is_worth_filling(items.size())) fill(items, id_of);
    if (!places_.empty() && places_.size() == items.size()) {
      const std::size_t hash = std::hash<std::string>()(id);
      for (std::size_t i = first_of(hash); i < places_.size() && places_[i].first == hash; ++i) {
        const T& item = items[places_[i].second];
        if (id_of(item) == id) return &item;
      }
    }
    for (const T& item : items) {
      ++compared_;
      if (id_of(item) == id) return &item;
    }
    return nullptr;
  }

  bool operator==(const IdPlaces&) const { return true; }

 private:
  // Whether so much was searched that remembering a list of that size is worth it.
  bool is_worth_filling(std::size_t size) const {
    return size >= 32 && places_.size() != size && compared_ > 4 * size;
  }
  template <class T, class IdOf>
  void fill(const std::vector<T>& items, IdOf id_of) const {
    compared_ = 0;
    places_.clear();
    for (const T& item : items) {
      places_.emplace_back(std::hash<std::string>()(id_of(item)), places_.size());
    }
    sort();
  }

  std::size_t first_of(std::size_t hash) const;
  void sort() const;

  // Hash and place, in that order; searched for when a list has as many items.
  mutable std::vector<std::pair<std::size_t, std::uint32_t>> places_;
  mutable std::size_t compared_ = 0;
};

}  // namespace track
