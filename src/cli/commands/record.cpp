#include <algorithm>
#include <istream>
#include <memory>
#include <string>
#include <vector>

#include "commands/command.hpp"
#include "context.hpp"
#include "line/arguments.hpp"
#include "line/common_options.hpp"
#include "line/options.hpp"
#include "line/usage.hpp"
#include "output/output_options.hpp"
#include "track/app/batch.hpp"
#include "track/app/known_plan.hpp"
#include "track/app/record_doubts.hpp"
#include "track/app/record_request.hpp"
#include "track/base/suggestion.hpp"
#include "track/base/text.hpp"
#include "track/render/format.hpp"
#include "track/render/json_subset.hpp"
#include "track/render/views.hpp"
#include "track/report/report.hpp"

namespace track::cli {

namespace {

constexpr Message<OperationId> recorded_though{"Operation {} was recorded all the same.",
                                               "操作{}は記録済みです。"};

constexpr Message<std::string> beside_dash{
    "record - reads its requests from standard input: \"{}\" "
    "does not belong behind it",
    "record - は標準入力から読みます。「{}」は指定できません"};
constexpr Message<> no_lines{"standard input holds nothing to record",
                             "標準入力に記録する内容がありません"};
constexpr Message<> line_example{"a line is, for example: lecture attendance=132 --on R4.6.11",
                                 "1行の例：lecture attendance=132 --on R4.6.11"};
constexpr Message<> bad_utf8{"this is not UTF-8 text", "UTF-8の文字列として読めません"};
constexpr Message<> bad_object{"this is no JSON object of a request",
                               "記録内容を表すJSONオブジェクトとして読めません"};
constexpr Message<> object_example{
    R"(for example: {{"what": "lecture", "on": "2022-06-11", "values": {{"attendance": 132}}}})",
    R"(例：{{"what": "lecture", "on": "2022-06-11", "values": {{"attendance": 132}}}})"};
constexpr Message<std::string> bad_key{"unknown key \"{}\"", "「{}」というキーはありません"};
constexpr Message<std::string> missing_key{"the key \"{}\" is missing", "キー「{}」がありません"};

// The arguments and options of a record, those that a line of standard input may have too.
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

const std::vector<std::string>& keys_of_object() {
  static const std::vector<std::string> keys = {
      "what",  "on",   "value",       "values",       "n",
      "place", "note", "provisional", "allow_future", "outside_plan"};
  return keys;
}

// {"what": "lecture", "on": "2022-06-11", "values": {"attendance": 132, "talked": "84/102"}}
app::RequestWords words_of_object(const std::string& text, const app::RequestWords& common) {
  const auto object = render::read_flat_object(text);
  if (!object) throw Error(ErrorKind::bad_input, bad_object(), {object_example()});
  app::RequestWords words = common;
  words.words.clear();
  std::vector<std::string> values;
  constexpr std::string_view of_values = "values.";
  const auto is_true = [](const std::string& value) { return value == "true"; };
  FaultCollector faults;
  for (const auto& [key, value] : *object) {
    if (key.starts_with(of_values)) {
      values.push_back(key.substr(of_values.size()) + "=" + value);
    } else if (!contains(keys_of_object(), key)) {
      faults.add(
          Error(ErrorKind::bad_input, bad_key(printable(key)), choices(key, keys_of_object())));
    }
  }
  const auto take = [&](const char* key, auto set) {
    const auto found = object->find(key);
    if (found != object->end()) set(found->second);
  };
  take("what", [&](const std::string& value) { words.words.push_back(value); });
  take("value", [&](const std::string& value) { words.words.push_back(value); });
  take("n", [&](const std::string& value) { words.words.push_back("n=" + value); });
  take("on", [&](const std::string& value) { words.when.on = value; });
  take("place", [&](const std::string& value) { words.place = value; });
  take("note", [&](const std::string& value) { words.note = value; });
  take("provisional", [&](const std::string& value) { words.provisional |= is_true(value); });
  take("allow_future",
       [&](const std::string& value) { words.when.allow_future |= is_true(value); });
  take("outside_plan",
       [&](const std::string& value) { words.when.outside_plan |= is_true(value); });
  words.words.insert(words.words.end(), values.begin(), values.end());
  for (const char* key : {"what", "on"}) {
    const bool is_there =
        object->contains(key) || (key == std::string("on") && !words.when.on.empty());
    if (!is_there) faults.add(Error(ErrorKind::bad_input, missing_key(key), {object_example()}));
  }
  faults.throw_if_any();
  return words;
}

// "lecture attendance=132 --on R4.6.11", also with "track record" in front.
app::RequestWords words_of_arguments(const std::vector<std::string>& typed,
                                     const app::RequestWords& common) {
  std::vector<std::string> arguments = typed;
  if (!arguments.empty() && arguments.front() == "track") arguments.erase(arguments.begin());
  if (arguments.empty() || arguments.front() != "record") {
    arguments.insert(arguments.begin(), "record");
  }
  app::RequestWords words = common;
  words.words.clear();
  Options line;
  line.begin_command("record");
  declare_request(line, words);
  if (!common.when.on.empty()) line.waive("--on");
  line.read(arranged(arguments, 0, line));
  return words;
}

// Nothing for a line without a request.
std::optional<app::RequestWords> words_of(const std::string& line,
                                          const app::RequestWords& common) {
  if (!is_utf8(line)) throw Error(ErrorKind::bad_input, bad_utf8());
  if (trimmed(line).starts_with("{")) return words_of_object(line, common);
  const Parsed<std::vector<std::string>> words = words_of_line(line);
  if (!words) throw Error(ErrorKind::bad_input, words.problem, {words.rule});
  if (words->empty()) return std::nullopt;
  return words_of_arguments(*words, common);
}

struct Requests {
  std::vector<app::PlacedRequest> all;
  app::PlacedFaults faults;
  std::vector<Localized> warnings;
};

Requests read_requests(std::istream& input, const app::RequestWords& common, const Plan& plan,
                       Day today) {
  constexpr Message<Localized, Localized> placed{"{}: {}", "{}：{}"};
  Requests requests;
  std::size_t number = 0;
  for (std::string line; std::getline(input, line);) {
    if (++number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    const Localized place = app::line_place(number);
    requests.faults.attempt(place, [&] {
      const std::optional<app::RequestWords> words = words_of(line, common);
      if (!words) return false;
      app::ParsedRequest made = app::parse_request(*words, plan, today);
      for (const Localized& one : made.warnings) requests.warnings.push_back(placed(place, one));
      requests.all.push_back({std::move(made.request), place});
      return true;
    });
  }
  if (requests.all.empty() && requests.faults.empty())
    throw Error(ErrorKind::bad_input, no_lines(), {line_example()});
  return requests;
}

struct RecordLinesOptions {
  app::RequestWords words;  // what was typed behind "-" goes for every line that says nothing else
  render::Format format;
  std::string by;
  bool again = false;
};

// `record -`: each line of standard input is a request, in the words of the command or as a JSON
// object; all are recorded by one operation, or none. Throws Error with the faults of all lines.
int record_lines(const RecordLinesOptions& options, Context& context) {
  context.refuse_as_of();
  if (options.words.words.size() > 1) {
    throw Error(ErrorKind::usage, beside_dash(printable(options.words.words[1])), {line_example()});
  }
  store::Store store = context.open(store::Access::write);
  const Plan plan = context.known_plan(store).plan;
  const Day today = context.today(plan.calendar);
  const Requests requests = read_requests(context.input(), options.words, plan, today);
  const auto repeat = options.again ? store::Store::Repeat::allow : store::Store::Repeat::refuse;
  const store::StoredBatch stored =
      app::record_requests(requests.all, requests.faults, store,
                           context.operation(OperationKind::record, options.by, {}), repeat);
  const OperationId operation = stored.operation;
  with_closing_hint(stored_all_the_same(operation), [&] {
    const RecordRows rows = store.rows_of(operation);
    context.warn(requests.warnings);
    context.warn(app::doubts_about_batch(stored, plan, store, today));
    if (context.quiet() && options.format == render::Format::table) return;
    const render::Style style = context.out_style();
    context.print(render::write(render::recorded_batch(plan, operation, rows, requests.all.size()),
                                options.format, style));
    if (options.format != render::Format::table) return;
    context.print(standings_after(store, {operation, {}, rows}, context) +
                  render::undo_hint(operation).in(style.language) + "\n");
  });
  return 0;
}

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
