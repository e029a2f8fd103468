#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "../sqlite/connection.hpp"
#include "definition_columns.hpp"
#include "definitions.hpp"
#include "track/model/breakdown.hpp"
#include "track/store/store.hpp"

namespace track::store {

namespace {

// Texts and ids that belong to items: all, or those of one item.
struct ListQuery {
  const char* select;
  const char* key;  // the column with the item's id
  const char* order;
};

// Read in the order of the key: without the + SQLite takes the role for settled, and sorts.
constexpr ListQuery item_texts{R"sql(
  SELECT subject AS item, text AS named FROM item_text
  WHERE revision = :revision AND subject_kind = :subject_kind AND +role = :role)sql",
                               "subject", " ORDER BY subject, role, position"};

constexpr ListQuery field_indicators{R"sql(
  SELECT field AS item, indicator AS named FROM field_indicator WHERE revision = :revision)sql",
                                     "field", " ORDER BY field, position"};

constexpr ListQuery activity_owners{R"sql(
  SELECT activity AS item, owner AS named FROM activity_owner WHERE revision = :revision)sql",
                                    "activity", " ORDER BY activity, position"};

constexpr ListQuery former_ids{R"sql(
  SELECT subject AS item, former AS named FROM former_id
  WHERE revision = :revision AND subject_kind = :subject_kind)sql",
                               "subject", " ORDER BY subject, position"};

constexpr ListQuery unit_aliases{R"sql(
  SELECT indicator AS item, alias AS named FROM unit_alias WHERE revision = :revision)sql",
                                 "indicator", " ORDER BY indicator, position"};

constexpr const char* breakdown_texts = R"sql(
  SELECT breakdown || ':' || part AS item, role, text AS named FROM breakdown_text
  WHERE revision = :revision ORDER BY breakdown, part, role, position)sql";

constexpr ListQuery source_files{R"sql(
  SELECT '' AS item, file AS named FROM revision_file WHERE revision = :revision)sql",
                                 "", " ORDER BY position"};

class DefinitionReader {
 public:
  // Of activities and indicators all or, where some are given, these alone.
  DefinitionReader(const SQLite::Database& database, int revision,
                   std::optional<RelatedItems> these)
      : database_(database), revision_(revision), these_(std::move(these)) {}

  Plan read() {
    Plan plan = read_plan();
    Lists owners = texts(subject::owner, role::alias);
    plan.owners = read_items<Owner>(
        "owner", [&](Owner& owner) { owner.aliases = std::move(owners[owner.id]); });
    plan.themes = read_items<Theme>("theme", [](Theme&) {});
    plan.fields = read_fields();
    Lists partners = texts(subject::partner, role::alias);
    plan.partners = read_items<Partner>(
        "partner", [&](Partner& partner) { partner.aliases = std::move(partners[partner.id]); });
    plan.activities = read_activities();
    plan.breakdowns = read_breakdowns();
    plan.indicators = read_indicators();
    name_surveys(plan);
    derive_parts(plan);
    plan.files.names = std::move(read_lists(source_files)[""]);
    return plan;
  }

 private:
  // What is written inside of a survey comes from it; earlier revisions did not say so.
  static void name_surveys(Plan& plan) {
    for (Indicator& indicator : plan.indicators) {
      if (!indicator.survey.empty()) continue;
      const Activity* activity = find_activity(plan, indicator.activity);
      if (activity != nullptr && activity->kind == ActivityKind::survey) {
        indicator.survey = activity->id;
      }
    }
  }

  using Lists = std::unordered_map<std::string, std::vector<std::string>>;

  Statement prepare(const std::string& query) const {
    Statement statement(database_, query.c_str());
    statement.bind(":revision", revision_);
    return statement;
  }

  template <class Item>
  Statement select(const char* table, const std::string& rest = {}) const {
    return prepare("SELECT " + column_names<Item>().list() + " FROM " + table +
                   " WHERE revision = :revision" + rest);
  }

  // The ids of the items to be read; nullptr: all.
  using Ids = const std::vector<std::string>*;
  Ids activities_read() const { return these_ ? &these_->activities : nullptr; }
  Ids indicators_read() const { return these_ ? &these_->indicators : nullptr; }

  // The rows of a query, or of those of some items: by their key, one after the other.
  template <class Use>
  static void each_row(Statement row, Ids items, Use use) {
    if (items == nullptr) {
      while (row.next()) use(row);
      return;
    }
    for (const std::string& id : *items) {
      row.bind(":item", id);
      while (row.next()) use(row);
    }
  }
  static std::string of_item(const char* key, Ids items) {
    return items == nullptr ? "" : std::string(" AND ") + key + " = :item";
  }

