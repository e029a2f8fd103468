#include "definitions.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../record/known_at.hpp"
#include "../record/operations.hpp"
#include "../sqlite/connection.hpp"
#include "definition_columns.hpp"
#include "track/base/error.hpp"
#include "track/base/localized.hpp"

namespace track::store {

namespace {

constexpr Message<std::string, std::string, std::string> other_plan{
    "the database {} holds the plan \"{}\", not \"{}\"",
    "データベース {} の計画は「{}」です。「{}」ではありません"};
constexpr Message<> one_plan{"one database holds one plan; use --db for another file",
                             "1つのデータベースには1つの計画が入ります。別のファイルは --db "
                             "で指定してください"};

constexpr Message<int> loaded_meanwhile{
    "another load changed the definitions in the meantime; they are at revision {} now",
    "その間に別の load で定義が変更され、現在は第{}版です"};
constexpr Message<> load_again{"load again to see the changes against the current revision",
                               "もう一度 load して、現在の版との違いを確認してください"};

constexpr auto last_revision = sql(R"sql(
  SELECT number FROM revision
  WHERE operation <= :until
    AND number NOT IN (SELECT revision FROM withdrawn WHERE revision IS NOT NULL
                       AND )sql",
                                   withdrawn_by_then, R"sql()
  ORDER BY number DESC LIMIT 1)sql");

// Numbers are not used again: one that was taken back keeps its own.
constexpr const char* next_revision = R"sql(
  SELECT coalesce(max(number), 0) + 1 AS number FROM revision)sql";

// The plan that the database holds, of whatever revision.
constexpr const char* current_plan = "SELECT * FROM plan ORDER BY revision DESC LIMIT 1";

// The first of the revisions, up to the one asked for, that have had this target without a change.
constexpr const char* provenance_of_target = R"sql(
  SELECT revision.number, operation.id, operation.at, operation.actor, operation.kind,
         operation.command, operation.reason
  FROM revision JOIN operation ON operation.id = revision.operation
  WHERE revision.number = (
    SELECT coalesce(max(earlier.number), 0) + 1 FROM revision AS earlier
    WHERE earlier.number < :revision AND NOT EXISTS (
      SELECT 1 FROM target AS was JOIN target AS now
        ON now.indicator = was.indicator AND now.fiscal_year = was.fiscal_year
          AND now.form = was.form AND now.amount IS was.amount
          AND now.numerator IS was.numerator AND now.denominator IS was.denominator
          AND now.n IS was.n
      WHERE was.revision = earlier.number AND now.revision = :revision
        AND now.indicator = :indicator AND now.fiscal_year = :fiscal_year))
    AND EXISTS (SELECT 1 FROM target WHERE target.revision = :revision
                AND target.indicator = :indicator AND target.fiscal_year = :fiscal_year))sql";

constexpr auto revisions_in_force = sql(R"sql(
  SELECT revision.number, operation.id, operation.at, operation.actor, operation.kind,
         operation.command, operation.reason
  FROM revision JOIN operation ON operation.id = revision.operation
  WHERE revision.operation <= :until
    AND revision.number NOT IN (SELECT revision FROM withdrawn WHERE revision IS NOT NULL AND )sql",
                                        withdrawn_by_then, R"sql()
  ORDER BY revision.number)sql");

// The targets of an indicator in each revision in force; a revision without any has one row.
constexpr auto targets_by_revision = sql(R"sql(
  SELECT revision.number, operation.id, operation.at, operation.actor, operation.kind,
         operation.command, operation.reason, aim.fiscal_year, aim.form, aim.amount,
         aim.numerator, aim.denominator, aim.n
  FROM revision JOIN operation ON operation.id = revision.operation
    LEFT JOIN (
      SELECT revision, fiscal_year, form, amount, numerator, denominator, n FROM target
      WHERE indicator = :indicator
      UNION ALL
      SELECT revision, NULL, form, amount, numerator, denominator, n FROM plan_target
      WHERE indicator = :indicator) AS aim ON aim.revision = revision.number
  WHERE revision.operation <= :until
    AND revision.number NOT IN (SELECT revision FROM withdrawn WHERE revision IS NOT NULL AND )sql",
                                         withdrawn_by_then, R"sql()
  ORDER BY revision.number)sql");

