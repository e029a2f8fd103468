#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace track::exchange {

// What a number of a spreadsheet shows by its format.
enum class Shows : std::uint8_t { number, day, time };

struct NumberFormat {
  std::string code;  // empty: general
  Shows shows = Shows::number;
};

// The formats that stand in no file, as Excel has them in Japanese; empty where there is none.
std::string_view built_in_format(std::uint32_t id);

// Whether a code shows a day, or a part of one ("m\"月\""), or the time of day alone.
Shows shown_by(std::string_view code);

// How the digits of a number stand by its format, of its first section.
struct DigitsShown {
  bool digits = false;        // there are any
  bool as_percent = false;    // by a "%" that is no text: times hundred
  bool in_thousands = false;  // "#,##0,"
  std::string literals;       // the text beside them
};
DigitsShown digits_shown_by(std::string_view code);
// The section of a code that a number is shown by: that of its condition ("[<10]") or its sign.
std::string_view section_for(std::string_view code, double number);

// A code as a file has it; what stands for itself in it is put in quotes ("m\\月" too).
NumberFormat number_format(std::string_view code);

}  // namespace track::exchange
