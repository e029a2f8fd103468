
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "../sqlite/connection.hpp"
#include "kept_reader.hpp"
#include "kept_sum.hpp"
#include "kept_totals_check.hpp"
#include "known_at.hpp"
#include "totals_queries.hpp"
#include "track/model/breakdown.hpp"

namespace track::store {

namespace {

constexpr FiscalYear earliest_year{0};

// The order in which measurements supersede one another: latest period, last recorded.
using Rank = std::pair<Day, std::int64_t>;

class TotalsReader {
 public:
  // What begins after `as_of` does not count yet.
  TotalsReader(const SQLite::Database& database, KnownAt known_at, std::optional<Day> as_of)
      : kept_(database, known_at, as_of),
        last_(database, query::last_measurement),
        held_(database, query::latest_year_held),
        last_holding_(database, query::last_holding),
        first_ended_(database, query::first_holding_ended),
        last_of_day_(database, query::last_of_day),
        values_(database, query::values_of_year),
        added_up_(database, query::period_added_up) {
    for (Statement* statement :
         {&last_, &held_, &last_holding_, &first_ended_, &last_of_day_, &values_}) {
      statement->bind(":until", last_known_operation(known_at));
      statement->bind(":begun", last_day_counted(as_of));
    }
    added_up_.bind(":until", last_known_operation(known_at));
  }

  // Of what is recorded under each of its ids.
  std::map<FiscalYear, YearTotal> of_indicator(const Indicator& indicator,
                                               const std::vector<std::string>& ids,
                                               FiscalYear first, FiscalYear last) {
    std::map<FiscalYear, YearTotal> years;
    Ranks ranks;
    YearsWithPeriods longer;
    for (const std::string& id : ids) add_years(indicator, id, first, last, ranks, longer, years);
    for (const FiscalYear year : longer) {
      if (years[year].measurements > 1) add_overlaps(ids, year, years[year]);
    }
    return years;
  }

  // What each year had reached by each day on which a period ends.
  void add_reached(const Indicator& indicator, const std::vector<std::string>& ids,
                   std::map<FiscalYear, YearTotal>& years) {
    for (auto& [year, total] : years) {
      std::map<Day, Quantity> sums;
      for (const std::string& id : ids) {
        for (const KeptPeriod& one : kept_.periods(id, year, year)) {
          if (one.form != ValueForm::quantity) continue;
          Quantity& sum = sums[one.period.last];
          if (indicator.traits().sums()) add_kept(one.amount, sum);
        }
      }
      Quantity reached;
      for (const auto& [day, sum] : sums) {
        reached = indicator.traits().sums() ? reached + sum : last_amount(ids, year, day);
        total.reached[day] = reached;
      }
    }
  }

  void add_periods(const std::vector<std::string>& ids, FiscalYear first, FiscalYear last,
                   std::map<FiscalYear, YearTotal>& years) {
    for (const std::string& id : ids) {
      for (const KeptPeriod& one : kept_.periods(id, first, last)) {
        const bool is_milestone = one.form == ValueForm::not_started ||
                                  one.form == ValueForm::started || one.form == ValueForm::done;
        const auto total = years.find(one.year);
        if (total != years.end() && !is_milestone) total->second.periods.insert(one.period);
      }
    }
  }

  std::map<FiscalYear, EventTotal> of_activity(const Plan& plan, const Activity& activity,
                                               FiscalYear first, FiscalYear last) {
    std::map<FiscalYear, EventTotal> years;
    for (const Activity* tied : tied_with(plan, activity)) {
      if (activity.has_cycle()) {
        for (const std::string& id : recorded_ids(*tied)) {
          held_.bind(":activity", id).bind(":before", first);
          while (held_.next()) {
            const FiscalYear year = held_.fiscal_year("fiscal_year");
            add_years(id, year, year, years);
          }
        }
      }
      for (const std::string& id : recorded_ids(*tied)) add_years(id, first, last, years);
    }
    return years;
  }

