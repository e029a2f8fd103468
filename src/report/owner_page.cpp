#include "track/report/owner_page.hpp"

#include <set>

namespace track::report {

namespace {

// What a report shows.
struct Shown {
  std::set<std::string> indicators;
  std::set<std::string> holdings;  // by activity

  explicit Shown(const Report& report) {
    for (const Row* row : report.rows()) {
      (row->indicator != nullptr ? indicators : holdings).insert(row->id);
    }
  }

  bool has(const Deadline& deadline) const {
    return deadline.indicator != nullptr ? indicators.contains(deadline.indicator->id)
                                         : holdings.contains(deadline.activity->id);
  }
};

bool is_narrowed(const Filter& filter) {
  return !filter.theme.empty() || !filter.field.empty() || filter.level;
}

}  // namespace

OwnerPage owner_page(const Report& report, const Filter& filter,
                     const std::vector<Deadline>& open_deadlines,
                     const std::vector<CorrectedValue>& corrected) {
  const Shown shown(report);
  const FiscalYear year = report.head.year;
  OwnerPage page;
  for (const Deadline& one : open_deadlines) {
    if (one.year != year || !one.overdue(report.head.as_of)) continue;
    const bool own = !is_narrowed(filter) && answers_for(filter.owner, one);
    if (own || shown.has(one)) page.missing.push_back(one);
  }
  for (const CorrectedValue& one : corrected) {
    const bool of_year = one.before.year == year || (one.after && one.after->year == year);
    if (of_year && shown.indicators.contains(one.before.indicator)) page.corrected.push_back(one);
  }
  return page;
}

}  // namespace track::report
