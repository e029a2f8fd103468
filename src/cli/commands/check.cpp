#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>

#include "commands/command.hpp"
#include "commands/plan_loading.hpp"
#include "context.hpp"
#include "output/output_file.hpp"
#include "output/output_options.hpp"
#include "track/app/findings.hpp"
#include "track/base/text.hpp"
#include "track/definition/reader.hpp"
#include "track/render/document.hpp"

namespace track::cli {

namespace {

constexpr Message<Localized, Localized> no_findings{
    "No findings. Checked: schema, {}, rows outside the chain, kept totals, counter of operation "
    "numbers, closed years, permissions, file system, age of the last copy{}.",
    "問題は見つかりませんでした。点検した項目：スキーマ、{}"
    "、連鎖に含まれない行、集計値、操作番号の通し番号、締めた年度、権限、"
    "ファイルシステム、最終バックアップの経過日数{}。"};
constexpr Message<int> quick_part{
    "pages without their indexes, references, digests of the last {} operations",
    "データ（索引を除く）、参照関係、直近{}件の操作のダイジェスト"};
constexpr Message<Localized> read_in_part{
    "{} Long tables and operations were read in part: \"track check --full\" reads all of them.",
    "{}行の多い表と操作は一部だけを点検しました。すべてを点検する場合：track check --full"};
constexpr Message<> full_part{"pages and indexes, references, digests of all operations",
                              "データと索引、参照関係、全操作のダイジェスト"};
constexpr Message<> noted_though{"The check was noted all the same.",
                                 "点検を行ったことは記録済みです。"};
constexpr Message<> definitions_part{", definitions", "、定義"};

constexpr Message<std::string, std::string> totals_rebuilt{
    "The kept totals were made anew of the recorded values: {} in all, {} of them changed.",
    "記録されている値から集計値を作り直しました（全{}件、うち変更{}件）。"};
constexpr Message<> changed_why{
    "track check --full looks whether what is recorded was changed as well.",
    "記録された値そのものが書き換えられていないかは、track check --full で確認できます。"};
constexpr Message<> checks_all{"check looks at the record as it is now, not as of an earlier day",
                               "check は現在の記録を点検します。過去の時点の点検はできません"};
constexpr Message<> rebuilds_all{
    "--rebuild-totals makes the totals of all that is recorded now, not as of an earlier day",
    "--rebuild-totals は、現在記録されているすべての値から集計値を作り直します。"
    "過去の時点では作り直せません"};
constexpr Message<> leave_as_of_out{"leave out --as-of", "--as-of を省いてください"};

constexpr Message<> finding_heading{"Finding", "区分"};
constexpr Message<> what_heading{"What", "内容"};
constexpr Message<> mend_heading{"Fix", "対処のコマンド"};

struct FindingWord {
  std::string_view kind;  // in English its own word
  const char* japanese;
};
constexpr FindingWord finding_words[] = {
    {"schema", "スキーマ"},     {"damage", "破損"},        {"references", "参照関係"},
    {"counter", "操作番号"},    {"rows", "連鎖外の行"},    {"chain", "ダイジェスト"},
    {"cut-off", "末尾の欠落"},  {"permissions", "権限"},   {"file-system", "保存場所"},
    {"backup", "バックアップ"}, {"definitions", "定義"},   {"closed_year", "締めた年度"},
    {"totals", "集計値"},       {"overlap", "期間の重複"}, {"control", "区分との不一致"}};

Localized word_of(const app::Finding& finding) {
  const auto* const known = std::ranges::find(finding_words, finding.kind, &FindingWord::kind);
  return {finding.kind, known == std::end(finding_words) ? finding.kind : known->japanese};
}

struct CheckOptions {
  std::vector<std::string> paths;
  bool full = false;
  bool rebuild_totals = false;
  bool exit_code = false;
  OutputOptions output;
};

// Where nothing can be opened, the way out is a copy.
store::Inspection inspect(const CheckOptions& options, const Context& context) {
  const store::Depth depth = options.full ? store::Depth::full : store::Depth::quick;
  try {
    return store::inspect(context.database(), depth);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::unusable_database) throw;
    std::vector<Localized> hints = error.hints();
    hints.push_back(context.checked_record().restore_command());
    throw Error(error.kind(), error.message(), std::move(hints));
  }
}

void append(std::vector<app::Finding>& findings, std::vector<app::Finding> more) {
  findings.insert(findings.end(), std::make_move_iterator(more.begin()),
                  std::make_move_iterator(more.end()));
}

render::Document document_of(const std::vector<app::Finding>& findings, const Localized& none) {
  render::Grid grid;
  grid.columns = {render::whole_column("finding", finding_heading()),
                  {"what", what_heading()},
                  {"mend", mend_heading()}};
  for (const app::Finding& finding : findings) {
    grid.rows.push_back({render::word_cell(finding.kind, word_of(finding)),
                         render::word_cell(finding.what.en, finding.what),
                         render::word_cell(finding.mend.en, finding.mend)});
  }
  return render::listing(std::move(grid), none);
}

// What was found, below what was done.
std::string text_of(const std::vector<app::Finding>& findings, bool in_part,
                    const std::optional<store::RebuiltTotals>& rebuilt, const CheckOptions& options,
                    const Context& context, render::Format format) {
  const Localized looked_at =
      options.full ? full_part() : quick_part(store::operations_walked_quickly);
  Localized sentence =
      no_findings(looked_at, options.paths.empty() ? Localized() : definitions_part());
  if (in_part) sentence = read_in_part(sentence);
  render::Document document = document_of(findings, sentence);
  if (rebuilt && !context.quiet()) {
    std::vector<render::Block>& blocks = document.blocks.get();
    if (rebuilt->changed > 0 && !options.full) {
      blocks.insert(blocks.begin(), render::Paragraph{changed_why()});
    }
    blocks.insert(blocks.begin(), render::Paragraph{totals_rebuilt(grouped(rebuilt->made),
                                                                   grouped(rebuilt->changed))});
  }
  return render::write(document, format, options.output.style(context));
}

// The findings go over none of the files that they are of.
OutputFile place_of(const CheckOptions& options, const Context& context) {
  if (options.output.file.empty()) return options.output.place(context);
  const std::vector<std::filesystem::path> paths(options.paths.begin(), options.paths.end());
  return options.output.place(context, definition::find_files(paths));
}

int run_check(const CheckOptions& options, Context& context) {
  context.refuse_as_of(options.rebuild_totals ? rebuilds_all() : checks_all(), leave_as_of_out());
  const render::Format format = options.output.read_format();
  const OutputFile output = place_of(options, context);
  std::optional<store::RebuiltTotals> rebuilt;
  if (options.rebuild_totals) rebuilt = store::rebuild_totals(context.database());
  const store::Inspection found = inspect(options, context);
  const app::CheckedRecord record = context.checked_record();
  std::vector<app::Finding> findings = app::record_findings(found, record);
  append(findings, app::place_findings(found, record));
  // No figure is made of a record that is not whole, and nothing is written to what is damaged.
  if (found.is_record_whole()) {
    if (!options.paths.empty()) {
      const Plan written = read_plan_files(options.paths, context);
      append(findings, app::definition_findings(written, options.paths, record));
    }
    append(findings, app::closed_year_findings(record));
    append(findings, app::value_findings(record));
  }
  if (!found.damage && found.schema.empty()) {
    store::note_check(context.database(), context.now(),
                      static_cast<std::int64_t>(findings.size()));
  }
  with_closing_hint(found.damage ? Localized() : noted_though(), [&] {
    if (findings.empty() && options.output.may_be_silent(context)) return;
    output.write(text_of(findings, found.in_part, rebuilt, options, context, format),
                 name_of(format), context);
  });
  return options.exit_code && !findings.empty() ? exit_with_findings : 0;
}

}  // namespace

Run declare_check(Options& line) {
  auto options = std::make_shared<CheckOptions>();
  line.add("PATH", &options->paths,
           {"TOML files or folders to compare with the definitions in force",
            "TOMLファイルまたはフォルダ（現在の定義と一致するか確かめます）"});
  line.add("--full", &options->full,
           {"check every index, every kept total and every operation's digest too",
            "索引・全集計値・全操作のダイジェストも点検します"});
  line.add("--rebuild-totals", &options->rebuild_totals,
           {"make the kept totals anew from the recorded values, then check",
            "記録されている値から集計値を作り直し、そのうえで点検します"});
  line.add("--exit-code", &options->exit_code,
           {"exit with 10 if there are findings", "指摘があるときは終了コードを10にします"});
  options->output.declare(line);
  return [options](Context& context) { return run_check(*options, context); };
}

}  // namespace track::cli
