#pragma once

#include <map>
#include <optional>
#include <string>

namespace track::render {

// What a JSON object says, each value as a text by its key; of an object within by both keys,
// "values.attendance". A number has the digits that it is written with; null is "". Nothing for
// what is no JSON object, for a list in it, and where a key stands twice.
std::optional<std::map<std::string, std::string>> read_flat_object(const std::string& text);

// Whether the JSON document `fresh` holds all that `stored` holds: every key with an equal value,
// lists of the same length and order. Keys that only `fresh` has are no difference: later versions
// add some. Numbers are equal where they are written with the same digits. False where either is
// not JSON.
bool holds_all_of(const std::string& fresh, const std::string& stored);

}  // namespace track::render
