#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "track/base/rational.hpp"
#include "track/render/grid.hpp"

namespace track::render {

using Json = nlohmann::ordered_json;

Json to_json(const Datum& datum);
// The rows as objects, keyed by column.
Json items(const Grid& grid);
// Rounded to `digits` decimals; null where there is none. Whole numbers stay whole.
Json to_json(const std::optional<Rational>& number, int digits);
// With two spaces of indentation and a line break at the end.
std::string to_text(const Json& document);

}  // namespace track::render