using Aims = std::map<std::optional<FiscalYear>, Value>;
struct AimsOfRevision {
  Provenance by;
  Aims aims;
};

std::vector<TargetChange> changes_between(const std::map<int, AimsOfRevision>& revisions) {
  std::vector<TargetChange> changes;
  Aims before;
  for (const auto& [number, revision] : revisions) {
    for (const auto& [year, value] : before) {
      if (!revision.aims.contains(year)) changes.push_back({year, value, {}, revision.by});
    }
    for (const auto& [year, value] : revision.aims) {
      const auto was = before.find(year);
      if (was != before.end() && was->second == value) continue;
      changes.push_back({year, was == before.end() ? std::nullopt : std::optional(was->second),
                         value, revision.by});
    }
    before = revision.aims;
  }
  return changes;
}

void require_same_plan(const SQLite::Database& database, const std::filesystem::path& path,
                       const Plan& plan) {
  Statement stored(database, current_plan);
  if (!stored.next() || stored.text("id") == plan.id) return;
  throw Error(ErrorKind::refused, other_plan(path.string(), stored.text("id"), plan.id),
              {one_plan()});
}

class DefinitionWriter {
 public:
  DefinitionWriter(const SQLite::Database& database, int revision)
      : database_(database),
        revision_(revision),
        item_text_(insert("item_text", "subject_kind, subject, role, position, text")),
        former_id_(insert("former_id", "subject_kind, subject, position, former")) {}

  void write(const Plan& plan) {
    Statement row = insert("plan", column_names<Plan>().list());
    bind_columns(row, plan);
    row.run();
    add_texts(subject::plan, plan.id, role::outcome, plan.monitoring_outcomes);
    if (plan.office.logo) add_logo(database_, *plan.office.logo, revision_);
    add_assessment(plan.assessment);
    add_items("owner", plan.owners, [&](const Owner& owner) {
      add_texts(subject::owner, owner.id, role::alias, owner.aliases);
    });
    add_items("theme", plan.themes, [](const Theme&) {});
    add_fields(plan.fields);
    add_items("partner", plan.partners, [&](const Partner& partner) {
      add_texts(subject::partner, partner.id, role::alias, partner.aliases);
    });
    Statement file = insert("revision_file", "position, file");
    add_list(file, ":file", plan.files.names);
    add_breakdowns(plan.breakdowns);
    add_activities(plan.activities);
    add_indicators(plan.indicators);
    add_parts(plan.indicators);
  }

 private:
  Statement insert(const char* table, const std::string& columns) const {
    Statement statement(database_, insert_into(table, "revision, " + columns).c_str());
    statement.bind(":revision", revision_);
    return statement;
  }

  // The rows of a table in their order, and what stands of each in other tables.
  template <class Item, class AddMore>
  void add_items(const char* table, const std::vector<Item>& items, AddMore add_more) {
    Statement row = insert(table, "position, " + column_names<Item>().list());
    for (std::size_t position = 0; position < items.size(); ++position) {
      row.bind(":position", position);
      bind_columns(row, items[position]);
      row.run();
      add_more(items[position]);
    }
  }

  template <class Item>
  static void add_row(Statement& insert, const Item& item) {
    bind_columns(insert, item);
    insert.run();
  }

  // What an item names, in order: `named` is bound to each.
  static void add_list(Statement& insert, const char* named, const std::vector<std::string>& list) {
    for (std::size_t position = 0; position < list.size(); ++position) {
      insert.bind(":position", position).bind(named, list[position]).run();
    }
  }

  void add_texts(std::string_view kind, const std::string& subject, std::string_view role,
                 const std::vector<std::string>& texts) {
    item_text_.bind(":subject_kind", kind).bind(":subject", subject).bind(":role", role);
    add_list(item_text_, ":text", texts);
  }

  void add_assessment(const AssessmentRules& rules) {
    Statement subject = insert("assessment_subject", "position, subject_kind");
    for (std::size_t position = 0; position < rules.of.size(); ++position) {
      subject.bind(":position", position).bind(":subject_kind", rules.of[position]).run();
    }
    add_items("assessment_grade", rules.grades, [](const Grade&) {});
  }

