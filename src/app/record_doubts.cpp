#include "track/app/record_doubts.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "track/base/period.hpp"
#include "track/base/suggestion.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"
#include "track/model/plausibility.hpp"
#include "track/report/coverage.hpp"
#include "track/report/report.hpp"

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
constexpr Message<std::string, Localized, Localized> no_score{
    "{}: {} has no figure any more ({}). Give each of its values its n: track show lists them, "
    "track amend N \"VALUE n=…\" adds it",
    "{}：{}の実績値が算定できなくなりました（{}）。各値に回答数（n）を付けてください（track show "
    "で一覧を確認し、track amend 番号 \"値 n=…\" で訂正）"};
constexpr Message<std::string, Localized, Localized, OperationId> no_quotient{
    "{}: {} has no figure any more ({}). Record numerator and denominator for all of its values, "
    "or "
    "keep a single published one: track undo {} takes this one back",
    "{}：{}の実績値が算定できなくなりました（{}"
    "）。すべての値を分子と分母で記録するか、公表値を1件だ"
    "けにしてください（この値の取消しは track undo {}）"};

constexpr Message<std::string, Localized, std::string, std::string> control_differs{
    "{}: the whole recorded for {}, {}, differs from what its parts make, {}",
    "{}：{}の全体の記録 {} が、区分から求めた値 {} と一致しません"};

bool may_lose_figure(const Indicator& indicator) {
  const Aggregation aggregation = indicator.traits().aggregation;
  return aggregation == Aggregation::quotient || aggregation == Aggregation::weighted_mean;
}

// Nothing where the year has a figure, or the value itself has none.
std::optional<Localized> lost_figure(const Measurement& made, const Indicator& indicator,
                                     const Plan& plan, const Totals& totals, Day today) {
  if (!may_lose_figure(indicator) || !figure_of(indicator, made.value)) return std::nullopt;
  const report::Row row = report::indicator_row(plan, indicator, totals, made.year, today);
  if (row.actual.has_figure() || row.actual.reason.empty()) return std::nullopt;
  const Localized year = plan.calendar.label(made.year);
  if (indicator.traits().aggregation == Aggregation::weighted_mean) {
    return no_score(indicator.id, year, row.actual.reason);
  }
  return no_quotient(indicator.id, year, row.actual.reason, made.operation);
}

// Where a whole recorded beside its parts differs from them by what was recorded now.
std::vector<Localized> differing_controls(const std::vector<Measurement>& made, const Plan& plan,
                                          const Totals& totals) {
  std::vector<Localized> doubts;
  for (const Indicator& whole : plan.indicators) {
    if (!whole.total || !totals.controls.contains(whole.id)) continue;
    for (const auto& one : report::control_differences(whole, totals, made.front().year)) {
      const bool concerned = std::ranges::any_of(made, [&](const Measurement& each) {
        const Indicator* indicator = find_indicator(plan, each.indicator);
        const bool of_it = indicator != nullptr &&
                           (indicator->id == whole.id || whole_of(plan, *indicator) == &whole);
        return of_it && one.period.first <= each.period.last &&
               each.period.first <= one.period.last;
      });
      if (!concerned) continue;
      doubts.push_back(control_differs(whole.id, period_text(one.period, plan.calendar.eras),
                                       shortest(one.recorded, 2), shortest(one.parts, 2)));
    }
  }
  return doubts;
}

// Single days at two places are two holdings.
bool may_be_same(const Event& one, const RecordRequest& request) {
  const bool other_place =
      !one.place.empty() && !request.place.empty() && folded(one.place) != folded(request.place);
  return !(other_place && one.period.is_day() && request.period.is_day());
}

std::vector<Event> holdings_sharing_days(const RecordRequest& request, OperationId operation,
                                         const store::Store& store) {
  std::vector<std::string> activities = request.tied;
  activities.push_back(request.activity);
  std::vector<Event> found;
  for (const std::string& activity : activities) {
    for (Event& one : store.events_sharing_days(activity, request.period, request.year)) {
      if (one.operation != operation && may_be_same(one, request)) found.push_back(std::move(one));
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

// The commands that make one holding of two. Values that the other has already stay as they are.
std::string joining(const RecordRequest& request, OperationId recorded, const Event& other,
                    const std::vector<std::string>& values, const store::Store& store) {
  std::string commands = "track undo " + std::to_string(recorded);
  const RecordRows rows = store.rows_of(other.operation);
  const bool has_them = std::ranges::any_of(request.items, [&](const RecordRequest::Item& item) {
    return std::ranges::count(rows.measurements, item.indicator, &Measurement::indicator) > 0;
  });
  if (request.items.empty() || has_them || other.activity != request.activity) return commands;
  std::vector<std::string> words = {"track", "amend", std::to_string(other.operation)};
  words.insert(words.end(), values.begin(), values.end());
  const std::string place = joined_texts(other.place, request.place);
  if (place != other.place) words.insert(words.end(), {"--place", place});
  const std::string note = joined_texts(other.note, request.note);
  if (note != other.note) words.insert(words.end(), {"--note", note});
  words.insert(words.end(), {"--reason", "…"});
  return commands + " && " + command_line(words);
}

}  // namespace

std::vector<Localized> doubts_about(const std::vector<Measurement>& made, const Plan& plan,
                                    const store::Store& store, Day today) {
  std::vector<Localized> doubts;
  if (made.empty()) return doubts;
  const FiscalYear year = made.front().year;
  const Totals totals = store.totals(plan, report::first_year_needed(plan, year), year, {}, today);
  for (const Measurement& one : made) {
    const Indicator* indicator = find_indicator(plan, one.indicator);
    if (indicator == nullptr) continue;
    const ReferenceValues reference_values = store.reference_values(plan, one);
    for (Localized& doubt :
         implausibilities(*indicator, one, reference_values, plan.calendar.eras)) {
      doubts.push_back(std::move(doubt));
    }
    if (auto lost = lost_figure(one, *indicator, plan, totals, today)) {
      doubts.push_back(*std::move(lost));
    }
  }
  std::ranges::move(differing_controls(made, plan, totals), std::back_inserter(doubts));
  return doubts;
}

std::vector<Localized> doubts_about_holding(const RecordRequest& request,
                                            const RecordResult& recorded,
                                            const std::vector<std::string>& values,
                                            const Plan& plan, const store::Store& store) {
  if (find_activity(plan, request.activity) == nullptr) return {};
  std::vector<Event> others = holdings_sharing_days(request, recorded.operation, store);
  std::erase_if(others,
                [&](const Event& one) { return adds_other_parts(request, one, plan, store); });
  if (others.empty()) return {};
  const Event& last = others.back();
  const Localized more = others.size() > 1 ? and_others(others.size() - 1) : Localized{};
  const EraCalendar eras = plan.calendar.eras;
  return {shares_days(request.activity, period_text(request.period, eras),
                      period_text(last.period, eras), last.operation, more,
                      joining(request, recorded.operation, last, values, store))};
}

}  // namespace track::app
