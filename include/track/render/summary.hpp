#pragma once

#include "track/render/document.hpp"
#include "track/report/summary.hpp"

namespace track::render {

// For people and as a tree; it has no rows.
Document document_of(const report::Summary& summary);

}  // namespace track::render
