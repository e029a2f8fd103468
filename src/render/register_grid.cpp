#include <fmt/format.h>

#include "figures.hpp"
#include "register_forms.hpp"
#include "track/base/text.hpp"

namespace track::render {

using report::Register;
using report::RegisterEntry;

namespace {

constexpr Message<> register_grid_id_heading{"id", "ID"};
constexpr Message<> register_grid_number_heading{"no", "No"};
constexpr Message<> organisation_heading{"organisation", "団体名"};
constexpr Message<> audience_heading{"audience", "対象"};
constexpr Message<> issue_heading{"issue", "課題"};
constexpr Message<> purpose_heading{"purpose", "目的"};
constexpr Message<> register_grid_name_heading{"name", "名称"};
constexpr Message<> period_heading{"period", "期間"};
constexpr Message<> register_grid_schedule_heading{"schedule", "頻度"};
constexpr Message<> involvement_heading{"involvement", "関与"};
constexpr Message<> summary_heading{"summary", "概要"};
constexpr Message<> register_grid_note_heading{"note", "備考"};
constexpr Message<> register_grid_held_heading{"held", "実施"};
constexpr Message<> register_grid_last_heading{"last held", "最終実施日"};
constexpr Message<> register_grid_standing_heading{"standing", "状況"};
constexpr Message<> remarks_heading{"remarks", "注記"};

constexpr Message<std::string> from_on{"from {}", "{}～"};
constexpr Message<std::string, std::string> register_grid_from_to{"{} to {}", "{}～{}"};
constexpr Message<std::string> up_to{"to {}", "～{}"};
constexpr Message<std::int64_t> register_grid_times{"{}", "{}回"};
constexpr Message<int, std::string> register_grid_place{"No {} ({})", "No {}（{}）"};
constexpr Message<std::string, std::string> place_by_id{"{} ({})", "{}（{}）"};
constexpr Message<Localized> register_grid_same_event{"same event as {}", "{}と同じ催しです"};
constexpr Message<int, int> about{"about: {} to {} are within",
                                  "「程度」のため{}～{}回を頻度どおりとします"};
constexpr Message<> register_grid_retired{"no longer in the definitions",
                                          "現在の定義にはありません（廃止）"};

Localized period_text(const Activity& activity) {
  if (activity.since && activity.until) {
    if (activity.since->text == activity.until->text) {
      return verbatim(printable(activity.since->text));
    }
    return register_grid_from_to(printable(activity.since->text), printable(activity.until->text));
  }
  if (activity.since) return from_on(printable(activity.since->text));
  if (activity.until) return up_to(printable(activity.until->text));
  return {};
}

Cell period_cell(const Activity& activity) {
  const Localized period = period_text(activity);
  return period.empty() ? empty_cell() : Cell{period.ja, period};
}

Cell bound_cell(const std::optional<YearBound>& bound) {
  return bound ? text_cell(bound->text) : empty_cell();
}

Cell register_optional_text(const std::string& text) {
  return text.empty() ? empty_cell() : text_cell(text);
}

Cell register_schedule_cell(const Schedule& schedule) {
  if (schedule.form == Schedule::Form::none) return empty_cell();
  return {schedule.text, describe(schedule)};
}

Cell involvement_cell(const std::vector<std::string>& words) {
  return list_cell(words, verbatim(printable(fmt::format("{}", fmt::join(words, "、")))));
}

std::vector<Localized> remarks(const Plan& plan, const RegisterEntry& entry) {
  std::vector<Localized> result;
  for (const Activity* other : entry.same) {
    result.push_back(register_grid_same_event(place_in_register(plan, *other)));
  }
  if (entry.frequency && !entry.frequency->reason.empty())
    result.push_back(entry.frequency->reason);
  const bool judged = entry.frequency && entry.frequency->accepted && entry.frequency->held > 0;
  if (judged && entry.activity->schedule.about) {
    result.push_back(about(entry.frequency->accepted->least, entry.frequency->accepted->most));
  }
  if (entry.activity->retired) result.push_back(register_grid_retired());
  return result;
}

Cell ties_cell(const Plan& plan, const RegisterEntry& entry) {
  std::vector<std::string> ids;
  for (const Activity* other : entry.same) ids.push_back(other->id);
  return list_cell(std::move(ids), joined(remarks(plan, entry)));
}

std::vector<Column> columns(const Register& partners) {
  const bool elsewhere = partners.grouping != report::Grouping::organisation;
  return {{"id", register_grid_id_heading(), Alignment::left, true, Wrapping::never},
          {"no", register_grid_number_heading(), Alignment::right},
          {"organisation", organisation_heading(), Alignment::left, elsewhere},
          {"audience", audience_heading()},
          {"issue", issue_heading()},
          {"purpose", purpose_heading()},
          {"name", register_grid_name_heading()},
          {"period", period_heading()},
          {"since", {}, Alignment::left, false},
          {"until", {}, Alignment::left, false},
          {"schedule", register_grid_schedule_heading()},
          {"involvement", involvement_heading()},
          {"summary", summary_heading()},
          {"note", register_grid_note_heading()},
          {"field", {}, Alignment::left, false}};
}

std::vector<Cell> cells(const RegisterEntry& entry) {
  const Activity& one = *entry.activity;
  return {text_cell(one.id),
          number_cell(one.no),
          text_cell(entry.organisation),
          register_optional_text(one.audience),
          register_optional_text(one.issue),
          register_optional_text(fmt::format("{}", fmt::join(one.purposes, "、"))),
          text_cell(one.name),
          period_cell(one),
          bound_cell(one.since),
          bound_cell(one.until),
          register_schedule_cell(one.schedule),
          involvement_cell(one.involvement),
          register_optional_text(one.summary),
          register_optional_text(one.note),
          register_optional_text(one.field)};
}

void add_year_columns(Grid& grid) {
  grid.columns.insert(grid.columns.end(), {{"held", register_grid_held_heading(), Alignment::right},
                                           {"accepted_least", {}, Alignment::left, false},
                                           {"accepted_most", {}, Alignment::left, false},
                                           {"last_held", register_grid_last_heading(),
                                            Alignment::left, true, Wrapping::never},
                                           {"standing", register_grid_standing_heading()},
                                           {"reason", {}, Alignment::left, false}});
}

void add_year(const report::FrequencyCheck& held, std::vector<Cell>& row) {
  const auto& accepted = held.accepted;
  row.push_back({held.held, held.held > 0 ? register_grid_times(held.held) : no_figure()});
  row.push_back(accepted ? number_cell(accepted->least) : empty_cell());
  row.push_back(accepted ? number_cell(accepted->most) : empty_cell());
  row.push_back(held.last ? text_cell(iso(*held.last)) : empty_cell());
  row.push_back(word_cell(key(held.status), label(held.status)));
  row.push_back(held.reason.empty() ? empty_cell() : Cell{held.reason.en, held.reason});
}

}  // namespace

Localized place_in_register(const Plan& plan, const Activity& activity) {
  const Partner* partner = find_partner(plan, activity.partner);
  const std::string name = printable(partner == nullptr ? activity.partner : partner->name);
  return activity.no ? register_grid_place(*activity.no, name) : place_by_id(activity.id, name);
}

Grid register_grid(const Register& partners) {
  Grid grid;
  grid.columns = columns(partners);
  if (partners.head) add_year_columns(grid);
  grid.columns.push_back({"same_as", remarks_heading()});
  grid.columns.push_back({"group", {}, Alignment::left, false});
  for (const report::RegisterGroup& group : partners.groups) {
    for (const std::size_t index : group.entries) {
      const RegisterEntry& entry = partners.entries[index];
      std::vector<Cell> row = cells(entry);
      if (entry.frequency) add_year(*entry.frequency, row);
      row.push_back(ties_cell(*partners.plan, entry));
      row.push_back(register_optional_text(group.name));
      grid.rows.push_back(std::move(row));
    }
  }
  return grid;
}

}  // namespace track::render
