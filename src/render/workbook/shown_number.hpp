#pragma once

#include <optional>
#include <string>

// Numbers in a cell that look as people have them printed.
namespace track::render {

// The number format under which a number is shown as this text: of 0.927 and "92.7 %" it is
// 0.0" ""%"; what stands around the digits is part of it. Nothing where the text is not the number
// with fewer decimals ("2-3", "n/a").
std::optional<std::string> format_showing(double number, const std::string& shown);

}  // namespace track::render
