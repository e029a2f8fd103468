#include "track/render/views.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "track/base/period.hpp"
#include "track/base/text.hpp"
#include "words/evaluations.hpp"
#include "words/headings.hpp"
#include "words/standing.hpp"
#include "words/values.hpp"

namespace track::render {

namespace {

constexpr Message<> whole_of_parts{"whole", "全体"};
constexpr Message<OperationId, std::string, Localized, Localized> headline{
    "Recorded operation {}: {}, {}, {}", "記録しました（操作{}）：{}　{}　{}"};
constexpr Message<Localized, std::string> at_place{"{}, {}", "{}　{}"};
constexpr Message<OperationId, std::size_t, std::size_t, std::size_t> batch_recorded{
    "Recorded operation {}: {} requests (values {}, held {})",
    "記録しました（操作{}）：{}件（実績値 {}、実施 {}）"};
constexpr Message<OperationId> take_back{"To undo: track undo {}", "取り消す場合：track undo {}"};
constexpr Message<std::string, std::string> stands_also{
    "It also counts in the register as {} ({}).", "台帳の {}（{}）にも同じ実施として数えます。"};
constexpr Message<> holding_recorded{"held", "実施"};
constexpr Message<> once{"once", "1回"};

Table lines_table(const RecordAnswer& answer) {
  const Plan& plan = answer.plan;
  const RecordRequest& entry = answer.entry;
  Table table;
  table.layout = Layout::rows;
  table.grid.columns = {{"name", {}}, number_column("value", {}), {"standing", {}}};
  const auto add = [&](const Localized& name, const Localized& value, const report::Row& row) {
    table.grid.rows.push_back({shown_cell(name), shown_cell(value),
                               shown_cell(standing(row, plan, entry.year, answer.today))});
  };
  if (const Activity* activity = find_activity(plan, entry.activity)) {
    add(holding_recorded(), once(),
        report::holdings_row(plan, *activity, answer.totals, entry.year, answer.today));
  }
  for (const RecordRequest::Item& item : entry.items) {
    const Indicator* indicator = find_indicator(plan, item.indicator);
    if (indicator == nullptr) continue;
    add(verbatim(printable(indicator->name)), describe(item.value, printable(indicator->unit)),
        report::indicator_row(plan, *indicator, answer.totals, entry.year, answer.today));
  }
  // What parts make up.
  for (const Indicator& whole : plan.indicators) {
    const bool of_it = std::ranges::any_of(entry.items, [&](const RecordRequest::Item& item) {
      const Indicator* part = find_indicator(plan, item.indicator);
      return whole.total && part != nullptr && part->part_of && part->part_of->whole == whole.id &&
             part->part_of->table == *whole.total;
    });
    if (!of_it) continue;
    add(verbatim(printable(whole.name)), whole_of_parts(),
        report::indicator_row(plan, whole, answer.totals, entry.year, answer.today));
  }
  return table;
}

std::string subject_name(const RecordAnswer& answer) {
  if (const Activity* activity = find_activity(answer.plan, answer.entry.activity)) {
    return activity->name;
  }
  const Indicator* indicator = find_indicator(answer.plan, answer.entry.items.front().indicator);
  const Activity* activity =
      indicator == nullptr ? nullptr : find_activity(answer.plan, indicator->activity);
  if (activity != nullptr) return activity->name;
  return indicator == nullptr ? answer.entry.items.front().indicator : indicator->name;
}

Localized headline_of(const RecordAnswer& answer) {
  const RecordRequest& entry = answer.entry;
  const Indicator* alone =
      entry.activity.empty() ? find_indicator(answer.plan, entry.items.front().indicator) : nullptr;
  const FiscalCalendar calendar = answer.plan.calendar_of(alone);
  const Localized line =
      headline(answer.recorded.operation, printable(subject_name(answer)),
               period_text(entry.period, answer.plan.calendar.eras), calendar.label(entry.year));
  return entry.place.empty() ? line : at_place(line, printable(entry.place));
}

Paragraph line(Localized text) {
  return {std::move(text), Paint::plain, 0, Wrapping::never};
}

Data measurement_data(const Plan& plan, const Measurement& one) {
  Data result;
  result["id"] = one.id;
  result["indicator"] = one.indicator;
  result["first_day"] = iso(one.period.first);
  result["last_day"] = iso(one.period.last);
  add_value(*find_indicator(plan, one.indicator), one.value, result);
  return result;
}

constexpr Message<> definitions{"definitions", "定義"};
constexpr Message<int> revision_number{"revision {}", "第{}版"};
constexpr Message<> nothing{"—", "—"};
constexpr std::size_t most_standings = 30;
constexpr std::size_t most_part_standings = 10;  // without a target
constexpr Message<std::size_t> more_parts{"and {} parts without a target: track report --by",
                                          "ほか目標のない区分{}件：track report --by"};
constexpr Message<std::size_t> more_standings{"and {} more: track report",
                                              "ほか{}件：track report"};

// The indicator that this one is a part of, where its parts make it up.
const Indicator* whole_made_of(const Plan& plan, const std::string& id) {
  const Indicator* part = find_indicator(plan, id);
  if (part == nullptr || !part->part_of) return nullptr;
  const Indicator* whole = find_indicator(plan, part->part_of->whole);
  return whole != nullptr && whole->total && *whole->total == part->part_of->table ? whole
                                                                                   : nullptr;
}

class ChangesGrid {
 public:
  explicit ChangesGrid(const Plan& plan) : plan_(plan) {
    grid_.columns = {{"name", heading::name()},
                     whole_column("day", heading::period()),
                     {"before", heading::before()},
                     {"after", heading::after()}};
  }

