#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace track {

// SHA-256 (FIPS 180-4) of content given piece by piece.
class Digest {
 public:
  Digest();
  ~Digest();
  Digest(const Digest&) = delete;
  Digest& operator=(const Digest&) = delete;
  Digest& add(std::string_view piece);
  // 64 lower-case hexadecimal digits, as sha256sum prints them. Ends the digest.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string digest_of(std::string_view content);

}  // namespace track
