#include "track/render/listing.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "track/base/text.hpp"
#include "wave_text.hpp"

namespace track::render {

namespace {

constexpr Message<> listing_id_heading{"id", "ID"};
constexpr Message<> listing_name_heading{"name", "名称"};
constexpr Message<> type_heading{"type", "区分"};
constexpr Message<> theme_heading{"theme", "柱"};
constexpr Message<> field_heading{"field", "分野"};
constexpr Message<> owners_heading{"owners", "担当・所管"};
constexpr Message<> listing_schedule_heading{"schedule", "頻度"};
constexpr Message<> indicators_heading{"indicators", "指標数"};
constexpr Message<> level_heading{"level", "区分"};
constexpr Message<> kind_heading{"kind", "種別"};
constexpr Message<> unit_heading{"unit", "単位"};
constexpr Message<> direction_heading{"direction", "方向"};
constexpr Message<> activity_heading{"activity", "取組等"};
constexpr Message<> survey_heading{"survey", "調査"};
constexpr Message<> monitoring_heading{"monitoring", "モニタリング"};
constexpr Message<> listing_number_heading{"no", "No"};
constexpr Message<> last_wave_heading{"last wave", "前回"};
constexpr Message<> next_wave_heading{"next wave", "次回"};
constexpr Message<> initiatives_heading{"initiatives", "取組数"};
constexpr Message<> surveys_heading{"surveys", "調査数"};
constexpr Message<> outcomes_heading{"desired states", "目指すべき状態"};
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

// The organisation an activity answers to: its owners, or the partner.
Cell owners_cell(const Plan& plan, const std::vector<std::string>& ids) {
  std::vector<std::string> names;
  for (const std::string& id : ids) {
    const Owner* owner = find_owner(plan, id);
    names.push_back(printable(owner == nullptr ? id : owner->name));
  }
  return list_cell(
      ids, {fmt::format("{}", fmt::join(names, ", ")), fmt::format("{}", fmt::join(names, "・"))});
}

Cell schedule_cell(const Schedule& schedule) {
  if (schedule.form == Schedule::Form::none) return empty_cell();
  return {schedule.text, describe(schedule)};
}

Cell field_cell(const Plan& plan, const std::string& id) {
  const Field* field = find_field(plan, id);
  if (field == nullptr) return empty_cell();
  return {id, verbatim(printable(field->name))};
}

Cell optional_text(const std::string& text) {
  return text.empty() ? empty_cell() : text_cell(text);
}

Column id_column() {
  return {"id", listing_id_heading(), Alignment::left, true, Wrapping::never};
}

Cell joined_cell(const std::vector<std::string>& texts, const char* between) {
  return list_cell(texts, verbatim(printable(fmt::format("{}", fmt::join(texts, between)))));
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

std::int64_t indicator_count(const Plan& plan, const Activity& activity) {
  const auto all = indicators_of(plan, activity);
  return std::count_if(all.begin(), all.end(), [](const Indicator* one) { return !one->retired; });
}

}  // namespace

Grid list_activities(const Plan& plan, const Filter& filter) {
  Grid grid;
  grid.columns = {id_column(),
                  {"name", listing_name_heading()},
                  {"type", type_heading()},
                  {"field", field_heading()},
                  {"owners", owners_heading()},
                  {"schedule", listing_schedule_heading()},
                  {"indicators", indicators_heading(), Alignment::right}};
  for (const Activity& activity : plan.activities) {
    if (!wanted(plan, activity, filter)) continue;
    grid.rows.push_back({text_cell(activity.id), text_cell(activity.name),
                         word_cell(key(activity.kind), label(activity.kind)),
                         field_cell(plan, activity.field), owners_cell(plan, activity.owners),
                         schedule_cell(activity.schedule),
                         number_cell(indicator_count(plan, activity))});
  }
  return grid;
}

Grid list_initiatives(const Plan& plan, const Filter& filter) {
  Grid grid;
  grid.columns = {id_column(),
                  {"no", listing_number_heading(), Alignment::right},
                  {"name", listing_name_heading()},
                  {"theme", theme_heading(), Alignment::left, false},
                  {"field", field_heading()},
                  {"owners", owners_heading()},
                  {"schedule", listing_schedule_heading()},
                  {"indicators", indicators_heading(), Alignment::right}};
  for (const Activity& activity : plan.activities) {
    if (activity.kind != ActivityKind::initiative || !wanted(plan, activity, filter)) continue;
    grid.rows.push_back({text_cell(activity.id), number_cell(activity.no), text_cell(activity.name),
                         optional_text(theme_of(plan, activity.field)),
                         field_cell(plan, activity.field), owners_cell(plan, activity.owners),
                         schedule_cell(activity.schedule),
                         number_cell(indicator_count(plan, activity))});
  }
  return grid;
}

Grid list_surveys(const Plan& plan, const Filter& filter, const Totals& totals, Day as_of) {
  Grid grid;
  grid.columns = {id_column(),
                  {"name", listing_name_heading()},
                  {"owners", owners_heading()},
                  {"schedule", listing_schedule_heading()},
                  {"monitoring", monitoring_heading()},
                  {"indicators", indicators_heading(), Alignment::right},
                  {"last_wave", last_wave_heading()},
                  {"next_wave", next_wave_heading()}};
  for (const Activity& activity : plan.activities) {
    if (activity.kind != ActivityKind::survey || !wanted(plan, activity, filter)) continue;
    const report::SurveyWaves waves = report::survey_waves(plan, activity, totals, as_of);
    const Cell monitoring{activity.monitoring, activity.monitoring ? yes() : no()};
    grid.rows.push_back(
        {text_cell(activity.id), text_cell(activity.name), owners_cell(plan, activity.owners),
         schedule_cell(activity.schedule), monitoring, number_cell(indicator_count(plan, activity)),
         last_wave_cell(waves, plan.calendar), next_wave_cell(waves, plan.calendar)});
  }
  return grid;
}

Grid list_indicators(const Plan& plan, const Filter& filter) {
  Grid grid;
  grid.columns = {id_column(),
                  {"name", listing_name_heading()},
                  {"level", level_heading()},
                  {"kind", kind_heading()},
                  {"unit", unit_heading()},
                  {"direction", direction_heading()},
                  {"activity", activity_heading(), Alignment::left, false},
                  {"field", field_heading(), Alignment::left, false},
                  {"survey", survey_heading(), Alignment::left, false},
                  {"owners", owners_heading()}};
  for (const Indicator& indicator : plan.indicators) {
    const Activity* activity = find_activity(plan, indicator.activity);
    const Activity* survey = find_activity(plan, indicator.survey);
    const Activity* source = activity != nullptr ? activity : survey;
    const std::vector<std::string> owners =
        source != nullptr ? source->owners : std::vector<std::string>{};
    const std::vector<std::string> fields = fields_of(plan, indicator);
    const auto field = std::find_if(fields.begin(), fields.end(), [&](const std::string& id) {
      return in_place(plan, id, filter);
    });
    const Level level = level_of(plan, indicator);
    if (indicator.retired || !has_owner(owners, filter.owner)) continue;
    if (field == fields.end() || (filter.level && *filter.level != level)) continue;
    grid.rows.push_back(
        {text_cell(indicator.id), text_cell(indicator.name), word_cell(key(level), label(level)),
         word_cell(key(indicator.kind), label(indicator.kind)), optional_text(indicator.unit),
         word_cell(key(indicator.direction()), label(indicator.direction())),
         optional_text(indicator.activity), field_cell(plan, *field),
         optional_text(indicator.survey), owners_cell(plan, owners)});
  }
  return grid;
}

Grid list_owners(const Plan& plan, const Filter& filter) {
  Grid grid;
  grid.columns = {id_column(),
                  {"name", listing_name_heading()},
                  {"initiatives", initiatives_heading(), Alignment::right},
                  {"surveys", surveys_heading(), Alignment::right}};
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
  return grid;
}

Grid list_fields(const Plan& plan, const Filter& filter) {
  Grid grid;
  grid.columns = {id_column(),
                  {"theme", theme_heading()},
                  {"name", listing_name_heading()},
                  {"desired_states", outcomes_heading()},
                  {"indicators", {}, Alignment::left, false}};
  for (const Field& field : plan.fields) {
    if (!in_place(plan, field.id, filter)) continue;
    const Theme* theme = find_theme(plan, field.theme);
    grid.rows.push_back(
        {text_cell(field.id),
         {field.theme, verbatim(printable(theme == nullptr ? field.theme : theme->name))},
         text_cell(field.name),
         joined_cell(field.outcomes, " / "),
         list_cell(field.indicators, {})});
  }
  return grid;
}

}  // namespace track::render
