#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <set>

#include "command.hpp"
#include "context.hpp"
#include "entry.hpp"
#include "track/base/text.hpp"
#include "track/render/recorded.hpp"

namespace track::cli {

namespace {

constexpr Phrase<> what_help{
    "an activity with INDICATOR=VALUE…, or an indicator (activity.indicator) with its VALUE",
    "取組と「指標=値」…、または指標（取組.指標）とその値"};
constexpr Phrase<> on_help{"the day or period: 2022-06-11, R4.6.11, today, 2022-04, R4-Q1",
                           "日または期間：2022-06-11、R4.6.11、今日、2022-04、R4-Q1"};
constexpr Phrase<> place_help{"where it was held", "場所"};
constexpr Phrase<> note_help{"a remark, kept with the record", "備考（記録とともに残ります）"};
constexpr Phrase<> by_help{"who records (TRACK_ACTOR, else the login name)",
                           "記録者（環境変数 TRACK_ACTOR、なければログイン名）"};
constexpr Phrase<> again_help{"record it although exactly the same is there already",
                              "まったく同じ記録がすでにあっても記録します"};
constexpr Phrase<> future_help{"accept a day in the future", "未来の日付を認めます"};
constexpr Phrase<std::string> format_help{"how to answer: {}", "応答の形式：{}"};
constexpr Phrase<std::string> unknown_format{"record cannot answer as \"{}\"",
                                             "record の応答形式に「{}」はありません"};
constexpr Phrase<std::string> formats_are{"one of {}", "使える形式：{}"};
constexpr Phrase<> nothing_recorded{"Nothing was recorded.", "何も記録していません。"};

constexpr const char* answer_formats = "table, json";

struct RecordOptions {
  EntryWords words;
  std::string format = "table";
  std::string by;
  bool again = false;
};

render::Format read_format(const RecordOptions& options) {
  const auto format = from_key<render::Format>(options.format);
  if (format && (*format == render::Format::table || *format == render::Format::json)) {
    return *format;
  }
  throw Error(ErrorKind::usage, unknown_format(printable(options.format)),
              {formats_are(answer_formats)});
}

// The plan with only what the answer looks at: the entry's own activity and indicators, and those of
// the surveys behind them. A record's time then does not grow with the record.
Plan concerned(Plan plan, const Entry& entry) {
  std::set<std::string> surveys;
  std::set<std::string> ids;
  for (const Entry::Item& item : entry.items) ids.insert(item.indicator);
  for (const Indicator& indicator : plan.indicators) {
    if (ids.count(indicator.id) == 0) continue;
    surveys.insert(indicator.survey);
    surveys.insert(indicator.activity);
  }
  surveys.insert(entry.activity);
  surveys.erase(std::string{});
  std::erase_if(plan.activities, [&](const Activity& one) { return surveys.count(one.id) == 0; });
  std::erase_if(plan.indicators, [&](const Indicator& one) {
    return ids.count(one.id) == 0 && surveys.count(one.survey) == 0;
  });
  return plan;
}

int record(const RecordOptions& options, Context& context) {
  const render::Format format = read_format(options);
  store::Store store = context.open(store::Access::write);
  const KnownPlan known = context.known_plan(store);
  const Day today = context.today(known.plan.calendar);
  const MadeEntry made = make_entry(options.words, known.plan, today);
  for (const Sentence& warning : made.warnings) context.warn(warning);

  const Operation operation = context.operation("record", options.by, {});
  const auto repeat = options.again ? store::Store::Repeat::allow : store::Store::Repeat::refuse;
  const Recorded recorded = store.record(made.entry, operation, repeat);
  if (context.quiet() && format == render::Format::table) return 0;

  const Plan plan = concerned(known.plan, made.entry);
  const FiscalYear first = std::min(plan.first_year, made.entry.year.previous());
  const Totals totals = store.totals(plan, first, made.entry.year);
  const render::RecordedAnswer answer{plan, totals, made.entry, recorded, today};
  context.print(render::write(answer, format, context.out_style()));
  return 0;
}

// Whatever is refused here left the record as it was, and says so.
int run_record(const RecordOptions& options, Context& context) {
  try {
    return record(options, context);
  } catch (const Error& error) {
    std::vector<Sentence> hints = error.hints();
    hints.push_back(nothing_recorded());
    throw Error(error.kind(), error.sentence(), std::move(hints));
  }
}

}  // namespace

Run declare_record(CLI::App& app, Language language) {
  auto options = std::make_shared<RecordOptions>();
  app.add_option("WHAT", options->words.words, what_help().in(language))->required();
  app.add_option("--on", options->words.on, on_help().in(language))->required();
  app.add_option("--place", options->words.place, place_help().in(language));
  app.add_option("--note", options->words.note, note_help().in(language));
  app.add_option("--by", options->by, by_help().in(language));
  app.add_flag("--again", options->again, again_help().in(language));
  app.add_flag("--allow-future", options->words.allow_future, future_help().in(language));
  app.add_option("--format", options->format, format_help(answer_formats).in(language));
  return [options](Context& context) { return run_record(*options, context); };
}

}  // namespace track::cli
