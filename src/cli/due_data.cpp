#include "due_data.hpp"

#include "closed_year.hpp"

namespace track::cli {

DueData due_data(const store::Store& store, const KnownPlan& known) {
  const Plan& plan = known.plan;
  DueData data{totals_for(store, known, plan.first_year, plan.last_year),
               store.reported(plan, known.known_at),
               {}};
  for (FiscalYear year = plan.first_year; year <= plan.last_year; year = year.next()) {
    if (store.closing(year, known.known_at)) data.closed.insert(year);
  }
  return data;
}

}  // namespace track::cli
