#include "definition_writer.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "definition_queries.hpp"
#include "item_text.hpp"
#include "statement.hpp"

namespace track::store {

namespace {

class DefinitionWriter {
 public:
  DefinitionWriter(const SQLite::Database& database, int revision)
      : database_(database), revision_(revision), item_text_(prepare(query::insert_item_text)) {}

  void write(const Plan& plan) {
    write_plan(plan);
    write_owners(plan.owners);
    write_themes(plan.themes);
    write_fields(plan.fields);
    write_partners(plan.partners);
    write_activities(plan.activities);
    write_indicators(plan.indicators);
  }

 private:
  Statement prepare(const char* query) const {
    Statement statement(database_, query);
    statement.bind(":revision", revision_);
    return statement;
  }

  void write_texts(std::string_view kind, const std::string& subject, std::string_view role,
                   const std::vector<std::string>& texts) {
    item_text_.bind(":subject_kind", kind).bind(":subject", subject).bind(":role", role);
    for (std::size_t position = 0; position < texts.size(); ++position) {
      item_text_.bind(":position", position).bind(":text", texts[position]).run();
    }
  }

  void write_plan(const Plan& plan) {
    prepare(query::insert_plan)
        .bind(":id", plan.id)
        .bind(":name", plan.name)
        .bind(":goal", plan.goal)
        .bind(":first_year", plan.first_year)
        .bind(":last_year", plan.last_year)
        .bind(":fiscal_year_starts", to_stored(plan.calendar.starts))
        .bind(":era", to_stored(plan.calendar.eras))
        .bind(":time_zone", plan.calendar.time_zone)
        .bind(":near", plan.near)
        .bind(":reporting_days", plan.reporting_days)
        .run();
    write_texts(subject::plan, plan.id, role::outcome, plan.monitoring_outcomes);
  }

  void write_owners(const std::vector<Owner>& owners) {
    Statement insert = prepare(query::insert_owner);
    for (std::size_t position = 0; position < owners.size(); ++position) {
      const Owner& owner = owners[position];
      insert.bind(":id", owner.id).bind(":position", position).bind(":name", owner.name).run();
      write_texts(subject::owner, owner.id, role::alias, owner.aliases);
    }
  }

  void write_themes(const std::vector<Theme>& themes) {
    Statement insert = prepare(query::insert_theme);
    for (std::size_t position = 0; position < themes.size(); ++position) {
      const Theme& theme = themes[position];
      insert.bind(":id", theme.id).bind(":position", position).bind(":name", theme.name).run();
    }
  }

  void write_fields(const std::vector<Field>& fields) {
    Statement insert = prepare(query::insert_field);
    Statement insert_indicator = prepare(query::insert_field_indicator);
    for (std::size_t position = 0; position < fields.size(); ++position) {
      const Field& field = fields[position];
      insert.bind(":id", field.id)
          .bind(":position", position)
          .bind_reference(":theme", field.theme)
          .bind(":name", field.name)
          .run();
      write_texts(subject::field, field.id, role::outcome, field.outcomes);
      insert_indicator.bind(":field", field.id);
      for (std::size_t place = 0; place < field.indicators.size(); ++place) {
        insert_indicator.bind(":position", place).bind(":indicator", field.indicators[place]).run();
      }
    }
  }

  void write_partners(const std::vector<Partner>& partners) {
    Statement insert = prepare(query::insert_partner);
    for (std::size_t position = 0; position < partners.size(); ++position) {
      const Partner& partner = partners[position];
      insert.bind(":id", partner.id).bind(":position", position).bind(":name", partner.name).run();
      write_texts(subject::partner, partner.id, role::alias, partner.aliases);
    }
  }

  void write_activities(const std::vector<Activity>& activities) {
    Statement insert = prepare(query::insert_activity);
    Statement insert_owner = prepare(query::insert_activity_owner);
    for (std::size_t position = 0; position < activities.size(); ++position) {
      const Activity& activity = activities[position];
      insert.bind(":position", position);
      bind_activity(insert, activity);
      insert.run();
      write_texts(subject::activity, activity.id, role::alias, activity.aliases);
      write_texts(subject::activity, activity.id, role::purpose, activity.purposes);
      write_texts(subject::activity, activity.id, role::involvement, activity.involvement);
      insert_owner.bind(":activity", activity.id);
      for (std::size_t place = 0; place < activity.owners.size(); ++place) {
        insert_owner.bind(":position", place).bind(":owner", activity.owners[place]).run();
      }
    }
  }

