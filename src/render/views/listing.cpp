#include "track/render/views.hpp"

#include <algorithm>

#include "track/base/fiscal_year.hpp"
#include "track/base/text.hpp"
#include "track/model/plan.hpp"
#include "words/headings.hpp"
#include "words/plan_parts.hpp"

namespace track::render {

namespace {

constexpr Message<> type_heading{"type", "区分"};
constexpr Message<> indicators_heading{"indicators", "指標数"};
constexpr Message<> level_heading{"level", "区分"};
constexpr Message<> monitoring_heading{"monitoring", "モニタリング"};
constexpr Message<> initiatives_heading{"initiatives", "取組数"};
constexpr Message<> surveys_heading{"surveys", "調査数"};
constexpr Message<> outcomes_heading{"desired states", "目指すべき状態"};
constexpr Message<> fields_heading{"fields", "分野数"};
constexpr Message<> basis_heading{"basis", "目標の種類"};
constexpr Message<> written_heading{"how a value is written", "値の書き方"};
constexpr Message<> breakdown_heading{"breakdown", "内訳"};
constexpr Message<> part_id_heading{"part", "区分のID"};
constexpr Message<> since_heading{"since", "開始"};
constexpr Message<> until_heading{"until", "終了"};
constexpr Message<> aliases_heading{"also known as", "別名"};
constexpr Message<> no_breakdowns{"The plan has no breakdowns.", "内訳の定義はありません。"};
constexpr Message<> no_targets{"No targets.", "目標値はありません。"};
constexpr Message<> yes{"yes", "対象"};
constexpr Message<> no{"no", "対象外"};

bool has_owner(const std::vector<std::string>& owners, const std::string& wanted) {
  return wanted.empty() || std::find(owners.begin(), owners.end(), wanted) != owners.end();
}

std::string theme_of(const Plan& plan, const std::string& field_id) {
  const Field* field = find_field(plan, field_id);
  return field == nullptr ? std::string{} : field->theme;
}

bool in_place(const Plan& plan, const std::string& field, const Filter& filter) {
  return (filter.field.empty() || filter.field == field) &&
         (filter.theme.empty() || filter.theme == theme_of(plan, field));
}

bool wanted(const Plan& plan, const Activity& activity, const Filter& filter) {
  return !activity.retired && has_owner(activity.owners, filter.owner) &&
         in_place(plan, activity.field, filter);
}

// The fields an indicator belongs to: its activity's, or all that name it as an outcome.
std::vector<std::string> fields_of(const Plan& plan, const Indicator& indicator) {
  if (const Activity* activity = find_activity(plan, indicator.activity)) return {activity->field};
  std::vector<std::string> result;
  for (const Field& field : plan.fields) {
    const auto& outcomes = field.indicators;
    if (std::find(outcomes.begin(), outcomes.end(), indicator.id) != outcomes.end()) {
      result.push_back(field.id);
    }
  }
  if (result.empty()) result.emplace_back();
  return result;
}

// An indicator's place among the fields, and who owns it.
struct IndicatorPlace {
  std::string field;
  std::vector<std::string> owners;
};

// Nothing where it is not wanted.
std::optional<IndicatorPlace> wanted_place(const Plan& plan, const Indicator& indicator,
                                           const Filter& filter) {
  const Activity* activity = find_activity(plan, indicator.activity);
  const Activity* source = activity != nullptr ? activity : find_activity(plan, indicator.survey);
  IndicatorPlace place;
  if (source != nullptr) place.owners = source->owners;
  if (indicator.retired || !has_owner(place.owners, filter.owner)) return std::nullopt;
  if (filter.level && *filter.level != level_of(plan, indicator)) return std::nullopt;
  for (const std::string& id : fields_of(plan, indicator)) {
    if (!in_place(plan, id, filter)) continue;
    place.field = id;
    return place;
  }
  return std::nullopt;
}

std::int64_t indicator_count(const Plan& plan, const Activity& activity) {
  const auto all = indicators_of(plan, activity);
  return std::count_if(all.begin(), all.end(), [](const Indicator* one) { return !one->retired; });
}

constexpr Message<> command_heading{"command", "コマンド"};
constexpr Message<> changes_heading{"targets", "目標値の変更"};
constexpr Message<Localized, Localized, Localized> target_from_to{"{} {} → {}", "{} {} → {}"};
constexpr Message<> of_whole_plan{"plan", "計画全体"};
constexpr Message<> no_target_there{"none", "なし"};
constexpr Message<> log_title{"Log of operations", "操作の記録"};
constexpr Message<> no_operations{"No operations.", "操作の記録はありません。"};
constexpr Message<OperationId> undone_by{"undone by {}", "操作{}で取り消し"};

}  // namespace

Document list_activities(const Plan& plan, const Filter& filter) {
  Grid grid;
  grid.columns = {whole_column("id", heading::id()),
                  {"name", heading::name()},
                  {"type", type_heading()},
                  {"field", heading::field()},
                  {"owners", heading::owners()},
                  {"schedule", heading::schedule()},
                  number_column("indicators", indicators_heading())};
  for (const Activity& activity : plan.activities) {
    if (!wanted(plan, activity, filter)) continue;
    grid.rows.push_back({text_cell(activity.id), text_cell(activity.name),
                         word_cell(key(activity.kind), label(activity.kind)),
                         field_cell(plan, activity.field), owners_cell(plan, activity.owners),
                         schedule_cell(activity, plan.calendar),
                         number_cell(indicator_count(plan, activity))});
  }
  return listing(std::move(grid), nothing_matches());
}

Document list_initiatives(const Plan& plan, const Filter& filter) {
  Grid grid;
  grid.columns = {
      whole_column("id", heading::id()), number_column("no", heading::no()),
      {"name", heading::name()},         data_column("theme"),
      {"field", heading::field()},       {"owners", heading::owners()},
      {"schedule", heading::schedule()}, number_column("indicators", indicators_heading())};
  for (const Activity& activity : plan.activities) {
    if (activity.kind != ActivityKind::initiative || !wanted(plan, activity, filter)) continue;
    grid.rows.push_back({text_cell(activity.id), number_cell(activity.no), text_cell(activity.name),
                         optional_cell(theme_of(plan, activity.field)),
                         field_cell(plan, activity.field), owners_cell(plan, activity.owners),
                         schedule_cell(activity, plan.calendar),
                         number_cell(indicator_count(plan, activity))});
  }
  return listing(std::move(grid), nothing_matches());
}

Document list_surveys(const Plan& plan, const Filter& filter, const Totals& totals, Day as_of) {
  Grid grid;
  grid.columns = {
      whole_column("id", heading::id()),    {"name", heading::name()},
      {"owners", heading::owners()},        {"schedule", heading::schedule()},
      {"monitoring", monitoring_heading()}, number_column("indicators", indicators_heading()),
      {"last_wave", heading::last_wave()},  {"next_wave", heading::next_wave()}};
  for (const Activity& activity : plan.activities) {
    if (activity.kind != ActivityKind::survey || !wanted(plan, activity, filter)) continue;
    const report::SurveyWaves waves = report::survey_waves(plan, activity, totals, as_of);
    const Cell monitoring{activity.monitoring, activity.monitoring ? yes() : no()};
    grid.rows.push_back({text_cell(activity.id), text_cell(activity.name),
                         owners_cell(plan, activity.owners), schedule_cell(activity, plan.calendar),
                         monitoring, number_cell(indicator_count(plan, activity)),
                         last_wave_cell(waves, plan.calendar),
                         next_wave_cell(waves, plan.calendar)});
  }
  return listing(std::move(grid), nothing_matches());
}

Document list_indicators(const Plan& plan, const Filter& filter) {
  Grid grid;
  grid.columns = {whole_column("id", heading::id()),
                  {"name", heading::name()},
                  {"level", level_heading()},
                  {"kind", heading::kind()},
                  {"unit", heading::unit()},
                  {"direction", heading::direction()},
                  data_column("activity"),
                  data_column("field"),
                  data_column("survey"),
                  {"owners", heading::owners()}};
  grid.columns[0].yields = 1;
  grid.columns[1].wrapping = Wrapping::last;
  for (const Indicator& indicator : plan.indicators) {
    const auto place = wanted_place(plan, indicator, filter);
    if (!place) continue;
    const Level level = level_of(plan, indicator);
    grid.rows.push_back(
        {text_cell(indicator.id), text_cell(indicator.name), word_cell(key(level), label(level)),
         word_cell(key(indicator.kind), label(indicator.kind)), optional_cell(indicator.unit),
         word_cell(key(indicator.direction()), label(indicator.direction())),
         optional_cell(indicator.activity), field_cell(plan, place->field),
         optional_cell(indicator.survey), owners_cell(plan, place->owners)});
  }
  return listing(std::move(grid), nothing_matches());
}

Document list_owners(const Plan& plan, const Filter& filter) {
  Grid grid;
  grid.columns = {whole_column("id", heading::id()),
                  {"name", heading::name()},
                  number_column("initiatives", initiatives_heading()),
                  number_column("surveys", surveys_heading())};
  for (const Owner& owner : plan.owners) {
    if (!filter.owner.empty() && filter.owner != owner.id) continue;
    const auto owned = [&](ActivityKind kind) -> std::int64_t {
      return std::count_if(
          plan.activities.begin(), plan.activities.end(), [&](const Activity& one) {
            return one.kind == kind && !one.retired && has_owner(one.owners, owner.id);
          });
    };
    grid.rows.push_back({text_cell(owner.id), text_cell(owner.name),
                         number_cell(owned(ActivityKind::initiative)),
                         number_cell(owned(ActivityKind::survey))});
  }
  return listing(std::move(grid), nothing_matches());
}

Document list_fields(const Plan& plan, const Filter& filter) {
  Grid grid;
  grid.columns = {whole_column("id", heading::id()),
                  {"theme", heading::theme()},
                  {"name", heading::name()},
                  {"desired_states", outcomes_heading()},
                  data_column("indicators")};
  for (const Field& field : plan.fields) {
    if (!in_place(plan, field.id, filter)) continue;
    grid.rows.push_back({text_cell(field.id), theme_cell(plan, field.theme), text_cell(field.name),
                         joined_cell(field.outcomes, " / "), list_cell(field.indicators, {})});
  }
  return listing(std::move(grid), nothing_matches());
}

Localized target_change_text(const TargetChange& change, const FiscalCalendar& calendar) {
  const auto shown = [](const std::optional<Value>& value) {
    return value ? describe(*value) : no_target_there();
  };
  return target_from_to(
      change.year ? verbatim(calendar.short_label(*change.year)) : of_whole_plan(),
      shown(change.before), shown(change.after));
}

Document list_themes(const Plan& plan, const Filter& filter) {
  Grid grid;
  grid.columns = {whole_column("id", heading::id()),
                  {"name", heading::name()},
                  number_column("fields", fields_heading())};
  for (const Theme& theme : plan.themes) {
    if (!filter.theme.empty() && filter.theme != theme.id) continue;
    const std::int64_t fields = std::ranges::count(plan.fields, theme.id, &Field::theme);
    grid.rows.push_back({text_cell(theme.id), text_cell(theme.name), number_cell(fields)});
  }
  return listing(std::move(grid), nothing_matches());
}

namespace {

// A row an indicator and year.
void add_target_rows(const Plan& plan, const Indicator& indicator, Grid& grid) {
  for (const auto& [year, value] : indicator.targets) {
    const std::optional<Rational> figure = figure_of(indicator, value);
    grid.rows.push_back(
        {data_cell(indicator.id), data_cell(indicator.name),
         data_cell(text_or_nothing(indicator.unit)), data_cell(key(indicator.basis)),
         data_cell(std::int64_t{year.number}),
         data_cell(plan.calendar_of(indicator).short_label(year)),
         data_cell(figure ? rounded_data(figure, Quantity::decimals) : Data(describe(value).en))});
  }
}

// A column a year.
std::vector<Cell> target_line(const Plan& plan, const Indicator& indicator) {
  std::vector<Cell> cells = {text_cell(indicator.id), text_cell(indicator.name),
                             text_cell(indicator.unit), shown_cell(label(indicator.basis))};
  for (FiscalYear year = plan.first_year; year <= plan.last_year; year = year.next()) {
    const auto target = indicator.targets.find(year);
    cells.push_back(target == indicator.targets.end() ? Cell()
                                                      : shown_cell(describe(target->second)));
  }
  return cells;
}

}  // namespace

Document list_targets(const Plan& plan, const Filter& filter) {
  Grid shown;
  shown.columns = {whole_column("id", heading::id()),
                   {"name", heading::name()},
                   {"unit", heading::unit()},
                   {"basis", basis_heading()}};
  for (FiscalYear year = plan.first_year; year <= plan.last_year; year = year.next()) {
    const std::string label = plan.calendar.short_label(year);
    shown.columns.push_back(number_column(label, verbatim(label)));
  }
  Grid grid;
  for (const char* key : {"id", "name", "unit", "basis", "fiscal_year", "year", "target"}) {
    grid.columns.push_back(data_column(key));
  }
  for (const Indicator& indicator : plan.indicators) {
    if (indicator.targets.empty() || !wanted_place(plan, indicator, filter)) continue;
    add_target_rows(plan, indicator, grid);
    shown.rows.push_back(target_line(plan, indicator));
  }
  Document document = listing(std::move(grid), no_targets());
  std::get<Table>(document.blocks.get().front()).grid = std::move(shown);
  return document;
}

Document list_breakdowns(const Plan& plan, const Filter&) {
  Grid grid;
  grid.columns = {whole_column("breakdown", heading::id()),
                  {"breakdown_name", breakdown_heading()},
                  whole_column("part", part_id_heading()),
                  {"name", heading::name()},
                  {"since", since_heading()},
                  {"until", until_heading()},
                  {"owners", heading::owners()},
                  {"aliases", aliases_heading()}};
  for (const Breakdown& breakdown : plan.breakdowns) {
    // One without parts stands there too: they may be in a file that was not loaded.
    if (std::ranges::all_of(breakdown.parts, &Part::retired)) {
      grid.rows.push_back({text_cell(breakdown.id), text_cell(breakdown.name)});
      grid.rows.back().resize(grid.columns.size(), optional_cell(""));
    }
    for (const Part& part : breakdown.parts) {
      if (part.retired) continue;
      grid.rows.push_back({text_cell(breakdown.id), text_cell(breakdown.name), text_cell(part.id),
                           text_cell(part.name), optional_cell(part.since ? part.since->text : ""),
                           optional_cell(part.until ? part.until->text : ""),
                           owners_cell(plan, part.owners), joined_cell(part.aliases, "、")});
    }
  }
  return listing(std::move(grid), no_breakdowns());
}

Document list_kinds() {
  Grid grid;
  grid.columns = {whole_column("kind", heading::kind()),
                  {"name", heading::name()},
                  {"written", written_heading()}};
  for (const Word<IndicatorKind>& word : words<IndicatorKind>()) {
    grid.rows.push_back({text_cell(std::string(word.key)), shown_cell(label(word.value)),
                         shown_cell(traits_of(word.value).written(""))});
  }
  return listing(std::move(grid));
}

Document document_of(const std::vector<LoggedOperation>& log, const FiscalCalendar& calendar,
                     const std::map<OperationId, Localized>& changes) {
  Grid grid;
  grid.columns = {number_column("operation", heading::number()),
                  whole_column("at", heading::moment()),
                  {"actor", heading::actor()},
                  data_column("kind"),
                  {"command", command_heading()},
                  {"reason", heading::reason()},
                  {"undone_by", heading::notes()},
                  data_column("undoes"),
                  data_column("digest")};
  if (!changes.empty()) grid.columns.push_back({"changes", changes_heading()});
  for (const LoggedOperation& one : log) {
    const Operation& operation = one.operation;
    Cell undone = number_cell(one.undone_by);
    if (one.undone_by) undone.shown = undone_by(*one.undone_by);
    grid.rows.push_back({{operation.id, verbatim(std::to_string(operation.id))},
                         {iso(operation.at), time_text(operation.at, calendar)},
                         text_cell(operation.actor),
                         text_cell(std::string(key(operation.kind))),
                         text_cell(operation.command),
                         text_cell(operation.reason),
                         std::move(undone),
                         number_cell(one.undoes),
                         text_cell(one.digest)});
    if (changes.empty()) continue;
    const auto change = changes.find(operation.id);
    grid.rows.back().push_back(change == changes.end() ? Cell()
                                                       : Cell{change->second.en, change->second});
  }
  Document document = listing(std::move(grid), no_operations());
  document.title = log_title();
  return document;
}

}  // namespace track::render
