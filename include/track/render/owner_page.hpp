#pragma once

#include <string>

#include "track/render/format.hpp"
#include "track/report/owner_page.hpp"

namespace track::render {

// The report with what is missing and what was corrected below it; csv and jsonl hold its rows
// alone.
std::string write(const report::Report& report, const report::OwnerPage& page, Format format,
                  const Style& style);

}  // namespace track::render
