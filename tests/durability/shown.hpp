#pragma once

#include <string>

namespace track::durability {

// The first thing in an output that must never reach a terminal or a reader: a control character
// but the line's end, a character that turns the direction of text, a byte that is no UTF-8. Empty
// where there is none.
std::string unfit_to_show(const std::string& output);

}  // namespace track::durability
