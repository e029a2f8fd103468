#pragma once

#include <string>
#include <vector>

#include "track/model/lookup.hpp"
#include "track/report/row.hpp"

namespace track::report {

// The parts of an indicator that a report has rows of beside the whole's or, with a part asked for,
// instead of it.
std::vector<const Indicator*> parts_shown(const Plan& plan, const Indicator& whole,
                                          const Filter& filter);

// Those that the owner asked for reports, where another answers for the whole: of the table or part
// asked for, else of all tables.
std::vector<const Indicator*> parts_of_owner(const Plan& plan, const Indicator& whole,
                                             const Filter& filter);

// Whether a row of a part has nothing to say: nothing is recorded, and nothing asked for that the
// owner of the part would look for.
bool is_idle_part(const Plan& plan, const Row& row, const Filter& filter);

// What a whole of its own among `rows` has beyond the parts of a table there, where all can be
// added up and each part that runs has a figure.
void add_rest(const Plan& plan, const Indicator& whole, const PartTable& table,
              std::vector<Row>& rows);

}  // namespace track::report
