#pragma once

#include <vector>

#include "track/model/lookup.hpp"
#include "track/model/record.hpp"
#include "track/report/due.hpp"
#include "track/report/report.hpp"

namespace track::report {

// What an owner is told beside the figures of a year.
struct OwnerPage {
  std::vector<Deadline> missing;          // of that year, once its period is over
  std::vector<CorrectedValue> corrected;  // in that year's figures
};

// `report` is made with `filter`, which names the owner. Missing is what the owner answers for and
// what its indicators lack; with a theme, field, level or part, of what the report shows alone.
// Corrected are values of what it shows, with its parts, and of the owner's own parts.
OwnerPage owner_page(const Report& report, const Filter& filter,
                     const std::vector<Deadline>& open_deadlines,
                     const std::vector<CorrectedValue>& corrected);

// Of corrected values, those in the figures that a report shows of its year, parts included.
std::vector<CorrectedValue> corrected_in(const Report& report,
                                         std::vector<CorrectedValue> corrected);

}  // namespace track::report
