#include "track/app/record_request.hpp"
#include "track/base/date.hpp"
#include "track/base/period.hpp"
#include "track/base/text.hpp"
#include "track/model/recording_rules.hpp"

namespace track::app {

namespace {

constexpr Message<Localized> bad_day{"--on: {}", "--on：{}"};
constexpr Message<std::string, Localized> in_future{"--on \"{}\": {} is in the future",
                                                    "--on「{}」：{}は未来の日付です"};
constexpr Message<> future_way{"if this is intended: --allow-future",
                               "未来の日付で記録する場合は --allow-future を付けてください"};
constexpr Message<std::string> part_so_far{"to record the part so far, end the range today: {}",
                                           "今日までの分は、期間を今日までにしてください：{}"};
constexpr Message<std::string, Localized, std::string, std::string> outside{
    "--on \"{}\": {} is outside the plan's years {} to {}",
    "--on「{}」：{}は計画期間（{}～{}）の外です"};
constexpr Message<> outside_way{"if this is intended: --outside-plan",
                                "計画期間外の日付で記録する場合は --outside-plan を付けてください"};

void require_past(const Period& period, const WhenWords& words, EraCalendar eras, Day today) {
  if (!lies_ahead(period, today) || words.allow_future) return;
  std::vector<Localized> hints;
  if (period.first <= today) hints.push_back(part_so_far(iso(Period{period.first, today})));
  hints.push_back(future_way());
  throw Error(ErrorKind::bad_input, in_future(printable(words.on), day_in_words(period.last, eras)),
              hints);
}

// A mistyped era gives a day that exists, in a year that nobody reports on.
void require_within_plan(FiscalYear year, const WhenWords& words, const Plan& plan,
                         const FiscalCalendar& calendar) {
  if (plan.covers(year) || words.outside_plan) return;
  throw Error(ErrorKind::bad_input,
              outside(printable(words.on), calendar.label(year),
                      calendar.short_label(plan.first_year), calendar.short_label(plan.last_year)),
              {outside_way()});
}

}  // namespace

PeriodOfRequest read_when(const WhenWords& words, const Plan& plan, const Indicator* indicator,
                          Day today) {
  const FiscalCalendar calendar = plan.calendar_of(indicator);
  const Parsed<Period> reading = read_period(words.on, calendar, today);
  if (!reading) throw Error(ErrorKind::bad_input, bad_day(reading.problem), {reading.rule});
  const Period period = *reading;
  const FiscalYear year = calendar.year_of(period.first);
  FaultCollector faults;
  faults.attempt([&] {
    require_past(period, words, calendar.eras, today);
    return true;
  });
  faults.attempt([&] {
    require_within_plan(year, words, plan, calendar);
    return true;
  });
  faults.throw_if_any();
  return {period, year, reading.warnings, reading.notes};
}

void require_year_of_holding(const PeriodOfRequest& when, const Plan& plan,
                             const std::vector<std::string>& indicators) {
  for (const std::string& id : indicators) {
    const Indicator* indicator = find_indicator(plan, id);
    if (indicator == nullptr) continue;
    const auto fault = fault_of_years(plan, *indicator, when.period, when.year);
    if (fault) throw Error(ErrorKind::bad_input, fault->message, fault->hints);
  }
}

}  // namespace track::app
