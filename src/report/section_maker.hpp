#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "track/model/lookup.hpp"
#include "track/report/report.hpp"

namespace track::report {

// By year, the rows that its report was closed with, by id.
using ClosedRows = std::map<FiscalYear, std::map<std::string, const Row*>>;

// The indicators of each activity, by its id.
using ByActivity = std::unordered_map<std::string_view, std::vector<const Indicator*>>;
ByActivity by_activity(const Plan& plan);

// Makes the sections of one report.
struct SectionMaker {
  const Plan& plan;
  const Totals& totals;
  const std::vector<FiscalYear>& years;
  Day as_of;
  const Filter& filter;
  const ClosedRows& closed;
  ByActivity indicators = by_activity(plan);

  const std::vector<const Indicator*>& indicators_of(const Activity& activity) const;

  bool wants(Level level) const { return !filter.level || *filter.level == level; }

  bool owned(const std::vector<std::string>& owners) const;

  // By its activity or, without owners there, its survey.
  bool owned(const Indicator& indicator) const;

  // Within the theme and the field that are asked for.
  bool in_place(const Activity& activity) const;

  // It may have been closed under a former id.
  ClosedRows::mapped_type::const_iterator find_closed(const Row& row,
                                                      const ClosedRows::mapped_type& rows) const;

  // Where the year is closed, its figures as it was closed with them, at the place that the row has
  // today; nothing where it was closed without the row.
  std::optional<Row> to_show(Row made, const std::vector<Row>& before) const;

  void add_holdings(const Activity& activity, std::vector<Row>& rows) const;

  // `own`: whether the owner asked for answers for it; else it may report parts of it.
  void add_indicator(const Indicator& indicator, bool own, std::vector<Row>& rows) const;

  void add_row(const Indicator& indicator, std::vector<Row>& rows) const;

  std::vector<Row> outcomes(const Field& field) const;

  std::optional<ActivitySection> section(const Activity& activity) const;

  std::optional<FieldSection> section(const Field& field, std::string number) const;
};

// The monitoring surveys.
std::vector<ActivitySection> survey_sections(const SectionMaker& maker);
// What partners measure; how often they meet is told in their register.
std::vector<ActivitySection> partner_sections(const SectionMaker& maker);
// What was recorded of retired ones that have lost their place, and are not shown there.
std::vector<Row> retired_rows(const SectionMaker& maker, const std::set<std::string>& shown);

}  // namespace track::report
