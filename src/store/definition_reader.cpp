#include "definition_reader.hpp"

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "definition_queries.hpp"
#include "item_text.hpp"
#include "queries.hpp"
#include "statement.hpp"

namespace track::store {

namespace {

FiscalCalendar calendar_of(const Statement& row) {
  return {month_day_from_stored(row.text("fiscal_year_starts")), row.word<EraCalendar>("era"),
          row.text("time_zone")};
}

class DefinitionReader {
 public:
  DefinitionReader(const SQLite::Database& database, int revision, std::optional<std::string> about)
      : database_(database),
        revision_(revision),
        about_(std::move(about)),
        texts_(prepare(query::item_texts)) {}

  Plan read() {
    Plan plan = read_plan();
    plan.owners = read_owners();
    plan.themes = read_themes();
    plan.fields = read_fields();
    plan.partners = read_partners();
    plan.activities = read_activities();
    plan.indicators = read_indicators();
    return plan;
  }

 private:
  using Lists = std::unordered_map<std::string, std::vector<std::string>>;

  Statement prepare(const char* query) const {
    Statement statement(database_, query);
    statement.bind(":revision", revision_);
    return statement;
  }

  // Of each item of a kind, its texts of a role.
  Lists texts(std::string_view kind, std::string_view role) {
    texts_.bind(":subject_kind", kind).bind(":role", role);
    Lists lists;
    while (texts_.next()) lists[texts_.text("subject")].push_back(texts_.text("text"));
    return lists;
  }

  // A table of pairs: what each item names, in order.
  Lists read_lists(const char* query, std::string_view item, std::string_view named) {
    Lists lists;
    Statement row = prepare(query);
    while (row.next()) lists[row.text(item)].push_back(row.text(named));
    return lists;
  }

  Plan read_plan() {
    Statement row = prepare(query::plan);
    if (!row.next()) throw_unreadable("revision " + std::to_string(revision_));
    Plan plan;
    plan.id = row.id("id");
    plan.name = row.text("name");
    plan.goal = row.text("goal");
    plan.first_year = row.fiscal_year("first_year");
    plan.last_year = row.fiscal_year("last_year");
    plan.calendar = calendar_of(row);
    plan.near = row.quantity("near");
    if (!row.is_null("reporting_days")) plan.reporting_days = row.number("reporting_days");
    if (!plan.is_sound()) throw_unreadable("plan of revision " + std::to_string(revision_));
    plan.monitoring_outcomes = texts(subject::plan, role::outcome)[plan.id];
    return plan;
  }

  std::vector<Owner> read_owners() {
    Lists aliases = texts(subject::owner, role::alias);
    std::vector<Owner> owners;
    Statement row = prepare(query::owners);
    while (row.next()) {
      const std::string id = row.id("id");
      owners.push_back({id, row.text("name"), std::move(aliases[id])});
    }
    return owners;
  }

  std::vector<Theme> read_themes() {
    std::vector<Theme> themes;
    Statement row = prepare(query::themes);
    while (row.next()) themes.push_back({row.id("id"), row.text("name")});
    return themes;
  }

  std::vector<Field> read_fields() {
    Lists indicators = read_lists(query::field_indicators, "field", "indicator");
    Lists outcomes = texts(subject::field, role::outcome);
    std::vector<Field> fields;
    Statement row = prepare(query::fields);
    while (row.next()) {
      const std::string id = row.id("id");
      fields.push_back({id, row.text("theme"), row.text("name"), std::move(outcomes[id]),
                        std::move(indicators[id])});
    }
    return fields;
  }

  std::vector<Partner> read_partners() {
    Lists aliases = texts(subject::partner, role::alias);
    std::vector<Partner> partners;
    Statement row = prepare(query::partners);
    while (row.next()) {
      const std::string id = row.id("id");
      partners.push_back({id, row.text("name"), std::move(aliases[id])});
    }
    return partners;
  }

  std::vector<Activity> read_activities() {
    Lists owners = read_lists(query::activity_owners, "activity", "owner");
    Lists aliases = texts(subject::activity, role::alias);
    Lists purposes = texts(subject::activity, role::purpose);
    Lists involvement = texts(subject::activity, role::involvement);
    std::vector<Activity> activities;
    Statement row = prepare(query::activities);
    row.bind(":about", about_);
    while (row.next()) {
      Activity& activity = activities.emplace_back();
      activity.kind = row.word<ActivityKind>("kind");
      activity.id = row.id("id");
      if (!row.is_null("no")) activity.no = row.number("no");
      activity.name = row.text("name");
      activity.aliases = std::move(aliases[activity.id]);
      activity.field = row.text("field");
      activity.partner = row.text("partner");
      activity.summary = row.text("summary");
      activity.purposes = std::move(purposes[activity.id]);
      activity.owners = std::move(owners[activity.id]);
      activity.schedule = schedule_of(row);
      activity.since = since_of(row);
      activity.until = until_of(row);
      activity.audience = row.text("audience");
      activity.issue = row.text("issue");
      activity.involvement = std::move(involvement[activity.id]);
      activity.note = row.text("note");
      activity.same_as = row.text("same_as");
      activity.monitoring = row.flag("monitoring");
      activity.retired = row.flag("retired");
    }
    return activities;
  }

