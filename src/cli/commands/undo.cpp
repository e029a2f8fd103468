#include <memory>
#include <optional>
#include <utility>

#include "commands/command.hpp"
#include "commands/plan_loading.hpp"
#include "context.hpp"
#include "line/common_options.hpp"
#include "line/typed_values.hpp"
#include "track/app/correction.hpp"
#include "track/base/fiscal_year.hpp"
#include "track/base/text.hpp"
#include "track/render/views.hpp"

namespace track::cli {

namespace {

// "track undo last": the same as without a number.
bool is_last(const std::string& text) {
  const std::string word = folded(text);
  return word == "last" || word == "最後" || word == "直前";
}

constexpr Message<OperationId> name_it{
    "there is no terminal to ask on: name the operation, as in track undo {}",
    "確認できる端末がありません。track undo {} のように操作の番号を指定してください"};
constexpr Message<OperationId, Localized, std::string, std::string> would_undo{
    "Operation {} ({}, {}): {}", "操作{}（{}、{}）：{}"};
constexpr Message<> question{"Undo it?", "取り消しますか。"};
constexpr Message<OperationId, OperationId> undone{"Undid operation {} as operation {}.",
                                                   "操作{}を取り消しました（操作{}）。"};
constexpr Message<OperationId> put_back{"To restore it: track undo {}",
                                        "元に戻す場合：track undo {}"};

struct UndoOptions {
  std::string operation;
  ReasonOptions why;
};

Plan current_plan(const store::Store& store) {
  const std::optional<int> revision = store.revision();
  return revision ? store.plan(*revision) : Plan{};
}

std::string preview(const store::Store& store, OperationId operation, const std::string& reason,
                    const Context& context) {
  const Plan plan = current_plan(store);
  const render::Style style = context.out_style();
  const app::UndoPreview undo = app::undo_preview(store, operation, reason, context.now());
  const Operation made = store.logged(operation).operation;
  return would_undo(operation, time_text(made.at, plan.calendar), printable(made.actor),
                    printable(made.command))
             .in(style.language) +
         "\n" +
         render::write(render::changes_of(plan, undo.correction), render::Format::table, style) +
         (undo.load ? plan_changes(*undo.load, style) : std::string());
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
  const bool named = !options.operation.empty() && !is_last(options.operation);
  const OperationId number = named ? read_operation_number(options.operation) : 0;
  store::Store store = context.open(store::Access::write);
  const OperationId operation = named ? number : app::last_undoable(store);
  if (!named && !context.can_ask()) throw Error(ErrorKind::usage, name_it(operation));
  std::string shown = preview(store, operation, options.why.reason, context);
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
  const Undone done =
      with_closing_hint(nothing_done("undo"), [&] { return undo(options, context); });
  if (!done.correction) {
    if (!context.quiet()) context.print(nothing_done("undo").in(context.language()) + "\n");
    return 0;
  }
  with_closing_hint(stored_all_the_same(done.correction->operation), [&] {
    if (!context.quiet()) answer(done, context);
  });
  return 0;
}

}  // namespace

Run declare_undo(Options& line) {
  auto options = std::make_shared<UndoOptions>();
  line.add("N", &options->operation,
           {"the operation's number (without it, the last one not undone)",
            "操作の番号（省くと、取り消されていない最後の操作）"});
  options->why.declare(
      line, {"required where undoing a load changes what a year that has begun is judged "
             "by",
             "load の取消しにより、すでに始まった年度の判定の基準が変わる場合は必須"});
  return [options](Context& context) { return run_undo(*options, context); };
}

}  // namespace track::cli
