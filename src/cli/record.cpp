#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <variant>

#include "choices.hpp"
#include "closing_hint.hpp"
#include "command.hpp"
#include "context.hpp"
#include "record_request.hpp"
#include "track/base/text.hpp"
#include "track/model/lookup.hpp"
#include "track/render/recording.hpp"
#include "track/report/report.hpp"

namespace track::cli {

namespace {

constexpr Message<> record_what_help{
    "an activity with INDICATOR=VALUE…, or an indicator (activity.indicator) with its VALUE",
    "取組と「指標=値」…、または指標（取組.指標）とその値"};
constexpr Message<> record_on_help{"the day or period: 2022-06-11, R4.6.11, today, 2022-04, R4-Q1",
                                   "日または期間：2022-06-11、R4.6.11、今日、2022-04、R4-Q1"};
constexpr Message<> record_place_help{"where it was held", "場所"};
constexpr Message<> record_note_help{"a remark, kept with the record",
                                     "備考（記録とともに残ります）"};
constexpr Message<> record_by_help{"who records (TRACK_ACTOR, else the login name)",
                                   "記録者（環境変数 TRACK_ACTOR、なければログイン名）"};
constexpr Message<> again_help{"record it although exactly the same is there already",
                               "まったく同じ記録がすでにあっても記録します"};
constexpr Message<> record_provisional_help{"the values are not final yet",
                                            "速報値として記録します"};
constexpr Message<> record_future_help{"accept a day in the future", "未来の日付を認めます"};
constexpr Message<std::string> record_format_help{"how to answer: {}", "応答の形式：{}"};
constexpr Message<std::string> record_unknown_format{"record cannot answer as \"{}\"",
                                                     "record の応答形式に「{}」はありません"};
constexpr Message<> nothing_recorded{"Nothing was recorded.", "何も記録していません。"};
constexpr Message<OperationId> recorded_though{"Operation {} was recorded all the same.",
                                               "操作 {} は記録済みです。"};

struct RecordOptions {
  RequestWords words;
  std::string format = "table";
  std::string by;
  bool again = false;
};

std::vector<std::string> answer_formats() {
  return {std::string(key(render::Format::table)), std::string(key(render::Format::json))};
}

render::Format read_format(const RecordOptions& options) {
  const std::vector<std::string> known = answer_formats();
  if (std::find(known.begin(), known.end(), options.format) != known.end()) {
    return *from_key<render::Format>(options.format);
  }
  throw Error(ErrorKind::usage, record_unknown_format(printable(options.format)),
              choices(options.format, known));
}

// The plan as far as an entry of this subject looks at it: reading it whole would take longer than
// all else that a record does. Throws Error like look_up().
Plan plan_about(const std::string& subject, const store::Store& store) {
  const int revision = Context::latest_revision(store);
  Plan plan = store.plan_about(revision, trimmed(half_width(subject)));
  if (!plan.activities.empty() || !plan.indicators.empty()) return plan;
  const Plan whole = store.plan(revision);
  return std::visit([&](const auto* named) { return store.plan_about(revision, named->id); },
                    look_up(whole, subject));
}

// What is open and known before and after the entry is written.
struct Outcome {
  store::Store store;
  Plan plan;
  Day today;
  RecordRequest entry;
  RecordResult recorded;
};

Outcome record(const RecordOptions& options, Context& context) {
  context.refuse_as_of();
  store::Store store = context.open(store::Access::write);
  Plan plan = plan_about(options.words.words.front(), store);
  const Day today = context.today(plan.calendar);
  ParsedRequest made = parse_request(options.words, plan, today);
  const Operation operation = context.operation(OperationKind::record, options.by, {});
  const auto repeat = options.again ? store::Store::Repeat::allow : store::Store::Repeat::refuse;
  RecordResult recorded = store.record(made.entry, operation, repeat);
  for (const Localized& warning : made.warnings) context.warn(warning);
  return {std::move(store), std::move(plan), today, std::move(made.entry), std::move(recorded)};
}

void warn_of_doubts(const Outcome& outcome, const Context& context) {
  const Plan& plan = outcome.plan;
  for (const Measurement& made : outcome.recorded.measurements) {
    const ReferenceValues reference_values = outcome.store.reference_values(plan, made);
    for (const Localized& doubt :
         implausibilities(*find_indicator(plan, made.indicator), made, reference_values)) {
      context.warn(doubt);
    }
  }
}

void answer(const Outcome& outcome, render::Format format, Context& context) {
  const Plan& plan = outcome.plan;
  const FiscalYear year = outcome.entry.year;
  const FiscalYear first = report::first_year_needed(plan, year);
  const Totals totals = outcome.store.totals(plan, first, year, {}, outcome.today);
  const render::RecordAnswer answer{plan, totals, outcome.entry, outcome.recorded, outcome.today};
  context.print(render::write(render::document_of(answer), format, context.out_style()));
}

int run_record(const RecordOptions& options, Context& context) {
  render::Format format = render::Format::table;
  const Outcome outcome = with_closing_hint(nothing_recorded(), [&] {
    format = read_format(options);
    return record(options, context);
  });
  const bool silent = context.quiet() && format == render::Format::table;
  with_closing_hint(recorded_though(outcome.recorded.operation), [&] {
    warn_of_doubts(outcome, context);
    if (!silent) answer(outcome, format, context);
  });
  return 0;
}

}  // namespace

Run declare_record(CLI::App& app, Language language) {
  auto options = std::make_shared<RecordOptions>();
  app.add_option("WHAT", options->words.words, record_what_help().in(language))->required();
  app.add_option("--on", options->words.when.on, record_on_help().in(language))
      ->type_name("WHEN")
      ->required();
  app.add_option("--place", options->words.place, record_place_help().in(language));
  app.add_option("--note", options->words.note, record_note_help().in(language));
  app.add_option("--by", options->by, record_by_help().in(language))->type_name("NAME");
  app.add_flag("--again", options->again, again_help().in(language));
  app.add_flag("--provisional", options->words.provisional, record_provisional_help().in(language));
  app.add_flag("--allow-future", options->words.when.allow_future,
               record_future_help().in(language));
  app.add_option(
         "--format", options->format,
         record_format_help(fmt::format("{}", fmt::join(answer_formats(), ", "))).in(language))
      ->type_name("FORMAT");
  return [options](Context& context) { return run_record(*options, context); };
}

}  // namespace track::cli
