#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "command.hpp"
#include "context.hpp"
#include "load_summary.hpp"
#include "track/base/text.hpp"
#include "track/definition/reader.hpp"
#include "track/model/plan_difference.hpp"

namespace track::cli {

namespace {

constexpr Phrase<> paths_help{"TOML files, or folders with TOML files",
                              "TOMLファイル、またはTOMLファイルのあるフォルダ"};
constexpr Phrase<> dry_run_help{"print the difference, write nothing", "変更点だけを表示し、保存しません"};
constexpr Phrase<> confirm_help{
    "accept a change of kind, unit or direction of this indicator although it has data",
    "実績のある指標の種別・単位・方向の変更を認めます"};
constexpr Phrase<> reason_help{"why; asked when a target of a year already begun changes",
                               "理由（すでに始まった年度の目標値を変えるときは必須）"};
constexpr Phrase<> by_help{"who loads (TRACK_ACTOR, else the login name)",
                           "実行者（環境変数 TRACK_ACTOR、なければログイン名）"};

constexpr Phrase<std::size_t> faults_count{"{} errors; nothing was changed.",
                                           "エラーが{}件あります。何も変更していません。"};
constexpr Phrase<> one_fault{"1 error; nothing was changed.",
                             "エラーが1件あります。何も変更していません。"};
constexpr Phrase<std::string, std::string> other_plan{
    "this database holds the plan \"{}\", and the files define \"{}\"",
    "このデータベースの計画は「{}」ですが、ファイルの計画は「{}」です"};
constexpr Phrase<> one_plan_each{"one database holds one plan; give another with --db or TRACK_DB",
                                 "1つのデータベースには1つの計画を収めます。--db または TRACK_DB で別のデータベースを指定してください"};
constexpr Phrase<> nothing_changed{"Nothing was changed.", "何も変更していません。"};
constexpr Phrase<> meaning_needs_confirm{
    "the meaning of an indicator that has data would change",
    "実績のある指標の意味が変わります"};
constexpr Phrase<std::string, Sentence, std::int64_t> meaning_line{
    "{}: {} ({} measurements were recorded in the old meaning)",
    "{}：{}（変更前の意味で記録された実績が{}件あります）"};
constexpr Phrase<std::string> confirm_way{
    "if the record still means what it says: {}; otherwise give the new indicator a new id",
    "記録の意味が変わらない場合は {} を付けてください。変わる場合は新しいIDの指標にしてください"};
constexpr Phrase<> target_needs_reason{"a target of a year already begun would change",
                                       "すでに始まった年度の目標値が変わります"};
constexpr Phrase<std::string, Sentence> target_line{"{}: {}", "{}：{}"};
constexpr Phrase<> reason_way{"say why with --reason \"…\": it is kept with the revision",
                              "--reason「…」で理由を付けてください。理由は版とともに残ります"};

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
};

Stored look_at_database(const Context& context, const LoadOptions& options) {
  Stored stored;
  if (options.dry_run && !std::filesystem::exists(context.database())) return stored;
  stored.store = context.open(options.dry_run ? store::Access::read : store::Access::create);
  stored.revision = stored.store->revision();
  if (!stored.revision) return stored;
  stored.plan = stored.store->plan(*stored.revision);
  stored.measurements = stored.store->measurement_counts();
  return stored;
}

Plan read_plan(Context& context, const LoadOptions& options) {
  std::vector<std::filesystem::path> paths(options.paths.begin(), options.paths.end());
  definition::Definitions read = definition::read(definition::collect(paths));
  context.print_faults(read.warnings, render::Gravity::warning);
  if (read.faults.empty()) return std::move(read.plan);
  context.print_faults(read.faults, render::Gravity::error);
  const std::size_t count = read.faults.size();
  throw Error(ErrorKind::bad_input, count == 1 ? one_fault() : faults_count(count));
}

// A change of meaning of what has data needs --confirm, one of a running or past year's target a
// reason.
void check_care(const std::vector<Change>& changes, const Stored& stored,
                const LoadOptions& options, Day today) {
  std::vector<Sentence> meanings;
  std::vector<Sentence> targets;
  std::string confirmations;
  for (const Change& change : changes) {
    const auto data = stored.measurements.find(change.id);
    const bool confirmed = std::find(options.confirmed.begin(), options.confirmed.end(),
                                     change.id) != options.confirmed.end();
    if (change.care == Change::Care::meaning && data != stored.measurements.end() && !confirmed) {
      meanings.push_back(meaning_line(change.id, change.what, data->second));
      const std::string option = "--confirm " + change.id;
      if (confirmations.find(option) == std::string::npos) {
        confirmations += (confirmations.empty() ? "" : " ") + option;
      }
    }
    const bool begun = change.care == Change::Care::target &&
                       stored.plan->calendar.first_day(change.target_year) <= today;
    if (begun && options.reason.empty()) targets.push_back(target_line(change.id, change.what));
  }
  if (!meanings.empty()) {
    meanings.push_back(confirm_way(confirmations));
    meanings.push_back(nothing_changed());
    throw Error(ErrorKind::refused, meaning_needs_confirm(), meanings);
  }
  if (!targets.empty()) {
    targets.push_back(reason_way());
    targets.push_back(nothing_changed());
    throw Error(ErrorKind::refused, target_needs_reason(), targets);
  }
}

int run_load(const LoadOptions& options, Context& context) {
  Plan plan = read_plan(context, options);
  Stored stored = look_at_database(context, options);
  if (stored.plan && stored.plan->id != plan.id) {
    throw Error(ErrorKind::refused, other_plan(stored.plan->id, plan.id),
                {one_plan_each(), nothing_changed()});
  }
  std::vector<Change> changes;
  if (stored.plan) {
    changes = difference(*stored.plan, plan);
    plan = with_retired(*stored.plan, std::move(plan));
  }
  LoadSummary summary{plan, stored.revision, changes, stored.measurements, options.dry_run};
  if (stored.plan && changes.empty()) {
    if (!context.quiet()) context.print(load_unchanged(summary, context.out_style()));
    return 0;
  }
  if (!options.dry_run) {
    check_care(changes, stored, options, context.today(plan.calendar));
    stored.store->save(plan, stored.revision,
                       context.operation("load", options.by, options.reason));
  }
  if (!context.quiet()) context.print(load_summary(summary, context.out_style()));
  return 0;
}

}  // namespace

Run declare_load(CLI::App& app, Language language) {
  auto options = std::make_shared<LoadOptions>();
  app.add_option("PATH", options->paths, paths_help().in(language))->required();
  app.add_flag("--dry-run", options->dry_run, dry_run_help().in(language));
  app.add_option("--confirm", options->confirmed, confirm_help().in(language))
      ->expected(1)
      ->take_all();
  app.add_option("--reason", options->reason, reason_help().in(language));
  app.add_option("--by", options->by, by_help().in(language));
  return [options](Context& context) { return run_load(*options, context); };
}

}  // namespace track::cli
