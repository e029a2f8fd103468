#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "closing_hint.hpp"
#include "command.hpp"
#include "context.hpp"
#include "load_requirements.hpp"
#include "load_summary.hpp"
#include "plan_files.hpp"
#include "track/base/text.hpp"
#include "track/model/plan_difference.hpp"

namespace track::cli {

namespace {

constexpr Message<> load_paths_help{"TOML files, or folders with TOML files",
                                    "TOMLファイル、またはTOMLファイルのあるフォルダ"};
constexpr Message<> dry_run_help{"print the difference, write nothing",
                                 "変更点だけを表示し、保存しません"};
constexpr Message<> confirm_help{
    "accept a change of kind, unit or direction of this indicator although it has data",
    "実績のある指標の種別・単位・方向の変更を認めます"};
constexpr Message<> load_reason_help{"why; asked when a target of a year already begun changes",
                                     "理由（すでに始まった年度の目標値を変えるときは必須）"};
constexpr Message<> load_by_help{"who loads (TRACK_ACTOR, else the login name)",
                                 "実行者（環境変数 TRACK_ACTOR、なければログイン名）"};

constexpr Message<std::string, std::string> load_other_plan{
    "this database holds the plan \"{}\", and the files define \"{}\"",
    "このデータベースの計画は「{}」ですが、ファイルの計画は「{}」です"};
constexpr Message<> one_plan_each{"one database holds one plan; give another with --db or TRACK_DB",
                                  "1つのデータベースには1つの計画を収めます。--db または TRACK_DB "
                                  "で別のデータベースを指定してください"};
constexpr Message<> load_nothing_changed{"Nothing was changed.", "何も変更していません。"};
constexpr Message<int> load_stored_though{"Revision {} was stored all the same.",
                                          "第{}版は保存済みです。"};

struct LoadOptions {
  std::vector<std::string> paths;
  std::vector<std::string> confirmed;
  std::string reason;
  std::string by;
  bool dry_run = false;
};

// What stands in the database before the load; all empty where there is none.
struct Stored {
  std::optional<store::Store> store;
  std::optional<int> revision;
  std::optional<Plan> plan;
  std::map<std::string, std::int64_t> measurements;
  std::vector<Closing> closings;
};

Stored look_at_database(const Context& context, const LoadOptions& options) {
  Stored stored;
  if (options.dry_run && !std::filesystem::exists(context.database())) return stored;
  stored.store = context.open(options.dry_run ? store::Access::read : store::Access::create);
  stored.revision = stored.store->revision();
  if (!stored.revision) return stored;
  stored.plan = stored.store->plan(*stored.revision);
  stored.measurements = stored.store->measurement_counts();
  stored.closings = stored.store->closings();
  return stored;
}

struct Load {
  Plan plan;
  Stored stored;
  std::vector<Change> changes;

  bool unchanged() const { return stored.plan && changes.empty(); }
};

Load prepare(Plan plan, const LoadOptions& options, const Context& context) {
  Load load{std::move(plan), look_at_database(context, options), {}};
  if (!load.stored.plan) return load;
  const Plan& before = *load.stored.plan;
  if (before.id != load.plan.id) {
    throw Error(ErrorKind::refused, load_other_plan(before.id, load.plan.id), {one_plan_each()});
  }
  load.changes = difference(before, load.plan);
  load.plan = with_retired(before, std::move(load.plan));
  return load;
}

void check_care(const Load& load, const LoadOptions& options, Day today) {
  if (!load.stored.plan) return;
  check_meanings(load.changes, load.stored.measurements, options.confirmed);
  check_closed_targets(load.changes, load.stored.closings, load.stored.plan->calendar);
  if (options.reason.empty()) check_targets(load.changes, load.stored.plan->calendar, today);
}

std::string text_of(const Load& load, const LoadOptions& options, const Context& context) {
  const LoadSummary summary{load.plan, load.stored.revision, load.changes, load.stored.measurements,
                            options.dry_run};
  return load.unchanged() ? load_unchanged(summary, context.out_style())
                          : load_summary(summary, context.out_style());
}

// The revision that was made; nothing where none was. With --dry-run as well, whatever would refuse
// the load is said.
std::optional<int> store_checked(Load& load, const LoadOptions& options, const Context& context) {
  check_care(load, options, context.today(load.plan.calendar));
  if (options.dry_run || load.unchanged()) return std::nullopt;
  return load.stored.store->save(
      load.plan, load.stored.revision,
      context.operation(OperationKind::load, options.by, options.reason));
}

int run_load(const LoadOptions& options, Context& context) {
  const Localized closing_hint = load_nothing_changed();
  with_closing_hint(closing_hint, [&] { context.refuse_as_of(); });
  Plan plan = read_plan_files(options.paths, context);
  Load load =
      with_closing_hint(closing_hint, [&] { return prepare(std::move(plan), options, context); });
  const std::string text = text_of(load, options, context);
  if (options.dry_run && !context.quiet()) {
    with_closing_hint(closing_hint, [&] { context.print(text); });
  }
  const std::optional<int> revision =
      with_closing_hint(closing_hint, [&] { return store_checked(load, options, context); });
  if (options.dry_run || context.quiet()) return 0;
  with_closing_hint(revision ? load_stored_though(*revision) : closing_hint,
                    [&] { context.print(text); });
  return 0;
}

}  // namespace

Run declare_load(CLI::App& app, Language language) {
  auto options = std::make_shared<LoadOptions>();
  app.add_option("PATH", options->paths, load_paths_help().in(language))->required();
  app.add_flag("--dry-run", options->dry_run, dry_run_help().in(language));
  app.add_option("--confirm", options->confirmed, confirm_help().in(language))
      ->type_name("ID")
      ->expected(1)
      ->take_all();
  app.add_option("--reason", options->reason, load_reason_help().in(language));
  app.add_option("--by", options->by, load_by_help().in(language))->type_name("NAME");
  return [options](Context& context) { return run_load(*options, context); };
}

}  // namespace track::cli
