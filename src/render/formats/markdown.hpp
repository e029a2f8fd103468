#pragma once

#include <string>
#include <string_view>

#include "track/render/document.hpp"
#include "track/render/format.hpp"

namespace track::render {

// The blocks with a blank line between them; grids as tables (GitHub Flavored Markdown).
std::string write_markdown(const Document& document, const Style& style);

// Text that Markdown shows as it is, also within a table.
std::string markdown_text(std::string_view text);

}  // namespace track::render