  static void bind_activity(Statement& insert, const Activity& activity) {
    insert.bind(":id", activity.id)
        .bind(":kind", to_stored(activity.kind))
        .bind(":no", activity.no)
        .bind(":name", activity.name)
        .bind_reference(":field", activity.field)
        .bind_reference(":partner", activity.partner)
        .bind(":summary", activity.summary)
        .bind(":audience", activity.audience)
        .bind(":issue", activity.issue)
        .bind(":note", activity.note)
        .bind_reference(":same_as", activity.same_as)
        .bind(":monitoring", activity.monitoring)
        .bind(":retired", activity.retired)
        .bind(":schedule_form", to_stored(activity.schedule.form))
        .bind(":schedule_about", activity.schedule.about)
        .bind(":schedule_least", activity.schedule.least)
        .bind(":schedule_most", activity.schedule.most)
        .bind(":schedule_every", activity.schedule.every)
        .bind(":schedule_unit", to_stored(activity.schedule.unit))
        .bind(":schedule_text", activity.schedule.text);
    bind_bounds(insert, activity.since, activity.until);
  }

  static void bind_bounds(Statement& insert, const std::optional<YearBound>& since,
                          const std::optional<YearBound>& until) {
    const auto year = [](const std::optional<YearBound>& bound) {
      return bound ? std::optional(bound->year) : std::nullopt;
    };
    const auto counting = [](const std::optional<YearBound>& bound) {
      return bound ? std::optional(to_stored(bound->counting)) : std::nullopt;
    };
    const auto text = [](const std::optional<YearBound>& bound) {
      return bound ? std::optional(bound->text) : std::nullopt;
    };
    insert.bind(":since_year", year(since))
        .bind(":since_counting", counting(since))
        .bind(":since_text", text(since))
        .bind(":until_year", year(until))
        .bind(":until_counting", counting(until))
        .bind(":until_text", text(until));
  }

  void write_indicators(const std::vector<Indicator>& indicators) {
    Statement insert = prepare(query::insert_indicator);
    Statement insert_target = prepare(query::insert_target);
    Statement insert_baseline = prepare(query::insert_baseline);
    Statement insert_break = prepare(query::insert_series_break);
    for (std::size_t position = 0; position < indicators.size(); ++position) {
      const Indicator& indicator = indicators[position];
      insert.bind(":position", position);
      bind_indicator(insert, indicator);
      insert.run();
      write_texts(subject::indicator, indicator.id, role::alias, indicator.aliases);
      write_targets(insert_target, indicator);
      write_baseline(insert_baseline, indicator);
      insert_break.bind(":indicator", indicator.id);
      for (const SeriesBreak& one : indicator.series_breaks) {
        insert_break.bind(":fiscal_year", one.year).bind(":reason", one.reason).run();
      }
    }
  }

  static void bind_origin(Statement& insert, const Origin& origin) {
    insert.bind(":file", origin.file).bind(":line", origin.line);
  }

  static void write_targets(Statement& insert, const Indicator& indicator) {
    insert.bind(":indicator", indicator.id);
    for (const auto& [year, value] : indicator.targets) {
      const auto origin = indicator.origins.targets.find(year);
      bind_origin(insert, origin == indicator.origins.targets.end() ? Origin{} : origin->second);
      insert.bind(":fiscal_year", year).bind(value).run();
    }
  }

  static void write_baseline(Statement& insert, const Indicator& indicator) {
    if (!indicator.baseline) return;
    bind_origin(insert, indicator.origins.baseline);
    insert.bind(":indicator", indicator.id)
        .bind(":fiscal_year", indicator.baseline->year)
        .bind(":day", indicator.baseline->day)
        .bind(indicator.baseline->value)
        .bind(":source", indicator.baseline->source)
        .run();
  }

  static void bind_indicator(Statement& insert, const Indicator& indicator) {
    const auto word = [](const auto& value) {
      return value ? std::optional(to_stored(*value)) : std::nullopt;
    };
    const std::optional<int> months =
        indicator.expect ? std::optional(indicator.expect->months) : std::nullopt;
    insert.bind(":id", indicator.id)
        .bind_reference(":activity", indicator.activity)
        .bind(":name", indicator.name)
        .bind(":kind", to_stored(indicator.kind))
        .bind(":unit", indicator.unit)
        .bind(":direction", word(indicator.written_direction))
        .bind_reference(":survey", indicator.survey)
        .bind(":per", indicator.per)
        .bind(":method", word(indicator.method))
        .bind(":target_basis", to_stored(indicator.basis))
        .bind(":pace", to_stored(indicator.pace))
        .bind(":expect_months", months)
        .bind(":min", indicator.min)
        .bind(":max", indicator.max)
        .bind(":question", indicator.question)
        .bind(":note", indicator.note)
        .bind(":retired", indicator.retired);
    bind_bounds(insert, indicator.since, indicator.until);
  }

  const SQLite::Database& database_;
  int revision_;
  Statement item_text_;
};

}  // namespace

void write_definitions(const SQLite::Database& database, int revision, const Plan& plan) {
  DefinitionWriter(database, revision).write(plan);
}

}  // namespace track::store
