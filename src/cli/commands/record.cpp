#include <algorithm>
#include <memory>

#include "commands/command.hpp"
#include "context.hpp"
#include "line/common_options.hpp"
#include "line/usage.hpp"
#include "output/output_options.hpp"
#include "record_lines.hpp"
#include "track/app/record_doubts.hpp"
#include "track/app/record_request.hpp"
#include "track/base/text.hpp"
#include "track/render/views.hpp"
#include "track/report/report.hpp"

namespace track::cli {

namespace {

constexpr Message<OperationId> recorded_though{"Operation {} was recorded all the same.",
                                               "操作{}は記録済みです。"};

struct RecordOptions {
  app::RequestWords words;
  std::string format;
  bool json = false;
  std::string by;
  bool again = false;
};

// What is open and known before and after the record is written.
struct Outcome {
  store::Store store;
  Plan plan;
  Day today;
  RecordRequest request;
  RecordResult recorded;
  std::vector<Localized> notes;
};

Outcome record(const RecordOptions& options, Context& context) {
  context.refuse_as_of();
  store::Store store = context.open(store::Access::write);
  Plan plan = app::plan_about(options.words.words.front(), store);
  const Day today = context.today(plan.calendar);
  app::ParsedRequest made = app::parse_request(options.words, plan, today);
  const Operation operation = context.operation(OperationKind::record, options.by, {});
  const auto repeat = options.again ? store::Store::Repeat::allow : store::Store::Repeat::refuse;
  RecordResult recorded = store.record(made.request, operation, repeat);
  context.warn(made.warnings);
  return {std::move(store),        std::move(plan),     today,
          std::move(made.request), std::move(recorded), std::move(made.notes)};
}

void answer(const Outcome& outcome, render::Format format, Context& context) {
  const Plan& plan = outcome.plan;
  const FiscalYear year = outcome.request.year;
  const FiscalYear first = report::first_year_needed(plan, year);
  const Totals totals = outcome.store.totals(plan, first, year, {}, outcome.today);
  const render::RecordAnswer answer{plan,          totals,       outcome.request, outcome.recorded,
                                    outcome.today, outcome.notes};
  context.print(render::write(render::document_of(answer), format, context.out_style()));
}

void warn_of_doubts(const std::vector<std::string>& words, const Outcome& outcome,
                    const Context& context) {
  const auto& [store, plan, today, request, recorded, notes] = outcome;
  context.warn(
      app::doubts_about_holding(request, recorded, {words.begin() + 1, words.end()}, plan, store));
  context.warn(app::doubts_about(recorded.measurements, plan, store, today));
}

int run_record(const RecordOptions& options, Context& context) {
  render::Format format = render::Format::table;
  if (options.words.words.front() == "-") {
    return with_closing_hint(nothing_done("record"), [&] {
      return record_lines({options.words, read_answer_format(options.format, options.json),
                           options.by, options.again},
                          context);
    });
  }
  const Outcome outcome = with_closing_hint(nothing_done("record"), [&] {
    format = read_answer_format(options.format, options.json);
    return record(options, context);
  });
  const bool silent = context.quiet() && format == render::Format::table;
  with_closing_hint(recorded_though(outcome.recorded.operation), [&] {
    warn_of_doubts(options.words.words, outcome, context);
    if (!silent) answer(outcome, format, context);
  });
  return 0;
}

}  // namespace

void declare_request(Options& line, app::RequestWords& words) {
  line.add("WHAT", &words.words,
           {"an activity with INDICATOR=VALUE…, or an indicator (activity.indicator) with its "
            "VALUE; "
            "or - to read many of them from standard input, one a line",
            "取組と「指標=値」…、または指標（取組.指標）とその値。「-」なら標準入力から1行に1件ずつ"
            "読みます"})
      .required = true;
  Option& on = line.add("--on", &words.when.on,
                        {"the day or period: 2022-06-11, R4.6.11, today, 2022-04, R4-Q1",
                         "日または期間：2022-06-11、R4.6.11、今日、2022-04、R4-Q1"},
                        "WHEN");
  on.required = true;
  on.unneeded_with = "-";
  line.add("--place", &words.place, {"where it was held", "場所"}).may_be_blank = true;
  line.add("--note", &words.note,
           {"a remark, kept with the record", "備考（記録とともに残ります）"})
      .may_be_blank = true;
  line.add("--provisional", &words.provisional,
           {"the values are not final yet", "速報値として記録します"});
  declare_unusual_days(line, words.when);
}

Run declare_record(Options& line) {
  auto options = std::make_shared<RecordOptions>();
  declare_request(line, options->words);
  declare_by(line, options->by);
  line.add("--again", &options->again,
           {"record it even if exactly the same is already recorded",
            "まったく同じ記録がすでにあっても記録します"});
  declare_answer_format(line, options->format, options->json);
  return [options](Context& context) { return run_record(*options, context); };
}

}  // namespace track::cli
