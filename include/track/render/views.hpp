#pragma once

#include <map>
#include <string>
#include <vector>

#include "track/base/date.hpp"
#include "track/base/error.hpp"
#include "track/base/localized.hpp"
#include "track/model/form.hpp"
#include "track/model/lookup.hpp"
#include "track/model/plan.hpp"
#include "track/model/record.hpp"
#include "track/model/table_package.hpp"
#include "track/model/totals.hpp"
#include "track/render/document.hpp"
#include "track/render/format.hpp"
#include "track/report/due.hpp"
#include "track/report/evaluation.hpp"
#include "track/report/history.hpp"
#include "track/report/owner_page.hpp"
#include "track/report/register.hpp"
#include "track/report/report.hpp"
#include "track/report/review.hpp"
#include "track/report/selection.hpp"
#include "track/report/summary.hpp"

// What there is to show, as a Document; each in a source of its own in render/views.
namespace track::render {

// One year: for people by theme, field and activity, for programs a row an indicator.
Document document_of(const report::Report& report);
// The same rows in one table, in another order.
Document document_of(const report::Report& report, report::SortKey order);
// The same with what an owner has missing and corrected below it; its rows are the report's alone.
Document document_of(const report::Report& report, const report::OwnerPage& page);

// The review of a year, for a committee: the goal, the year at a glance, what needs explaining, the
// figures by theme and field with how each came about, and what identifies the edition. The rows
// are those of the report.
Document document_of(const report::Review& review);

// Adds what a workbook of a report has besides: a sheet a field with charts of target and actual
// over the years, the years, the values behind the figures, what the words mean. `years` are those
// of the plan up to the report's. A public edition is without the values.
void add_workbook_sheets(const report::Report& report, const report::YearsReport& years,
                         std::vector<report::UsedMeasurement> values, Document& document);

// Years side by side, for people; the rows hold one item an indicator and year.
Document document_of(const report::YearsReport& report);

// The register of partners, for people in its groups; the rows hold one item an activity and group.
Document document_of(const report::Register& partners);

// One indicator or activity: its definition, its years, all that was recorded of it. The rows are
// the measurements (or an activity's events) alone.
Document document_of(const report::History& history);

// What is due, by addressee for people; the rows hold one item a deadline.
Document document_of(const report::Due& due);

// The deadlines as all-day events of an iCalendar file (RFC 5545), the overdue ones too. An event
// keeps its identity from one file to the next.
std::string due_calendar(const report::Due& due, Language language);

// For people and as a tree; it has no rows.
Document document_of(const report::Summary& summary);

// What the definitions hold of one sort.
Document list_activities(const Plan& plan, const Filter& filter);
Document list_initiatives(const Plan& plan, const Filter& filter);
// With their last wave and the next; `totals` hold the years of the plan up to the as-of day.
Document list_surveys(const Plan& plan, const Filter& filter, const Totals& totals, Day as_of);
Document list_indicators(const Plan& plan, const Filter& filter);
Document list_owners(const Plan& plan, const Filter& filter);
Document list_themes(const Plan& plan, const Filter& filter);
Document list_fields(const Plan& plan, const Filter& filter);
// A row a part.
Document list_breakdowns(const Plan& plan, const Filter& filter);
// A row an indicator and year for programs, a column a year for people.
Document list_targets(const Plan& plan, const Filter& filter);
// The kinds of indicators that there are, with how a value is written.
Document list_kinds();
// Those in force, of all years.
Document list_evaluations(const Plan& plan, const std::vector<Evaluation>& evaluations);

// The operations, with their times in the zone.
// `changes`: what single operations changed of what is asked for; none where nothing is.
Document document_of(const std::vector<LoggedOperation>& log, const FiscalCalendar& calendar,
                     const std::map<OperationId, Localized>& changes = {});
// "target R4 300 → 310".
Localized target_change_text(const TargetChange& change, const FiscalCalendar& calendar);

// What `record` answers with: what was stored, and where the year stands after it.
struct RecordAnswer {
  const Plan& plan;
  const Totals& totals;  // after the recording
  const RecordRequest& entry;
  const RecordResult& recorded;
  Day today;
  std::vector<Localized> notes{};  // how what was left open was read
};

Document document_of(const RecordAnswer& answer);

// What many requests stored as one operation: how many rows, for programs each value.
Document recorded_batch(const Plan& plan, OperationId operation, const RecordRows& rows,
                        std::size_t requests);

// What an import read and stored, or would store.
struct ImportAnswer {
  struct LeftOut {
    Localized reason;
    std::int64_t rows = 0;
    std::vector<std::string> first{};  // the first of them: "A7 小計"
  };
  struct Table {
    std::string sheet;             // empty: of a text file
    std::vector<Localized> roles;  // where what was found
    std::vector<std::string> unread;
    std::vector<LeftOut> left_out;
    std::int64_t hidden_rows = 0;  // read all the same
    std::vector<std::string> hidden_columns;
    std::int64_t values = 0;
  };
  struct Blank {
    std::string indicator;
    Period period;
    std::string cell;
    bool ahead = false;  // the period is not over yet
  };
  struct File {
    std::string name;
    std::string digest;
    std::optional<FormIdentity> form{};
    std::vector<Blank> blanks{};  // of a form: cells that were not filled
    std::vector<Table> tables;
    std::vector<Localized> differences;  // of totals from the sum of their parts
    std::vector<Localized> warnings;
  };
  // A value, or a holding without values.
  struct Line {
    std::string indicator;  // its id, empty for a holding
    std::string activity;   // of a holding
    Period period;
    std::string place;
    std::optional<Value> value;
    std::optional<Value> before;  // what it replaces
    std::string cell;
  };

