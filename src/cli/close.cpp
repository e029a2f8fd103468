#include <CLI/CLI.hpp>
#include <memory>
#include <set>

#include "closed_year.hpp"
#include "closing_hint.hpp"
#include "command.hpp"
#include "context.hpp"
#include "reason_option.hpp"
#include "track/base/text.hpp"
#include "year_option.hpp"

namespace track::cli {

namespace {

constexpr Message<> close_year_help{"the fiscal year: R4, FY2022", "年度：R4、令和4年度"};
constexpr Message<Localized, std::string> not_over{"{} is not over before {}",
                                                   "{}は {} まで終わりません"};
constexpr Message<Localized> incomplete{"{} is not complete", "{}には未確定の項目があります"};
constexpr Message<std::string, std::string> missing_row{"missing: {} ({})", "未報告：{}（{}）"};
constexpr Message<std::string, std::string> provisional_row{"provisional: {} ({})",
                                                            "速報のまま：{}（{}）"};
constexpr Message<> close_anyway{
    "record or make final what is missing, or close it as it is with --reason \"…\"",
    "記録・確定してから締めるか、このまま締める場合は --reason \"…\" で理由を付けてください"};
constexpr Message<Localized, OperationId> closed{"Closed: {}, by operation {}.",
                                                 "{}を締めました（操作{}）。"};
constexpr Message<std::string> digest_line{"Digest of its report: {}", "報告のダイジェスト：{}"};
constexpr Message<Localized, OperationId> reopened{"Open again: {}, by operation {}.",
                                                   "{}を開きました（操作{}）。"};
constexpr Message<> nothing_closed{"Nothing was closed.", "何も締めていません。"};
constexpr Message<> nothing_opened{"Nothing was opened.", "何も開いていません。"};

struct CloseOptions {
  std::string year;
  ReasonOptions why;
};

// What the report of a year still lacks, a line each.
std::vector<Localized> open_ends(const report::Report& report) {
  std::vector<Localized> lines;
  std::set<std::string> named;
  for (const report::Row* row : report.rows()) {
    if (!named.insert(row->id).second) continue;
    if (row->assessment.status == Status::missing) {
      lines.push_back(missing_row(row->id, printable(row->name)));
    } else if (row->actual.provisional > 0) {
      lines.push_back(provisional_row(row->id, printable(row->name)));
    }
  }
  return lines;
}

// Nobody signs what is not there without having seen it.
void require_complete(const report::Report& report, FiscalYear year, const CloseOptions& options,
                      const Context& context) {
  std::vector<Localized> lines = open_ends(report);
  if (lines.empty()) return;
  if (!trimmed(options.why.reason).empty()) {
    for (const Localized& line : lines) context.warn(line);
    return;
  }
  lines.push_back(close_anyway());
  throw Error(ErrorKind::refused, incomplete(report.plan->calendar.label(year)), lines);
}

// A year that was closed or opened, and by which operation.
struct Done {
  store::Store store;
  FiscalCalendar calendar;
  FiscalYear year;
  OperationId operation;
};

Done close(const CloseOptions& options, Context& context) {
  context.refuse_as_of();
  options.why.check();
  store::Store store = context.open(store::Access::write);
  const auto last = store.last_operation();
  KnownPlan known = context.known_plan(store);
  const FiscalCalendar& calendar = known.plan.calendar;
  const FiscalYear year = read_plan_year(options.year, known, context);
  if (known.as_of <= calendar.last_day(year)) {
    throw Error(ErrorKind::refused, not_over(calendar.label(year), iso(calendar.last_day(year))));
  }
  known.known_at = store::KnownAt{last};
  const report::Report report = report_of(store, known, year, {});
  require_complete(report, year, options, context);
  const Closing closing{0, year, known.as_of, frozen_report(report), {}};
  const OperationId operation =
      store.close(closing, known.known_at,
                  context.operation(OperationKind::close, options.why.by, options.why.reason));
  return {std::move(store), calendar, year, operation};
}

Done reopen(const CloseOptions& options, Context& context) {
  context.refuse_as_of();
  options.why.require();
  store::Store store = context.open(store::Access::write);
  const KnownPlan known = context.known_plan(store);
  const FiscalYear year = read_plan_year(options.year, known, context);
  const OperationId operation =
      store.reopen(year, known.as_of,
                   context.operation(OperationKind::reopen, options.why.by, options.why.reason));
  return {std::move(store), known.plan.calendar, year, operation};
}

int run_close(const CloseOptions& options, Context& context) {
  const Done done = with_closing_hint(nothing_closed(), [&] { return close(options, context); });
  with_closing_hint(stored_all_the_same(done.operation), [&] {
    if (context.quiet()) return;
    const Language language = context.language();
    context.print(closed(done.calendar.label(done.year), done.operation).in(language) + "\n" +
                  digest_line(done.store.closing(done.year)->digest).in(language) + "\n");
  });
  return 0;
}

int run_reopen(const CloseOptions& options, Context& context) {
  const Done done = with_closing_hint(nothing_opened(), [&] { return reopen(options, context); });
  with_closing_hint(stored_all_the_same(done.operation), [&] {
    if (context.quiet()) return;
    const Localized said = reopened(done.calendar.label(done.year), done.operation);
    context.print(said.in(context.language()) + "\n");
  });
  return 0;
}

std::shared_ptr<CloseOptions> declare(CLI::App& app, Language language) {
  auto options = std::make_shared<CloseOptions>();
  app.add_option("YEAR", options->year, close_year_help().in(language))
      ->required()
      ->type_name("YEAR");
  options->why.declare(app, language);
  return options;
}

}  // namespace

Run declare_close(CLI::App& app, Language language) {
  return
      [options = declare(app, language)](Context& context) { return run_close(*options, context); };
}

Run declare_reopen(CLI::App& app, Language language) {
  return [options = declare(app, language)](Context& context) {
    return run_reopen(*options, context);
  };
}

}  // namespace track::cli
