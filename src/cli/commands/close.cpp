#include <memory>
#include <utility>

#include "commands/command.hpp"
#include "context.hpp"
#include "line/common_options.hpp"
#include "line/typed_values.hpp"
#include "track/app/reports.hpp"
#include "track/base/date.hpp"
#include "track/base/text.hpp"
#include "track/store/inspection.hpp"

namespace track::cli {

namespace {

constexpr Message<Localized, Localized> not_over{
    "{} ends on {}; it can be closed from the day after",
    "{}は終了していません（{}まで）。締め処理は翌日からできます"};
constexpr Message<Localized> incomplete{"{} is incomplete",
                                        "{}には未報告または未確定の項目があります"};
constexpr Message<> close_anyway{
    "record what is missing and make provisional values final, or close the year as it is with "
    "--reason \"…\"",
    "記録・確定してから締めるか、このまま締める場合は --reason \"…\" で理由を付けてください"};
constexpr Message<Localized, OperationId> closed{"Closed {} as operation {}.",
                                                 "{}の締め処理が完了しました（操作{}）。"};
constexpr Message<std::string> digest_line{"Digest of its report: {}", "報告のダイジェスト：{}"};
constexpr Message<Localized, OperationId> reopened{"Reopened {} as operation {}.",
                                                   "{}の締めを解除しました（操作{}）。"};

constexpr Message<OperationId> changed_by_force{
    "what operation {} recorded was changed after it was recorded; a year is closed on a whole "
    "record alone",
    "操作{}の記録が後から直接書き換えられています。記録全体が正しくなければ締められません"};
constexpr Message<> look_and_restore{
    "track check --full tells where; go back to a copy from before with track restore FILE",
    "詳細は track check --full で確認し、書き換え前のコピーに track restore FILE "
    "で戻してください"};

struct CloseOptions {
  std::string year;
  ReasonOptions why;
};

// Nobody signs what is not there without having seen it.
void require_complete(const report::Report& report,
                      const std::vector<report::Deadline>& open_deadlines, FiscalYear year,
                      const CloseOptions& options, const Context& context) {
  std::vector<Localized> lines = app::open_ends(report, open_deadlines);
  for (Localized& line : app::missing_evaluation_lines(report)) lines.push_back(std::move(line));
  if (lines.empty()) return;
  if (!trimmed(options.why.reason).empty()) {
    context.warn(lines);
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
  app::KnownPlan known = context.known_plan(store);
  const FiscalCalendar& calendar = known.plan.calendar;
  const FiscalYear year = read_plan_year(options.year, known, context, "YEAR");
  const Day last_day = known.plan.end_of(year);
  if (known.as_of <= last_day) {
    throw Error(ErrorKind::refused,
                not_over(calendar.label(year), day_in_words(last_day, calendar.eras)));
  }
  // What is sealed is what was recorded, added up anew: nothing that somebody put in by force.
  if (const auto broken = store.broken_operation()) {
    throw Error(ErrorKind::unusable_database, changed_by_force(*broken), {look_and_restore()});
  }
  store::rebuild_totals(context.database());
  known.known_at = store::KnownAt{last};
  const report::Report report = app::report_of(store, known, year, {});
  const app::DueData due = app::due_data(store, known);
  const Day until = known.plan.last_day_for_reporting({calendar.first_day(year), last_day});
  require_complete(report, report::open_deadlines(due.source(known.plan), until), year, options,
                   context);
  const Closing closing{0, year, known.as_of, app::frozen_report(report), {}};
  const OperationId operation =
      store.close(closing, known.known_at,
                  context.operation(OperationKind::close, options.why.by, options.why.reason));
  return {std::move(store), calendar, year, operation};
}

Done reopen(const CloseOptions& options, Context& context) {
  context.refuse_as_of();
  options.why.require();
  store::Store store = context.open(store::Access::write);
  const app::KnownPlan known = context.known_plan(store);
  const FiscalYear year = read_plan_year(options.year, known, context, "YEAR");
  const OperationId operation =
      store.reopen(year, known.as_of,
                   context.operation(OperationKind::reopen, options.why.by, options.why.reason));
  return {std::move(store), known.plan.calendar, year, operation};
}

int run_close(const CloseOptions& options, Context& context) {
  const Done done =
      with_closing_hint(nothing_done("close"), [&] { return close(options, context); });
  with_closing_hint(stored_all_the_same(done.operation), [&] {
    if (context.quiet()) return;
    const Language language = context.language();
    context.print(closed(done.calendar.label(done.year), done.operation).in(language) + "\n" +
                  digest_line(done.store.closing(done.year)->digest).in(language) + "\n");
  });
  return 0;
}

int run_reopen(const CloseOptions& options, Context& context) {
  const Done done =
      with_closing_hint(nothing_done("reopen"), [&] { return reopen(options, context); });
  with_closing_hint(stored_all_the_same(done.operation), [&] {
    if (context.quiet()) return;
    const Localized said = reopened(done.calendar.label(done.year), done.operation);
    context.print(said.in(context.language()) + "\n");
  });
  return 0;
}

std::shared_ptr<CloseOptions> declare(Options& line, const Localized& when = {}) {
  auto options = std::make_shared<CloseOptions>();
  line.add("YEAR", &options->year, {"the fiscal year: R4, FY2022", "年度：R4、令和4年度"})
      .required = true;
  options->why.declare(line, when);
  return options;
}

}  // namespace

Run declare_close(Options& line) {
  return [options = declare(line)](Context& context) { return run_close(*options, context); };
}

Run declare_reopen(Options& line) {
  const Localized when = {"required, and kept with the operation", "必須。操作とともに残ります"};
  return
      [options = declare(line, when)](Context& context) { return run_reopen(*options, context); };
}

}  // namespace track::cli
