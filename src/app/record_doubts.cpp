#include "track/app/record_doubts.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>
#include <vector>

#include "figure_doubts.hpp"
#include "track/base/period.hpp"
#include "track/base/suggestion.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"
#include "track/model/plan.hpp"
#include "track/model/plausibility.hpp"

namespace track::app {

namespace {

constexpr Message<std::string, Localized, Localized, OperationId, Localized, std::string>
    shares_days{
        "{}: the holding of {} shares days with the one of {} (operation {}){}, and all of them "
        "are "
        "counted. If they are one and the same: {}",
        "{}：{} の実施は、記録済みの {} "
        "の実施（操作{}）{}と日が重なっており、別々の実施として数えます。"
        "同じ実施の場合：{}"};
constexpr Message<std::size_t> and_others{" and {} more", "ほか{}件"};
constexpr Message<std::string, Localized, Localized, OperationId, std::string> stands_twice{
    "{0}: operation {3} recorded {1} for {2} as well, and both are counted. If they are one and "
    "the same: {4}",
    "{0}：{2} の {1} は操作{3}でも記録されており、どちらも数えます。同じものの場合：{4}"};
// A holding among others: what it is compared by, and what joining it needs.
struct Holding {
  std::int64_t id = 0;
  std::string activity;
  Period period;
  FiscalYear year;
  std::string place;
  std::string note;
};

Holding holding_of(const Event& event) {
  return {event.id, event.activity, event.period, event.year, event.place, event.note};
}

// Single days at two places are two holdings.
bool may_be_same(const Event& one, const Holding& holding) {
  const bool other_place =
      !one.place.empty() && !holding.place.empty() && folded(one.place) != folded(holding.place);
  return !(other_place && one.period.is_day() && holding.period.is_day());
}

// The others, also those under a former id and of activities that stand for the same.
std::vector<Event> holdings_sharing_days(const Holding& holding, const Activity& activity,
                                         const Plan& plan, const store::Store& store) {
  std::vector<Event> found;
  for (const Activity* tied : tied_with(plan, activity)) {
    for (const std::string& id : recorded_ids(*tied)) {
      for (Event& one : store.events_sharing_days(id, holding.period, holding.year)) {
        if (one.id != holding.id && may_be_same(one, holding)) found.push_back(std::move(one));
      }
    }
  }
  std::ranges::sort(found, {}, &Event::id);
  return found;
}

// Centre after centre reports the same period: parts that the other does not have, of an activity
// whose holdings are not counted against anything.
bool adds_other_parts(const RecordRequest& request, const Event& other, const Plan& plan,
                      const store::Store& store) {
  const Activity* activity = find_activity(plan, request.activity);
  if (request.items.empty() || activity->schedule_in(request.year).planned_a_year()) return false;
  const RecordRows rows = store.rows_of(other.operation);
  return std::ranges::all_of(request.items, [&](const RecordRequest::Item& item) {
    const Indicator* part = find_indicator(plan, item.indicator);
    return part != nullptr && part->part_of &&
           std::ranges::count(rows.measurements, item.indicator, &Measurement::indicator) == 0;
  });
}

// What both say, so that nothing is lost.
std::string joined_texts(const std::string& kept, const std::string& further) {
  if (further.empty() || further == kept) return kept;
  return kept.empty() ? further : kept + " / " + further;
}

// The command by which a holding, that an operation recorded, takes over what another has.
std::string taking_over(OperationId operation, const Holding& holding, const Holding& other,
                        const std::vector<std::string>& values) {
  std::vector<std::string> words = {"track", "amend", std::to_string(operation)};
  words.insert(words.end(), values.begin(), values.end());
  const std::string place = joined_texts(holding.place, other.place);
  if (place != holding.place) words.insert(words.end(), {"--place", place});
  const std::string note = joined_texts(holding.note, other.note);
  if (note != holding.note) words.insert(words.end(), {"--note", note});
  words.insert(words.end(), {"--reason", "…"});
  return command_line(words);
}

// The commands that make one holding of two. Values that the other has already stay as they are.
std::string joining(const RecordRequest& request, OperationId recorded, const Event& other,
                    const std::vector<std::string>& values, const Plan& plan,
                    const store::Store& store) {
  std::string commands = "track undo " + std::to_string(recorded);
  const Activity* activity = find_activity(plan, request.activity);
  const RecordRows rows = store.rows_of(other.operation);
  const bool has_them = std::ranges::any_of(request.items, [&](const RecordRequest::Item& item) {
    return std::ranges::count(rows.measurements, item.indicator, &Measurement::indicator) > 0;
  });
  const bool is_own = contains(recorded_ids(*activity), other.activity);
  if (request.items.empty() || has_them || !is_own) return commands;
  const Holding made{0,           request.activity, request.period, request.year, request.place,
                     request.note};
  return commands + " && " + taking_over(other.operation, holding_of(other), made, values);
}

// The operations that made a value what it is: that of its row, and of those that it stands in for.
std::set<OperationId> operations_behind(const Measurement& made,
                                        const std::vector<Measurement>& of_indicator) {
  std::set<OperationId> operations = {made.operation};
  std::optional<std::int64_t> before = made.amends;
  while (before) {
    const auto row = std::ranges::find(of_indicator, *before, &Measurement::id);
    if (row == of_indicator.end()) break;
    operations.insert(row->operation);
    before = row->amends;
  }
  return operations;
}

std::string undoing(const std::set<OperationId>& operations) {
  std::string commands;
  for (const OperationId one : std::vector(operations.rbegin(), operations.rend())) {
    commands += (commands.empty() ? "track undo " : " && track undo ") + std::to_string(one);
  }
  return commands;
}

// What an amendment is doubted for, of the record as it stands after it.
class AmendmentDoubts {
 public:
  AmendmentDoubts(const Correction& correction, const Plan& plan, const store::Store& store)
      : correction_(correction), plan_(plan), store_(store) {}

