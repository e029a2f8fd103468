#include "tables.hpp"

#include <algorithm>
#include <limits>

#include "scalars.hpp"

namespace track::definition {

namespace {

constexpr Message<> bad_no{"\"no\" is not a running number", "「no」が通し番号ではありません"};
constexpr Message<> bad_no_rule{"a whole number from 1", "1以上の整数を書きます"};

constexpr Message<> schedule_no_text{"the schedule of a year is not text",
                                     "年度ごとの頻度が文字列ではありません"};
constexpr Message<> schedule_no_text_rule{"write it as in 2022 = \"4/year\"",
                                          "2022 = \"4/year\" のように書きます"};
constexpr Message<Localized> second_schedule{"a second schedule from {} on",
                                             "{}からの頻度が二つあります"};
constexpr Message<> second_schedule_rule{"give one schedule for each year that it changes in",
                                         "頻度が変わる年度ごとに一つだけ書きます"};

constexpr Message<std::string> same_as_itself{"{} is tied to itself",
                                              "{} が自分自身を指しています"};
constexpr Message<std::string, std::string> tied_on{"{} is itself the same as {}",
                                                    "{} は {} と同じ行事とされています"};
constexpr Message<> same_as_rule{"same_as names the other entry of the same event",
                                 "same_as には、同じ行事のもう一方の項目を書きます"};
constexpr Message<std::string> tie_to{"same_as = \"{}\" ties all of them",
                                      "same_as = \"{}\" とすれば、すべてが結び付きます"};

std::optional<int> read_no(const TableReader& table, PlanBuilder& builder) {
  const std::optional<std::int64_t> no = table.whole("no");
  if (!no) return std::nullopt;
  if (*no < 1 || *no > std::numeric_limits<int>::max()) {
    builder.diagnostics.fault(table.value_place("no"), bad_no(), bad_no_rule());
    return std::nullopt;
  }
  return static_cast<int>(*no);
}

// One for all years, or one from each of several years on.
void read_schedules(const TableReader& table, Activity& activity, PlanBuilder& builder) {
  Diagnostics& diagnostics = builder.diagnostics;
  if (const auto by_year = table.table("schedule", TableKind::schedules)) {
    for (const OpenEntry& entry : open_entries(*by_year)) {
      const std::optional<FiscalYear> year = read_year(entry.key, builder);
      const bool is_text = entry.value->is_string();
      const Text text = text_as_written(*entry.value, by_year->source());
      if (!is_text) diagnostics.fault(text.place, schedule_no_text(), schedule_no_text_rule());
      if (!is_text || !year) continue;
      const auto schedule = diagnostics.accept(text.place, read_schedule(text.value));
      if (!schedule || activity.schedules.try_emplace(*year, *schedule).second) continue;
      diagnostics.fault(entry.key.place, second_schedule(builder.plan.calendar.label(*year)),
                        second_schedule_rule());
    }
  } else if (const std::optional<Text> text = table.as_written("schedule")) {
    activity.schedule =
        diagnostics.accept(text->place, read_schedule(text->value)).value_or(Schedule());
  }
}

// What every kind of activity has.
Activity read_common(const TableReader& table, ActivityKind kind, EntityKind entity,
                     PlanBuilder& builder) {
  Activity activity;
  activity.kind = kind;
  activity.id = define(entity, table, builder);
  activity.name = table.text_or_empty("name");
  activity.aliases = values(table.texts("aliases"));
  activity.summary = table.text_or_empty("summary");
  read_schedules(table, activity, builder);
  activity.note = table.text_or_empty("note");
  activity.formerly = values(table.texts("formerly"));
  return activity;
}

void read_run(const TableReader& table, Activity& activity, PlanBuilder& builder) {
  activity.no = read_no(table, builder);
  Bounds bounds = read_bounds(table, builder);
  activity.since = std::move(bounds.since);
  activity.until = std::move(bounds.until);
}

void keep(const TableReader& table, Activity activity, PlanBuilder& builder,
          std::optional<Text> same_as = std::nullopt) {
  read_indicators(table, activity, builder);
  builder.activities.push_back(
      {table.place(), std::move(activity), std::move(same_as), read_former_ids(table, builder)});
}

void read_initiative(const TableReader& table, PlanBuilder& builder) {
  Activity activity = read_common(table, ActivityKind::initiative, EntityKind::initiative, builder);
  read_run(table, activity, builder);
  activity.field = refer_to(EntityKind::field, table.text("field"), builder);
  activity.purposes = values(table.texts("purposes"));
  activity.owners = refer_to(EntityKind::owner, table.texts("owners"), builder);
  keep(table, std::move(activity), builder);
}

void read_survey(const TableReader& table, PlanBuilder& builder) {
  Activity activity = read_common(table, ActivityKind::survey, EntityKind::survey, builder);
  activity.owners = refer_to(EntityKind::owner, table.texts("owners"), builder);
  activity.monitoring = table.truth("monitoring").value_or(true);
  keep(table, std::move(activity), builder);
}

void read_partner_activity(const TableReader& table, const std::string& partner,
                           PlanBuilder& builder) {
  Activity activity =
      read_common(table, ActivityKind::partner_activity, EntityKind::partner_activity, builder);
  read_run(table, activity, builder);
  activity.partner = partner;
  activity.audience = table.text_or_empty("audience");
  activity.issue = table.text_or_empty("issue");
  if (const std::optional<Text> purpose = table.text("purpose")) {
    activity.purposes.push_back(purpose->value);
  }
  activity.involvement = values(table.texts("involvement"));
  activity.field = refer_to(EntityKind::field, table.text("field"), builder);
  std::optional<Text> same_as = table.text("same_as");
  activity.same_as = refer_to(EntityKind::partner_activity, same_as, builder);
  keep(table, std::move(activity), builder, std::move(same_as));
}

}  // namespace

void read_activities(const TableReader& file, PlanBuilder& builder) {
  for (const TableReader& table : file.tables("initiative", TableKind::initiative)) {
    read_initiative(table, builder);
  }
  for (const TableReader& table : file.tables("survey", TableKind::survey)) {
    read_survey(table, builder);
  }
  for (const TableReader& table : file.tables("partner", TableKind::partner)) {
    const std::string id = define(EntityKind::partner, table, builder);
    builder.plan.partners.push_back(
        {id, table.text_or_empty("name"), values(table.texts("aliases"))});
    for (const TableReader& activity : table.tables("activity", TableKind::partner_activity)) {
      read_partner_activity(activity, id, builder);
    }
  }
}

void check_ties(PlanBuilder& builder) {
  for (const PlanBuilder::PendingActivity& item : builder.activities) {
    if (!item.same_as) continue;
    const auto other = std::find_if(builder.activities.begin(), builder.activities.end(),
                                    [&](const PlanBuilder::PendingActivity& one) {
                                      return one.activity.id == item.same_as->value;
                                    });
    if (other == builder.activities.end()) continue;  // has a fault of its own
    if (other->activity.id == item.activity.id) {
      builder.diagnostics.fault(item.same_as->place, same_as_itself(item.activity.id),
                                same_as_rule());
    } else if (other->same_as) {
      const std::string& root = other->same_as->value;
      builder.diagnostics.fault(item.same_as->place, tied_on(other->activity.id, root),
                                tie_to(root));
    }
  }
}

}  // namespace track::definition
