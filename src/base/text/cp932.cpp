#include "cp932.hpp"

#include <unicode/ucnv.h>

#include <memory>
#include <stdexcept>

namespace track {

namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

// ICU's "windows-31j" is Windows' table but for three control characters, which IBM has in other
// places.
Converter windows_31j() {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open("windows-31j", &status), &ucnv_close);
  ucnv_setFallback(converter.get(), 0);
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &status);
  if (U_FAILURE(status) != 0) throw std::runtime_error("ICU has no windows-31j");
  return converter;
}

// 0 where the bytes are no character.
char16_t character_of(const Converter& converter, std::uint32_t code) {
  std::array<char, 2> bytes{};
  std::int32_t count = 0;
  if (code > 0xFF) bytes.at(static_cast<std::size_t>(count++)) = static_cast<char>(code >> 8U);
  bytes.at(static_cast<std::size_t>(count++)) = static_cast<char>(code & 0xFFU);
  std::array<char16_t, 4> units{};
  UErrorCode status = U_ZERO_ERROR;
  ucnv_reset(converter.get());
  const std::int32_t length =
      ucnv_toUChars(converter.get(), units.data(), static_cast<std::int32_t>(units.size()),
                    bytes.data(), count, &status);
  return U_SUCCESS(status) != 0 && length == 1 ? units[0] : u'\0';
}

// 0 where the character has no bytes.
std::uint16_t bytes_of(const Converter& converter, char16_t character) {
  std::array<char, 4> bytes{};
  UErrorCode status = U_ZERO_ERROR;
  ucnv_reset(converter.get());
  const std::int32_t length =
      ucnv_fromUChars(converter.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()),
                      &character, 1, &status);
  if (U_FAILURE(status) != 0) return 0;
  std::uint32_t code = 0;
  for (std::int32_t i = 0; i < length; ++i) {
    code = code << 8U | static_cast<unsigned char>(bytes.at(static_cast<std::size_t>(i)));
  }
  return static_cast<std::uint16_t>(code);
}

std::unique_ptr<Cp932> made_cp932() {
  auto table = std::make_unique<Cp932>();
  const Converter converter = windows_31j();
  const auto add = [&](std::uint32_t code) {
    const char16_t character = character_of(converter, code);
    if (character == 0) return;
    table->characters.at(code) = character;
    table->bytes.at(character) = bytes_of(converter, character);
  };
  for (std::uint32_t byte = 0xA1; byte <= 0xDF; ++byte) add(byte);
  for (std::uint32_t lead = 0x81; lead <= 0xFC; ++lead) {
    if (!is_cp932_lead(static_cast<unsigned char>(lead))) continue;
    for (std::uint32_t trail = 0x40; trail <= 0xFC; ++trail) add(lead << 8U | trail);
  }
  for (std::uint16_t ascii = 0; ascii < 0x80; ++ascii) {
    table->characters.at(ascii) = ascii;
    table->bytes.at(ascii) = ascii;
  }
  return table;
}

}  // namespace

const Cp932& cp932() {
  static const std::unique_ptr<Cp932> table = made_cp932();
  return *table;
}

}  // namespace track
