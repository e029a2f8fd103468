#include "history_parts.hpp"
#include "track/base/date.hpp"
#include "track/base/fiscal_year.hpp"
#include "track/base/text.hpp"
#include "words/headings.hpp"
#include "words/values.hpp"

namespace track::render {

using report::History;

namespace {

constexpr Message<> changed_attribute_heading{"change", "変更"};
constexpr Message<> changed_target_heading{"target", "目標値"};
constexpr Message<> target_before_heading{"before", "変更前"};
constexpr Message<> target_after_heading{"after", "変更後"};
constexpr Message<> whole_plan_word{"whole plan", "計画全体"};

// By whom each change was loaded, when and why.
template <class Changed>
void add_operations(const std::vector<Changed>& changes, const FiscalCalendar& calendar,
                    Grid& grid) {
  grid.columns.insert(grid.columns.end(), {number_column("operation", heading::number()),
                                           whole_column("at", heading::moment()),
                                           {"actor", heading::actor()},
                                           {"reason", heading::reason()}});
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const Operation& by = changes[i].by.operation;
    grid.rows[i].insert(grid.rows[i].end(), {number_cell(by.id),
                                             {iso(by.at), time_text(by.at, calendar)},
                                             text_cell(by.actor),
                                             text_cell(by.reason)});
  }
}

}  // namespace

Grid target_changes_grid(const History& history) {
  const FiscalCalendar calendar = history.plan->calendar_of(history.indicator);
  const auto value_cell = [](const std::optional<Value>& value) {
    return value ? Cell{written_value(*value), describe(*value)} : Cell();
  };
  Grid grid;
  grid.columns = {{"target", changed_target_heading()},
                  number_column("before", target_before_heading()),
                  number_column("after", target_after_heading())};
  for (const TargetChange& one : history.target_changes) {
    grid.rows.push_back({one.year
                             ? Cell{one.year->number, verbatim(calendar.short_label(*one.year))}
                             : word_cell("plan", whole_plan_word()),
                         value_cell(one.before), value_cell(one.after)});
  }
  add_operations(history.target_changes, calendar, grid);
  return grid;
}

Grid definition_changes_grid(const History& history) {
  Grid grid;
  grid.columns = {{"change", changed_attribute_heading()}};
  for (const DefinitionChange& one : history.definition_changes) {
    grid.rows.push_back({Cell{one.what.en, one.what}});
  }
  add_operations(history.definition_changes, history.plan->calendar, grid);
  return grid;
}

}  // namespace track::render
