#pragma once

#include <map>
#include <string>
#include <vector>

#include "diagnostics.hpp"
#include "source_text.hpp"

namespace track::definition {

// What an id can name. Owners, themes, fields and partners have a namespace each; all else shares
// one.
enum class EntityKind {
  owner,
  theme,
  field,
  partner,
  survey,
  initiative,
  partner_activity,
  indicator,
};

// The ids of a plan: each is well formed and defined once.
class Ids {
 public:
  explicit Ids(Diagnostics& findings) : findings_(&findings) {}

  // A malformed id is a fault, but defined all the same: one fault is enough. Gives the id.
  std::string define(EntityKind thing, const Text& id);
  // An indicator of an activity: "lecture" and "attendance" make "lecture.attendance".
  std::string define_indicator(const std::string& activity, const Text& id);
  // Once all are defined: of two that are the same, the second in the files is a fault.
  void resolve();

  // Of what is settled. A fault where there is no such thing, with the nearest that there is.
  void require(EntityKind thing, const Text& id) const;
  std::vector<std::string> all(EntityKind thing) const;

 private:
  struct Defined {
    EntityKind thing;
    std::string id;
    Place place;
  };
  using Namespace = std::map<std::string, Defined>;

  const Namespace& namespace_of(EntityKind thing) const;

  Diagnostics* findings_;
  std::vector<Defined> defined_;
  std::map<EntityKind, Namespace> namespaces_;
};

// A fault where it is not made as an id must be.
void check_id(const Text& id, Diagnostics& findings);

// "lecture.attendance", or the id alone where there is no activity.
std::string full_id(const std::string& activity, const std::string& id);

}  // namespace track::definition
