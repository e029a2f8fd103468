#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <utility>

#include "closing_hint.hpp"
#include "command.hpp"
#include "context.hpp"
#include "correction_answer.hpp"
#include "load_requirements.hpp"
#include "operation_number.hpp"
#include "reason_option.hpp"
#include "track/base/text.hpp"
#include "track/render/recording.hpp"

namespace track::cli {

namespace {

constexpr Message<> undo_operation_help{
    "the operation's number; without it the last that still stands",
    "操作の番号（省くと、取り消されていない最後の操作）"};
constexpr Message<> name_it{"nobody can be asked here: name the operation, as in track undo 57",
                            "確認できる端末がありません。track undo 57 "
                            "のように操作の番号を指定してください"};
constexpr Message<> nothing_to_undo{"there is nothing to undo", "取り消せる操作がありません"};
constexpr Message<OperationId, std::string, std::string, std::string> would_undo{
    "Operation {} ({}, {}): {}", "操作{}（{}、{}）：{}"};
constexpr Message<> question{"Take it back?", "取り消しますか。"};
constexpr Message<OperationId, OperationId> undone{"Undone: operation {}, by operation {}.",
                                                   "操作{}を取り消しました（操作{}）。"};
constexpr Message<OperationId> put_back{"Put it back with: track undo {}",
                                        "元に戻す場合：track undo {}"};
constexpr Message<> nothing_undone{"Nothing was undone.", "何も取り消していません。"};

struct UndoOptions {
  std::string operation;
  ReasonOptions why;
};

// The last record, amendment or load that still stands.
OperationId last_standing(const store::Store& store) {
  const std::vector<LoggedOperation> log = store.log(1);
  for (auto one = log.rbegin(); one != log.rend(); ++one) {
    const OperationKind kind = one->operation.kind;
    const bool undoable = kind == OperationKind::record || kind == OperationKind::amend ||
                          kind == OperationKind::load;
    if (undoable && !one->undone_by) return one->operation.id;
  }
  throw Error(ErrorKind::refused, nothing_to_undo());
}

Plan current_plan(const store::Store& store) {
  const std::optional<int> revision = store.revision();
  return revision ? store.plan(*revision) : Plan{};
}

// Undoing a load changes the definitions, as a load does.
void require_open_targets(const store::Store& store, const Correction& correction) {
  const std::optional<int> now = store.revision();
  const std::optional<int> then = correction.placed.revision;
  if (!now || !then) return;
  const Plan plan = store.plan(*now);
  check_closed_targets(difference(plan, store.plan(*then)), store.closings(), plan.calendar);
}

std::string preview(const store::Store& store, OperationId operation, const Plan& plan,
                    const render::Style& style) {
  const Correction correction = store.undo_preview(operation);
  require_open_targets(store, correction);
  const Operation made = store.logged(operation).operation;
  return would_undo(operation, wall_clock(made.at, plan.calendar.time_zone), printable(made.actor),
                    printable(made.command))
             .in(style.language) +
         "\n" + render::write(render::changes_of(plan, correction), render::Format::table, style);
}

struct Undone {
  store::Store store;
  OperationId operation;
  std::string shown;                       // what it does, where nobody was asked
  std::optional<Correction> correction{};  // nothing where the answer was no
};

Undone undo(const UndoOptions& options, const Context& context) {
  context.refuse_as_of();
  options.why.check();
  const bool named = !options.operation.empty();
  if (!named && !context.can_ask()) throw Error(ErrorKind::usage, name_it());
  const OperationId number = named ? read_operation_number(options.operation) : 0;
  store::Store store = context.open(store::Access::write);
  const OperationId operation = named ? number : last_standing(store);
  std::string shown = preview(store, operation, current_plan(store), context.out_style());
  if (context.can_ask()) {
    context.print(std::exchange(shown, {}));
    if (!context.ask(question())) return {std::move(store), operation, {}};
  }
  Correction correction = store.undo(
      operation, context.operation(OperationKind::undo, options.why.by, options.why.reason));
  return {std::move(store), operation, std::move(shown), std::move(correction)};
}

void answer(const Undone& done, const Context& context) {
  const Language language = context.language();
  const Correction& correction = *done.correction;
  context.print(done.shown + undone(done.operation, correction.operation).in(language) + "\n" +
                standings_after(done.store, correction, context) +
                put_back(correction.operation).in(language) + "\n");
}

int run_undo(const UndoOptions& options, Context& context) {
  const Undone done = with_closing_hint(nothing_undone(), [&] { return undo(options, context); });
  if (!done.correction) {
    if (!context.quiet()) context.print(nothing_undone().in(context.language()) + "\n");
    return 0;
  }
  with_closing_hint(stored_all_the_same(done.correction->operation), [&] {
    if (!context.quiet()) answer(done, context);
  });
  return 0;
}

}  // namespace

Run declare_undo(CLI::App& app, Language language) {
  auto options = std::make_shared<UndoOptions>();
  app.add_option("N", options->operation, undo_operation_help().in(language))->type_name("N");
  options->why.declare(app, language);
  return [options](Context& context) { return run_undo(*options, context); };
}

}  // namespace track::cli