  // Each value of a year, the last one last.
  struct RecordedValue {
    Rank rank;
    Period period;
    Value value;
  };
  std::vector<RecordedValue> values(const std::vector<std::string>& ids, FiscalYear year) {
    std::vector<RecordedValue> result;
    for (const std::string& id : ids) {
      values_.bind(":indicator", id).bind(":fiscal_year", year);
      while (values_.next()) {
        const Period period{values_.day("first_day"), values_.day("last_day")};
        result.push_back({{period.last, values_.integer("id")}, period, values_.value()});
      }
    }
    std::ranges::sort(result, {}, &RecordedValue::rank);
    return result;
  }

 private:
  using YearsWithPeriods = std::set<FiscalYear>;
  using Ranks = std::map<FiscalYear, Rank>;  // of the value last taken of a year

  void add_years(const std::string& activity, FiscalYear first, FiscalYear last,
                 std::map<FiscalYear, EventTotal>& years) {
    for (const KeptHoldings& holdings : kept_.holdings(activity, first, last)) {
      EventTotal& total = years[holdings.year];
      const Day first_end = day_of(first_ended_, activity, holdings.year);
      total.first_end = total.held == 0 ? first_end : std::min(total.first_end, first_end);
      total.held += holdings.held;
      total.last_day = std::max(total.last_day, day_of(last_holding_, activity, holdings.year));
    }
  }

  static Day day_of(Statement& holding, const std::string& activity, FiscalYear year) {
    holding.bind(":activity", activity).bind(":fiscal_year", year);
    Day day{};
    while (holding.next()) day = holding.day("last_day");
    return day;
  }

  void add_years(const Indicator& indicator, const std::string& id, FiscalYear first,
                 FiscalYear last, Ranks& ranks, YearsWithPeriods& longer,
                 std::map<FiscalYear, YearTotal>& years) {
    for (const KeptTotal& kept : kept_.totals(id, first, last)) {
      YearTotal& total = years[kept.year];
      add_sums(indicator, kept, total);
      if (indicator.adds_up(kept.form) && kept.longer_than_a_day > 0) longer.insert(kept.year);
      add_last(id, kept.year, kept.form, total, ranks[kept.year]);
      if (indicator.aggregation() != Aggregation::weighted_mean) continue;
      total.sized += kept.sized;
      require_fit(kept.weight);
      total.weight += kept.weight;
      total.weighted += kept.weighted / Quantity::units_per_one;
    }
  }

  // Each period with those before it that share a day with it.
  void add_overlaps(const std::vector<std::string>& ids, FiscalYear year, YearTotal& total) {
    struct AddedUp {
      const std::string* id;
      Period period;
    };
    std::vector<AddedUp> all;
    for (const std::string& id : ids) {
      for (const KeptPeriod& one : kept_.periods(id, year, year)) {
        if (one.form != ValueForm::quantity && one.form != ValueForm::fraction) continue;
        const bool is_other_form =
            !all.empty() && all.back().id == &id && all.back().period == one.period;
        if (!is_other_form) all.push_back({&id, one.period});
      }
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const Period& one = all[j].period;
        const Period& other = all[i].period;
        if (one == other || !one.shares_day_with(other)) continue;
        const auto first = not_confirmed(*all[j].id, year, one);
        const auto second = first ? not_confirmed(*all[i].id, year, other) : std::nullopt;
        if (second) total.overlaps.push_back({one, *first, other, *second});
      }
    }
  }

  // The operation that last recorded a value of a period; nothing where one was confirmed.
  std::optional<std::int64_t> not_confirmed(const std::string& id, FiscalYear year,
                                            const Period& period) {
    added_up_.bind(":indicator", id).bind(":fiscal_year", year);
    added_up_.bind(":first_day", period.first).bind(":last_day", period.last);
    std::optional<std::int64_t> operation;
    while (added_up_.next()) {
      if (!added_up_.flag("confirmed")) operation = added_up_.integer("operation");
    }
    return operation;
  }

