#include <SQLiteCpp/Transaction.h>

#include <map>
#include <set>
#include <string>
#include <utility>

#include "../sqlite/connection.hpp"
#include "known_at.hpp"
#include "totals_queries.hpp"

namespace track::store {

namespace {

// The order in which measurements supersede one another: latest period, last recorded.
using Rank = std::pair<Day, std::int64_t>;

class TotalsReader {
 public:
  TotalsReader(const SQLite::Database& database, KnownAt known_at)
      : totals_(database, query::indicator_totals),
        last_(database, query::last_measurement),
        sized_(database, query::sized_quantities),
        earlier_(database, query::latest_year_before),
        events_(database, query::event_totals),
        held_(database, query::latest_year_held),
        sum_by_(database, query::sum_by_day),
        last_by_(database, query::last_by_day) {
    for (Statement* statement :
         {&totals_, &last_, &sized_, &earlier_, &events_, &held_, &sum_by_, &last_by_}) {
      statement->bind(":until", last_known_operation(known_at));
    }
    Statement withdrawn(database, query::subjects_withdrawn);
    while (withdrawn.next()) withdrawn_.insert(withdrawn.text("subject"));
  }

  // `in_cycle`: it is measured once in several years.
  std::map<FiscalYear, YearTotal> of_indicator(const Indicator& indicator, bool in_cycle,
                                               FiscalYear first, FiscalYear last) {
    std::map<FiscalYear, YearTotal> years;
    std::set<FiscalYear> earlier;
    if (indicator.carries_over()) note_year_before(indicator, first, Counting::values, earlier);
    if (in_cycle) note_year_before(indicator, first, Counting::measurements, earlier);
    for (const FiscalYear year : earlier) add_years(indicator, year, year, years);
    add_years(indicator, first, last, years);
    return years;
  }

  // What each year had reached by the same day.
  void add_reached(const Indicator& indicator, const FiscalCalendar& calendar, Day as_of,
                   std::map<FiscalYear, YearTotal>& years) {
    Statement& reached = indicator.traits().sums() ? sum_by_ : last_by_;
    reached.bind(":indicator", indicator.id);
    const FiscalYear now = calendar.year_of(as_of);
    for (auto& [year, total] : years) {
      total.by_then = Quantity{};
      reached.bind(":fiscal_year", year).bind(":day", same_day(as_of, year.number - now.number));
      while (reached.next()) total.by_then = reached.quantity("amount");
    }
  }

  std::map<FiscalYear, EventTotal> of_activity(const Plan& plan, const Activity& activity,
                                               FiscalYear first, FiscalYear last) {
    std::map<FiscalYear, EventTotal> years;
    for (const Activity* tied : tied_with(plan, activity)) {
      if (activity.has_cycle()) {
        held_.bind(":activity", tied->id).bind(":before", first);
        while (held_.next()) {
          const FiscalYear year = held_.fiscal_year("fiscal_year");
          add_years(*tied, year, year, years);
        }
      }
      add_years(*tied, first, last, years);
    }
    return years;
  }

 private:
  enum class Counting { values, measurements };
  void note_year_before(const Indicator& indicator, FiscalYear before, Counting counting,
                        std::set<FiscalYear>& years) {
    earlier_.bind(":indicator", indicator.id)
        .bind(":before", before)
        .bind(":value_only", counting == Counting::values);
    while (earlier_.next()) {
      if (!earlier_.is_null("fiscal_year")) years.insert(earlier_.fiscal_year("fiscal_year"));
    }
  }

  void add_years(const Activity& activity, FiscalYear first, FiscalYear last,
                 std::map<FiscalYear, EventTotal>& years) {
    events_.bind(":activity", activity.id).bind(":first", first).bind(":last", last);
    while (events_.next()) {
      EventTotal& total = years[events_.fiscal_year("fiscal_year")];
      total.held += events_.integer("held");
      total.last_day = std::max(total.last_day, events_.day("last_day"));
    }
  }

