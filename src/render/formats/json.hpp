#pragma once

#include <string>

#include "track/render/document.hpp"
#include "track/render/format.hpp"

namespace track::render {

// The tree with two spaces of indentation; an object a row where it has the rows.
std::string write_json(const Document& document, const Style& style);
// An object a row, each on a line (https://jsonlines.org).
std::string write_jsonl(const Document& document, const Style& style);

}  // namespace track::render
