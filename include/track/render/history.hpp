#pragma once

#include "track/render/document.hpp"
#include "track/report/history.hpp"

namespace track::render {

// One indicator or activity: its definition, its years, all that was recorded of it. The rows are
// the measurements (or an activity's events) alone.
Document document_of(const report::History& history);

}  // namespace track::render
