#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "../toml/table_reader.hpp"
#include "track/model/plan.hpp"

namespace track::definition {

// What an id can name. Owners, themes, fields and partners have a namespace each; the rest share
// one.
enum class EntityKind {
  owner,
  theme,
  field,
  partner,
  breakdown,
  survey,
  initiative,
  partner_activity,
  indicator,
};

// The ids of a plan: each is well formed and defined once.
class Ids {
 public:
  explicit Ids(Diagnostics& diagnostics) : diagnostics_(&diagnostics) {}

  // A malformed id is a fault, but defined all the same: one fault is enough. Gives the id.
  std::string define(EntityKind kind, const Text& id);
  // An indicator of an activity: "lecture" and "attendance" make "lecture.attendance".
  std::string define_indicator(const std::string& activity, const Text& id);
  // Once all are defined: of two that are the same, the second in the files is a fault.
  void resolve();

  // Once resolved: a fault where there is no such entity, with the nearest that there is.
  void require(EntityKind kind, const Text& id) const;
  std::vector<std::string> all(EntityKind kind) const;
  // An activity or an indicator has the id.
  bool defines(const std::string& id) const;

 private:
  struct Defined {
    EntityKind kind;
    std::string id;
    Place place;
  };
  using Namespace = std::map<std::string, Defined>;

  const Namespace& namespace_of(EntityKind kind) const;

  Diagnostics* diagnostics_;
  std::vector<Defined> defined_;
  std::map<EntityKind, Namespace> namespaces_;
};

// A fault where it is malformed.
void check_id(const Text& id, Diagnostics& diagnostics);

// "lecture.attendance", or the id alone where there is no activity.
std::string full_id(const std::string& activity, const std::string& id);

// A plan in the making: what the files have given so far, and what can only be checked once all of
// them are read.
struct PlanBuilder {
  struct Reference {
    EntityKind wanted{};
    Text id;
  };
  struct PendingActivity {
    Place place;
    Activity activity;
    std::optional<Text> same_as;  // still to be checked against the rest
    std::vector<Text> formerly;   // likewise
  };
  // What a part goes by is checked once all files are read.
  struct PendingPart {
    std::size_t breakdown = 0;  // in plan.breakdowns, whose parts are in the order of these
    Place place;
    std::vector<Text> formerly;
  };
  struct PendingIndicator {
    Place place;
    Indicator indicator;
    bool kind_known = false;     // the kind could be read, so values can be checked
    bool has_baseline = false;   // written, refused or not
    std::optional<Text> method;  // still to be checked against the rest
    std::vector<Text> formerly;  // likewise
    std::vector<Text> by;        // likewise
    std::optional<Text> total;   // likewise
  };

  explicit PlanBuilder(Diagnostics& all_diagnostics)
      : diagnostics(all_diagnostics), ids(all_diagnostics) {}

  Diagnostics& diagnostics;
  Plan plan;                    // activities and indicators come last, in the order of the files
  bool calendar_known = false;  // when a year starts; eras are read in any case
  bool years_known = false;     // the first and the last
  Ids ids;
  std::vector<Reference> references;
  std::vector<PendingActivity> activities;
  std::vector<PendingPart> parts;
  std::vector<PendingIndicator> indicators;
};

std::vector<std::string> values(const std::vector<Text>& texts);
// The table's `id`, entered among the ids; empty where there is none.
std::string define(EntityKind kind, const TableReader& table, PlanBuilder& builder);
// Notes references, to be checked once all ids are known. A list names each entity once.
std::vector<std::string> refer_to(EntityKind kind, const std::vector<Text>& ids,
                                  PlanBuilder& builder);
std::string refer_to(EntityKind kind, const std::optional<Text>& id, PlanBuilder& builder);
// `formerly`: each id well formed; that of an indicator may name its activity as well.
std::vector<Text> read_former_ids(const TableReader& table, PlanBuilder& builder);

}  // namespace track::definition
