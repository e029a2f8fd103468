#include "track/base/digest.hpp"

#include <fmt/format.h>

#include <array>

namespace track {

Digest::Digest() : state_() {
  crypto_hash_sha256_init(&state_);
}

Digest& Digest::add(std::string_view piece) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are bytes.
  const auto* bytes = reinterpret_cast<const unsigned char*>(piece.data());
  crypto_hash_sha256_update(&state_, bytes, piece.size());
  return *this;
}

std::string Digest::hex() {
  std::array<unsigned char, crypto_hash_sha256_BYTES> bytes{};
  crypto_hash_sha256_final(&state_, bytes.data());
  std::string text;
  for (const unsigned char byte : bytes) text += fmt::format("{:02x}", byte);
  return text;
}

std::string digest_of(std::string_view content) {
  return Digest().add(content).hex();
}

}  // namespace track
