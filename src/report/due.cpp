#include "track/report/due.hpp"

#include <algorithm>
#include <map>

#include "asked.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"
#include "track/report/coverage.hpp"
#include "track/report/evaluation.hpp"
#include "track/report/waves.hpp"

namespace track::report {

namespace {

std::optional<Moment> last_of(const ReportingState& reported, const std::string& id) {
  const auto found = reported.recorded_at.find(id);
  return found == reported.recorded_at.end() ? std::nullopt : std::optional(found->second);
}

// Of what one deadline asks for: of parts, whatever the same owners report of the same whole.
std::optional<Moment> last_recorded(const DueSource& source, const Deadline& deadline) {
  if (deadline.indicator == nullptr) return last_of(source.reported, deadline.activity->id);
  const Indicator& whole = *deadline.indicator;
  std::optional<Moment> last;
  if (!whole.total) last = last_of(source.reported, whole.id);
  for (const Indicator* part :
       whole.total ? summands(source.plan, whole) : derived_parts(source.plan, whole)) {
    const bool of_others =
        !deadline.missing_parts.empty() && part->part_of->owners != deadline.owners_of_parts();
    if (!of_others) last = std::max(last, last_of(source.reported, part->id));
  }
  return last;
}

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
    deadline.day = source_.plan.last_day_for_reporting(deadline.period);
    if (deadline.day > until_ || source_.closed.contains(deadline.year)) return;
    deadline.recorded_at = last_recorded(source_, deadline);
    open_.push_back(std::move(deadline));
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
      if (activity.runs_in(year)) add_holdings(activity, year);
    });
  }

  void add_holdings(const Activity& activity, FiscalYear year) {
    const Plan& plan = source_.plan;
    const Asked asked = holdings_asked(plan, activity, source_.totals, year);
    if (asked.periods.empty()) return;
    if (asked.in_cycle) {
      const auto last = last_wave(plan, activity, source_.totals, plan.last_year);
      if (!is_wave_of(asked, year, plan.calendar) || (last && *last >= year)) return;
      return add_holding(activity, year, asked.periods.front(), 0, 1);
    }
    const int planned = activity.schedule_in(year).planned_a_year()->least;
    const std::int64_t done = source_.totals.held(activity.id, year);
    if (activity.kind == ActivityKind::partner_activity) {
      if (done == 0) add_holding(activity, year, asked.periods.front(), 0, planned);
      return;
    }
    for (auto i = static_cast<std::size_t>(done); i < asked.periods.size(); ++i) {
      add_holding(activity, year, asked.periods[i], static_cast<int>(i) + 1, planned);
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

  // Asked for once, in its own year, until one comes, also where it comes late.
  static bool is_wave_of(const Asked& asked, FiscalYear year, const FiscalCalendar& calendar) {
    return calendar.year_of(asked.periods.front().last) == year;
  }

  // Values ----------------------------------------------------------------------------------------

  void add_values(const Indicator& indicator) {
    if (indicator.retired) return;
    const Plan& plan = source_.plan;
    each_year([&](FiscalYear year) {
      if (!runs(plan, indicator, year)) return;
      for (const Period& period : open_periods(indicator, year)) {
        if (indicator.total) {
          add_parts(indicator, year, period);
          continue;
        }
        add({.activity = source_of(plan, indicator),
             .indicator = &indicator,
             .year = year,
             .period = period});
      }
    });
  }

  // Those that did not report the period, a deadline for each group that the same owners answer
  // for.
  void add_parts(const Indicator& indicator, FiscalYear year, const Period& period) {
    const std::vector<const Indicator*> expected = expected_parts(source_.plan, indicator, year);
    std::map<std::vector<std::string>, std::vector<const Indicator*>> missing;
    std::size_t reported = 0;
    for (const Indicator* part : expected) {
      if (reports(*part, source_.totals, year, period)) {
        ++reported;
      } else {
        missing[part->part_of->owners].push_back(part);
      }
    }
    for (auto& [owners, parts] : missing) {
      add({.activity = source_of(source_.plan, indicator),
           .indicator = &indicator,
           .year = year,
           .period = period,
           .missing_parts = std::move(parts),
           .expected_parts = expected.size(),
           .reported_parts = reported});
    }
  }

  // Of one year, what is not reported yet; of what is put together from parts all that is asked
  // for.
  std::vector<Period> open_periods(const Indicator& indicator, FiscalYear year) const {
    const Plan& plan = source_.plan;
    Asked asked = values_asked(plan, indicator, source_.totals, year);
    const bool came = indicator.total && is_recorded(plan, indicator, source_.totals, year);
    const auto is_wave = [&] { return is_wave_of(asked, year, plan.calendar_of(indicator)); };
    if (asked.in_cycle && !came && (!is_wave() || came_since(indicator, year))) return {};
    const bool in_parts = indicator.expect && indicator.expect->months < 12;
    if (indicator.total) return std::move(asked.periods);
    if (!in_parts && is_recorded(plan, indicator, source_.totals, year)) return {};
    if (in_parts) {
      std::erase_if(asked.periods,
                    [&](const Period& part) { return is_reported(indicator, part); });
    }
    return std::move(asked.periods);
  }

  // Its own value, of the year or later, or a later wave that it was to come from.
  bool came_since(const Indicator& indicator, FiscalYear year) const {
    const Plan& plan = source_.plan;
    const auto own = last_measured(plan, indicator, source_.totals, plan.last_year);
    if (own && *own >= year) return true;
    const Activity* from = source_of(plan, indicator);
    if (from == nullptr || indicator.expect) return false;
    const auto wave = last_wave(plan, *from, source_.totals, plan.last_year);
    return wave && *wave > year;
  }

  // By a value of any of its days; a running total reports what came before it too.
  bool is_reported(const Indicator& indicator, const Period& part) const {
    const auto found = source_.reported.periods.find(indicator.id);
    if (found == source_.reported.periods.end()) return false;
    const FiscalCalendar calendar = source_.plan.calendar_of(indicator);
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

// The owners of a part are its own, where it has any.
std::vector<std::string> answering_for(const Plan& plan, const Indicator& indicator) {
  if (indicator.part_of && !indicator.part_of->owners.empty()) return indicator.part_of->owners;
  return answering_for(source_of(plan, indicator));
}

// When anything that an addressee answers for was last recorded.
std::optional<Moment> last_recorded(const DueSource& source, const std::string& addressee) {
  const Plan& plan = source.plan;
  std::optional<Moment> last;
  const auto note = [&](const std::string& id, const std::vector<std::string>& answering) {
    if (contains(answering, addressee)) last = std::max(last, last_of(source.reported, id));
  };
  for (const Activity& activity : plan.activities) note(activity.id, answering_for(&activity));
  for (const Indicator& one : plan.indicators) note(one.id, answering_for(plan, one));
  for (const Indicator& one : plan.parts) note(one.id, answering_for(plan, one));
  return last;
}

}  // namespace

std::vector<Deadline> open_deadlines(const DueSource& source, Day until) {
  return DeadlineCollector(source, until).collect();
}

std::vector<EvaluationDue> open_evaluations(const DueSource& source, Day until,
                                            const std::string& owner) {
  std::vector<EvaluationDue> all;
  const Plan& plan = source.plan;
  if (source.evaluations == nullptr) return all;
  for (FiscalYear year = plan.first_year; year <= plan.last_year; year = year.next()) {
    const Day day = plan.last_day_for_assessment(year);
    if (day > until || source.closed.contains(year)) continue;
    const auto found = source.evaluations->find(year);
    const std::vector<Evaluation> none;
    for (const EvaluatedItem& item : missing_evaluations(
             plan, year, found == source.evaluations->end() ? none : found->second)) {
      if (!owner.empty() && !contains(item.owners, owner)) continue;
      all.push_back({item.of, item.name, item.owners, year, day});
    }
  }
  return all;
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
  if (!deadline.missing_parts.empty()) {
    const std::vector<std::string>& owners = deadline.owners_of_parts();
    if (!owners.empty()) return owners;
  }
  return answering_for(deadline.activity);
}

bool Deadline::lacks_as(const Deadline& other) const {
  return missing_parts == other.missing_parts && expected_parts == other.expected_parts &&
         reported_parts == other.reported_parts;
}

const std::vector<std::string>& Deadline::owners_of_parts() const {
  return missing_parts.front()->part_of->owners;
}

bool answers_for(const std::string& addressee, const Deadline& deadline) {
  return contains(addressees_of(deadline), addressee);
}

std::int64_t Due::all() const {
  return static_cast<std::int64_t>(deadlines.size() + evaluations.size());
}

std::int64_t Due::overdue() const {
  const auto is_over = [this](const auto& one) { return one.day < as_of; };
  return std::ranges::count_if(deadlines, is_over) + std::ranges::count_if(evaluations, is_over);
}

Due due(const DueSource& source, int revision, Day as_of, Day until, const std::string& addressee) {
  Due due{&source.plan, revision, as_of, until, open_deadlines(source, until), {}};
  due.evaluations = open_evaluations(source, until, addressee);
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
