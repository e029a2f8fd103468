#pragma once

#include <toml++/toml.h>

#include <optional>
#include <vector>

#include "../toml/diagnostics.hpp"
#include "plan_builder.hpp"
#include "track/model/office.hpp"

// The tables of a definition file; each of the sources here reads those of its name.
namespace track::definition {

// The plan's own tables, each of them once in all files together. False where no file has a [plan].
bool read_plan_tables(const std::vector<TableReader>& files, PlanBuilder& builder);

// [office], with the picture that it names; [public]; [assessment].
void read_office(const TableReader& table, PlanBuilder& builder);
void read_publication(const TableReader& table, PlanBuilder& builder);
void read_assessment(const TableReader& table, PlanBuilder& builder);

// The picture that a definition names, beside its file or below. A fault where it cannot be read,
// is too large, is neither PNG nor SVG, or loads or runs something.
std::optional<Logo> read_logo(const Text& file, Diagnostics& diagnostics);

// [[owner]], [[theme]], [[field]] of one file.
void read_outline(const TableReader& file, PlanBuilder& builder);

// [[breakdown]] of one file.
void read_breakdowns(const TableReader& file, PlanBuilder& builder);
// [[part]] of all files, once all breakdowns are known.
void read_parts(const std::vector<TableReader>& files, bool complete, PlanBuilder& builder);
// Gives each indicator what it is broken down by, once all breakdowns are known; a fault where that
// does not fit. Where the files are not complete, an unknown breakdown is no fault: it may exist.
void check_breakdowns(bool complete, PlanBuilder& builder);

// [[initiative]], [[survey]], [[partner]] with their indicators.
void read_activities(const TableReader& file, PlanBuilder& builder);
// Checks `same_as`, once all activities are known.
void check_ties(PlanBuilder& builder);

// The indicators in the table of an activity.
void read_indicators(const TableReader& table, const Activity& activity, PlanBuilder& builder);
// [[indicator]]: those of no activity.
void read_own_indicators(const TableReader& file, PlanBuilder& builder);

// `series_break` of a table by year; faults for years that are none or come twice.
std::vector<SeriesBreak> read_series_breaks(const TableReader& table, PlanBuilder& builder,
                                            YearCounting counting = YearCounting::fiscal);

// Gives each indicator its method, once all baselines are known; a fault where it does not fit.
// Where the files are not complete, a missing baseline is no fault: it may exist.
void check_methods(bool complete, PlanBuilder& builder);

// [targets."…"] of all files, once all ids are known. Where the files are not complete, an unknown
// indicator is no fault: it may exist.
void read_targets(const std::vector<TableReader>& files, bool complete, PlanBuilder& builder);

// Gives an indicator its baseline; a fault where that is incomplete. The value is read only where
// the indicator's kind is known.
void read_baseline(const TableReader& table, PlanBuilder::PendingIndicator& item,
                   PlanBuilder& builder);

// [baselines."…"] of all files, once all ids are known. Where the files are not complete, an
// unknown indicator is no fault: it may exist.
void read_baselines(const std::vector<TableReader>& files, bool complete, PlanBuilder& builder);

// Checks `formerly`, once all ids are known: no id that the files still define, and none that two
// items had.
void check_former_ids(PlanBuilder& builder);

// A table at the left margin that holds one table an indicator: [targets."lecture.attendance"].
struct ByIndicator {
  const char* key = nullptr;
  Message<std::string> unknown;  // for an indicator that there is none of
  Message<std::string> rule;     // how one is written; {} is the indicator
  bool of_parts = false;         // "lecture.attendance@sex:f" has one, too
};

struct IndicatorTable {
  Text id;
  const toml::table* table = nullptr;
  const SourceText* source = nullptr;
  PlanBuilder::PendingIndicator* indicator = nullptr;  // nullptr: not known
};

// The tables of all files, once all ids are known; faults for what is no table, is given twice or
// names no indicator. Where the files are not complete, an unknown indicator is no fault: it may
// exist.
std::vector<IndicatorTable> tables_by_indicator(const ByIndicator& what,
                                                const std::vector<TableReader>& files,
                                                bool complete, PlanBuilder& builder);

}  // namespace track::definition
