#include "track/render/views.hpp"

#include <fmt/format.h>

#include "report_data.hpp"
#include "report_parts.hpp"
#include "track/base/text.hpp"
#include "words/headings.hpp"
#include "words/plan_parts.hpp"
#include "words/values.hpp"

namespace track::render {

using report::Register;
using report::RegisterEntry;
using report::RegisterGroup;

namespace {

constexpr Message<std::string, Localized> register_heading{"{}: activities of partners {}",
                                                           "{}　{}の団体の取組"};
constexpr Message<std::size_t, std::size_t> activities{"activities {}, organisations {}",
                                                       "{}件（{}団体）"};
constexpr Message<Localized, std::size_t> group_of{"{} ({})", "{}（{}件）"};
constexpr Message<> no_organisation{"no organisation", "団体名なし"};
constexpr Message<> no_field{"no field of the plan", "計画の分野に当たらないもの"};
constexpr Message<> no_audience{"audience not stated", "対象の記載なし"};
constexpr Message<> no_involvement{"involvement not stated", "関与の記載なし"};
constexpr Message<> purpose_heading{"purpose", "目的"};
constexpr Message<> activity_period_heading{"period", "期間"};
constexpr Message<> remarks_heading{"remarks", "注記"};

constexpr Message<std::string> from_on{"from {}", "{}～"};
constexpr Message<std::string, std::string> from_to{"{} to {}", "{}～{}"};
constexpr Message<std::string> up_to{"to {}", "～{}"};
constexpr Message<std::int64_t> times_held{"{}", "{}回"};
constexpr Message<Localized> same_event_as{"same event as {}", "{}と同じ行事です"};
constexpr Message<int, int> about{"\"about\": {} to {} count as within",
                                  "「程度」のため{}～{}回を予定回数どおりとします"};
constexpr Message<> activity_retired{"no longer in the definitions",
                                     "現在の定義にはありません（廃止）"};

Localized name_of(report::Grouping grouping, const RegisterGroup& group) {
  if (!group.name.empty()) return verbatim(printable(group.name));
  switch (grouping) {
    case report::Grouping::organisation:
      return no_organisation();
    case report::Grouping::field:
      return no_field();
    case report::Grouping::audience:
      return no_audience();
    case report::Grouping::involvement:
      break;
  }
  return no_involvement();
}

Localized period_text(const Activity& activity) {
  if (activity.since && activity.until) {
    if (activity.since->text == activity.until->text) {
      return verbatim(printable(activity.since->text));
    }
    return from_to(printable(activity.since->text), printable(activity.until->text));
  }
  if (activity.since) return from_on(printable(activity.since->text));
  if (activity.until) return up_to(printable(activity.until->text));
  return {};
}

Cell period_cell(const Activity& activity) {
  const Localized period = period_text(activity);
  return period.empty() ? Cell() : Cell{period.ja, period};
}

Cell bound_cell(const std::optional<YearBound>& bound) {
  return bound ? text_cell(bound->text) : Cell();
}

std::vector<Localized> remarks(const Register& partners, const RegisterEntry& entry) {
  std::vector<Localized> result;
  for (const Activity* other : entry.same) {
    result.push_back(same_event_as(place_in_register(*partners.plan, *other)));
  }
  if (entry.frequency && !entry.frequency->reason.empty())
    result.push_back(entry.frequency->reason);
  const bool judged = entry.frequency && entry.frequency->accepted && entry.frequency->held > 0;
  if (judged && entry.activity->schedule_in(partners.head->year).about) {
    result.push_back(about(entry.frequency->accepted->least, entry.frequency->accepted->most));
  }
  if (entry.activity->retired) result.push_back(activity_retired());
  return result;
}

Cell ties_cell(const Register& partners, const RegisterEntry& entry) {
  std::vector<std::string> ids;
  for (const Activity* other : entry.same) ids.push_back(other->id);
  return list_cell(ids, joined(remarks(partners, entry)));
}

// A terminal has room for a few of them on a line; the holdings of a year take that of others.
std::vector<Column> columns(const Register& partners) {
  const bool of_year = partners.head.has_value();
  const bool elsewhere = partners.grouping != report::Grouping::organisation;
  const Place unless_year = of_year ? Place::below : Place::line;
  std::vector<Column> columns = {
      whole_column("id", heading::id()),
      number_column("no", heading::no()),
      column_at(elsewhere ? Place::below : Place::data, "organisation", heading::organisation()),
      column_at(Place::below, "audience", heading::audience()),
      column_at(Place::below, "issue", heading::issue()),
      column_at(Place::below, "purpose", purpose_heading()),
      {"name", heading::name()},
      column_at(unless_year, "period", activity_period_heading()),
      data_column("since"),
      data_column("until"),
      {"schedule", heading::schedule()},
      column_at(unless_year, "involvement", heading::involvement()),
      column_at(Place::below, "summary", heading::summary()),
      column_at(Place::below, "note", heading::note()),
      data_column("field")};
  if (of_year) {
    columns.insert(columns.end(), {number_column("held", heading::held()),
                                   data_column("accepted_least"),
                                   data_column("accepted_most"),
                                   whole_column("last_held", heading::last_held()),
                                   {"standing", heading::standing()},
                                   data_column("reason")});
  }
  columns.push_back(column_at(Place::remark, "same_as", remarks_heading()));
  columns.push_back(data_column("group"));
  return columns;
}

std::vector<Cell> entry_cells(const Register& partners, const RegisterEntry& entry) {
  const Activity& one = *entry.activity;
  return {text_cell(one.id),
          number_cell(one.no),
          text_cell(entry.organisation),
          optional_cell(one.audience),
          optional_cell(one.issue),
          optional_cell(fmt::format("{}", fmt::join(one.purposes, "、"))),
          text_cell(one.name),
          period_cell(one),
          bound_cell(one.since),
          bound_cell(one.until),
          partners.head ? schedule_cell(one.schedule_in(partners.head->year))
                        : schedule_cell(one, partners.plan->calendar),
          joined_cell(one.involvement, "、"),
          optional_cell(one.summary),
          optional_cell(one.note),
          optional_cell(one.field)};
}

void add_year(const report::FrequencyCheck& held, EraCalendar eras, std::vector<Cell>& row) {
  const auto& accepted = held.accepted;
  row.push_back({held.held, held.held > 0 ? times_held(held.held) : no_figure()});
  row.push_back(accepted ? number_cell(accepted->least) : Cell());
  row.push_back(accepted ? number_cell(accepted->most) : Cell());
  row.push_back(held.last ? day_cell(*held.last, eras) : Cell());
  row.push_back(word_cell(key(held.status), label(held.status)));
  row.push_back(held.reason.empty() ? Cell() : Cell{held.reason.en, held.reason});
}

Table group_table(const Register& partners, const RegisterGroup& group) {
  Table table{group_of(name_of(partners.grouping, group), group.entries.size()),
              {columns(partners), {}},
              {},
              Layout::records};
  for (const std::size_t index : group.entries) {
    const RegisterEntry& entry = partners.entries[index];
    std::vector<Cell> cells = entry_cells(partners, entry);
    if (entry.frequency) add_year(*entry.frequency, partners.plan->calendar.eras, cells);
    cells.push_back(ties_cell(partners, entry));
    cells.push_back(optional_cell(group.name));
    table.grid.rows.push_back(std::move(cells));
  }
  return table;
}

Localized size_of(const Register& partners) {
  if (!partners.entries.empty()) {
    return activities(partners.entries.size(), partners.organisations());
  }
  return partners.head ? nothing_to_show() : nothing_matches();
}

}  // namespace

Document document_of(const Register& partners) {
  Document document;
  Data& tree = document.tree.get();
  tree["schema_version"] = schema_version;
  if (partners.head) {
    const Plan& plan = *partners.plan;
    document.blocks = {Heading{1, register_heading(printable(plan.name),
                                                   plan.calendar.label(partners.head->year))},
                       Paragraph{head_text(*partners.head, plan.calendar)}};
    tree = header_data(plan, *partners.head);
    tree["counts"] = counts_data(partners.counts);
  }
  if (partners.public_edition) {
    document.blocks.emplace_back(Paragraph{public_text(*partners.public_edition)});
    tree["public"] = public_data(*partners.public_edition);
  }
  tree[document.rows_key];
  document.blocks.emplace_back(Paragraph{size_of(partners)});
  if (!partners.counts.empty()) {
    document.blocks.emplace_back(Counts{{{{}, counts_in_words(partners.counts)}}});
  }
  Grid all{columns(partners), {}};
  for (const RegisterGroup& group : partners.groups) {
    Table table = group_table(partners, group);
    all.rows.insert(all.rows.end(), table.grid.rows.begin(), table.grid.rows.end());
    document.blocks.emplace_back(std::move(table));
  }
  document.rows = std::move(all);
  return document;
}

}  // namespace track::render
