#include "correction_answer.hpp"

#include <algorithm>

#include "track/render/recording.hpp"
#include "track/report/report.hpp"

namespace track::cli {

std::string standings_after(const store::Store& store, const Correction& correction,
                            const Context& context) {
  const std::optional<int> revision = store.revision();
  if (!revision) return {};
  const Plan plan = store.plan(*revision);
  std::optional<FiscalYear> first;
  FiscalYear last;
  for (const RecordRows* rows : {&correction.withdrawn, &correction.placed}) {
    const auto include = [&](FiscalYear year) {
      first = first ? std::min(*first, year) : year;
      last = std::max(last, year);
    };
    for (const Event& one : rows->events) include(one.year);
    for (const Measurement& one : rows->measurements) include(one.year);
  }
  if (!first) return {};
  const Day today = context.today(plan.calendar);
  const Totals totals =
      store.totals(plan, report::first_year_needed(plan, *first), last, {}, today);
  return render::write(render::standings_of(plan, correction, totals, today), render::Format::table,
                       context.out_style());
}

}  // namespace track::cli
