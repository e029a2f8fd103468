#include <algorithm>
#include <limits>

#include "sections.hpp"
#include "year_text.hpp"

namespace track::definition {
namespace {

constexpr Message<> bad_no{"\"no\" is not a running number", "「no」が通し番号ではありません"};
constexpr Message<> bad_no_rule{"a whole number from 1", "1以上の整数を書きます"};

constexpr Message<std::string> same_as_itself{"{} is tied to itself",
                                              "{} が自分自身を指しています"};
constexpr Message<std::string, std::string> tied_on{"{} is itself the same as {}",
                                                    "{} は {} と同じ催しとされています"};
constexpr Message<> same_as_rule{"same_as names the other entry of the same event",
                                 "same_as には、同じ催しのもう一方の項目を書きます"};
constexpr Message<std::string> tie_to{"same_as = \"{}\" ties all of them",
                                      "same_as = \"{}\" とすれば、すべてが結び付きます"};

std::optional<int> read_no(const TableReader& table, Draft& draft) {
  const std::optional<std::int64_t> no = table.whole("no");
  if (!no) return std::nullopt;
  if (*no < 1 || *no > std::numeric_limits<int>::max()) {
    draft.findings.fault(table.value_place("no"), bad_no(), bad_no_rule());
    return std::nullopt;
  }
  return static_cast<int>(*no);
}

Schedule read_schedule_key(const TableReader& table, Draft& draft) {
  const std::optional<Text> text = table.text("schedule");
  if (!text) return {};
  Parsed<Schedule> schedule = read_schedule(text->value);
  if (!schedule) {
    draft.findings.fault(text->place, std::move(schedule.problem), std::move(schedule.rule));
    return {};
  }
  for (const Localized& warning : schedule.warnings) draft.findings.warning(text->place, warning);
  return *schedule;
}

// What every kind of activity has.
Activity read_common(const TableReader& table, ActivityKind kind, EntityKind thing, Draft& draft) {
  Activity activity;
  activity.kind = kind;
  activity.id = defining(thing, table, draft);
  activity.name = table.text_or_empty("name");
  activity.aliases = values(table.texts("aliases"));
  activity.summary = table.text_or_empty("summary");
  activity.schedule = read_schedule_key(table, draft);
  activity.note = table.text_or_empty("note");
  return activity;
}

void read_run(const TableReader& table, Activity& activity, Draft& draft) {
  activity.no = read_no(table, draft);
  Bounds bounds = read_bounds(table, draft);
  activity.since = std::move(bounds.since);
  activity.until = std::move(bounds.until);
}

void keep(const TableReader& table, Activity activity, Draft& draft,
          std::optional<Text> same_as = std::nullopt) {
  read_indicators(table, activity, draft);
  draft.activities.push_back({table.place(), std::move(activity), std::move(same_as)});
}

void read_initiative(const TableReader& table, Draft& draft) {
  Activity activity = read_common(table, ActivityKind::initiative, EntityKind::initiative, draft);
  read_run(table, activity, draft);
  activity.field = referring(EntityKind::field, table.text("field"), draft);
  activity.purposes = values(table.texts("purposes"));
  activity.owners = referring(EntityKind::owner, table.texts("owners"), draft);
  keep(table, std::move(activity), draft);
}

void read_survey(const TableReader& table, Draft& draft) {
  Activity activity = read_common(table, ActivityKind::survey, EntityKind::survey, draft);
  activity.owners = referring(EntityKind::owner, table.texts("owners"), draft);
  activity.monitoring = table.truth("monitoring").value_or(true);
  keep(table, std::move(activity), draft);
}

void read_partner_activity(const TableReader& table, const std::string& partner, Draft& draft) {
  Activity activity =
      read_common(table, ActivityKind::partner_activity, EntityKind::partner_activity, draft);
  read_run(table, activity, draft);
  activity.partner = partner;
  activity.audience = table.text_or_empty("audience");
  activity.issue = table.text_or_empty("issue");
  if (const std::optional<Text> purpose = table.text("purpose")) {
    activity.purposes.push_back(purpose->value);
  }
  activity.involvement = values(table.texts("involvement"));
  activity.field = referring(EntityKind::field, table.text("field"), draft);
  std::optional<Text> same_as = table.text("same_as");
  activity.same_as = referring(EntityKind::partner_activity, same_as, draft);
  keep(table, std::move(activity), draft, std::move(same_as));
}

}  // namespace

void read_activities(const TableReader& file, Draft& draft) {
  for (const TableReader& table : file.tables("initiative", TableKind::initiative)) {
    read_initiative(table, draft);
  }
  for (const TableReader& table : file.tables("survey", TableKind::survey)) {
    read_survey(table, draft);
  }
  for (const TableReader& table : file.tables("partner", TableKind::partner)) {
    const std::string id = defining(EntityKind::partner, table, draft);
    draft.plan.partners.push_back(
        {id, table.text_or_empty("name"), values(table.texts("aliases"))});
    for (const TableReader& activity : table.tables("activity", TableKind::partner_activity)) {
      read_partner_activity(activity, id, draft);
    }
  }
}

void check_ties(Draft& draft) {
  for (const Draft::ActivityDraft& item : draft.activities) {
    if (!item.same_as) continue;
    const auto other = std::find_if(
        draft.activities.begin(), draft.activities.end(),
        [&](const Draft::ActivityDraft& one) { return one.activity.id == item.same_as->value; });
    if (other == draft.activities.end()) continue;  // has a fault of its own
    if (other->activity.id == item.activity.id) {
      draft.findings.fault(item.same_as->place, same_as_itself(item.activity.id), same_as_rule());
    } else if (other->same_as) {
      const std::string& root = other->same_as->value;
      draft.findings.fault(item.same_as->place, tied_on(other->activity.id, root), tie_to(root));
    }
  }
}

}  // namespace track::definition
