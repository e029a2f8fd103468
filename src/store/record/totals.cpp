
#include <map>
#include <set>
#include <string>
#include <utility>

#include "../sqlite/connection.hpp"
#include "../sqlite/snapshot.hpp"
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
      : totals_(database, query::indicator_totals),
        last_(database, query::last_measurement),
        sized_(database, query::sized_quantities),
        events_(database, query::event_totals),
        held_(database, query::latest_year_held),
        amounts_(database, query::amounts_by_day),
        periods_(database, query::periods_measured),
        values_(database, query::values_of_year),
        added_up_(database, query::periods_added_up) {
    for (Statement* statement : {&totals_, &last_, &sized_, &events_, &held_, &amounts_, &periods_,
                                 &values_, &added_up_}) {
      statement->bind(":until", last_known_operation(known_at));
      statement->bind(":begun", last_day_counted(as_of));
    }
    Statement withdrawn(database, query::subjects_withdrawn);
    while (withdrawn.next()) withdrawn_.insert(withdrawn.text("subject"));
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
      std::map<Rank, Quantity> amounts;
      for (const std::string& id : ids) {
        amounts_.bind(":indicator", id).bind(":fiscal_year", year);
        while (amounts_.next()) {
          amounts[{amounts_.day("last_day"), amounts_.integer("id")}] = amounts_.quantity("amount");
        }
      }
      Quantity reached;
      for (const auto& [rank, amount] : amounts) {
        reached = indicator.traits().sums() ? reached + amount : amount;
        total.reached[rank.first] = reached;
      }
    }
  }

  void add_periods(const std::vector<std::string>& ids, FiscalYear first, FiscalYear last,
                   std::map<FiscalYear, YearTotal>& years) {
    for (auto& [year, total] : years) {
      if (year < first || last < year) continue;
      for (const std::string& id : ids) {
        periods_.bind(":indicator", id).bind(":fiscal_year", year);
        periods_.bind(":anything_withdrawn", withdrawn_.contains(id));
        while (periods_.next()) {
          total.periods.insert({periods_.day("first_day"), periods_.day("last_day")});
        }
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
    events_.bind(":activity", activity).bind(":first", first).bind(":last", last);
    while (events_.next()) {
      EventTotal& total = years[events_.fiscal_year("fiscal_year")];
      const Day first_end = events_.day("first_end");
      total.first_end = total.held == 0 ? first_end : std::min(total.first_end, first_end);
      total.held += events_.integer("held");
      total.last_day = std::max(total.last_day, events_.day("last_day"));
    }
  }

  void add_years(const Indicator& indicator, const std::string& id, FiscalYear first,
                 FiscalYear last, Ranks& ranks, YearsWithPeriods& longer,
                 std::map<FiscalYear, YearTotal>& years) {
    totals_.bind(":indicator", id).bind(":first", first).bind(":last", last);
    totals_.bind(":anything_withdrawn", withdrawn_.contains(id));
    while (totals_.next()) {
      const FiscalYear year = totals_.fiscal_year("fiscal_year");
      const auto form = totals_.word<ValueForm>("form");
      YearTotal& total = years[year];
      add_sums(form, total);
      if (indicator.adds_up(form) && totals_.integer("longer_than_a_day") > 0) longer.insert(year);
      add_last(id, year, form, total, ranks[year]);
    }
    if (indicator.aggregation() == Aggregation::weighted_mean) {
      add_weights(id, first, last, years);
    }
  }

  // Each period with those before it that share a day with it.
  void add_overlaps(const std::vector<std::string>& ids, FiscalYear year, YearTotal& total) {
    struct AddedUp {
      Period period;
      std::int64_t operation = 0;
      bool confirmed = false;
    };
    std::vector<AddedUp> all;
    for (const std::string& id : ids) {
      added_up_.bind(":indicator", id).bind(":fiscal_year", year);
      while (added_up_.next()) {
        all.push_back({{added_up_.day("first_day"), added_up_.day("last_day")},
                       added_up_.integer("operation"),
                       added_up_.flag("confirmed")});
      }
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const AddedUp& one = all[j];
        const AddedUp& other = all[i];
        const bool share = one.period.shares_day_with(other.period) && one.period != other.period;
        if (!share || one.confirmed || other.confirmed) continue;
        total.overlaps.push_back({one.period, one.operation, other.period, other.operation});
      }
    }
  }

  // From the row of a year and form.
  void add_sums(ValueForm form, YearTotal& total) const {
    const std::int64_t measurements = totals_.integer("measurements");
    total.measurements += measurements;
    total.provisional += totals_.integer("provisional");
    switch (form) {
      case ValueForm::quantity:
        total.quantities += measurements;
        total.sum = total.sum + totals_.quantity("amount");
        break;
      case ValueForm::fraction:
        total.fractions += measurements;
        total.numerator = total.numerator + totals_.quantity("numerator");
        total.denominator = total.denominator + totals_.quantity("denominator");
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

  // Row by row: SQLite's products are not exact beyond 64 bits.
  void add_weights(const std::string& id, FiscalYear first, FiscalYear last,
                   std::map<FiscalYear, YearTotal>& years) {
    std::map<FiscalYear, Rational> weighted;
    sized_.bind(":indicator", id).bind(":first", first).bind(":last", last);
    while (sized_.next()) {
      const FiscalYear year = sized_.fiscal_year("fiscal_year");
      const std::int64_t n = sized_.integer("n");
      YearTotal& total = years[year];
      ++total.sized;
      total.weight += n;
      weighted[year] += Rational(sized_.integer("amount")) * n;
    }
    for (const auto& [year, units] : weighted) {
      years[year].weighted += units / Quantity::units_per_one;
    }
  }

  Statement totals_;
  Statement last_;
  Statement sized_;
  Statement events_;
  Statement held_;
  Statement amounts_;
  Statement periods_;
  Statement values_;
  Statement added_up_;
  std::set<std::string> withdrawn_;  // those that something was withdrawn from, at whatever time
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
    TotalsReader reader(database, known_at, as_of);
    Totals totals;
    IndicatorTotals(plan, first, last, as_of, reader, totals).fill();
    for (const Activity& activity : plan.activities) {
      auto years = reader.of_activity(plan, activity, first, last);
      if (!years.empty()) totals.activities.emplace(activity.id, std::move(years));
    }
    return totals;
  });
}

}  // namespace track::store
