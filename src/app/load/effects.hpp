#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "track/app/load.hpp"

// What a load would do to what is recorded, each effect found by the source of its name.
namespace track::app {

// What a load would take away, of which there are records, targets or a baseline: a line each; and
// years with records that would be outside the plan.
std::vector<Localized> removals(const Load& load, const Plan& written, const store::Store& store);

// Of these, what evaluations in force are of or give: initiatives, fields, grades.
std::vector<Localized> evaluation_removals(const Load& load, const Plan& written,
                                           const store::Store& store);
// The same of an undo of a load, with the way out; nothing where nothing goes.
std::vector<Localized> undo_removal_lines(const Load& load, const store::Store& store);

// What a load would take away, as a refusal says it: its heading; the files that are missing, the
// removals, the way out, nothing where nothing goes.
Localized removal_heading();
std::vector<Localized> removal_lines(const Load& load);

// How much of `counts`, which are by the ids that were recorded, is of these.
std::int64_t count_of(const std::map<std::string, std::int64_t>& counts,
                      const std::vector<std::string>& ids);
// Whether an id is that of an item, of an indicator of it or of a part of it.
bool is_within(const std::string& id, const std::string& item);
// Whether anything is of an item, under whatever id it had. Of an activity, what was measured at it
// counts too, of an indicator what was measured of its parts.
bool has_records(const Load& load, const std::string& id);

// The merges of a load: activities, then indicators. `load.measurements` and `load.events` are by
// the ids that were recorded, without those carried over.
std::vector<Merge> merges(const Load& load, const Plan& written);

// "committees.women (was committees.score): unit  none → people"
Localized change_of_side(const std::string& id, const Change& change);

// What `formerly` names wrongly. Faults: an indicator's own part, where nothing of that id was ever
// defined. Warnings: ids of which nothing was.
struct FormerlyDoubts {
  std::vector<Localized> faults;
  std::vector<Localized> warnings;
};
FormerlyDoubts formerly_doubts(const Load& load, const Plan& written);

// Verdicts that a load would move, of years that have begun and are not closed: "R4 lecture: missed
// → achieved", "R4 talk: missed → no longer defined". None where the years are counted otherwise.
std::vector<MovedVerdict> moved_verdicts(const Load& load, const store::Store& store, Moment now);

}  // namespace track::app