  Grid make(const Correction& correction) {
    add_pairs(correction.withdrawn.events, correction.placed.events, same_event);
    add_pairs(correction.withdrawn.measurements, correction.placed.measurements, same_measurement);
    const auto& [before, after] =
        std::pair(correction.withdrawn.revision, correction.placed.revision);
    if (before || after) add_line(definitions(), {}, revision(before), revision(after));
    add_evaluations(correction.withdrawn.evaluations, correction.placed.evaluations);
    return std::move(grid_);
  }

 private:
  static bool same_event(const Event& one, const Event& other) {
    return one.activity == other.activity;
  }
  // One of the two stands in for the other.
  static bool same_measurement(const Measurement& one, const Measurement& other) {
    return one.amends == other.id || other.amends == one.id;
  }

  static Localized revision(std::optional<int> number) {
    return number ? revision_number(*number) : nothing();
  }

  Localized name(const Event& event) const {
    const Activity* activity = find_activity(plan_, event.activity);
    return verbatim(printable(activity == nullptr ? event.activity : activity->name));
  }
  Localized name(const Measurement& one) const { return measured_name(plan_, one); }

  Localized shown(const Event& event, const Event* other) const {
    return event_text(plan_, event, other);
  }
  Localized shown(const Measurement& one, const Measurement* other) const {
    return measurement_text(plan_, one, other);
  }

  template <class Row, class Same>
  void add_pairs(const std::vector<Row>& before, std::vector<Row> after, Same same) {
    for (const Row& one : before) {
      const auto match = std::find_if(after.begin(), after.end(),
                                      [&](const Row& other) { return same(one, other); });
      const Row* other = match == after.end() ? nullptr : &*match;
      add_line(name(one), period_text(one.period, plan_.calendar.eras), shown(one, other),
               other == nullptr ? nothing() : shown(*other, &one));
      if (match != after.end()) after.erase(match);
    }
    for (const Row& one : after) {
      add_line(name(one), period_text(one.period, plan_.calendar.eras), nothing(),
               shown(one, nullptr));
    }
  }

  void add_evaluations(const std::vector<Evaluation>& before, std::vector<Evaluation> after) {
    const auto add = [&](const Evaluation& one, const Localized& was, const Localized& is) {
      add_line(evaluation_name(plan_, one.of), plan_.calendar.label(one.year), was, is);
    };
    for (const Evaluation& one : before) {
      const auto match = std::ranges::find_if(after, [&](const Evaluation& other) {
        return one.amends == other.id || other.amends == one.id;
      });
      const bool none = match == after.end();
      add(one, evaluation_text(plan_, one), none ? nothing() : evaluation_text(plan_, *match));
      if (!none) after.erase(match);
    }
    for (const Evaluation& one : after) add(one, nothing(), evaluation_text(plan_, one));
  }

  void add_line(const Localized& name, const Localized& day, const Localized& before,
                const Localized& after) {
    grid_.rows.push_back(
        {shown_cell(name), shown_cell(day), shown_cell(before), shown_cell(after)});
  }

