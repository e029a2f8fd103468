#include "track/report/due.hpp"

#include <algorithm>

#include "track/report/waves.hpp"

namespace track::report {

namespace {

class DeadlineCollector {
 public:
  DeadlineCollector(const DueSource& source, Day until) : source_(source), until_(until) {}

  std::vector<Deadline> collect() {
    for (const Activity& activity : source_.plan.activities) add_holdings(activity);
    for (const Indicator& indicator : source_.plan.indicators) add_values(indicator);
    std::stable_sort(open_.begin(), open_.end(), [](const Deadline& left, const Deadline& right) {
      return left.day < right.day;
    });
    return std::move(open_);
  }

 private:
  template <class Job>
  void each_year(Job job) const {
    for (FiscalYear year = source_.plan.first_year; year <= source_.plan.last_year;
         year = year.next()) {
      job(year);
    }
  }

  void add(Deadline deadline) {
    deadline.day = deadline.period.last + std::chrono::days(source_.plan.reporting_days);
    if (deadline.day > until_ || source_.closed.contains(deadline.year)) return;
    const auto& recorded = source_.reported.recorded_at;
    const auto found = recorded.find(deadline.indicator != nullptr ? deadline.indicator->id
                                                                   : deadline.activity->id);
    if (found != recorded.end()) deadline.recorded_at = found->second;
    open_.push_back(deadline);
  }

  // Holdings --------------------------------------------------------------------------------------

  // The same event is asked for once, where it is not tied to another.
  bool is_asked_for(const Activity& activity) const {
    if (activity.retired) return false;
    const Activity* root = find_activity(source_.plan, activity.same_as);
    return root == nullptr || root->retired;
  }

  void add_holdings(const Activity& activity) {
    if (!is_asked_for(activity)) return;
    each_year([&](FiscalYear year) {
      if (!activity.runs_in(year)) return;
      const Schedule& schedule = activity.schedule_in(year);
      if (const std::optional<int> years = schedule.cycle_in_years()) {
        add_wave(activity, year, *years);
      } else if (const auto planned = schedule.planned_a_year()) {
        add_holdings(activity, year, planned->least);
      }
    });
  }

  void add_holdings(const Activity& activity, FiscalYear year, int planned) {
    const FiscalCalendar& calendar = source_.plan.calendar;
    const std::int64_t done = source_.totals.held(activity.id, year);
    if (activity.kind == ActivityKind::partner_activity) {
      if (done == 0) add_holding(activity, year, calendar.period(year), 0, planned);
      return;
    }
    const int least = activity.schedule_in(year).accepted_a_year(source_.plan.near)->least;
    for (int number = static_cast<int>(std::min<std::int64_t>(done, planned)) + 1; number <= least;
         ++number) {
      const Period part = calendar.part(year, number, planned);
      add_holding(activity, year, part, number, planned);
    }
  }

  void add_holding(const Activity& activity, FiscalYear year, const Period& period, int number,
                   int planned) {
    add({.activity = &activity,
         .year = year,
         .period = period,
         .number = number,
         .planned = planned});
  }

  void add_wave(const Activity& activity, FiscalYear year, int years) {
    const Plan& plan = source_.plan;
    const auto last = last_wave(plan, activity, source_.totals, plan.last_year);
    if (year == next_due(plan, last, years)) {
      add_holding(activity, year, plan.calendar.period(year), 0, 1);
    }
  }

  // Values ----------------------------------------------------------------------------------------

  void add_values(const Indicator& indicator) {
    if (indicator.retired) return;
    const Plan& plan = source_.plan;
    const Activity* activity = find_activity(plan, indicator.activity);
    const Activity* survey = find_activity(plan, indicator.survey);
    const Activity* from = survey != nullptr ? survey : activity;
    const auto runs = [&](FiscalYear year) {
      return indicator.runs_in(year) && (activity == nullptr || activity->runs_in(year));
    };
    for (const FiscalYear year : years_of(indicator, from)) {
      if (!runs(year)) continue;
      for (const Period& period : open_periods(indicator, year)) {
        add({.activity = from, .indicator = &indicator, .year = year, .period = period});
      }
    }
  }

  // The years of the plan in which it is to be reported.
  std::vector<FiscalYear> years_of(const Indicator& indicator, const Activity* from) const {
    const Plan& plan = source_.plan;
    std::vector<FiscalYear> years;
    if (indicator.expect && indicator.expect->years() > 1) {
      const auto last = last_measured(indicator, source_.totals, plan.last_year);
      const FiscalYear next = next_due(plan, last, indicator.expect->years());
      if (plan.covers(next)) years.push_back(next);
      return years;
    }
    each_year([&](FiscalYear year) {
      if (indicator.expect || is_expected(indicator, from, year)) years.push_back(year);
    });
    return years;
  }

  bool is_expected(const Indicator& indicator, const Activity* from, FiscalYear year) const {
    if (from == nullptr) return true;
    const Plan& plan = source_.plan;
    const Schedule& schedule = from->schedule_in(year);
    if (const std::optional<int> cycle = schedule.cycle_in_years()) {
      return wave_in(plan, *from, source_.totals, year) ||
             year == next_due(plan, last_wave(plan, *from, source_.totals, plan.last_year), *cycle);
    }
    const bool is_planned = schedule.planned_a_year().has_value();
    if (indicator.survey == from->id) return is_planned;
    // Nobody knows of what a partner holds as needed, whether there was anything to measure.
    return from->kind != ActivityKind::partner_activity || is_planned ||
           source_.totals.held(from->id, year) > 0;
  }