  void add_years(const Indicator& indicator, FiscalYear first, FiscalYear last,
                 std::map<FiscalYear, YearTotal>& years) {
    std::map<FiscalYear, Rank> ranks;  // of the value last taken
    totals_.bind(":indicator", indicator.id).bind(":first", first).bind(":last", last);
    totals_.bind(":anything_withdrawn", withdrawn_.contains(indicator.id));
    while (totals_.next()) {
      const FiscalYear year = totals_.fiscal_year("fiscal_year");
      const auto form = totals_.word<ValueForm>("form");
      YearTotal& total = years[year];
      add_sums(form, total);
      add_last(indicator, year, form, total, ranks[year]);
    }
    if (indicator.aggregation() == Aggregation::weighted_mean) {
      add_weights(indicator, first, last, years);
    }
  }

  // From the row of a year and form.
  void add_sums(ValueForm form, YearTotal& total) const {
    const std::int64_t measurements = totals_.integer("measurements");
    total.measurements += measurements;
    total.provisional += totals_.integer("provisional");
    switch (form) {
      case ValueForm::quantity:
        total.quantities = measurements;
        total.sum = totals_.quantity("amount");
        break;
      case ValueForm::fraction:
        total.fractions = measurements;
        total.numerator = totals_.quantity("numerator");
        total.denominator = totals_.quantity("denominator");
        break;
      case ValueForm::percentage:
        total.percentages = measurements;
        break;
      case ValueForm::unknown:
        total.unknown = measurements;
        break;
      case ValueForm::suppressed:
        total.suppressed = measurements;
        break;
      case ValueForm::not_started:
      case ValueForm::started:
      case ValueForm::done:
        break;
    }
  }

  void add_last(const Indicator& indicator, FiscalYear year, ValueForm form, YearTotal& total,
                Rank& rank_of_last) {
    last_.bind(":indicator", indicator.id)
        .bind(":fiscal_year", year)
        .bind(":form", to_stored(form));
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
  void add_weights(const Indicator& indicator, FiscalYear first, FiscalYear last,
                   std::map<FiscalYear, YearTotal>& years) {
    std::map<FiscalYear, Rational> weighted;
    sized_.bind(":indicator", indicator.id).bind(":first", first).bind(":last", last);
    while (sized_.next()) {
      const FiscalYear year = sized_.fiscal_year("fiscal_year");
      const std::int64_t n = sized_.integer("n");
      YearTotal& total = years[year];
      ++total.sized;
      total.weight += n;
      weighted[year] += Rational(sized_.integer("amount")) * n;
    }
    for (const auto& [year, units] : weighted) {
      years[year].weighted = units / Quantity::units_per_one;
    }
  }

  Statement totals_;
  Statement last_;
  Statement sized_;
  Statement earlier_;
  Statement events_;
  Statement held_;
  Statement sum_by_;
  Statement last_by_;
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

}  // namespace

Totals Store::totals(const Plan& plan, FiscalYear first, FiscalYear last, KnownAt known_at,
                     std::optional<Day> as_of) const {
  return connection_->use([&](SQLite::Database& database) {
    // One transaction: all of it is of one moment, whoever records meanwhile.
    const SQLite::Transaction snapshot(database);
    TotalsReader reader(database, known_at);
    Totals totals;
    for (const Indicator& indicator : plan.indicators) {
      auto years = reader.of_indicator(indicator, in_cycle(plan, indicator), first, last);
      if (indicator.pace() == Pace::history && as_of) {
        reader.add_reached(indicator, plan.calendar, *as_of, years);
      }
      if (!years.empty()) totals.indicators.emplace(indicator.id, std::move(years));
    }
    for (const Activity& activity : plan.activities) {
      auto years = reader.of_activity(plan, activity, first, last);
      if (!years.empty()) totals.activities.emplace(activity.id, std::move(years));
    }
    return totals;
  });
}

}  // namespace track::store
