#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "commands/command.hpp"
#include "context.hpp"
#include "line/common_options.hpp"
#include "line/typed_values.hpp"
#include "track/app/correction.hpp"
#include "track/app/record_doubts.hpp"
#include "track/base/text.hpp"
#include "track/render/views.hpp"

namespace track::cli {

namespace {

constexpr Message<> say_what_is_right{
    "say what to correct: a value, --on, --place, --note or --final",
    "正しい内容（値、--on、--place、--note、--final "
    "のいずれか）を指定してください"};
constexpr Message<OperationId, OperationId> amended{"Amended operation {}, as operation {}:",
                                                    "操作{}を訂正しました（操作{}）："};

struct AmendOptions {
  std::string operation;
  app::AmendmentWords words;
  ReasonOptions why;
};

struct Amended {
  store::Store store;
  Plan plan;
  OperationId of;
  Correction correction;
  std::vector<Localized> notes;
};

Amended amend(const AmendOptions& options, const Context& context) {
  context.refuse_as_of();
  if (options.words.empty()) throw Error(ErrorKind::usage, say_what_is_right());
  options.why.require();
  const OperationId operation = read_operation_number(options.operation);
  store::Store store = context.open(store::Access::write);
  Plan plan = context.known_plan(store).plan;
  const app::ParsedAmendment made = app::parse_amendment(
      options.words, operation, plan, store.rows_of(operation), context.today(plan.calendar));
  context.warn(made.warnings);
  Correction correction = store.amend(
      made.amendment, context.operation(OperationKind::amend, options.why.by, options.why.reason));
  return {std::move(store), std::move(plan), operation, std::move(correction), made.notes};
}

std::string lines_of(const std::vector<Localized>& notes, Language language) {
  std::string text;
  for (const Localized& note : notes) text += printable(note.in(language)) + "\n";
  return text;
}

int run_amend(const AmendOptions& options, Context& context) {
  const Amended done =
      with_closing_hint(nothing_done("amend"), [&] { return amend(options, context); });
  const Correction& correction = done.correction;
  with_closing_hint(stored_all_the_same(correction.operation), [&] {
    context.warn(app::doubts_about_amendment(correction, done.plan, done.store));
    context.warn(app::doubts_about(correction.placed.measurements, done.plan, done.store,
                                   context.today(done.plan.calendar)));
    if (context.quiet()) return;
    const render::Style style = context.out_style();
    context.print(
        amended(done.of, correction.operation).in(style.language) + "\n" +
        render::write(render::changes_of(done.plan, correction), render::Format::table, style) +
        lines_of(done.notes, style.language) + standings_after(done.store, correction, context) +
        render::undo_hint(correction.operation).in(style.language) + "\n");
  });
  return 0;
}

}  // namespace

Run declare_amend(Options& line) {
  auto options = std::make_shared<AmendOptions>();
  app::AmendmentWords& words = options->words;
  line.add("N", &options->operation,
           {"the number of the operation that recorded it (track log, show)",
            "記録した操作の番号（track log、show で確認できます）"})
      .required = true;
  line.add("VALUE", &words.values,
           {"the corrected VALUE, or INDICATOR=VALUE… if it recorded several or to add one",
            "正しい値。複数の指標を記録した操作や、値を追加するときは「指標=値」…"});
  line.add("--of", &words.among,
           {"of an operation that recorded several days or periods: the one to correct",
            "複数の日・期間を記録した操作では、訂正する日または期間"},
           "WHEN");
  line.add("--at", &words.among_place,
           {"of one that recorded at several places: the place of what is to be corrected",
            "複数の場所で記録した操作では、訂正する値の場所"},
           "PLACE")
      .may_be_blank = true;
  line.add("--on", &words.when.on, {"the corrected day or period", "正しい日または期間"}, "WHEN");
  line.add("--place", &words.place, {"the corrected place", "正しい場所"}).may_be_blank = true;
  line.add("--note", &words.note, {"the corrected note", "正しい備考"}).may_be_blank = true;
  line.add("--provisional", &words.provisional,
           {"the value is still provisional", "訂正後も速報値とします"});
  line.add("--final", &words.final, {"make the provisional value final", "速報値を確定値にします"})
      .excludes = "--provisional";
  declare_unusual_days(line, words.when);
  options->why.declare(line,
                       {"required, and kept with the operation", "必須。操作とともに残ります"});
  return [options](Context& context) { return run_amend(*options, context); };
}

}  // namespace track::cli
