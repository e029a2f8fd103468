#include <CLI/CLI.hpp>
#include <memory>
#include <optional>

#include "assurance.hpp"
#include "command.hpp"
#include "context.hpp"
#include "correction_answer.hpp"
#include "load_care.hpp"
#include "reason_option.hpp"
#include "track/base/text.hpp"
#include "track/render/correction.hpp"

namespace track::cli {

namespace {

constexpr Phrase<> operation_help{"the operation's number; without it the last that still stands",
                                  "操作の番号（省くと、取り消されていない最後の操作）"};
constexpr Phrase<> name_it{"nobody can be asked here: name the operation, as in track undo 57",
                           "確認できる端末がありません。track undo 57 "
                           "のように操作の番号を指定してください"};
constexpr Phrase<> nothing_to_undo{"there is nothing to undo", "取り消せる操作がありません"};
constexpr Phrase<OperationId, std::string, std::string, std::string> would_undo{
    "Operation {} ({}, {}): {}", "操作{}（{}、{}）：{}"};
constexpr Phrase<> question{"Take it back?", "取り消しますか。"};
constexpr Phrase<OperationId, OperationId> undone{"Undone: operation {}, by operation {}.",
                                                  "操作{}を取り消しました（操作{}）。"};
constexpr Phrase<OperationId> put_back{"Put it back with: track undo {}",
                                       "元に戻す場合：track undo {}"};
constexpr Phrase<> nothing_undone{"Nothing was undone.", "何も取り消していません。"};

struct UndoOptions {
  std::optional<OperationId> operation;
  ReasonOptions why;
};

// The last record, amendment or load that still stands.
OperationId last_standing(const store::Store& store) {
  const std::vector<LoggedOperation> log = store.log(1);
  for (auto one = log.rbegin(); one != log.rend(); ++one) {
    const std::string& kind = one->operation.kind;
    const bool undoable = kind == "record" || kind == "amend" || kind == "load";
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
         "\n" + render::changes_text(plan, correction, style);
}

int run_undo(const UndoOptions& options, Context& context) {
  std::string text;
  with_assurance(nothing_undone(), [&] {
    context.refuse_as_of();
    options.why.check();
    if (!options.operation && !context.can_ask()) throw Error(ErrorKind::usage, name_it());
    store::Store store = context.open(store::Access::write);
    const OperationId operation = options.operation ? *options.operation : last_standing(store);
    const render::Style style = context.out_style();
    text = preview(store, operation, current_plan(store), style);
    if (context.can_ask()) {
      context.print(text);
      text.clear();
      if (!context.ask(question())) {
        text = nothing_undone().in(style.language) + "\n";
        return;
      }
    }
    const Correction correction =
        store.undo(operation, context.operation("undo", options.why.by, options.why.reason));
    text += undone(operation, correction.operation).in(style.language) + "\n" +
            standings_after(store, correction, context) +
            put_back(correction.operation).in(style.language) + "\n";
  });
  if (!context.quiet()) context.print(text);
  return 0;
}

}  // namespace

Run declare_undo(CLI::App& app, Language language) {
  auto options = std::make_shared<UndoOptions>();
  app.add_option("N", options->operation, operation_help().in(language))->type_name("N");
  options->why.declare(app, language);
  return [options](Context& context) { return run_undo(*options, context); };
}

}  // namespace track::cli
