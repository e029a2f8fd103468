#include "track/render/summary.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "closed_year.hpp"
#include "command.hpp"
#include "context.hpp"
#include "due_data.hpp"
#include "output.hpp"
#include "since.hpp"
#include "track/base/text.hpp"
#include "track/report/report.hpp"

namespace track::cli {

namespace {

constexpr Message<> summary_since_help{
    "compared with before this day, operation or moment: yesterday (as without it), R4.6.11, 57, "
    "2022-11-29T17:10:00Z",
    "この日・操作・日時より前と比べます：昨日（省略時）、R4.6.11、57、2022-11-29T17:10:00Z"};
constexpr Message<> summary_exit_code_help{"end with 10 when there is something to act on",
                                           "対応が必要なものがあるときは終了コードを10にします"};
constexpr Message<std::string, std::string> later{"--since {} lies after what is known, up to {}",
                                                  "--since {} は、対象とする {} より後です"};
constexpr Message<> give_earlier{"give an earlier one", "それより前を指定してください"};
constexpr Message<std::string> no_table{"a summary is no table for {}",
                                        "summary は {} で出力できません"};
constexpr Message<> other_tables{
    "--format json holds all of it; track due, track log and track report are tables",
    "全項目は --format json で、一覧は track due、track log、track report で出力できます"};

struct SummaryOptions {
  std::string since = "yesterday";
  bool exit_code = false;
  OutputOptions output;
};

render::Format read_format(const SummaryOptions& options) {
  const render::Format format = options.output.read_format();
  if (std::ranges::count(options.output.formats, format) == 0) {
    throw Error(ErrorKind::usage, no_table(std::string(key(format))), {other_tables()});
  }
  return format;
}

// The last moment of what is known.
Moment known_until(const KnownPlan& known, const Context& context) {
  return std::min(context.now(), end_of_day(known.as_of, known.plan.calendar.time_zone));
}

OperationId last_known(const store::Store& store, const KnownPlan& known) {
  return known.known_at.until.value_or(store.last_operation());
}

// The day whose state is compared with. Throws Error: usage where --since lies after what is known,
// unknown_name for an operation that does not exist.
Day day_before(const Since& since, const std::string& text, const store::Store& store,
               const KnownPlan& known, Moment until) {
  const std::string& zone = known.plan.calendar.time_zone;
  const auto refuse_where = [&](bool is_later) {
    if (is_later) {
      throw Error(ErrorKind::usage, later(printable(text), iso(known.as_of)), {give_earlier()});
    }
  };
  if (const auto* day = std::get_if<Day>(&since)) {
    refuse_where(*day > known.as_of);
    return *day - std::chrono::days(1);
  }
  if (const auto* moment = std::get_if<Moment>(&since)) {
    refuse_where(*moment > until);
    return day_in_zone(*moment, zone);
  }
  const OperationId number = std::get<OperationId>(since);
  const Moment at = store.logged(number).operation.at;
  refuse_where(number > last_known(store, known));
  return day_in_zone(at, zone);
}

// What was known before an operation, as of a day; nothing before the first load.
std::optional<KnownPlan> known_before(OperationId first, Day as_of, const store::Store& store) {
  const store::KnownAt known_at{first - 1};
  const std::optional<int> revision = store.revision(known_at);
  if (!revision) return std::nullopt;
  return KnownPlan{store.plan(*revision), *revision, as_of, known_at};
}

report::State state_of(const store::Store& store, const KnownPlan& known,
                       const std::vector<FiscalYear>& years) {
  report::State state;
  state.as_of = known.as_of;
  for (const FiscalYear year : years) {
    if (known.plan.covers(year)) state.years.push_back(report_of(store, known, year, {}));
  }
  const DueData data = due_data(store, known);
  state.deadlines = report::open_deadlines(data.source(known.plan), month_of(known.as_of).last);
  return state;
}

// The years that have begun and are not closed.
std::vector<FiscalYear> years_compared(const store::Store& store, const KnownPlan& known) {
  std::vector<FiscalYear> years;
  const Plan& plan = known.plan;
  for (FiscalYear year = plan.first_year; year <= plan.last_year; year = year.next()) {
    const bool begun = plan.calendar.first_day(year) <= known.as_of;
    if (begun && !store.closing(year, known.known_at)) years.push_back(year);
  }
  return years;
}

report::RecordChanges changes_of_record(const store::Store& store, OperationId first,
                                        store::KnownAt known_at) {
  report::RecordChanges changes;
  changes.first = first;
  changes.log = store.log(first, known_at);
  changes.corrected = store.corrected_values(first, known_at);
  for (const LoggedOperation& one : changes.log) {
    const Operation& operation = one.operation;
    const OperationKind kind = operation.kind;
    if (kind != OperationKind::record && kind != OperationKind::load) continue;
    const RecordRows rows = store.rows_of(operation.id);
    if (rows.revision) changes.revisions.emplace(operation.id, *rows.revision);
    changes.values += static_cast<std::int64_t>(rows.measurements.size());
    changes.holdings += static_cast<std::int64_t>(rows.events.size());
  }
  return changes;
}

report::MaintenanceState upkeep_of(const store::Store& store, OperationId last, Moment until) {
  report::MaintenanceState state;
  state.last = store.maintenance(until);
  state.copy = report::backup_recency(state.last.copy, last, until);
  state.check = report::check_recency(state.last.check, until);
  return state;
}

// The counts of the year of the as-of day, within the plan; of a closed year, as it was closed.
report::StatusCounts counts_of(const store::Store& store, const KnownPlan& known, FiscalYear year) {
  const KnownPlan closed = as_closed(store, known, year);
  return report_of(store, closed, year, {}).counts;
}

int run_summary(const SummaryOptions& options, Context& context) {
  const render::Format format = read_format(options);
  const store::Store store = context.open(store::Access::read);
  const KnownPlan known = context.known_plan(store);
  const Plan& plan = known.plan;
  const Moment until = known_until(known, context);

  const Since since = read_since(options.since, known);
  const Day before = day_before(since, options.since, store, known, until);
  const OperationId first = first_operation(since, store, plan.calendar);
  const std::vector<FiscalYear> years = years_compared(store, known);
  const std::optional<KnownPlan> known_then = known_before(first, before, store);
  report::State then{before, {}, {}};
  if (known_then) then = state_of(store, *known_then, years);

  const FiscalYear year = report::years_so_far(plan, known.as_of).last;
  const report::State now = state_of(store, known, years);
  const report::Summary summary =
      report::summarize({plan, known.revision, year, counts_of(store, known, year), then, now,
                         changes_of_record(store, first, known.known_at),
                         upkeep_of(store, last_known(store, known), until)});
  if (summary.to_act_on() || !context.quiet()) {
    options.output.write(context, render::write(render::document_of(summary), format,
                                                options.output.style(context)));
  }
  return options.exit_code && summary.to_act_on() ? exit_with_findings : 0;
}

}  // namespace

Run declare_summary(CLI::App& app, Language language) {
  auto options = std::make_shared<SummaryOptions>();
  options->output.formats = {render::Format::table, render::Format::markdown, render::Format::json};
  app.add_option("--since", options->since, summary_since_help().in(language))->type_name("WHEN");
  app.add_flag("--exit-code", options->exit_code, summary_exit_code_help().in(language));
  options->output.declare(app, language);
  return [options](Context& context) { return run_summary(*options, context); };
}

}  // namespace track::cli