  // The rows of a table in their order; `complete` adds what stands in other tables.
  template <class Item, class Complete>
  std::vector<Item> read_items(const char* table, Complete complete, Ids these = nullptr) const {
    std::vector<Item> items;
    items.reserve(these != nullptr ? these->size() : number_in(table));
    each_row(select<Item>(table, of_item("id", these) + " ORDER BY position"), these,
             [&](const Statement& row) {
               Item& item = items.emplace_back();
               read_columns(row, item);
               complete(item);
             });
    return items;
  }
  std::size_t number_in(const char* table) const {
    Statement row = prepare(std::string("SELECT count(*) AS items FROM ") + table +
                            " WHERE revision = :revision");
    return row.next() ? static_cast<std::size_t>(row.integer("items")) : 0;
  }

  // What each item names, in order.
  Lists read_lists(const ListQuery& query, Ids these = nullptr) const {
    return read_lists(statement_of(query, these), these);
  }
  Statement statement_of(const ListQuery& query, Ids these) const {
    return prepare(query.select + of_item(query.key, these) + query.order);
  }
  static Lists read_lists(Statement statement, Ids these) {
    Lists lists;
    each_row(std::move(statement), these,
             [&](const Statement& row) { lists[row.text("item")].push_back(row.text("named")); });
    return lists;
  }
  // Of each item of a kind, its texts of a role.
  Lists texts(std::string_view kind, std::string_view role, Ids these = nullptr) const {
    Statement row = statement_of(item_texts, these);
    row.bind(":subject_kind", kind).bind(":role", role);
    return read_lists(std::move(row), these);
  }
  Lists read_former_ids(std::string_view kind, Ids these) const {
    Statement row = statement_of(former_ids, these);
    row.bind(":subject_kind", kind);
    return read_lists(std::move(row), these);
  }

  Plan read_plan() {
    Statement row = select<Plan>("plan");
    if (!row.next()) throw_unreadable("revision " + std::to_string(revision_));
    Plan plan;
    read_columns(row, plan);
    if (!plan.is_sound()) throw_unreadable("plan of revision " + std::to_string(revision_));
    plan.monitoring_outcomes = texts(subject::plan, role::outcome)[plan.id];
    for (const SubjectRow& own : read_items<SubjectRow>("assessment_subject", [](SubjectRow&) {})) {
      plan.assessment.of.push_back(own.subject);
    }
    plan.assessment.grades = read_items<Grade>("assessment_grade", [](Grade&) {});
    plan.office.logo = find_logo(database_, revision_);
    return plan;
  }

  std::vector<Field> read_fields() {
    Lists indicators = read_lists(field_indicators);
    Lists outcomes = texts(subject::field, role::outcome);
    return read_items<Field>("field", [&](Field& field) {
      field.outcomes = std::move(outcomes[field.id]);
      field.indicators = std::move(indicators[field.id]);
    });
  }

  std::vector<Activity> read_activities() {
    const Ids these = activities_read();
    Lists owners = read_lists(activity_owners, these);
    Lists aliases = texts(subject::activity, role::alias, these);
    Lists purposes = texts(subject::activity, role::purpose, these);
    Lists involvement = texts(subject::activity, role::involvement, these);
    Lists formerly = read_former_ids(subject::activity, these);
    auto schedules = read_schedules();
    const auto complete = [&](Activity& activity) {
      activity.owners = std::move(owners[activity.id]);
      activity.aliases = std::move(aliases[activity.id]);
      activity.purposes = std::move(purposes[activity.id]);
      activity.involvement = std::move(involvement[activity.id]);
      activity.formerly = std::move(formerly[activity.id]);
      activity.schedules = std::move(schedules[activity.id]);
      require_sound(activity.id, activity.schedule);
    };
    return read_items<Activity>("activity", complete, these);
  }

  static void require_sound(const std::string& activity, const Schedule& schedule) {
    if (!schedule.is_sound()) throw_unreadable(activity + ": " + schedule.text);
  }

  std::unordered_map<std::string, std::map<FiscalYear, Schedule>> read_schedules() const {
    std::unordered_map<std::string, std::map<FiscalYear, Schedule>> schedules;
    const Ids these = activities_read();
    each_row(select<ScheduleRow>("activity_schedule", of_item("activity", these)), these,
             [&](const Statement& row) {
               ScheduleRow own;
               read_columns(row, own);
               require_sound(own.activity, own.schedule);
               schedules[own.activity].emplace(own.from, std::move(own.schedule));
             });
    return schedules;
  }

