#include "track/render/due.hpp"

#include <algorithm>

#include "json.hpp"
#include "report_outline.hpp"
#include "track/base/text.hpp"

namespace track::render {

using report::Addressee;
using report::Deadline;
using report::Due;

namespace {

constexpr Message<std::string, std::string, std::string> due_title{
    "{}: due up to {}, as of {}", "{}　{} までの報告期限　{} 時点"};
constexpr Message<std::int64_t, std::int64_t> counts{"overdue {}, due {}",
                                                     "期限超過 {}　期限前 {}"};
constexpr Message<> nothing_due{"Nothing is due.", "期限の来る報告はありません。"};
constexpr Message<> due_nobody{"nobody answers for", "担当の定めなし"};
constexpr Message<std::string, std::string, std::int64_t> silent{
    "{}: last recorded on {}, {} days ago", "{}　最終記録 {}（{}日前）"};
constexpr Message<std::string, std::string> recorded_today{"{}: last recorded today, {}",
                                                           "{}　最終記録 {}（本日）"};
constexpr Message<std::string> never{"{}: nothing recorded yet", "{}　記録なし"};

constexpr Message<std::int64_t> days_over{"{} days overdue", "{}日超過"};
constexpr Message<> day_over{"1 day overdue", "1日超過"};
constexpr Message<std::int64_t> days_left{"in {} days", "あと{}日"};
constexpr Message<> day_left{"in 1 day", "あと1日"};
constexpr Message<> today{"today", "本日"};
constexpr Message<std::string, int, int> holding{"{}: holding {} of {}",
                                                 "{0}（{2}回中{1}回目の実施）"};
constexpr Message<std::string> wave{"{}: holding", "{}（実施）"};
constexpr Message<std::string, std::string> value_of{"{} ({})", "{}（{}）"};

constexpr Message<std::string, std::string, std::size_t> due_several{"{} to {} ({})",
                                                                     "{}～{}（{}件）"};
constexpr Message<std::string, std::string> recorded_yesterday{"{}: last recorded yesterday, {}",
                                                               "{}　最終記録 {}（昨日）"};
constexpr Message<> due_day_heading{"last day", "期限"};
constexpr Message<> state_heading{"state", "状況"};
constexpr Message<> due_what_heading{"what", "報告するもの"};
constexpr Message<> due_of_heading{"of", "対象"};
constexpr Message<> due_id_heading{"id", "ID"};

std::int64_t days_between(Day from, Day to) {
  return (to - from).count();
}

Localized state_text(const Deadline& deadline, Day as_of) {
  const std::int64_t left = days_between(as_of, deadline.day);
  if (left < 0) return left == -1 ? day_over() : days_over(-left);
  if (left == 0) return today();
  return left == 1 ? day_left() : days_left(left);
}

// What stands on one line: a deadline, or all of one indicator or activity that are overdue.
using DueGroup = std::vector<const Deadline*>;

std::vector<DueGroup> groups_of(const Due& due, const Addressee& addressee) {
  std::vector<DueGroup> groups;
  for (const std::size_t index : addressee.deadlines) {
    const Deadline& one = due.deadlines[index];
    const auto same = std::find_if(groups.begin(), groups.end(), [&](const DueGroup& group) {
      return one.overdue(due.as_of) && deadline_id(*group.front()) == deadline_id(one);
    });
    if (same == groups.end()) {
      groups.push_back({&one});
    } else {
      same->push_back(&one);
    }
  }
  return groups;
}

Localized group_name(const DueGroup& group) {
  Deadline shown = *group.front();
  if (group.size() > 1) shown.number = 0;
  return deadline_name(shown);
}

Localized group_span(const DueGroup& group, const FiscalCalendar& calendar) {
  const std::string first = deadline_span(*group.front(), calendar);
  const std::string last = deadline_span(*group.back(), calendar);
  return group.size() == 1 ? verbatim(first) : due_several(first, last, group.size());
}

Grid shown_grid(const Due& due, const Addressee& addressee) {
  Grid grid;
  grid.columns = {{"due", due_day_heading(), Alignment::left, true, Wrapping::never},
                  {"state", state_heading(), Alignment::left, true, Wrapping::never},
                  {"what", due_what_heading()},
                  {"of", due_of_heading()},
                  {"id", due_id_heading(), Alignment::left, true, Wrapping::never}};
  for (const DueGroup& group : groups_of(due, addressee)) {
    const Deadline& first = *group.front();
    grid.rows.push_back({text_cell(iso(first.day)),
                         {{}, state_text(first, due.as_of)},
                         {{}, group_name(group)},
                         {{}, group_span(group, due.plan->calendar)},
                         text_cell(std::string(deadline_id(first)))});
  }
  return grid;
}

Localized heading_of(const Due& due, const Addressee& addressee) {
  const std::string name = addressee.id.empty() ? std::string() : printable(addressee.name);
  const auto with = [&](const std::string& shown) {
    if (!addressee.recorded_at) return never(shown);
    const Day last = day_in_zone(*addressee.recorded_at, due.plan->calendar.time_zone);
    const std::int64_t days = days_between(last, due.as_of);
    if (days == 0) return recorded_today(shown, iso(last));
    return days == 1 ? recorded_yesterday(shown, iso(last)) : silent(shown, iso(last), days);
  };
  if (!name.empty()) return with(name);
  return {with(due_nobody().en).en, with(due_nobody().ja).ja};
}

Localized title_of(const Due& due) {
  return due_title(printable(due.plan->name), iso(due.until), iso(due.as_of));
}

Localized due_counts_of(const Due& due) {
  if (due.deadlines.empty()) return nothing_due();
  const std::int64_t overdue = due.overdue();
  return counts(overdue, static_cast<std::int64_t>(due.deadlines.size()) - overdue);
}

std::string due_text(const Due& due, const Style& style) {
  std::string text = paragraph(title_of(due).in(style.language), 0, Paint::heading, style) +
                     paragraph(due_counts_of(due).in(style.language), 0, Paint::plain, style);
  for (const Addressee& one : due.addressees) {
    text += "\n" + paragraph(heading_of(due, one).in(style.language), 0, Paint::heading, style) +
            indented_rows(shown_grid(due, one), style);
  }
  return text;
}

std::string due_markdown(const Due& due, const Style& style) {
  std::string text = "# " + markdown_text(title_of(due).in(style.language)) + "\n\n" +
                     markdown_text(due_counts_of(due).in(style.language)) + "\n";
  for (const Addressee& one : due.addressees) {
    text += "\n## " + markdown_text(heading_of(due, one).in(style.language)) + "\n\n" +
            grid_markdown(shown_grid(due, one), style);
  }
  return text;
}

// For programs
// --------------------------------------------------------------------------------------

Cell day_cell(Day day) {
  return text_cell(iso(day));
}

Cell moment_cell(const std::optional<Moment>& moment) {
  return moment ? text_cell(iso(*moment)) : empty_cell();
}

Grid data_grid(const Due& due) {
  Grid grid;
  for (const char* key :
       {"id", "name", "level", "activity", "owners", "organisation", "year", "first_day",
        "last_day", "number", "planned", "due", "state", "days_left", "last_recorded"}) {
    grid.columns.push_back({key, {}});
  }
  for (const Deadline& one : due.deadlines) {
    const Activity* activity = one.activity;
    const bool partner = activity != nullptr && activity->kind == ActivityKind::partner_activity;
    const Level level =
        one.indicator != nullptr ? level_of(*due.plan, *one.indicator) : Level::schedule;
    const auto holdings = [](int number) {
      return number > 0 ? number_cell(number) : empty_cell();
    };
    grid.rows.push_back(
        {text_cell(std::string(deadline_id(one))),
         text_cell(one.indicator != nullptr ? one.indicator->name : activity->name),
         word_cell(key(level), {}), activity != nullptr ? text_cell(activity->id) : empty_cell(),
         list_cell(activity != nullptr ? activity->owners : std::vector<std::string>{}, {}),
         partner ? text_cell(activity->partner) : empty_cell(), number_cell(one.year.number),
         day_cell(one.period.first), day_cell(one.period.last), holdings(one.number),
         holdings(one.planned), day_cell(one.day),
         word_cell(one.overdue(due.as_of) ? "overdue" : "due", {}),
         number_cell(days_between(due.as_of, one.day)), moment_cell(one.recorded_at)});
  }
  return grid;
}

std::string due_json(const Due& due) {
  Json document;
  document["schema_version"] = schema_version;
  document["plan"] = due.plan->id;
  document["revision"] = due.revision;
  document["as_of"] = iso(due.as_of);
  document["until"] = iso(due.until);
  document["items"] = items(data_grid(due));
  document["addressees"] = Json::array();
  for (const Addressee& one : due.addressees) {
    Json addressee;
    addressee["id"] = one.id.empty() ? Json() : Json(one.id);
    addressee["name"] = one.id.empty() ? Json() : Json(one.name);
    addressee["deadlines"] = one.deadlines.size();
    addressee["last_recorded"] = one.recorded_at ? Json(iso(*one.recorded_at)) : Json();
    document["addressees"].push_back(std::move(addressee));
  }
  return to_text(document);
}

}  // namespace

std::string_view deadline_id(const Deadline& deadline) {
  return deadline.indicator != nullptr ? deadline.indicator->id : deadline.activity->id;
}

std::string deadline_span(const Deadline& deadline, const FiscalCalendar& calendar) {
  const bool whole = deadline.period == calendar.period(deadline.year);
  if (deadline.indicator == nullptr || whole) return calendar.short_label(deadline.year);
  return iso(deadline.period);
}

Localized deadline_name(const Deadline& deadline) {
  if (deadline.indicator == nullptr) {
    const std::string name = printable(deadline.activity->name);
    return deadline.number > 0 && deadline.planned > 1
               ? holding(name, deadline.number, deadline.planned)
               : wave(name);
  }
  const std::string name = printable(deadline.indicator->name);
  if (deadline.activity == nullptr) return verbatim(name);
  return value_of(name, printable(deadline.activity->name));
}

std::string write(const Due& due, Format format, const Style& style) {
  switch (format) {
    case Format::table:
      return due_text(due, style);
    case Format::markdown:
      return due_markdown(due, style);
    case Format::csv:
      return grid_csv(data_grid(due));
    case Format::json:
      return due_json(due);
    case Format::jsonl:
      return grid_jsonl(data_grid(due));
  }
  return {};
}

}  // namespace track::render
