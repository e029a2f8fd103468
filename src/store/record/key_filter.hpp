#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace track::store {

// Tells keys that were certainly never added from those that may have been (a Bloom filter that
// grows): about three bytes a key, and less than one in a hundred is taken for added that was not.
// Keys are hashes of 64 bits.
class KeyFilter {
 public:
  void add(std::uint64_t key);
  bool may_have(std::uint64_t key) const;

 private:
  // A key is some bits of one word.
  struct Layer {
    std::vector<std::uint64_t> words;  // a power of two of them
    std::size_t left = 0;              // for so many keys more
  };

  std::vector<Layer> layers_;  // the last one takes the next key
};

// Of two hashes, or of a hash and a number.
std::uint64_t mixed_hash(std::uint64_t hash, std::uint64_t with);

}  // namespace track::store
