#pragma once

#include <string>

namespace track::render {

// Whether the JSON document `fresh` holds all that `stored` holds: every key with an equal value,
// lists of the same length and order. Keys that only `fresh` has are no difference: later versions
// add some. Numbers are equal where they are written with the same digits. False where either is
// not JSON.
bool holds_all_of(const std::string& fresh, const std::string& stored);

}  // namespace track::render
