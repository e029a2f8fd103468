#include "track/report/each_row.hpp"

#include <set>
#include <string>
#include <vector>

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
  const auto visit_sections = [&](const std::vector<ActivitySection>& sections) {
    for (const ActivitySection& one : sections) visit_all(one.rows);
  };
  for (const Theme& theme : plan.themes) {
    for (const Field& field : plan.fields) {
      if (field.theme != theme.id) continue;
      const auto section = maker.section(field, {});
      if (!section) continue;
      visit_all(section->outcomes);
      visit_sections(section->activities);
    }
  }
  visit_sections(survey_sections(maker));
  visit_sections(partner_sections(maker));
  visit_all(retired_rows(maker, shown));
}

}  // namespace track::report