  Quantity last_amount(const std::vector<std::string>& ids, FiscalYear year, Day day) {
    std::pair<std::int64_t, Quantity> last;
    for (const std::string& id : ids) {
      last_of_day_.bind(":indicator", id).bind(":fiscal_year", year).bind(":last_day", day);
      while (last_of_day_.next()) {
        last = std::max(last, {last_of_day_.integer("id"), last_of_day_.quantity("amount")});
      }
    }
    return last.second;
  }

  // What is never added up has no sums that anybody asks for.
  static void add_sums(const Indicator& indicator, const KeptTotal& kept, YearTotal& total) {
    const std::int64_t measurements = kept.measurements;
    const bool adds_up = indicator.adds_up(kept.form);
    total.measurements += measurements;
    total.provisional += kept.provisional;
    switch (kept.form) {
      case ValueForm::quantity:
        total.quantities += measurements;
        if (adds_up) add_kept(kept.amount, total.sum);
        break;
      case ValueForm::fraction:
        total.fractions += measurements;
        if (adds_up) add_kept(kept.numerator, total.numerator);
        if (adds_up) add_kept(kept.denominator, total.denominator);
        break;
      case ValueForm::percentage:
        total.percentages += measurements;
        break;
      case ValueForm::unknown:
        total.unknown += measurements;
        break;
      case ValueForm::suppressed:
        total.suppressed += measurements;
        break;
      case ValueForm::not_started:
      case ValueForm::started:
      case ValueForm::done:
        break;
    }
  }

  void add_last(const std::string& id, FiscalYear year, ValueForm form, YearTotal& total,
                Rank& rank_of_last) {
    last_.bind(":indicator", id).bind(":fiscal_year", year).bind(":form", to_stored(form));
    while (last_.next()) {
      const Period period{last_.day("first_day"), last_.day("last_day")};
      total.last_recorded = std::max(total.last_recorded, period.last);
      if (form == ValueForm::unknown || form == ValueForm::suppressed) continue;
      const Rank rank{period.last, last_.integer("id")};
      if (total.last && rank < rank_of_last) continue;
      total.last = last_.value();
      total.last_period = period;
      rank_of_last = rank;
    }
  }

  KeptReader kept_;
  Statement last_;
  Statement held_;
  Statement last_holding_;
  Statement first_ended_;
  Statement last_of_day_;
  Statement values_;
  Statement added_up_;
};

bool in_cycle(const Plan& plan, const Indicator& indicator) {
  const auto is_held_in_cycle = [&plan](const std::string& id) {
    const Activity* activity = find_activity(plan, id);
    return activity != nullptr && activity->has_cycle();
  };
  return is_held_in_cycle(indicator.activity) || is_held_in_cycle(indicator.survey) ||
         (indicator.expect && indicator.expect->years() > 1);
}

// What was recorded long ago still says something of a year.
bool looks_back(const Plan& plan, const Indicator& indicator) {
  return indicator.carries_over() || in_cycle(plan, indicator);
}

// Years whose part that has passed may matter: the running one, the one before, which may still
// be reported, and the one that its periods are compared with.
constexpr int years_with_periods = 3;

// Fills the totals of a plan's indicators, of parts and of what is put together from them.
class IndicatorTotals {
 public:
  IndicatorTotals(const Plan& plan, FiscalYear first, FiscalYear last, std::optional<Day> as_of,
                  TotalsReader& reader, Totals& totals)
      : plan_(plan), first_(first), last_(last), as_of_(as_of), reader_(reader), totals_(totals) {}

  void fill() {
    for (const Indicator& part : plan_.parts) add(part);
    for (const Indicator& indicator : plan_.indicators) {
      add(indicator);
      if (indicator.total) put_parts_together(indicator);
    }
  }

