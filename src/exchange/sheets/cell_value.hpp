#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "number_format.hpp"
#include "track/exchange/workbook.hpp"

namespace track::exchange {

// Sets a cell to what a file says of it; `format` is that of a number.

// A number as programs store it ("0.68600000000000005", "1.2E-3"): rounded to 15 significant
// digits, as spreadsheets show it. By its format it may be a day: counted from 1900 (or 1904) on.
// Day 60 and those before are numbers, since programs disagree on them, and so is what is no day.
// The time of day is dropped. What is no number is text.
void set_number(std::string_view stored, const NumberFormat& format, bool from_1904, Cell& cell);
// "2022-04-01T09:30:00"; what is no day is text.
void set_day(std::string_view stored, const std::string& format, Cell& cell);
void set_text(std::string text, Cell& cell);
void set_boolean(bool value, Cell& cell);
void set_other(CellKind kind, std::string text, Cell& cell);

// The digits of a number without an exponent and without zeros that say nothing, rounded to 15
// significant ones; nothing where it is none.
std::optional<std::string> digits_of(std::string_view stored);

}  // namespace track::exchange