  void add_former_ids(std::string_view kind, const std::string& subject,
                      const std::vector<std::string>& ids) {
    former_id_.bind(":subject_kind", kind).bind(":subject", subject);
    add_list(former_id_, ":former", ids);
  }

  void add_fields(const std::vector<Field>& fields) {
    Statement indicator = insert("field_indicator", "field, position, indicator");
    add_items("field", fields, [&](const Field& field) {
      add_texts(subject::field, field.id, role::outcome, field.outcomes);
      indicator.bind(":field", field.id);
      add_list(indicator, ":indicator", field.indicators);
    });
  }

  void add_activities(const std::vector<Activity>& activities) {
    Statement owner = insert("activity_owner", "activity, position, owner");
    Statement schedule_row = insert("activity_schedule", column_names<ScheduleRow>().list());
    add_items("activity", activities, [&](const Activity& activity) {
      add_texts(subject::activity, activity.id, role::alias, activity.aliases);
      add_texts(subject::activity, activity.id, role::purpose, activity.purposes);
      add_texts(subject::activity, activity.id, role::involvement, activity.involvement);
      owner.bind(":activity", activity.id);
      add_list(owner, ":owner", activity.owners);
      add_former_ids(subject::activity, activity.id, activity.formerly);
      for (const auto& [from, schedule] : activity.schedules) {
        add_row(schedule_row, ScheduleRow{activity.id, from, schedule});
      }
    });
  }

  void add_indicators(const std::vector<Indicator>& indicators) {
    Statement target_row = insert("target", column_names<TargetRow>().list());
    Statement baseline_row = insert("baseline", column_names<BaselineRow>().list());
    Statement break_row = insert("series_break", column_names<SeriesBreakRow>().list());
    Statement plan_target_row = insert("plan_target", column_names<PlanTargetRow>().list());
    Statement unit_alias = insert("unit_alias", "indicator, position, alias");
    add_items("indicator", indicators, [&](const Indicator& indicator) {
      add_texts(subject::indicator, indicator.id, role::alias, indicator.aliases);
      add_former_ids(subject::indicator, indicator.id, indicator.formerly);
      unit_alias.bind(":indicator", indicator.id);
      add_list(unit_alias, ":alias", indicator.unit_aliases);
      const Origins& origins = indicator.origins;
      for (const auto& [year, value] : indicator.targets) {
        const auto origin = origins.targets.find(year);
        const bool known = origin != origins.targets.end();
        add_row(target_row,
                TargetRow{indicator.id, year, value, known ? origin->second : Origin{}});
      }
      if (indicator.plan_target) {
        add_row(plan_target_row,
                PlanTargetRow{indicator.id, *indicator.plan_target, origins.plan_target});
      }
      if (indicator.baseline) {
        add_row(baseline_row, BaselineRow{indicator.id, *indicator.baseline, origins.baseline});
      }
      for (const SeriesBreak& one : indicator.series_breaks) {
        add_row(break_row, SeriesBreakRow{indicator.id, one});
      }
    });
  }

  void add_breakdowns(const std::vector<Breakdown>& breakdowns) {
    Statement part_row = insert("breakdown_part", "position, " + column_names<PartRow>().list());
    Statement text = insert("breakdown_text", "breakdown, part, role, position, text");
    Statement break_row = insert("breakdown_break", column_names<BreakdownBreakRow>().list());
    add_items("breakdown", breakdowns, [&](const Breakdown& breakdown) {
      for (std::size_t position = 0; position < breakdown.parts.size(); ++position) {
        const Part& part = breakdown.parts[position];
        part_row.bind(":position", position);
        add_row(part_row, PartRow{breakdown.id, part});
        text.bind(":breakdown", breakdown.id).bind(":part", part.id);
        add_list(text.bind(":role", role::alias), ":text", part.aliases);
        add_list(text.bind(":role", role::owner), ":text", part.owners);
        add_list(text.bind(":role", role::former), ":text", part.formerly);
      }
      for (const SeriesBreak& one : breakdown.series_breaks) {
        add_row(break_row, BreakdownBreakRow{breakdown.id, one});
      }
    });
  }