  const Plan& plan_;
  Grid grid_;
};

}  // namespace

Document document_of(const RecordAnswer& answer) {
  Document document;
  document.blocks = {line(headline_of(answer)), lines_table(answer)};
  for (const Localized& note : answer.notes) document.blocks.emplace_back(line(note));
  for (const std::string& tied : answer.entry.tied) {
    const Activity* other = find_activity(answer.plan, tied);
    const Partner* partner = other == nullptr ? nullptr : find_partner(answer.plan, other->partner);
    if (partner == nullptr) continue;
    document.blocks.emplace_back(line(stands_also(tied, printable(partner->name))));
  }
  document.blocks.emplace_back(line(undo_hint(answer.recorded.operation)));
  Data& tree = document.tree.get();
  tree["schema_version"] = schema_version;
  tree["operation"] = answer.recorded.operation;
  tree["event"] = answer.recorded.event;
  Data& measurements = tree["measurements"] = Data::list();
  for (const Measurement& one : answer.recorded.measurements) {
    measurements.push_back(measurement_data(answer.plan, one));
  }
  return document;
}

Document recorded_batch(const Plan& plan, OperationId operation, const RecordRows& rows,
                        std::size_t requests) {
  Document document;
  document.blocks = {
      line(batch_recorded(operation, requests, rows.measurements.size(), rows.events.size()))};
  Data& tree = document.tree.get();
  tree["schema_version"] = schema_version;
  tree["operation"] = operation;
  tree["requests"] = static_cast<std::int64_t>(requests);
  Data& measurements = tree["measurements"] = Data::list();
  for (const Measurement& one : rows.measurements) {
    Data item = measurement_data(plan, one);
    item["event"] = one.event;
    measurements.push_back(std::move(item));
  }
  return document;
}

Localized undo_hint(OperationId operation) {
  return take_back(operation);
}

Document changes_of(const Plan& plan, const Correction& correction) {
  return listing(ChangesGrid(plan).make(correction));
}

Document standings_of(const Plan& plan, const Correction& correction, const Totals& totals,
                      Day today) {
  std::set<std::pair<std::string, FiscalYear>> activities;
  std::set<std::pair<std::string, FiscalYear>> indicators;
  for (const RecordRows* rows : {&correction.withdrawn, &correction.placed}) {
    for (const Event& one : rows->events) activities.emplace(one.activity, one.year);
    for (const Measurement& one : rows->measurements) {
      indicators.emplace(one.indicator, one.year);
      if (const Indicator* whole = whole_made_of(plan, one.indicator)) {
        indicators.emplace(whole->id, one.year);
      }
    }
  }
  Grid grid;
  grid.columns = {{"name", {}}, {"standing", {}}};
  const auto add = [&](const std::string& name, const report::Row& row, FiscalYear year) {
    grid.rows.push_back({text_cell(name), shown_cell(standing(row, plan, year, today))});
  };
  for (const auto& [id, year] : activities) {
    const Activity* activity = find_activity(plan, id);
    if (activity == nullptr) continue;
    add(activity->name, report::holdings_row(plan, *activity, totals, year, today), year);
  }
  // Where many parts came at once, their whole says enough.
  const auto says_little = [&](const std::pair<std::string, FiscalYear>& one) {
    const Indicator* whole = whole_made_of(plan, one.first);
    const Indicator* part = find_indicator(plan, one.first);
    return whole != nullptr && whole->id != one.first && part != nullptr &&
           !part->targets.contains(one.second);
  };
  const auto parts = static_cast<std::size_t>(std::ranges::count_if(indicators, says_little));
  if (parts > most_part_standings) std::erase_if(indicators, says_little);
  for (const auto& [id, year] : indicators) {
    const Indicator* indicator = find_indicator(plan, id);
    if (indicator == nullptr) continue;
    add(indicator->name, report::indicator_row(plan, *indicator, totals, year, today), year);
  }
  const std::size_t all = grid.rows.size();
  if (all > most_standings) grid.rows.resize(most_standings);
  Document document = listing(grid);
  std::get<Table>(document.blocks.get().front()).layout = Layout::rows;
  if (parts > most_part_standings) {
    document.blocks.emplace_back(Paragraph{more_parts(parts), Paint::faint, 2});
  }
  if (all > most_standings) {
    document.blocks.emplace_back(Paragraph{more_standings(all - most_standings), Paint::faint, 2});
  }
  return document;
}

}  // namespace track::render
