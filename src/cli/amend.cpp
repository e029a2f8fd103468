#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <optional>

#include "closing_hint.hpp"
#include "command.hpp"
#include "context.hpp"
#include "correction_answer.hpp"
#include "operation_number.hpp"
#include "reason_option.hpp"
#include "record_request.hpp"
#include "track/base/text.hpp"
#include "track/render/recording.hpp"

namespace track::cli {

namespace {

constexpr Message<> amend_operation_help{
    "the number of the operation that recorded it (track log, show)",
    "記録した操作の番号（track log、show で確認できます）"};
constexpr Message<> value_help{"the right VALUE, or INDICATOR=VALUE… where it recorded several",
                               "正しい値。複数の指標を記録した操作では「指標=値」…"};
constexpr Message<> amend_on_help{"the right day or period", "正しい日または期間"};
constexpr Message<> amend_place_help{"the right place", "正しい場所"};
constexpr Message<> amend_note_help{"the right note", "正しい備考"};
constexpr Message<> amend_provisional_help{"the value is still provisional",
                                           "訂正後も速報値とします"};
constexpr Message<> final_help{"the provisional value is final now", "速報値を確定値にします"};
constexpr Message<> amend_future_help{"accept a day in the future", "未来の日付を認めます"};
constexpr Message<> amend_nothing_given{
    "say what is right: a value, --on, --place, --note or --final",
    "正しい内容（値、--on、--place、--note、--final "
    "のいずれか）を指定してください"};
constexpr Message<OperationId> records_nothing{"operation {} recorded no value",
                                               "操作 {} は値を記録していません"};
constexpr Message<> amend_see_log{"track log shows what each operation did",
                                  "各操作の内容は track log で確認できます"};
constexpr Message<OperationId, std::size_t> several_recorded{
    "operation {} recorded {} values: say which one is meant",
    "操作 {} は {} 件の値を記録しています。どの指標の値か指定してください"};
constexpr Message<std::string> one_of_them{"{}=VALUE", "{}=値"};
constexpr Message<OperationId, std::string> not_recorded{"operation {} did not record \"{}\"",
                                                         "操作 {} は「{}」を記録していません"};
constexpr Message<OperationId, OperationId> amended{"Amended operation {}, as operation {}:",
                                                    "操作{}を訂正しました（操作{}）："};
constexpr Message<OperationId> take_back{"Take it back with: track undo {}",
                                         "取り消す場合：track undo {}"};
constexpr Message<> nothing_amended{"Nothing was amended.", "何も訂正していません。"};

struct AmendOptions {
  std::string operation;
  std::vector<std::string> values;
  WhenWords when;
  std::optional<std::string> place;
  std::optional<std::string> note;
  bool provisional = false;
  bool final = false;
  ReasonOptions why;
};

// What an indicator may be called here: its id, or its own part of it.
bool goes_by(const std::string& id, const std::string& word) {
  return id == word || id.ends_with("." + word);
}

// "n=1100" belongs to a value.
bool is_pair(const std::string& word) {
  const std::size_t equals = word.find('=');
  return equals != std::string::npos && trimmed(half_width(word.substr(0, equals))) != "n";
}

class AmendmentReader {
 public:
  AmendmentReader(const AmendOptions& options, OperationId operation, const Plan& plan,
                  const RecordRows& rows)
      : options_(options), operation_(operation), plan_(plan), rows_(rows) {}

  std::vector<RecordRequest::Item> items() const {
    if (options_.values.empty()) return {};
    if (rows_.measurements.empty()) {
      throw Error(ErrorKind::refused, records_nothing(operation_), {amend_see_log()});
    }
    std::vector<RecordRequest::Item> items;
    const bool paired = std::all_of(options_.values.begin(), options_.values.end(), is_pair);
    if (!paired && rows_.measurements.size() == 1) {
      return {read_item(indicator(rows_.measurements.front().indicator),
                        fmt::format("{}", fmt::join(options_.values, " ")))};
    }
    for (const std::string& word : options_.values) items.push_back(read_pair(word));
    return items;
  }

 private:
  RecordRequest::Item read_pair(const std::string& word) const {
    if (!is_pair(word)) throw_several();
    const std::string name = word.substr(0, word.find('='));
    for (const Measurement& one : rows_.measurements) {
      if (!goes_by(one.indicator, trimmed(half_width(name)))) continue;
      return read_item(indicator(one.indicator), word.substr(word.find('=') + 1));
    }
    throw Error(ErrorKind::unknown_name, not_recorded(operation_, printable(name)), choices());
  }

