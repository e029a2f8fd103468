#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnostics.hpp"
#include "ids.hpp"
#include "source_text.hpp"
#include "table_reader.hpp"
#include "track/model/plan.hpp"

namespace track::definition {

// A plan in the making: what the files have given so far, and what can only be checked once all of
// them are read.
struct Draft {
  struct Reference {
    EntityKind wanted{};
    Text id;
  };
  struct ActivityDraft {
    Place place;
    Activity activity;
    std::optional<Text> same_as;  // still to be checked against the rest
  };
  struct IndicatorDraft {
    Place place;
    Indicator indicator;
    bool kind_known = false;     // the kind could be read, so values can be checked
    bool has_baseline = false;   // written, refused or not
    std::optional<Text> method;  // still to be checked against the rest
  };

  explicit Draft(Diagnostics& all_findings) : findings(all_findings), ids(all_findings) {}

  Diagnostics& findings;
  Plan plan;                    // activities and indicators come last, in the order of the files
  bool calendar_known = false;  // when a year starts; eras are read in any case
  bool years_known = false;     // the first and the last
  Ids ids;
  std::vector<Reference> references;
  std::vector<ActivityDraft> activities;
  std::vector<IndicatorDraft> indicators;
};

std::vector<std::string> values(const std::vector<Text>& texts);
// The table's `id`, entered among the ids; empty where there is none.
std::string defining(EntityKind thing, const TableReader& table, Draft& draft);
// Notes that the texts name such things; each of them once in the list.
std::vector<std::string> referring(EntityKind thing, const std::vector<Text>& ids, Draft& draft);
std::string referring(EntityKind thing, const std::optional<Text>& id, Draft& draft);

}  // namespace track::definition