  std::optional<OperationId> operation;  // that stored it, or would; unset where nothing is new
  bool dry_run = false;
  bool is_stored() const { return operation && !dry_run; }
  std::vector<File> files;
  std::int64_t stored = 0;  // values
  std::int64_t holdings = 0;
  std::int64_t replaced = 0;
  std::int64_t unchanged = 0;
  std::vector<Localized> doubts{};
  std::vector<Line> lines;  // of a dry run all that would be stored, else what was replaced
};

Document document_of(const Plan& plan, const ImportAnswer& answer);

// The actual of the year before and the target of this one, as a form shows them.
struct FormFigures {
  Localized last;
  Localized target;
};
FormFigures form_figures(const report::Row& then, const report::Row& now);

// A form as a file that an office fills in. CSV has its hidden column and row shown. Throws Error
// (refused) as write() does.
enum class FormFile { xlsx, ods, csv };
std::string write_form(const Form& form, FormFile file, const Style& style);

// The evaluations of a year.
Document document_of(const Plan& plan, FiscalYear year, const std::vector<Evaluation>& evaluations);
// What was said of the plan or of a field over the years, also what is out of force.
struct EvaluationHistory {
  const Plan& plan;
  EvaluationOf of;
  std::vector<Evaluation> evaluations;  // by year
};
Document document_of(const EvaluationHistory& history);
// The figures that an evaluation is made of, as a table alone; without rows nothing.
Document figures_of(const report::EvaluatedItem& item, const Plan& plan);
// "○", "× to ○"; empty where nothing is advised.
Localized advice_of(const report::EvaluatedItem& item, const Plan& plan);

// "To undo: track undo 57", below what an operation recorded or amended.
Localized undo_hint(OperationId operation);

// What an amendment or an undo takes out of force and puts in its place, line by line.
Document changes_of(const Plan& plan, const Correction& correction);

// Where the years stand that a correction touched; `totals` hold them, after it.
Document standings_of(const Plan& plan, const Correction& correction, const Totals& totals,
                      Day today);

// The long table of measurements, a row a value: without rows, and one more. `indicator` is the one
// that the value is of now, a part or a whole.
Grid measurement_table();
void add_measurement(const Plan& plan, const Indicator& indicator, const Measurement& one,
                     Grid& table);
Document document_of_measurements(Grid table);

// The descriptor of a Frictionless Data Package (datapackage.json): its tree alone. A licence is an
// identifier (CC-BY-4.0) or an address; none is named where it is empty.
Document document_of(const TablePackage& package, const std::string& licence, Moment made,
                     Language language);

// Named before each.
enum class Severity { error, warning };

// At most 20 faults, each as
//   plan.toml:42:8: error: unknown kind "cuont"
//      42 | kind = "cuont"
//         |        ^^^^^^^ one of count, running, …; did you mean "count"?
// and a line that counts the rest.
std::string diagnostics_text(const std::vector<Diagnostic>& faults, Severity severity,
                             const Style& style);

}  // namespace track::render
