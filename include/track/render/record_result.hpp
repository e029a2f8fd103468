#pragma once

#include <string>

#include "track/model/plan.hpp"
#include "track/model/record.hpp"
#include "track/model/totals.hpp"
#include "track/render/format.hpp"

namespace track::render {

// What `record` answers with: what was stored, and where the year stands after it.
struct RecordAnswer {
  const Plan& plan;
  const Totals& totals;  // after the recording
  const RecordRequest& entry;
  const RecordResult& recorded;
  Day today;
};

// As table or json.
std::string write(const RecordAnswer& answer, Format format, const Style& style);

}  // namespace track::render