 private:
  void add(const Indicator& indicator) {
    const std::vector<std::string> ids = recorded_ids(plan_, indicator);
    const FiscalYear first = looks_back(plan_, indicator) ? earliest_year : first_;
    auto years = reader_.of_indicator(indicator, ids, first, last_);
    if (indicator.pace() == Pace::history && as_of_) reader_.add_reached(indicator, ids, years);
    if (indicator.part_of && indicator.expect && indicator.expect->months < 12) {
      reader_.add_periods(ids, first, last_, years);
    } else if (indicator.traits().accumulates() && as_of_) {
      const FiscalYear now = plan_.calendar_of(indicator).year_of(*as_of_);
      reader_.add_periods(ids, {now.number - years_with_periods + 1}, now, years);
    }
    if (!years.empty()) totals_.indicators.emplace(indicator.id, std::move(years));
  }

  // What is recorded of the whole itself becomes its controls.
  void put_parts_together(const Indicator& whole) {
    const auto own = totals_.indicators.extract(whole.id);
    if (own) {
      for (const auto& [year, total] : own.mapped()) add_controls(whole, year);
    }
    std::map<FiscalYear, std::vector<const YearTotal*>> parts;
    for (const Indicator* part : summands(plan_, whole)) {
      const auto found = totals_.indicators.find(part->id);
      if (found == totals_.indicators.end()) continue;
      for (const auto& [year, total] : found->second) parts[year].push_back(&total);
    }
    std::map<FiscalYear, YearTotal> years;
    for (const auto& [year, each] : parts) years.emplace(year, put_together(whole, each));
    if (!years.empty()) totals_.indicators.emplace(whole.id, std::move(years));
  }

  void add_controls(const Indicator& whole, FiscalYear year) {
    std::vector<std::vector<TotalsReader::RecordedValue>> values;  // of each part
    const std::vector<const Indicator*> summed = summands(plan_, whole);
    for (const Indicator* part : summed) {
      values.push_back(reader_.values(recorded_ids(plan_, *part), year));
    }
    for (const auto& control : reader_.values(recorded_ids(plan_, whole), year)) {
      std::vector<YearTotal> parts(values.size());
      std::vector<const YearTotal*> recorded;
      Control made{control.period, control.value, {}};
      for (std::size_t i = 0; i < values.size(); ++i) {
        std::vector<Value> compared;
        for (const auto& one : values[i]) {
          if (!is_held_against(whole, control.period, one.period)) continue;
          add_value(one.value, one.period, parts[i]);
          compared.push_back(one.value);
        }
        if (parts[i].measurements == 0) continue;
        recorded.push_back(&parts[i]);
        made.reported.insert(summed[i]->id);
        made.has_gaps = made.has_gaps || has_gaps(whole, compared);
      }
      made.parts = put_together(whole, recorded);
      totals_.controls[whole.id][year].push_back(std::move(made));
    }
  }

  // A level by its last value up to the end of the period, anything else by what lies within it.
  static bool is_held_against(const Indicator& whole, const Period& control, const Period& part) {
    if (part.last > control.last) return false;
    return whole.aggregation() == Aggregation::last || part.first >= control.first;
  }

  const Plan& plan_;
  FiscalYear first_;
  FiscalYear last_;
  std::optional<Day> as_of_;
  TotalsReader& reader_;
  Totals& totals_;
};

}  // namespace

Totals Store::totals(const Plan& plan, FiscalYear first, FiscalYear last, KnownAt known_at,
                     std::optional<Day> as_of) const {
  return connection_->use([&](SQLite::Database& database) {
    const Snapshot snapshot(database);
    return reading_totals(database, [&] {
      TotalsReader reader(database, known_at, as_of);
      Totals totals;
      IndicatorTotals(plan, first, last, as_of, reader, totals).fill();
      for (const Activity& activity : plan.activities) {
        auto years = reader.of_activity(plan, activity, first, last);
        if (!years.empty()) totals.activities.emplace(activity.id, std::move(years));
      }
      return totals;
    });
  });
}

}  // namespace track::store
