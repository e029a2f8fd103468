#pragma once

#include <set>
#include <vector>

#include "track/report/report.hpp"

namespace track::report {

// Keeps the rows of these statuses, and the sections that have any; of years side by side, the
// lines whose last year has one of them. No status keeps all.
void select(Report& report, const std::set<Status>& statuses);
void select(YearsReport& report, const std::set<Status>& statuses);

// What rows are ordered by: status: what asks to be acted on first; rate and difference: the least
// first; last: the oldest first. Rows without it come last.
enum class SortKey { status, rate, difference, last, owner, id };

// The rows of a report in that order, an outcome shown at two places once.
std::vector<const Row*> sorted(const Report& report, SortKey key);

}  // namespace track::report

namespace track {
template <>
std::span<const Word<report::SortKey>> words<report::SortKey>();
}  // namespace track
