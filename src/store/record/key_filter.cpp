#include "key_filter.hpp"

#include <algorithm>

namespace track::store {

namespace {

constexpr std::size_t first_layer = 1024;      // words
constexpr std::size_t growth = 4;              // from layer to layer
constexpr std::size_t last_layer = 4'194'304;  // words: 32 MiB; it takes all that comes
constexpr std::size_t keys_per_word = 3;

// The upper 24 bits of the key tell which word it is, the lower ones which bits of it.
std::size_t word_of(std::uint64_t key, std::size_t words) {
  return static_cast<std::size_t>(key >> 40U) & (words - 1);
}

std::uint64_t bits_of(std::uint64_t key) {
  std::uint64_t bits = 0;
  for (int i = 0; i < 6; ++i) {
    bits |= std::uint64_t{1} << (key & 63U);
    key >>= 6U;
  }
  return bits;
}

}  // namespace

void KeyFilter::add(std::uint64_t key) {
  if (may_have(key)) return;
  if (layers_.empty() || (layers_.back().left == 0 && layers_.back().words.size() < last_layer)) {
    const std::size_t words = layers_.empty() ? first_layer : layers_.back().words.size() * growth;
    layers_.push_back({std::vector<std::uint64_t>(words), words * keys_per_word});
  }
  Layer& layer = layers_.back();
  layer.words[word_of(key, layer.words.size())] |= bits_of(key);
  if (layer.left > 0) --layer.left;
}

bool KeyFilter::may_have(std::uint64_t key) const {
  const std::uint64_t bits = bits_of(key);
  return std::ranges::any_of(layers_, [&](const Layer& layer) {
    return (layer.words[word_of(key, layer.words.size())] & bits) == bits;
  });
}

// The mixing of splitmix64.
std::uint64_t mixed_hash(std::uint64_t hash, std::uint64_t with) {
  std::uint64_t mixed = hash + 0x9E3779B97F4A7C15U * (with + 1);
  mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
  return mixed ^ (mixed >> 31U);
}

}  // namespace track::store
