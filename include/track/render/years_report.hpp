#pragma once

#include "track/render/document.hpp"
#include "track/report/report.hpp"

namespace track::render {

// Years side by side, for people; the rows hold one item an indicator and year.
Document document_of(const report::YearsReport& report);

}  // namespace track::render
