#include "table_run.hpp"
#include "track/model/recording_rules.hpp"

// Rows that are holdings of an activity.
namespace track::exchange {

// A row is a holding, with or without values.
void TableRun::take_event() {
  const Label label = roles_->event->at(at(0));
  const auto name = named("event", label.text);
  if (!name) {
    filter_.leave_out_by_names();
    return;
  }
  const Named<Activity>& activity = run_.naming.activity(*name);
  if (activity.item == nullptr) {
    tell_once(activity.subject, place_of("event", label), label.text, activity.fault);
    return;
  }
  Entry entry;
  Outcome outcome = Outcome::refused;
  if (!set_period(entry.request, 0, YearCounting::fiscal, outcome)) {
    if (outcome == Outcome::undated) filter_.leave_out_without_period();
    if (outcome == Outcome::unnamed) filter_.leave_out_by_names();
    return;
  }
  entry.request.activity = activity.item->id;
  for (const Activity* tied : tied_with(run_.plan, *activity.item)) {
    if (tied->id != activity.item->id) entry.request.tied.push_back(tied->id);
  }
  for (const ValueColumn& column : roles_->columns) take_item(column, *activity.item, entry);
  if (!set_texts(entry.request, 0)) return;
  if (entry.cells.empty()) entry.cells.push_back(place_of(0));
  give(std::move(entry), 0);
}

void TableRun::take_item(const ValueColumn& column, const Activity& activity, Entry& entry) {
  if (is_blank_value(column)) return;
  Outcome outcome = Outcome::refused;
  const Indicator* indicator = indicator_of(column, &activity, outcome);
  if (indicator == nullptr) return;
  const std::size_t where = column_of_value(column);
  const auto fault =
      fault_of_years(run_.plan, *indicator, entry.request.period, entry.request.year);
  if (fault) {
    tell(where, *fault);
    return;
  }
  const auto value = value_of(column, *indicator, outcome);
  if (!value) return;
  controls_.add(where, *value);
  entry.request.items.push_back({indicator->id, *value});
  entry.cells.push_back(place_of(where));
}

}  // namespace track::exchange
