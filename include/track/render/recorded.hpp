#pragma once

#include <string>

#include "track/model/plan.hpp"
#include "track/model/record.hpp"
#include "track/model/totals.hpp"
#include "track/render/format.hpp"

namespace track::render {

// What `record` answers with: what was stored, and where the year stands after it.
struct RecordedAnswer {
  const Plan& plan;
  const Totals& totals;  // after the recording
  const Entry& entry;
  const Recorded& recorded;
  Day today;
};

// As table or json.
std::string write(const RecordedAnswer& answer, Format format, const Style& style);

}  // namespace track::render
