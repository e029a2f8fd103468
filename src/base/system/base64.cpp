#include "track/base/base64.hpp"

#include <nettle/base64.h>

#include <cstdint>

namespace track {

namespace {

// Nettle passes over blanks and line ends, which RFC 4648 refuses.
constexpr std::string_view base64_letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";

const std::uint8_t* bytes_of(std::string_view text) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are bytes.
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

}  // namespace

std::string base64(std::string_view bytes) {
  std::string text(BASE64_ENCODE_RAW_LENGTH(bytes.size()), '\0');
  base64_encode_raw(text.data(), bytes.size(), bytes_of(bytes));
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  if (text.find_first_not_of(base64_letters) != std::string_view::npos) return std::nullopt;
  std::string bytes(BASE64_DECODE_LENGTH(text.size()), '\0');
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are bytes.
  auto* content = reinterpret_cast<std::uint8_t*>(bytes.data());
  std::size_t size = bytes.size();
  base64_decode_ctx context{};
  base64_decode_init(&context);
  const bool whole =
      base64_decode_update(&context, &size, content, text.size(), text.data()) != 0 &&
      base64_decode_final(&context) != 0;
  if (!whole) return std::nullopt;
  bytes.resize(size);
  return bytes;
}

}  // namespace track