  std::vector<Localized> all() && {
    const std::vector<Event>& before = correction_.withdrawn.events;
    const std::vector<Event>& after = correction_.placed.events;
    for (std::size_t i = 0; i < after.size(); ++i) {
      const bool moved = before[i].period != after[i].period || before[i].place != after[i].place;
      if (moved) doubt_holding(holding_of(after[i]));
    }
    for (const Measurement& one : correction_.placed.measurements) {
      if (is_new(one)) doubt_value(one);
    }
    return std::move(doubts_);
  }

 private:
  // Of another day, place or value than what it stands in for.
  bool is_new(const Measurement& made) const {
    if (!made.amends) return true;
    const auto& before = correction_.withdrawn.measurements;
    const auto row = std::ranges::find(before, *made.amends, &Measurement::id);
    return row == before.end() || row->value != made.value || row->period != made.period ||
           row->place != made.place;
  }

  void doubt_value(const Measurement& made) {
    const Indicator* indicator = find_indicator(plan_, made.indicator);
    if (indicator == nullptr) return;
    for (const Measurement& other : values_of(*indicator)) {
      const bool same = !other.withdrawn && other.id != made.id && other.year == made.year &&
                        other.value == made.value && figure_of(*indicator, made.value);
      if (!same) continue;
      if (made.event && other.event) {
        const Holding own{*made.event, indicator->activity, made.period,
                          made.year,   made.place,          made.note};
        if (made.event != other.event) doubt_holding(own, other.event);
      } else if (other.period == made.period && is_added_up(*indicator)) {
        const auto& lone = other.event ? made : other;
        doubts_.push_back(stands_twice(indicator->id, describe(made.value, indicator->unit),
                                       period_text(made.period, plan_.calendar.eras),
                                       other.operation,
                                       undoing(operations_behind(lone, values_of(*indicator)))));
        return;
      }
    }
  }

  static bool is_added_up(const Indicator& indicator) {
    const KindTraits& kind = indicator.traits();
    return !indicator.total && (kind.sums() || kind.pools());
  }

  // With `only`, where that one is among those that share its days.
  void doubt_holding(const Holding& holding, std::optional<std::int64_t> only = {}) {
    const Activity* activity = find_activity(plan_, holding.activity);
    if (activity == nullptr || doubted_.contains(holding.id)) return;
    std::vector<Event> others = holdings_sharing_days(holding, *activity, plan_, store_);
    if (only) std::erase_if(others, [&](const Event& one) { return one.id != *only; });
    if (others.empty()) return;
    doubted_.insert(holding.id);
    const Event& last = others.back();
    const EraCalendar eras = plan_.calendar.eras;
    doubts_.push_back(shares_days(activity->id, period_text(holding.period, eras),
                                  period_text(last.period, eras), last.operation,
                                  others.size() > 1 ? and_others(others.size() - 1) : Localized{},
                                  joining_into(holding, *activity, last)));
  }

