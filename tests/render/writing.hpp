#pragma once

#include <string>

#include "track/render/document.hpp"
#include "track/render/format.hpp"
#include "track/render/views.hpp"

namespace track::testing {

template <class View>
std::string written(const View& view, render::Format format, const render::Style& style = {}) {
  return render::write(render::document_of(view), format, style);
}
inline std::string written(const render::Grid& grid, render::Format format,
                           const render::Style& style = {}) {
  return render::write(render::listing(grid), format, style);
}
inline std::string written(const render::Document& document, render::Format format,
                           const render::Style& style = {}) {
  return render::write(document, format, style);
}

}  // namespace track::testing
