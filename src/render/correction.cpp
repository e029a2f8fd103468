#include "track/render/correction.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "measurement_text.hpp"
#include "track/base/text.hpp"
#include "track/model/words.hpp"
#include "track/render/grid.hpp"
#include "track/render/standing.hpp"

namespace track::render {

namespace {

constexpr Message<> definitions{"definitions", "定義"};
constexpr Message<int> revision_number{"revision {}", "第{}版"};
constexpr Message<> nothing{"—", "—"};
constexpr Message<> correction_name_heading{"name", "名称"};
constexpr Message<> correction_day_heading{"day or period", "日・期間"};
constexpr Message<> correction_before_heading{"before", "変更前"};
constexpr Message<> correction_after_heading{"after", "変更後"};

class ChangesGrid {
 public:
  explicit ChangesGrid(const Plan& plan) : plan_(plan) {
    grid_.columns = {{"name", correction_name_heading()},
                     {"day", correction_day_heading(), Alignment::left, true, Wrapping::never},
                     {"before", correction_before_heading()},
                     {"after", correction_after_heading()}};
  }

  Grid make(const Correction& correction) {
    add_pairs(correction.withdrawn.events, correction.placed.events, same_event);
    add_pairs(correction.withdrawn.measurements, correction.placed.measurements, same_measurement);
    const auto& [before, after] =
        std::pair(correction.withdrawn.revision, correction.placed.revision);
    if (before || after) add_line(definitions(), {}, revision(before), revision(after));
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

  Localized shown(const Event& event, const Event* other) const { return event_text(event, other); }
  Localized shown(const Measurement& one, const Measurement* other) const {
    return measurement_text(plan_, one, other);
  }

  template <class Row, class Same>
  void add_pairs(const std::vector<Row>& before, std::vector<Row> after, Same same) {
    for (const Row& one : before) {
      const auto match = std::find_if(after.begin(), after.end(),
                                      [&](const Row& other) { return same(one, other); });
      const Row* other = match == after.end() ? nullptr : &*match;
      add_line(name(one), iso(one.period), shown(one, other),
               other == nullptr ? nothing() : shown(*other, &one));
      if (match != after.end()) after.erase(match);
    }
    for (const Row& one : after) {
      add_line(name(one), iso(one.period), nothing(), shown(one, nullptr));
    }
  }

  void add_line(const Localized& name, const std::string& day, const Localized& before,
                const Localized& after) {
    grid_.rows.push_back({{{}, name}, {{}, verbatim(day)}, {{}, before}, {{}, after}});
  }

  const Plan& plan_;
  Grid grid_;
};

}  // namespace

std::string changes_text(const Plan& plan, const Correction& correction, const Style& style) {
  return grid_text(ChangesGrid(plan).make(correction), style);
}

std::string standings_text(const Plan& plan, const Correction& correction, const Totals& totals,
                           Day today, const Style& style) {
  std::set<std::pair<std::string, FiscalYear>> activities;
  std::set<std::pair<std::string, FiscalYear>> indicators;
  for (const RecordRows* rows : {&correction.withdrawn, &correction.placed}) {
    for (const Event& one : rows->events) activities.emplace(one.activity, one.year);
    for (const Measurement& one : rows->measurements) indicators.emplace(one.indicator, one.year);
  }
  Grid grid;
  grid.columns = {{"name", {}}, {"standing", {}}};
  const auto add = [&](const std::string& name, const report::Row& row, FiscalYear year) {
    grid.rows.push_back(
        {{{}, verbatim(printable(name))}, {{}, standing(row, plan.calendar, year, today)}});
  };
  for (const auto& [id, year] : activities) {
    const Activity* activity = find_activity(plan, id);
    if (activity == nullptr) continue;
    add(activity->name, report::holdings_row(plan, *activity, totals, year, today), year);
  }
  for (const auto& [id, year] : indicators) {
    const Indicator* indicator = find_indicator(plan, id);
    if (indicator == nullptr) continue;
    add(indicator->name, report::indicator_row(plan, *indicator, totals, year, today), year);
  }
  return indented_rows(grid, style);
}

}  // namespace track::render
