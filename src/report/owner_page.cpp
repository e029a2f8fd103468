#include "track/report/owner_page.hpp"

#include <algorithm>
#include <set>

#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"

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
    if (deadline.indicator == nullptr) return holdings.contains(deadline.activity->id);
    return indicators.contains(deadline.indicator->id) ||
           std::ranges::any_of(deadline.missing_parts, [this](const Indicator* part) {
             return indicators.contains(part->id);
           });
  }

  // A part is shown with its whole.
  bool has(const CorrectedValue& value) const {
    const std::string& id = value.before.indicator;
    return indicators.contains(id) || indicators.contains(whole_id(id));
  }
};

bool is_of_year(const CorrectedValue& one, FiscalYear year) {
  return one.before.year == year || (one.after && one.after->year == year);
}

// Whether a part has owners of its own, and this one among them.
bool reports_part(const std::string& owner, const std::string& id, const Plan& plan) {
  const Indicator* indicator = find_indicator(plan, id);
  return indicator != nullptr && indicator->part_of && contains(indicator->part_of->owners, owner);
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
    const bool own = !filter.is_narrowed() && answers_for(filter.owner, one);
    if (own || shown.has(one)) page.missing.push_back(one);
  }
  for (const CorrectedValue& one : corrected) {
    if (!is_of_year(one, year)) continue;
    const bool own =
        !filter.is_narrowed() && reports_part(filter.owner, one.before.indicator, *report.plan);
    if (own || shown.has(one)) page.corrected.push_back(one);
  }
  return page;
}

std::vector<CorrectedValue> corrected_in(const Report& report,
                                         std::vector<CorrectedValue> corrected) {
  const Shown shown(report);
  std::erase_if(corrected, [&](const CorrectedValue& one) {
    return !is_of_year(one, report.head.year) || !shown.has(one);
  });
  return corrected;
}

}  // namespace track::report
