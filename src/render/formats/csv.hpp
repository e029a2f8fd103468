#pragma once

#include <string>

#include "track/render/document.hpp"
#include "track/render/format.hpp"

namespace track::render {

// The rows as RFC 4180 with keys as headings; texts that a spreadsheet would run as a formula get a
// leading '.
std::string write_csv(const Document& document, const Style& style);

// One field.
std::string csv_field(const Data& datum);

}  // namespace track::render
