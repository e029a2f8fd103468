#include "track/base/digest.hpp"

#include <fmt/format.h>
#include <sodium/crypto_hash_sha256.h>

#include <array>

namespace track {

struct Digest::State {
  crypto_hash_sha256_state of_sodium{};
};

Digest::Digest() : state_(std::make_unique<State>()) {
  crypto_hash_sha256_init(&state_->of_sodium);
}

Digest::~Digest() = default;

Digest& Digest::add(std::string_view piece) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are bytes.
  const auto* bytes = reinterpret_cast<const unsigned char*>(piece.data());
  crypto_hash_sha256_update(&state_->of_sodium, bytes, piece.size());
  return *this;
}

std::string Digest::hex() {
  std::array<unsigned char, crypto_hash_sha256_BYTES> bytes{};
  crypto_hash_sha256_final(&state_->of_sodium, bytes.data());
  std::string text;
  for (const unsigned char byte : bytes) text += fmt::format("{:02x}", byte);
  return text;
}

std::string digest_of(std::string_view content) {
  return Digest().add(content).hex();
}

}  // namespace track
