#include "track/model/recording_rules.hpp"

namespace track {

namespace {

constexpr Message<std::string> retired_now{"{} is retired: no longer in the definitions",
                                           "{} は廃止されています（現在の定義にありません）"};
constexpr Message<> retired_way{"put it back into the definitions and load them, or use another",
                                "定義に戻して読み込み直すか、別の指標を使ってください"};
constexpr Message<std::string, Localized> not_running{
    "{} does not run in {} according to its definition", "{} は定義上、{}には実施されません"};
constexpr Message<std::string, Localized, Localized, Localized> of_other_years{
    "{} counts by calendar year: {} is of {} for the holding, but of {} for its value",
    "{} は暦年で集計します。{}は、実施としては{}、値としては{}に当たります"};
constexpr Message<std::string> record_by_itself{
    "record its value by itself: track record {} VALUE --on …",
    "値だけを別に記録してください：track record {} 値 --on …"};

}  // namespace

void require_in_force(const Indicator& indicator) {
  if (indicator.retired) {
    throw Error(ErrorKind::refused, retired_now(indicator.id), {retired_way()});
  }
}

void require_in_force(const Activity& activity) {
  if (activity.retired) {
    throw Error(ErrorKind::refused, retired_now(activity.id), {retired_way()});
  }
}

bool lies_ahead(const Period& period, Day today) {
  return period.last > today;
}

std::optional<Fault> fault_of_years(const Plan& plan, const Indicator& indicator,
                                    const Period& period, FiscalYear year_of_holding) {
  if (!plan.has_own_years(indicator)) return std::nullopt;
  const FiscalCalendar calendar = plan.calendar_of(indicator);
  const FiscalYear first = calendar.year_of(period.first);
  if (first == year_of_holding && calendar.year_of(period.last) == year_of_holding) {
    return std::nullopt;
  }
  return Fault{of_other_years(indicator.id, period_text(period, calendar.eras),
                              plan.calendar.label(year_of_holding), calendar.label(first)),
               {record_by_itself(indicator.id)}};
}

std::vector<Localized> doubts_of_years(const Plan& plan, const RecordRequest& request) {
  std::vector<Localized> doubts;
  if (!plan.covers(request.year)) return doubts;
  const Activity* activity = find_activity(plan, request.activity);
  if (activity != nullptr && !activity->runs_in(request.year)) {
    doubts.push_back(not_running(activity->id, plan.calendar.label(request.year)));
  }
  for (const RecordRequest::Item& item : request.items) {
    const Indicator* indicator = find_indicator(plan, item.indicator);
    if (indicator != nullptr && !indicator->runs_in(request.year)) {
      const FiscalCalendar calendar = plan.calendar_of(*indicator);
      doubts.push_back(not_running(indicator->id, calendar.label(request.year)));
    }
  }
  return doubts;
}

}  // namespace track
