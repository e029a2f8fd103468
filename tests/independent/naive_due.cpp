#include <algorithm>

#include "naive.hpp"

namespace track::independent {

namespace {

bool belongs_to(const Known& known, const Indicator& indicator, const Activity& activity) {
  const Activity* source = source_of(known, indicator);
  return source != nullptr && source->id == activity.id;
}

std::optional<int> last_held(const Known& known, const Activity& activity, int up_to) {
  std::optional<int> last;
  for (const Holding& holding : known.of(activity)) {
    if (holding.year <= up_to) last = std::max(last.value_or(holding.year), holding.year);
  }
  return last;
}

int next_due(const Plan& plan, const std::optional<int>& last, int years) {
  if (!last) return plan.last_year.number;
  return std::max(*last + years, plan.first_year.number);
}

// The first year from one on in which something runs; one that never comes, where there is none.
template <class Runs>
int first_running(int from, const Runs& runs) {
  constexpr int far = 200;
  for (int year = from; year < from + far; ++year) {
    if (runs(year)) return year;
  }
  return std::numeric_limits<int>::max();
}

bool has_value(const Known& known, const Indicator& indicator, int year) {
  const bool baseline = indicator.baseline && indicator.baseline->year.number == year;
  return baseline || reported_in(known, indicator, year);
}

bool is_done(const Known& known, const Indicator& indicator, int year) {
  if (indicator.kind != IndicatorKind::milestone) return false;
  Figures figures;
  form_actual(known, indicator, std::numeric_limits<int>::min(), year, figures);
  return figures.stage == ValueForm::done;
}

// It stands under another entry that is in force.
bool asked_for_elsewhere(const Known& known, const Activity& activity) {
  for (const Activity& entry : known.plan.activities) {
    if (entry.id == activity.same_as) return !entry.retired;
  }
  return false;
}

// Its values and, where its whole is its own, those of its parts.
std::vector<Fact> reporting(const Known& known, const Indicator& indicator) {
  std::vector<Fact> facts = known.of(indicator);
  const auto beside = known.beside.find(indicator.id);
  if (beside != known.beside.end() && !is_put_together(indicator)) {
    facts.insert(facts.end(), beside->second.begin(), beside->second.end());
  }
  return facts;
}

// A value of a part of the year. A running total reports what came before it, too.
bool reports(const Known& known, const Indicator& indicator, int year, const Period& part) {
  for (const Fact& fact : reporting(known, indicator)) {
    if (fact.year != year) continue;
    const bool ends_before = fact.period.last < part.first;
    const bool begins_behind = fact.period.first > part.last;
    if (ends_before) continue;
    if (!begins_behind || indicator.kind == IndicatorKind::running) return true;
  }
  return false;
}

// The year of a report, and what is late of an earlier one.
class Asking {
 public:
  Asking(const Known& known, const Indicator& indicator, int year)
      : known_(known), indicator_(indicator), year_(year) {}

  std::vector<Asked> as_expected(int months) const {
    if (months > 12) {
      const std::optional<int> last = last_measured(known_, indicator_, year_);
      return last == year_ ? in_year(year_) : wave_after(last, months / 12, nullptr);
    }
    if (months == 12) return in_year(year_);
    std::vector<Asked> asked;
    for (const Period& part : months_of(known_.plan, year_, months)) {
      asked.push_back({part, reports(known_, indicator_, year_, part)});
    }
    return asked;
  }

  std::vector<Asked> of_cycle(const Activity& source, int years) const {
    if (const std::optional<int> held = last_held(known_, source, year_)) {
      return held == year_ ? in_year(year_) : wave_after(held, years, &source);
    }
    if (const std::optional<int> own = last_measured(known_, indicator_, year_)) {
      return own == year_ ? in_year(year_) : wave_after(own, years, &source);
    }
    const std::optional<int> wave = last_wave(known_, source, year_);
    return wave == year_ ? in_year(year_) : wave_after(wave, years, &source);
  }

  // Up to the end of the holding that ends first, as soon as there is one.
  std::vector<Asked> of_holdings(const Activity& source) const {
    Period period = whole_year(known_.plan, year_);
    for (const Holding& holding : known_.of(source)) {
      if (holding.year == year_) period.last = std::min(period.last, holding.period.last);
    }
    return {{period, has_value(known_, indicator_, year_)}};
  }

  std::vector<Asked> where_held(const Activity& source) const {
    return held_in(known_, source, year_) > 0 ? in_year(year_) : std::vector<Asked>();
  }