  // What indicators are broken down by, and the targets of their parts.
  void add_parts(const std::vector<Indicator>& indicators) {
    Statement table_row =
        insert("indicator_breakdown", "position, " + column_names<PartTableRow>().list());
    Statement target_row = insert("part_target", column_names<PartTargetRow>().list());
    for (const Indicator& indicator : indicators) {
      for (std::size_t position = 0; position < indicator.by.size(); ++position) {
        const PartTable& table = indicator.by[position];
        table_row.bind(":position", position);
        add_row(table_row, PartTableRow{indicator.id, table, indicator.total == table});
      }
      for (const auto& [part, targets] : indicator.part_targets) {
        for (const auto& [year, value] : targets.years) {
          const auto origin = targets.origins.targets.find(year);
          const bool known = origin != targets.origins.targets.end();
          add_row(target_row, PartTargetRow{indicator.id, part, year.number, targets.basis, value,
                                            known ? origin->second : Origin{}});
        }
        if (targets.plan) {
          add_row(target_row, PartTargetRow{indicator.id, part, of_the_plan, targets.basis,
                                            *targets.plan, targets.origins.plan_target});
        }
      }
    }
  }

  const SQLite::Database& database_;
  int revision_;
  Statement item_text_;
  Statement former_id_;
};

}  // namespace

std::optional<int> find_last_revision(const SQLite::Database& database, KnownAt known_at) {
  Statement row(database, last_revision);
  row.bind(":until", last_known_operation(known_at));
  if (!row.next()) return std::nullopt;
  return row.number("number");
}

FiscalCalendar read_calendar(const SQLite::Database& database) {
  Statement plan(database, current_plan);
  FiscalCalendar calendar;
  if (plan.next()) read_columns(plan, calendar);
  return calendar;
}

std::optional<int> Store::revision(KnownAt known_at) const {
  return connection_->use(
      [&](SQLite::Database& database) { return find_last_revision(database, known_at); });
}

int Store::save(const Plan& plan, std::optional<int> expected, const Operation& operation) {
  return connection_->use([&](SQLite::Database& database) {
    Writing writing(database, operation);
    require_same_plan(database, connection_->path, plan);
    const int last = find_last_revision(database, {}).value_or(0);
    if (last != expected.value_or(0)) {
      throw Error(ErrorKind::refused, loaded_meanwhile(last), {load_again()});
    }
    const int number = static_cast<int>(single_integer(database, next_revision, "number"));
    Statement(database, "INSERT INTO revision (number, operation) VALUES (:number, :operation)")
        .bind(":number", number)
        .bind(":operation", writing.operation())
        .run();
    DefinitionWriter(database, number).write(plan);
    writing.commit();
    return number;
  });
}

std::optional<Provenance> Store::target_provenance(const std::string& indicator, FiscalYear year,
                                                   int revision) const {
  return connection_->use([&](SQLite::Database& database) {
    Statement row(database, provenance_of_target);
    row.bind(":indicator", indicator).bind(":fiscal_year", year).bind(":revision", revision);
    std::optional<Provenance> provenance;
    while (row.next()) provenance = {row.number("number"), read_operation_columns(row)};
    return provenance;
  });
}

std::vector<Provenance> Store::revisions(KnownAt known_at) const {
  return connection_->use([&](SQLite::Database& database) {
    Statement row(database, revisions_in_force);
    row.bind(":until", last_known_operation(known_at));
    std::vector<Provenance> found;
    while (row.next()) found.push_back({row.number("number"), read_operation_columns(row)});
    return found;
  });
}

std::vector<TargetChange> Store::target_changes(const std::vector<std::string>& ids,
                                                KnownAt known_at) const {
  std::map<int, AimsOfRevision> revisions;
  connection_->use([&](SQLite::Database& database) {
    Statement row(database, targets_by_revision);
    row.bind(":until", last_known_operation(known_at));
    for (const std::string& id : ids) {
      row.bind(":indicator", id);
      while (row.next()) {
        AimsOfRevision& one = revisions[row.number("number")];
        one.by = {row.number("number"), read_operation_columns(row)};
        if (row.is_null("form")) continue;
        std::optional<FiscalYear> year;
        if (!row.is_null("fiscal_year")) year = row.fiscal_year("fiscal_year");
        one.aims.emplace(year, row.value());
      }
    }
  });
  return changes_between(revisions);
}

}  // namespace track::store
