#include "track/base/digest.hpp"

#include <fmt/format.h>
#include <nettle/sha2.h>

#include <array>

namespace track {

struct Digest::State {
  sha256_ctx of_nettle{};
};

Digest::Digest() : state_(std::make_unique<State>()) {
  sha256_init(&state_->of_nettle);
}

Digest::~Digest() = default;

Digest& Digest::add(std::string_view piece) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are bytes.
  const auto* bytes = reinterpret_cast<const unsigned char*>(piece.data());
  sha256_update(&state_->of_nettle, piece.size(), bytes);
  return *this;
}

std::string Digest::hex() {
  std::array<unsigned char, SHA256_DIGEST_SIZE> bytes{};
  sha256_digest(&state_->of_nettle, bytes.size(), bytes.data());
  std::string text;
  for (const unsigned char byte : bytes) text += fmt::format("{:02x}", byte);
  return text;
}

std::string digest_of(std::string_view content) {
  return Digest().add(content).hex();
}

}  // namespace track