  // The other goes, and what it alone has is taken over.
  std::string joining_into(const Holding& holding, const Activity& activity, const Event& other) {
    std::set<OperationId> gone = operations_of(other);
    std::vector<std::string> values;
    for (const Indicator* indicator : indicators_of(plan_, activity)) {
      const std::vector<Measurement> all = values_of(*indicator);
      const Measurement* has = nullptr;
      const Measurement* had = nullptr;
      for (const Measurement& one : all) {
        if (one.withdrawn || !one.event) continue;
        if (*one.event == holding.id) has = &one;
        if (*one.event == other.id) had = &one;
      }
      if (had == nullptr) continue;
      gone.merge(operations_behind(*had, all));
      if (has == nullptr) {
        values.push_back(indicator->id.substr(activity.id.size() + 1) + "=" +
                         typed_value(had->value));
      }
    }
    const Holding further = holding_of(other);
    const bool takes = !values.empty() ||
                       joined_texts(holding.place, further.place) != holding.place ||
                       joined_texts(holding.note, further.note) != holding.note;
    if (!takes) return undoing(gone);
    return undoing(gone) + " && " + taking_over(correction_.operation, holding, further, values);
  }

  std::set<OperationId> operations_of(const Event& event) const {
    std::set<OperationId> operations = {event.operation};
    const std::vector<Event> all = store_.events(event.activity);
    for (auto row = all.end();;) {
      const OperationId last = *operations.begin();
      row = std::ranges::find(all, std::optional(last), &Event::withdrawn);
      if (row == all.end() || !operations.insert(row->operation).second) return operations;
    }
  }

  std::vector<Measurement> values_of(const Indicator& indicator) const {
    std::vector<Measurement> values;
    for (const std::string& id : recorded_ids(plan_, indicator)) {
      for (Measurement& one : store_.measurements(id)) values.push_back(std::move(one));
    }
    return values;
  }

  const Correction& correction_;
  const Plan& plan_;
  const store::Store& store_;
  std::set<std::int64_t> doubted_;
  std::vector<Localized> doubts_;
};

}  // namespace

std::vector<Localized> doubts_about(const std::vector<Measurement>& made, const Plan& plan,
                                    const store::Store& store, Day today) {
  std::vector<Localized> doubts;
  for (const Measurement& one : made) {
    const Indicator* indicator = find_indicator(plan, one.indicator);
    if (indicator == nullptr) continue;
    const ReferenceValues reference_values = store.reference_values(plan, one);
    std::ranges::move(implausibilities(*indicator, one, reference_values, plan.calendar.eras),
                      std::back_inserter(doubts));
  }
  std::ranges::move(doubts_about_figures(made, plan, store, today), std::back_inserter(doubts));
  return doubts;
}

std::vector<Localized> doubts_about_holding(const RecordRequest& request,
                                            const RecordResult& recorded,
                                            const std::vector<std::string>& values,
                                            const Plan& plan, const store::Store& store) {
  const Activity* activity = find_activity(plan, request.activity);
  if (activity == nullptr || !recorded.event) return {};
  const Holding made{*recorded.event, request.activity, request.period,
                     request.year,    request.place,    request.note};
  std::vector<Event> others = holdings_sharing_days(made, *activity, plan, store);
  std::erase_if(others,
                [&](const Event& one) { return adds_other_parts(request, one, plan, store); });
  if (others.empty()) return {};
  const Event& last = others.back();
  const Localized more = others.size() > 1 ? and_others(others.size() - 1) : Localized{};
  const EraCalendar eras = plan.calendar.eras;
  return {shares_days(request.activity, period_text(request.period, eras),
                      period_text(last.period, eras), last.operation, more,
                      joining(request, recorded.operation, last, values, plan, store))};
}

std::vector<Localized> doubts_about_amendment(const Correction& correction, const Plan& plan,
                                              const store::Store& store) {
  return AmendmentDoubts(correction, plan, store).all();
}

}  // namespace track::app
