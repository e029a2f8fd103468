#pragma once

#include <array>
#include <cstdint>

namespace track {

// The characters of Windows' code page 932; all are in the basic plane.
struct Cp932 {
  // By one byte, or by the first and the second (0x815C); 0 where there is none.
  std::array<char16_t, 0x10000> characters{};
  // The bytes of each character, as Windows writes those that stand twice; 0 where there are none.
  std::array<std::uint16_t, 0x10000> bytes{};
};

constexpr bool is_cp932_lead(unsigned char byte) {
  return (byte >= 0x81 && byte <= 0x9F) || (byte >= 0xE0 && byte <= 0xFC);
}

const Cp932& cp932();

}  // namespace track