  static Schedule schedule_of(const Statement& row) {
    Schedule schedule{row.word<Schedule::Form>("schedule_form"),
                      row.flag("schedule_about"),
                      row.number("schedule_least"),
                      row.number("schedule_most"),
                      row.number("schedule_every"),
                      row.word<Schedule::Unit>("schedule_unit"),
                      row.text("schedule_text")};
    if (!schedule.is_sound()) throw_unreadable(row.text("id") + ": " + schedule.text);
    return schedule;
  }

  static std::optional<Expectation> expectation_of(const Statement& row) {
    if (row.is_null("expect_months")) return std::nullopt;
    const Expectation expectation{row.number("expect_months")};
    if (!expectation.is_sound()) throw_unreadable(row.text("id") + ": " + text_of(expectation));
    return expectation;
  }

  static std::optional<YearBound> since_of(const Statement& row) {
    if (row.is_null("since_year")) return std::nullopt;
    return YearBound{row.number("since_year"), row.word<YearBound::Counting>("since_counting"),
                     row.text("since_text")};
  }

  static std::optional<YearBound> until_of(const Statement& row) {
    if (row.is_null("until_year")) return std::nullopt;
    return YearBound{row.number("until_year"), row.word<YearBound::Counting>("until_counting"),
                     row.text("until_text")};
  }

  std::vector<Indicator> read_indicators() {
    auto figures = read_figures();
    Lists aliases = texts(subject::indicator, role::alias);
    std::vector<Indicator> indicators;
    Statement row = prepare(query::indicators);
    row.bind(":about", about_);
    while (row.next()) {
      Indicator& indicator = indicators.emplace_back();
      indicator.id = row.id("id");
      indicator.activity = row.text("activity");
      indicator.name = row.text("name");
      indicator.aliases = std::move(aliases[indicator.id]);
      indicator.kind = row.word<IndicatorKind>("kind");
      indicator.unit = row.text("unit");
      if (!row.is_null("direction")) indicator.written_direction = row.word<Direction>("direction");
      indicator.survey = row.text("survey");
      indicator.per = row.integer("per");
      if (!row.is_null("method")) indicator.method = row.word<Method>("method");
      indicator.basis = row.word<TargetBasis>("target_basis");
      if (!row.is_null("min")) indicator.min = row.quantity("min");
      if (!row.is_null("max")) indicator.max = row.quantity("max");
      indicator.pace = row.word<Pace>("pace");
      indicator.expect = expectation_of(row);
      Figures& own = figures[indicator.id];
      indicator.targets = std::move(own.targets);
      indicator.baseline = std::move(own.baseline);
      indicator.origins = std::move(own.origins);
      indicator.series_breaks = std::move(own.series_breaks);
      indicator.since = since_of(row);
      indicator.until = until_of(row);
      indicator.question = row.text("question");
      indicator.note = row.text("note");
      indicator.retired = row.flag("retired");
    }
    return indicators;
  }

  // What the definitions hold of one indicator in tables of their own.
  struct Figures {
    std::map<FiscalYear, Value> targets;
    std::optional<Baseline> baseline;
    Origins origins;
    std::vector<SeriesBreak> series_breaks;
  };

  std::unordered_map<std::string, Figures> read_figures() {
    std::unordered_map<std::string, Figures> figures;
    Statement target = prepare(query::targets);
    while (target.next()) {
      Figures& own = figures[target.text("indicator")];
      const FiscalYear year = target.fiscal_year("fiscal_year");
      own.targets.emplace(year, target.value());
      own.origins.targets.emplace(year, origin_of(target));
    }
    Statement baseline = prepare(query::baselines);
    while (baseline.next()) {
      Figures& own = figures[baseline.text("indicator")];
      own.baseline = Baseline{baseline.fiscal_year("fiscal_year"), std::nullopt, baseline.value(),
                              baseline.text("source")};
      if (!baseline.is_null("day")) own.baseline->day = baseline.day("day");
      own.origins.baseline = origin_of(baseline);
    }
    Statement broken = prepare(query::series_breaks);
    while (broken.next()) {
      figures[broken.text("indicator")].series_breaks.push_back(
          {broken.fiscal_year("fiscal_year"), broken.text("reason")});
    }
    return figures;
  }

  static Origin origin_of(const Statement& row) { return {row.text("file"), row.integer("line")}; }

  const SQLite::Database& database_;
  int revision_;
  std::optional<std::string> about_;
  Statement texts_;  // asked for several kinds and roles
};

}  // namespace

Plan read_definitions(const SQLite::Database& database, int revision,
                      const std::optional<std::string>& about) {
  return DefinitionReader(database, revision, about).read();
}

FiscalCalendar read_calendar(const SQLite::Database& database) {
  Statement plan(database, query::current_plan);
  return plan.next() ? calendar_of(plan) : FiscalCalendar{};
}

}  // namespace track::store
