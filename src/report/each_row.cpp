#include "track/report/each_row.hpp"

#include <set>
#include <string>

#include "section_maker.hpp"

namespace track::report {

void each_row(const Plan& plan, const Totals& totals, FiscalYear year, Day as_of,
              const std::function<void(const Row& row)>& visit) {
  const std::vector<FiscalYear> years = {year};
  const Filter all;
  const ClosedRows none;
  const SectionMaker maker{plan, totals, years, as_of, all, none};
  std::set<std::string> shown;
  const auto visit_all = [&](const std::vector<Row>& rows) {
    for (const Row& row : rows) {
      shown.insert(row.id);
      visit(row);
    }
  };
  const auto visit_section = [&](const Activity& activity) {
    if (const auto section = maker.section(activity)) visit_all(section->rows);
  };
  for (const Theme& theme : plan.themes) {
    for (const Field& field : plan.fields) {
      if (field.theme != theme.id) continue;
      visit_all(maker.outcomes(field));
      for (const Activity& activity : plan.activities) {
        if (is_of_field(activity, field)) visit_section(activity);
      }
    }
  }
  for (const Activity& activity : plan.activities) {
    if (activity.kind == ActivityKind::survey && activity.monitoring) visit_section(activity);
  }
  for (const ActivitySection& one : partner_sections(maker)) visit_all(one.rows);
  visit_all(retired_rows(maker, shown));
}

}  // namespace track::report
