#include "track/render/views.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "track/base/date.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"
#include "words/evaluations.hpp"
#include "words/headings.hpp"
#include "words/plan_parts.hpp"

namespace track::render {

using report::Addressee;
using report::Deadline;
using report::Due;

namespace {

constexpr Message<std::string, Localized, Localized> due_title{"{}: due up to {}, as of {}",
                                                               "{}　{}までの報告期限　{}現在"};
constexpr Message<std::int64_t, std::int64_t> counts{"overdue {}, due {}",
                                                     "期限超過 {}　期限間近 {}"};
constexpr Message<> nothing_due{"Nothing is due.", "期限の来る報告はありません。"};
constexpr Message<Localized, Localized, std::int64_t> silent{"{}: last recorded on {}, {} days ago",
                                                             "{}　最終記録 {}（{}日前）"};
constexpr Message<Localized, Localized> recorded_today{"{}: last recorded today, {}",
                                                       "{}　最終記録 {}（本日）"};
constexpr Message<Localized> never{"{}: nothing recorded yet", "{}　記録なし"};
constexpr Message<std::int64_t> days_over{"{} days overdue", "{}日超過"};
constexpr Message<> day_over{"1 day overdue", "1日超過"};
constexpr Message<std::int64_t> days_left{"in {} days", "あと{}日"};
constexpr Message<> day_left{"in 1 day", "あと1日"};
constexpr Message<> today{"today", "本日"};
constexpr Message<Localized, Localized, std::size_t> due_several{"{} to {} ({})", "{}～{}（{}件）"};
constexpr Message<Localized, std::size_t> due_several_of_one{"{} ({})", "{}（{}件）"};
constexpr Message<Localized, Localized> recorded_yesterday{"{}: last recorded yesterday, {}",
                                                           "{}　最終記録 {}（昨日）"};
constexpr Message<> evaluations_due{"Evaluations", "評価"};
constexpr Message<> state_heading{"state", "状況"};

std::int64_t days_between(Day from, Day to) {
  return (to - from).count();
}

// Of what has its last day then, for programs and in words.
const char* state_key(Day last, Day as_of) {
  return last < as_of ? "overdue" : "due";
}
Localized state_text(Day last, Day as_of) {
  const std::int64_t left = days_between(as_of, last);
  if (left < 0) return left == -1 ? day_over() : days_over(-left);
  if (left == 0) return today();
  return left == 1 ? day_left() : days_left(left);
}

// What stands on one line: a deadline, or all of one indicator or activity that are overdue.

using DueGroup = std::vector<const Deadline*>;

std::vector<DueGroup> groups_of(const Due& due, const Addressee& addressee) {
  std::vector<DueGroup> groups;
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_id;  // positions of groups
  for (const std::size_t index : addressee.deadlines) {
    const Deadline& one = due.deadlines[index];
    std::vector<std::size_t>& alike = by_id[deadline_id(one)];
    const auto same = std::ranges::find_if(alike, [&](std::size_t at) {
      return one.overdue(due.as_of) && groups[at].front()->lacks_as(one);
    });
    if (same == alike.end()) {
      alike.push_back(groups.size());
      groups.push_back({&one});
    } else {
      groups[*same].push_back(&one);
    }
  }
  return groups;
}

Localized group_name(const DueGroup& group) {
  Deadline shown = *group.front();
  if (group.size() > 1) shown.number = 0;
  return deadline_name(shown);
}

Localized group_span(const DueGroup& group, const Plan& plan) {
  Localized first = deadline_span(*group.front(), plan);
  if (group.size() == 1) return first;
  const Localized last = deadline_span(*group.back(), plan);
  const Period& from = group.front()->period;
  const bool by_days = in_parts(*group.front()) && from != month_of(from.first) &&
                       plan.has_own_years(*group.front()->indicator);
  if (by_days) {
    const Period all{from.first, group.back()->period.last};
    return due_several_of_one(period_text(all, plan.calendar.eras), group.size());
  }
  return first == last ? due_several_of_one(first, group.size())
                       : due_several(first, last, group.size());
}

Localized heading_of(const Due& due, const Addressee& addressee) {
  const Localized name = addressee_name(addressee.id, addressee.name);
  if (!addressee.recorded_at) return never(name);
  const Day last = day_in_zone(*addressee.recorded_at, due.plan->calendar.time_zone);
  const std::int64_t days = days_between(last, due.as_of);
  const Localized when = day_text(last, due.plan->calendar.eras);
  if (days == 0) return recorded_today(name, when);
  return days == 1 ? recorded_yesterday(name, when) : silent(name, when, days);
}

Table addressee_table(const Due& due, const Addressee& addressee) {
  Table table{heading_of(due, addressee), {}, {}, Layout::rows};
  table.grid.columns = {whole_column("due", heading::deadline()),
                        whole_column("state", state_heading()),
                        {"what", heading::to_report()},
                        {"of", heading::of()},
                        whole_column("id", heading::id())};
  table.grid.columns[2].wrapping = Wrapping::last;
  table.grid.columns.back().yields = 1;
  for (const DueGroup& group : groups_of(due, addressee)) {
    const Deadline& first = *group.front();
    table.grid.rows.push_back(
        {day_cell(first.day, due.plan->calendar.eras), shown_cell(state_text(first.day, due.as_of)),
         shown_cell(group_name(group)), shown_cell(group_span(group, *due.plan)),
         text_cell(std::string(deadline_id(first)))});
  }
  return table;
}

Table evaluations_table(const Due& due) {
  const Plan& plan = *due.plan;
  Table table{evaluations_due(), {}, {}, Layout::rows};
  table.grid.columns = {whole_column("due", heading::deadline()),
                        whole_column("state", state_heading()),
                        {"what", heading::to_report()},
                        whole_column("of", heading::of()),
                        {"owners", heading::owners()}};
  for (const report::EvaluationDue& one : due.evaluations) {
    std::vector<std::string> owners;
    for (const std::string& id : one.owners) owners.push_back(printable(body_name(plan, id)));
    table.grid.rows.push_back({day_cell(one.day, plan.calendar.eras),
                               shown_cell(state_text(one.day, due.as_of)),
                               shown_cell(evaluation_name(plan, one.of)),
                               shown_cell(verbatim(plan.calendar.short_label(one.year))),
                               shown_cell(listed_names(owners))});
  }
  return table;
}

Data evaluations_data(const Due& due) {
  Data all = Data::list();
  for (const report::EvaluationDue& one : due.evaluations) {
    Data item = evaluation_due_data(one);
    item["state"] = state_key(one.day, due.as_of);
    item["days_left"] = days_between(due.as_of, one.day);
    all.push_back(std::move(item));
  }
  return all;
}

Localized counts_text_of(const Due& due) {
  if (due.empty()) return nothing_due();
  const std::int64_t overdue = due.overdue();
  return counts(overdue, due.all() - overdue);
}

Cell moment_cell(const std::optional<Moment>& moment) {
  return moment ? text_cell(iso(*moment)) : Cell();
}

std::vector<std::string> owners_of(const Deadline& one) {
  if (!one.missing_parts.empty() && !one.owners_of_parts().empty()) return one.owners_of_parts();
  return one.activity != nullptr ? one.activity->owners : std::vector<std::string>{};
}

std::vector<Cell> cells_of_parts(const Deadline& one) {
  if (one.missing_parts.empty()) return std::vector<Cell>(3);
  return {number_cell(one.reported_parts), number_cell(one.expected_parts),
          list_cell(keys_of(one.missing_parts), {})};
}

// An evaluation among the rows, as if it were of a level of its own.
std::vector<Cell> evaluation_row(const Due& due, const report::EvaluationDue& one) {
  const FiscalCalendar& calendar = due.plan->calendar;
  const bool of_initiative = one.of.kind == EvaluationSubject::initiative;
  return {text_cell(one.of.id),
          text_cell(one.name),
          word_cell("evaluation", {}),
          of_initiative ? text_cell(one.of.id) : Cell(),
          list_cell(one.owners, {}),
          Cell(),
          number_cell(one.year.number),
          day_cell(calendar.first_day(one.year), calendar.eras),
          day_cell(calendar.last_day(one.year), calendar.eras),
          Cell(),
          Cell(),
          day_cell(one.day, calendar.eras),
          word_cell(state_key(one.day, due.as_of), {}),
          number_cell(days_between(due.as_of, one.day)),
          Cell()};
}

bool names_parts(const Due& due) {
  return std::ranges::any_of(due.deadlines,
                             [](const Deadline& one) { return !one.missing_parts.empty(); });
}

std::vector<Column> data_columns(const Due& due) {
  std::vector<Column> columns;
  for (const char* key :
       {"id", "name", "level", "activity", "owners", "organisation", "year", "first_day",
        "last_day", "number", "planned", "due", "state", "days_left", "last_recorded"}) {
    columns.push_back(data_column(key));
  }
  if (names_parts(due)) {
    for (const char* key : {"parts_reported", "parts_expected", "parts_missing"}) {
      columns.push_back(data_column(key));
    }
  }
  if (!due.evaluations.empty()) columns.push_back(data_column("evaluation_of"));
  return columns;
}

std::vector<Cell> deadline_row(const Due& due, const Deadline& one) {
  const EraCalendar eras = due.plan->calendar.eras;
  const Activity* activity = one.activity;
  const bool partner = activity != nullptr && activity->kind == ActivityKind::partner_activity;
  const Level level =
      one.indicator != nullptr ? level_of(*due.plan, *one.indicator) : Level::schedule;
  const auto holdings = [](int number) { return number > 0 ? number_cell(number) : Cell(); };
  return {text_cell(std::string(deadline_id(one))),
          text_cell(one.indicator != nullptr ? one.indicator->name : activity->name),
          word_cell(key(level), {}),
          activity != nullptr ? text_cell(activity->id) : Cell(),
          list_cell(owners_of(one), {}),
          partner ? text_cell(activity->partner) : Cell(),
          number_cell(one.year.number),
          day_cell(one.period.first, eras),
          day_cell(one.period.last, eras),
          holdings(one.number),
          holdings(one.planned),
          day_cell(one.day, eras),
          word_cell(state_key(one.day, due.as_of), {}),
          number_cell(days_between(due.as_of, one.day)),
          moment_cell(one.recorded_at)};
}

DataRows data_rows(const Due& due) {
  std::vector<Column> columns = data_columns(due);
  const std::size_t size = columns.size();
  const bool parts = names_parts(due);
  return {std::move(columns), [&due, size, parts](bool, const DataRows::Visit& visit) {
            for (const Deadline& one : due.deadlines) {
              std::vector<Cell> row = deadline_row(due, one);
              if (parts) std::ranges::move(cells_of_parts(one), std::back_inserter(row));
              row.resize(size);
              visit(row);
            }
            for (const report::EvaluationDue& one : due.evaluations) {
              std::vector<Cell> row = evaluation_row(due, one);
              row.resize(size - 1);
              row.push_back(word_cell(key(one.of.kind), {}));
              visit(row);
            }
          }};
}

Data addressees_data(const Due& due) {
  Data all = Data::list();
  for (const Addressee& one : due.addressees) {
    Data addressee;
    addressee["id"] = text_or_nothing(one.id);
    addressee["name"] = one.id.empty() ? Data() : Data(one.name);
    addressee["deadlines"] = one.deadlines.size();
    addressee["last_recorded"] = one.recorded_at ? Data(iso(*one.recorded_at)) : Data();
    all.push_back(std::move(addressee));
  }
  return all;
}

std::vector<Block> blocks_of(const Due& due) {
  const auto words = [&](Day day) { return day_in_words(day, due.plan->calendar.eras); };
  std::vector<Block> blocks = {
      Heading{1, due_title(printable(due.plan->name), words(due.until), words(due.as_of))},
      Paragraph{counts_text_of(due)}};
  for (const Addressee& one : due.addressees) blocks.emplace_back(addressee_table(due, one));
  if (!due.evaluations.empty()) blocks.emplace_back(evaluations_table(due));
  return blocks;
}

Data tree_of(const Due& due, const std::string& rows_key) {
  Data tree;
  tree["schema_version"] = schema_version;
  tree["plan"] = due.plan->id;
  tree["revision"] = due.revision;
  tree["as_of"] = iso(due.as_of);
  tree["until"] = iso(due.until);
  tree[rows_key];
  tree["addressees"] = addressees_data(due);
  tree["evaluations"] = evaluations_data(due);
  return tree;
}

}  // namespace

Document document_of(const Due& due) {
  Document document;
  document.rows = data_rows(due);
  document.blocks = Blocks([&due] { return blocks_of(due); });
  document.tree = Deferred<Data>([&due, rows = document.rows_key] { return tree_of(due, rows); });
  return document;
}

}  // namespace track::render