  std::vector<Breakdown> read_breakdowns() const {
    std::vector<Breakdown> breakdowns = read_items<Breakdown>("breakdown", [](Breakdown&) {});
    std::map<std::string, Breakdown*> by_id;
    for (Breakdown& breakdown : breakdowns) by_id.emplace(breakdown.id, &breakdown);
    std::map<std::string_view, Lists> lists;
    Statement text = prepare(breakdown_texts);
    while (text.next()) {
      for (const std::string_view role : {role::alias, role::owner, role::former}) {
        if (text.text("role") == role) lists[role][text.text("item")].push_back(text.text("named"));
      }
    }
    Statement row = select<PartRow>("breakdown_part", " ORDER BY breakdown, position");
    while (row.next()) {
      PartRow own;
      read_columns(row, own);
      const std::string item = own.breakdown + ":" + own.part.id;
      own.part.aliases = std::move(lists[role::alias][item]);
      own.part.owners = std::move(lists[role::owner][item]);
      own.part.formerly = std::move(lists[role::former][item]);
      const auto found = by_id.find(own.breakdown);
      if (found != by_id.end()) found->second->parts.push_back(std::move(own.part));
    }
    Statement break_row =
        select<BreakdownBreakRow>("breakdown_break", " ORDER BY breakdown, fiscal_year");
    while (break_row.next()) {
      BreakdownBreakRow own;
      read_columns(break_row, own);
      const auto found = by_id.find(own.breakdown);
      if (found != by_id.end()) found->second->series_breaks.push_back(own.series_break);
    }
    return breakdowns;
  }

  std::vector<Indicator> read_indicators() {
    const Ids these = indicators_read();
    Lists aliases = texts(subject::indicator, role::alias, these);
    Lists formerly = read_former_ids(subject::indicator, these);
    Lists same_units = read_lists(unit_aliases, these);
    const auto complete = [&](Indicator& indicator) {
      indicator.aliases = std::move(aliases[indicator.id]);
      indicator.formerly = std::move(formerly[indicator.id]);
      indicator.unit_aliases = std::move(same_units[indicator.id]);
      const auto& expect = indicator.expect;
      if (expect && !expect->is_sound()) throw_unreadable(indicator.id + ": " + text_of(*expect));
    };
    std::vector<Indicator> indicators = read_items<Indicator>("indicator", complete, these);
    add_figures(indicators);
    return indicators;
  }

  using ById = std::unordered_map<std::string, Indicator*>;

  // Of rows in a table of their own.
  template <class Item, class Add>
  void add_to(const ById& indicators, const char* table, const char* order, Add add) const {
    const Ids these = indicators_read();
    each_row(select<Item>(table, of_item("indicator", these) + order), these,
             [&](const Statement& row) {
               Item item{};
               read_columns(row, item);
               const auto found = indicators.find(item.indicator);
               if (found != indicators.end()) add(*found->second, item);
             });
  }

  void add_figures(std::vector<Indicator>& indicators) const {
    ById by_id;
    for (Indicator& indicator : indicators) by_id.emplace(indicator.id, &indicator);
    add_to<TargetRow>(by_id, "target", "", [](Indicator& indicator, const TargetRow& target) {
      indicator.targets.emplace(target.year, target.value);
      indicator.origins.targets.emplace(target.year, target.origin);
    });
    add_to<PlanTargetRow>(by_id, "plan_target", "",
                          [](Indicator& indicator, const PlanTargetRow& target) {
                            indicator.plan_target = target.value;
                            indicator.origins.plan_target = target.origin;
                          });
    add_to<BaselineRow>(by_id, "baseline", "", [](Indicator& indicator, const BaselineRow& own) {
      indicator.baseline = own.baseline;
      indicator.origins.baseline = own.origin;
    });
    add_to<SeriesBreakRow>(by_id, "series_break", " ORDER BY indicator, fiscal_year",
                           [](Indicator& indicator, const SeriesBreakRow& own) {
                             indicator.series_breaks.push_back(own.series_break);
                           });
    add_to<PartTableRow>(by_id, "indicator_breakdown", " ORDER BY indicator, position",
                         [](Indicator& indicator, const PartTableRow& own) {
                           indicator.by.push_back(own.table);
                           if (own.is_total) indicator.total = own.table;
                         });
    add_to<PartTargetRow>(by_id, "part_target", "",
                          [](Indicator& indicator, const PartTargetRow& own) {
                            PartTargets& targets = indicator.part_targets[own.part];
                            targets.basis = own.basis;
                            if (own.year == of_the_plan) {
                              targets.plan = own.value;
                              targets.origins.plan_target = own.origin;
                            } else {
                              targets.years.emplace(FiscalYear{own.year}, own.value);
                              targets.origins.targets.emplace(FiscalYear{own.year}, own.origin);
                            }
                          });
  }

  const SQLite::Database& database_;
  int revision_;
  std::optional<RelatedItems> these_;
};

}  // namespace

Plan Store::plan(int revision) const {
  return connection_->use([&](SQLite::Database& database) {
    return DefinitionReader(database, revision, std::nullopt).read();
  });
}

Plan Store::plan_about(int revision, const std::string& id) const {
  return connection_->use([&](SQLite::Database& database) {
    return DefinitionReader(database, revision, related_items(database, revision, whole_id(id)))
        .read();
  });
}

}  // namespace track::store