  // Nothing of a year to come, nor of one in which it does not run.
  std::vector<Asked> in_year(int year) const {
    if (year > year_ || !runs(known_, indicator_, year)) return {};
    return {{whole_year(known_.plan, year), has_value(known_, indicator_, year)}};
  }
  // The next one, in a year in which the indicator and what it comes from run.
  std::vector<Asked> wave_after(const std::optional<int>& last, int years,
                                const Activity* source) const {
    const int next = first_running(next_due(known_.plan, last, years), [&](int year) {
      return runs(known_, indicator_, year) && (source == nullptr || runs(*source, year));
    });
    std::vector<Asked> asked = in_year(next);
    // It came later, with the first part.
    const bool came_late = next < year_ && recorded_in(known_, indicator_, year_);
    if (came_late && !asked.empty() && !asked.front().reported) return in_year(year_);
    for (Asked& each : asked) each.wave = true;
    return asked;
  }

 private:
  const Known& known_;
  const Indicator& indicator_;
  int year_;
};

}  // namespace

std::optional<int> last_measured(const Known& known, const Indicator& indicator, int up_to) {
  std::optional<int> last;
  const auto see = [&](int year) {
    if (year <= up_to) last = std::max(last.value_or(year), year);
  };
  for (const Fact& fact : reporting(known, indicator)) see(fact.year);
  if (indicator.baseline) see(indicator.baseline->year.number);
  return last;
}

std::optional<int> last_wave(const Known& known, const Activity& activity, int up_to) {
  if (const std::optional<int> held = last_held(known, activity, up_to)) return held;
  std::optional<int> last;
  for (const Indicator& each : known.plan.indicators) {
    if (!belongs_to(known, each, activity)) continue;
    const std::optional<int> measured = last_measured(known, each, up_to);
    if (measured && (!last || *last < *measured)) last = measured;
  }
  return last;
}

std::vector<Asked> holdings_asked_for(const Known& known, const Activity& activity, int year) {
  if (activity.retired || asked_for_elsewhere(known, activity) || !runs(activity, year)) return {};
  const Schedule schedule = schedule_of(activity, year);
  if (schedule.form == Schedule::Form::as_needed) return {};
  const int held = held_in(known, activity, year);
  if (const std::optional<int> years = cycle(schedule)) {
    if (held > 0) return {{whole_year(known.plan, year), true}};
    const int next = first_running(next_due(known.plan, last_wave(known, activity, year), *years),
                                   [&](int each) { return runs(activity, each); });
    if (next > year) return {};
    return {{whole_year(known.plan, next), false, true}};
  }
  if (activity.kind == ActivityKind::partner_activity) {
    if (!planned(schedule)) return {};
    return {{whole_year(known.plan, year), held > 0}};
  }
  const std::optional<int> number = number_asked_for(known.plan, schedule);
  if (!number) return {};
  const std::vector<Period> parts = parts_of(known.plan, year, planned(schedule)->least);
  std::vector<Asked> asked;
  for (int k = 1; k <= *number; ++k) {
    asked.push_back({parts[static_cast<std::size_t>(k - 1)], held >= k});
  }
  return asked;
}

namespace {

std::vector<Asked> asked_of_whole(const Known& known, const Indicator& indicator, int year) {
  if (is_done(known, indicator, year)) return {};
  const bool in_parts = indicator.expect && indicator.expect->months < 12;
  if (!in_parts && indicator.baseline && indicator.baseline->year.number == year) return {};
  const Asking asking(known, indicator, year);
  if (indicator.expect) return asking.as_expected(indicator.expect->months);
  const Activity* source = source_of(known, indicator);
  if (source == nullptr) return asking.in_year(year);
  const Schedule schedule = schedule_of(*source, year);
  if (const std::optional<int> years = cycle(schedule)) return asking.of_cycle(*source, *years);
  if (indicator.year == YearCounting::calendar) return asking.in_year(year);
  const bool counted = planned(schedule).has_value();
  if (source->kind == ActivityKind::partner_activity) {
    return counted ? asking.in_year(year) : asking.where_held(*source);
  }
  if (counted) return asking.of_holdings(*source);
  if (source->kind == ActivityKind::survey) return asking.where_held(*source);
  return asking.in_year(year);
}

}  // namespace

std::vector<Asked> values_asked_for(const Known& known, const Indicator& indicator, int year) {
  if (is_retired(known, indicator) || !runs(known, indicator, year)) return {};
  if (indicator.part_of) return asked_of_part(known, indicator, year);
  std::vector<Asked> asked = asked_of_whole(known, indicator, year);
  return is_put_together(indicator) ? asked_of_parts(known, indicator, year, asked) : asked;
}

bool is_late(const Plan& plan, const Asked& asked, Day as_of) {
  return as_of > last_day_for_reporting(plan, asked.period);
}

bool any_due(const Plan& plan, const std::vector<Asked>& asked, Day as_of) {
  for (const Asked& each : asked) {
    if (!each.reported && is_late(plan, each, as_of)) return true;
  }
  return false;
}

}  // namespace track::independent
