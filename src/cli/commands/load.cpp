#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>

#include "commands/command.hpp"
#include "commands/plan_loading.hpp"
#include "context.hpp"
#include "track/app/load.hpp"
#include "track/base/text.hpp"

namespace track::cli {

namespace {

constexpr Message<std::string, int> first_revision{"Plan {}, revision {}", "計画 {}　第{}版"};
constexpr Message<std::string, int, int> next_revision{"Plan {}, revision {} → {}",
                                                       "計画 {}　第{}版 → 第{}版"};
constexpr Message<std::string, int> same_as_before{
    "Plan {}: identical to revision {}; nothing was written.",
    "計画 {}：第{}版と同じ内容です。書き込みは行っていません。"};
constexpr Message<std::size_t, std::size_t, std::int64_t, std::int64_t, std::int64_t> parts{
    "  themes {}, fields {}, initiatives {}, surveys {}, partner activities {}",
    "  柱{}、分野{}、取組{}、調査{}、団体の取組{}"};
constexpr Message<std::int64_t, std::size_t, std::size_t> figures{
    "  indicators {} (with targets {}), owners {}", "  指標{}（うち目標値あり{}）、所管{}"};
constexpr Message<std::size_t, std::size_t, std::size_t> counts{"{} changed, {} new, {} retired.",
                                                                "変更{}件、追加{}件、廃止{}件。"};
constexpr Message<> dry_run_end{" Nothing was written (--dry-run).",
                                "書き込みは行っていません（--dry-run）。"};
constexpr Message<std::size_t> remove_these{"Remove all of the above ({})?",
                                            "以上の{}件を外しますか。"};
constexpr Message<int> revision_stored_though{"Revision {} was stored all the same.",
                                              "第{}版は保存済みです。"};

struct LoadOptions {
  std::vector<std::string> paths;
  std::vector<std::string> confirmed;
  std::string reason;
  std::string by;
  bool dry_run = false;
  bool remove = false;
};

std::int64_t count_of(const Plan& plan, ActivityKind kind) {
  return std::count_if(plan.activities.begin(), plan.activities.end(),
                       [kind](const Activity& one) { return one.kind == kind && !one.retired; });
}

std::string whole_plan(const Plan& plan, Language language) {
  std::size_t with_targets = 0;
  std::int64_t indicators = 0;
  for (const Indicator& indicator : plan.indicators) {
    if (indicator.retired) continue;
    ++indicators;
    if (!indicator.targets.empty()) ++with_targets;
  }
  return parts(plan.themes.size(), plan.fields.size(), count_of(plan, ActivityKind::initiative),
               count_of(plan, ActivityKind::survey), count_of(plan, ActivityKind::partner_activity))
             .in(language) +
         "\n" + figures(indicators, with_targets, plan.owners.size()).in(language) + "\n";
}

// Of what comes or goes, the items.
std::size_t count_of(const std::vector<Change>& changes, Change::Sign sign) {
  std::set<std::string> ids;
  std::size_t lines = 0;
  for (const Change& one : changes) {
    if (one.sign != sign) continue;
    ids.insert(one.id);
    ++lines;
  }
  return sign == Change::Sign::changed ? lines : ids.size();
}

// The first load counts what is there; a later one prints the difference, one line a change.
std::string text_of(const app::Load& load, const LoadOptions& options, const render::Style& style) {
  const Language language = style.language;
  if (load.unchanged()) return same_as_before(load.plan.id, *load.revision).in(language) + "\n";
  const int next = load.revision.value_or(0) + 1;
  const std::string end = options.dry_run ? dry_run_end().in(language) : std::string();
  if (!load.revision) {
    return first_revision(load.plan.id, next).in(language) + "\n" +
           whole_plan(load.plan, language) + (end.empty() ? "" : " " + end + "\n");
  }
  return next_revision(load.plan.id, *load.revision, next).in(language) + "\n" +
         plan_changes(load, style) +
         counts(count_of(load.changes, Change::Sign::changed),
                count_of(load.changes, Change::Sign::added),
                count_of(load.changes, Change::Sign::retired))
             .in(language) +
         end + "\n";
}

// With --dry-run, a database that is not there yet is not made.
std::optional<store::Store> open(const LoadOptions& options, const Context& context) {
  if (options.dry_run && !std::filesystem::exists(context.database())) return std::nullopt;
  return context.open(options.dry_run ? store::Access::read : store::Access::create);
}

// Whether what disappears may: it was said, or whoever sits there says so.
bool removals_accepted(const app::Load& load, const LoadOptions& options, const Context& context) {
  if (options.remove || load.removals.empty()) return true;
  if (options.dry_run || !context.can_ask()) return false;
  context.warn(app::missing_file_lines(load));
  context.warn(load.removals);
  return context.ask(remove_these(load.removals.size()));
}

int run_load(const LoadOptions& options, Context& context) {
  with_closing_hint(nothing_done("load"), [&] { context.refuse_as_of(); });
  Plan written = read_plan_files(options.paths, context);
  std::optional<store::Store> store;
  const app::Load load = with_closing_hint(nothing_done("load"), [&] {
    store = open(options, context);
    return app::prepare_load(std::move(written), store ? &*store : nullptr, context.now());
  });
  const std::string text = text_of(load, options, context.out_style());
  // With --dry-run as well, whatever would refuse the load is said.
  std::optional<int> revision;
  with_closing_hint(nothing_done("load"), [&] {
    if (options.dry_run && !context.quiet()) context.print(text);
    const app::Acceptance acceptance{options.confirmed, options.reason,
                                     removals_accepted(load, options, context)};
    app::require_accepted(load, acceptance, context.today(load.plan.calendar));
    context.warn(app::load_warnings(load));
    if (options.dry_run || load.unchanged()) return;
    revision = store->save(load.plan, load.revision,
                           context.operation(OperationKind::load, options.by, options.reason));
  });
  if (options.dry_run || context.quiet()) return 0;
  with_closing_hint(revision ? revision_stored_though(*revision) : nothing_done("load"),
                    [&] { context.print(text); });
  return 0;
}

}  // namespace

Run declare_load(Options& line) {
  auto options = std::make_shared<LoadOptions>();
  line.add("PATH", &options->paths,
           {"TOML files, or folders with TOML files",
            "TOMLファイル、またはTOMLファイルのあるフォルダ"})
      .required = true;
  line.add("--dry-run", &options->dry_run,
           {"show the changes without storing them", "変更点だけを表示し、保存しません"});
  line.add("--confirm", &options->confirmed,
           {"accept a change of kind, unit, aggregation or direction of this indicator although it "
            "has data, or that records are added together under it; \"plan\": another time zone",
            "実績のある指標の種別・単位・まとめ方・方向の変更、記録の合算を認めます"
            "（plan：タイムゾーンの変更）"},
           "ID");
  line.add("--remove", &options->remove,
           {"accept that something with records or targets is no longer defined",
            "記録や目標値のあるものを定義から外すことを認めます"});
  declare_reason(line, options->reason,
                 {"required when what a year that has begun is judged by changes: a target, a "
                  "baseline, a schedule …",
                  "すでに始まった年度の目標値・基準値・頻度など、判定の基準を変えるときは必須"});
  declare_by(line, options->by);
  return [options](Context& context) { return run_load(*options, context); };
}

}  // namespace track::cli