  [[noreturn]] void throw_several() const {
    throw Error(ErrorKind::usage, several_recorded(operation_, rows_.measurements.size()),
                choices());
  }

  std::vector<Localized> choices() const {
    std::vector<Localized> lines;
    for (const Measurement& one : rows_.measurements) lines.push_back(one_of_them(one.indicator));
    return lines;
  }

  const Indicator& indicator(const std::string& id) const {
    const Indicator* found = find_indicator(plan_, id);
    if (found == nullptr) {
      throw Error(ErrorKind::refused, not_recorded(operation_, printable(id)), {amend_see_log()});
    }
    return *found;
  }

  const AmendOptions& options_;
  OperationId operation_;
  const Plan& plan_;
  const RecordRows& rows_;
};

Amendment make_amendment(const AmendOptions& options, OperationId operation, const Plan& plan,
                         const RecordRows& rows, const Context& context) {
  Amendment amendment;
  amendment.of = operation;
  amendment.items = AmendmentReader(options, operation, plan, rows).items();
  if (!options.when.on.empty()) {
    std::vector<Localized> warnings;
    const Day today = context.today(plan.calendar);
    amendment.period = read_when(options.when, plan.calendar, today, warnings);
    amendment.year = plan.calendar.year_of(amendment.period->first);
    for (const Localized& warning : warnings) context.warn(warning);
  }
  if (options.place) check_text(*options.place, "--place");
  if (options.note) check_text(*options.note, "--note");
  if (options.place) amendment.place = trimmed(*options.place);
  if (options.note) amendment.note = trimmed(*options.note);
  if (options.provisional || options.final) amendment.provisional = options.provisional;
  return amendment;
}

struct Amended {
  store::Store store;
  Plan plan;
  OperationId of;
  Correction correction;
};

Amended amend(const AmendOptions& options, const Context& context) {
  context.refuse_as_of();
  const bool something = !options.values.empty() || !options.when.on.empty() || options.place ||
                         options.note || options.provisional || options.final;
  if (!something) throw Error(ErrorKind::usage, amend_nothing_given());
  options.why.require();
  const OperationId operation = read_operation_number(options.operation);
  store::Store store = context.open(store::Access::write);
  Plan plan = context.known_plan(store).plan;
  const Amendment amendment =
      make_amendment(options, operation, plan, store.rows_of(operation), context);
  Correction correction = store.amend(
      amendment, context.operation(OperationKind::amend, options.why.by, options.why.reason));
  return {std::move(store), std::move(plan), operation, std::move(correction)};
}

int run_amend(const AmendOptions& options, Context& context) {
  const Amended done =
      with_closing_hint(nothing_amended(), [&] { return amend(options, context); });
  const Correction& correction = done.correction;
  with_closing_hint(stored_all_the_same(correction.operation), [&] {
    if (context.quiet()) return;
    const render::Style style = context.out_style();
    context.print(
        amended(done.of, correction.operation).in(style.language) + "\n" +
        render::write(render::changes_of(done.plan, correction), render::Format::table, style) +
        standings_after(done.store, correction, context) +
        take_back(correction.operation).in(style.language) + "\n");
  });
  return 0;
}

}  // namespace

Run declare_amend(CLI::App& app, Language language) {
  auto options = std::make_shared<AmendOptions>();
  app.add_option("N", options->operation, amend_operation_help().in(language))
      ->required()
      ->type_name("N");
  app.add_option("VALUE", options->values, value_help().in(language));
  app.add_option("--on", options->when.on, amend_on_help().in(language))->type_name("WHEN");
  app.add_option("--place", options->place, amend_place_help().in(language));
  app.add_option("--note", options->note, amend_note_help().in(language));
  CLI::Option* provisional =
      app.add_flag("--provisional", options->provisional, amend_provisional_help().in(language));
  app.add_flag("--final", options->final, final_help().in(language))->excludes(provisional);
  app.add_flag("--allow-future", options->when.allow_future, amend_future_help().in(language));
  options->why.declare(app, language);
  return [options](Context& context) { return run_amend(*options, context); };
}

}  // namespace track::cli