  // Of one year, what is not reported yet.
  std::vector<Period> open_periods(const Indicator& indicator, FiscalYear year) const {
    std::vector<Period> open;
    const FiscalCalendar& calendar = source_.plan.calendar;
    const int months = indicator.expect ? std::min(indicator.expect->months, 12) : 12;
    for (int number = 1; number <= 12 / months; ++number) {
      const Period part = calendar.part(year, number, 12 / months);
      const bool reported =
          months == 12 ? is_reported(indicator, year) : is_reported(indicator, part);
      if (!reported) open.push_back(part);
    }
    return open;
  }

  // A milestone that is done is done for good; the year of a baseline is known.
  bool is_reported(const Indicator& indicator, FiscalYear year) const {
    if (source_.totals.of(indicator.id, year) != nullptr) return true;
    if (indicator.baseline && indicator.baseline->year == year) return true;
    const auto years = source_.totals.indicators.find(indicator.id);
    if (!indicator.traits().staged || years == source_.totals.indicators.end()) {
      return false;
    }
    return std::any_of(years->second.begin(), years->second.end(), [&](const auto& one) {
      return one.second.last && one.second.last->form == ValueForm::done;
    });
  }

  // By a value of any of its days; a running total reports what came before it too.
  bool is_reported(const Indicator& indicator, const Period& part) const {
    const auto found = source_.reported.periods.find(indicator.id);
    if (found == source_.reported.periods.end()) return false;
    const FiscalCalendar& calendar = source_.plan.calendar;
    const FiscalYear year = calendar.year_of(part.first);
    return std::any_of(found->second.begin(), found->second.end(), [&](const Period& measured) {
      if (calendar.year_of(measured.last) != year || measured.last < part.first) return false;
      return indicator.traits().year_to_date || measured.first <= part.last;
    });
  }

  const DueSource& source_;
  Day until_;
  std::vector<Deadline> open_;
};

std::vector<std::string> answering_for(const Activity* activity) {
  if (activity == nullptr) return {""};
  if (activity->kind == ActivityKind::partner_activity) return {activity->partner};
  return activity->owners.empty() ? std::vector<std::string>{""} : activity->owners;
}

const Activity* source_of(const Plan& plan, const Indicator& indicator) {
  const Activity* survey = find_activity(plan, indicator.survey);
  return survey != nullptr ? survey : find_activity(plan, indicator.activity);
}

bool contains(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// When anything that an addressee answers for was last recorded.
std::optional<Moment> last_recorded(const DueSource& source, const std::string& addressee) {
  std::optional<Moment> last;
  const auto note = [&](const std::string& id, const Activity* activity) {
    const auto found = source.reported.recorded_at.find(id);
    if (found == source.reported.recorded_at.end()) return;
    if (contains(answering_for(activity), addressee)) last = std::max(last, {found->second});
  };
  for (const Activity& activity : source.plan.activities) note(activity.id, &activity);
  for (const Indicator& indicator : source.plan.indicators) {
    note(indicator.id, source_of(source.plan, indicator));
  }
  return last;
}

}  // namespace

std::vector<Deadline> open_deadlines(const DueSource& source, Day until) {
  return DeadlineCollector(source, until).collect();
}

std::vector<Addressee> all_addressees(const Plan& plan) {
  std::vector<Addressee> all;
  for (const Owner& owner : plan.owners) all.push_back({.id = owner.id, .name = owner.name});
  for (const Partner& partner : plan.partners) {
    if (find_owner(plan, partner.id) != nullptr) continue;
    all.push_back({.id = partner.id, .name = partner.name, .partner = true});
  }
  all.push_back({});
  return all;
}

std::vector<std::string> addressees_of(const Deadline& deadline) {
  return answering_for(deadline.activity);
}

bool answers_for(const std::string& addressee, const Deadline& deadline) {
  return contains(addressees_of(deadline), addressee);
}

std::int64_t Due::overdue() const {
  return std::count_if(deadlines.begin(), deadlines.end(),
                       [this](const Deadline& one) { return one.overdue(as_of); });
}

Due due(const DueSource& source, int revision, Day as_of, Day until, const std::string& addressee) {
  Due due{&source.plan, revision, as_of, until, open_deadlines(source, until), {}};
  if (!addressee.empty()) {
    std::erase_if(due.deadlines, [&](const Deadline& one) { return !answers_for(addressee, one); });
  }
  for (Addressee& one : all_addressees(source.plan)) {
    if (!addressee.empty() && one.id != addressee) continue;
    for (std::size_t i = 0; i < due.deadlines.size(); ++i) {
      if (answers_for(one.id, due.deadlines[i])) one.deadlines.push_back(i);
    }
    if (one.deadlines.empty()) continue;
    one.recorded_at = last_recorded(source, one.id);
    due.addressees.push_back(std::move(one));
  }
  return due;
}

}  // namespace track::report
