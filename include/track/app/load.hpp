#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "track/model/plan_difference.hpp"
#include "track/store/store.hpp"

namespace track::app {

// A verdict that would be another: "R4 lecture: missed → achieved".
struct MovedVerdict {
  std::string id;
  Localized line;
  bool begins = false;  // of a year that is over, in which what it is of was not defined
};

// Series that a load would add together, since `formerly` names an item that has records beside
// those of the item itself.
struct Merge {
  struct Side {
    std::string id;  // as the item was before
    std::int64_t records = 0;
  };
  std::string id;
  std::string activity;  // an indicator's
  std::vector<Side> sides;
  std::vector<Change> differences{};  // what a side was that the item is not: kind, unit …
  std::vector<Localized> notes{};     // what else is to be known of it
};

// A plan that is about to be stored, and what stands in the database before it.
struct Load {
  Plan plan;                    // with what it no longer defines, as retired
  std::optional<int> revision;  // nothing: the first load; the rest is empty then
  std::optional<Plan> before;
  std::vector<Change> changes;
  std::map<std::string, std::int64_t> measurements;  // that indicators have, under former ids too
  std::map<std::string, std::int64_t> events;        // that activities have, likewise
  std::vector<Closing> closings;
  std::vector<std::string> missing_files;  // that the revision was made of, and the plan is not
  std::vector<Localized> removals;         // what has records, targets or a baseline, and would go
  std::vector<Renaming> renamings;         // that nothing says, but that look like one
  std::vector<Merge> merges;
  std::vector<Localized> bad_former_ids;  // faults of `formerly` that only the record shows
  std::vector<Localized> unknown_former_ids;
  std::vector<MovedVerdict> moved;  // of years that have begun and are not closed

  bool unchanged() const { return before && changes.empty(); }
};

// `store` is nullptr where there is no database yet. Throws Error (refused): it holds another plan.
Load prepare_load(Plan written, const store::Store* store, Moment now);

// What undoing a load would change: the plan of revision `then` in the place of that in force.
Load prepare_undo(const store::Store& store, int then, Moment now);

// What accepts changes that ask for more than the files.
struct Acceptance {
  std::vector<std::string> confirmed;  // ids, or "plan"
  std::string reason;
  bool removals = false;
};

// Throws Error (refused) with every change that nothing accepts, and what would: what disappears;
// the meaning of what is recorded; series added together; what judges a year that has begun; and
// what no option accepts, the targets of a closed year and what never changes. Throws Error (usage)
// where something is confirmed that does not ask for it.
void require_accepted(const Load& load, const Acceptance& acceptance, Day today);

// The same of an undo, which is asked only for what evaluations rest on and what moves a year:
// throws Error (refused) where that would go, where a target of a closed year would change, or
// without a reason a year that has begun.
void require_undo_accepted(const Load& load, const std::string& reason, Day today);

// The files of the revision in force that are not among those given, a line each.
std::vector<Localized> missing_file_lines(const Load& load);

// Warnings: pairs that look like a renaming, files that are not among those given, former ids that
// nothing ever had.
std::vector<Localized> load_warnings(const Load& load);

// The verdicts that move, a line each; of many the first, and how many more.
std::vector<Localized> verdict_lines(const std::vector<MovedVerdict>& verdicts);

// Of the files that a plan in force was made of, those that another was not: by their names, in
// whatever folder.
std::vector<std::string> missing_files(const Plan& stored, const Plan& written);

// That a database holds another plan than files define; by their ids.
Localized other_plan(const std::string& stored, const std::string& written);

}  // namespace track::app
