#include "findings.hpp"

#include "arguments.hpp"
#include "closed_year.hpp"
#include "plan_files.hpp"
#include "track/base/text.hpp"
#include "track/model/plan_difference.hpp"
#include "track/report/upkeep.hpp"
#include "track/store/copies.hpp"

namespace track::cli {

namespace {

constexpr Phrase<Sentence, OperationId> report_differs{
    "the report of {} is not the one that operation {} froze: another version of track reckons "
    "otherwise, or the record was changed",
    "{}の報告が、操作 {} で固定したものと一致しません（track の版の違いか、記録の改変です）"};
constexpr Phrase<std::string> damage{"the file is damaged: {}", "ファイルが壊れています：{}"};
constexpr Phrase<std::int64_t> references{"{} rows refer to rows that are not there",
                                          "存在しない行を参照している行が{}件あります"};
constexpr Phrase<Sentence, std::string> missing{"the {} {} is missing", "{}「{}」がありません"};
constexpr Phrase<Sentence, std::string> changed{"the {} {} is not as track makes it",
                                                "{}「{}」が track の作成したものと異なります"};
constexpr Phrase<Sentence, std::string> added{"the {} {} is none of track's",
                                              "{}「{}」は track のものではありません"};
constexpr Phrase<OperationId> chain{
    "the chain of digests breaks at operation {}: it was changed after it was recorded",
    "ダイジェストの連鎖が操作{}で途切れています。記録後に内容が変更されています"};
constexpr Phrase<OperationId, OperationId> cut_off{
    "operations were made up to {}, and the last one there is {}",
    "操作{}まで記録されていましたが、残っているのは操作{}までです"};
constexpr Phrase<std::string> open_to_others{"others than its owner may use {}",
                                             "{} は所有者以外も読み書きできます"};
constexpr Phrase<std::string> unsafe_place{
    "the database lies on {}, whose locks are not to be relied on",
    "データベースは {} 上にあり、同時書き込みの排他制御が確実ではありません"};
constexpr Phrase<> move_it{"move it to a disk of this computer, and name it with TRACK_DB",
                           "このコンピューターのディスクに移し、TRACK_DB で指定してください"};
constexpr Phrase<> never_copied{"no copy was ever made", "控えが一度も作成されていません"};
constexpr Phrase<std::string, OperationId> old_copy{
    "the last copy is of {} and ends at operation {}", "最後の控えは {} のもので、操作{}までです"};
constexpr Phrase<std::string, std::size_t> definitions_differ{
    "the definitions in force are not those of {} (changes: {})",
    "現在の定義が {} と一致しません（変更：{}件）"};
constexpr Phrase<std::string, std::string> other_plan{
    "this database holds the plan \"{}\", and the files define \"{}\"",
    "このデータベースの計画は「{}」ですが、ファイルの計画は「{}」です"};
constexpr Phrase<> other_database{
    "name the plan's own database with --db or TRACK_DB",
    "その計画のデータベースを --db または TRACK_DB で指定してください"};
constexpr Phrase<> any_copy{
    "track restore FILE (a copy of your own; none of this record is known in the folder backups)",
    "track restore ファイル（backups フォルダに、この記録のものとわかる控えはありません）"};

constexpr Phrase<> finding_heading{"Finding", "区分"};
constexpr Phrase<> what_heading{"What", "内容"};
constexpr Phrase<> mend_heading{"Command that mends it", "対処のコマンド"};

struct TypeWord {
  std::string_view type;
  Phrase<> word;
};

constexpr TypeWord type_words[] = {{"table", {"table", "テーブル"}},
                                   {"index", {"index", "索引"}},
                                   {"trigger", {"trigger", "トリガー"}},
                                   {"view", {"view", "ビュー"}}};

Sentence word_of(const std::string& type) {
  for (const TypeWord& known : type_words) {
    if (known.type == type) return known.word();
  }
  return verbatim(type);
}

Sentence sentence_of(const store::SchemaDifference& difference) {
  const Sentence type = word_of(difference.type);
  switch (difference.kind) {
    case store::SchemaDifference::Kind::missing:
      return missing(type, difference.name);
    case store::SchemaDifference::Kind::changed:
      return changed(type, difference.name);
    case store::SchemaDifference::Kind::added:
      return added(type, difference.name);
  }
  return {};
}

std::optional<Sentence> copy_fault(const store::Inspection& found, Moment now) {
  switch (report::care_of_copy(found.last_copy, found.last_operation, now)) {
    case report::Care::done:
      return std::nullopt;
    case report::Care::never:
      return never_copied();
    case report::Care::long_ago:
      return old_copy(iso(found.last_copy->at), found.last_copy->operation);
  }
  return std::nullopt;
}

std::string together(const std::vector<std::string>& paths) {
  return printable(command_line(paths));
}

}  // namespace

Sentence restore_command(const Context& context) {
  const std::filesystem::path database = context.database();
  const auto newest = store::newest_copy(store::copies_folder(database), database);
  if (!newest) return any_copy();
  return verbatim(context.command_to_type({"track", "restore", newest->string()}));
}

std::vector<Finding> findings_of(const store::Inspection& found, const Context& context) {
  std::vector<Finding> findings;
  const Sentence restore = restore_command(context);
  if (found.damage) findings.push_back({"damage", damage(*found.damage), restore});
  if (found.broken_references != 0) {
    findings.push_back({"references", references(found.broken_references), restore});
  }
  for (const store::SchemaDifference& difference : found.schema) {
    findings.push_back({"schema", sentence_of(difference), restore});
  }
  if (found.broken_operation) {
    findings.push_back({"chain", chain(*found.broken_operation), restore});
  }
  if (found.highest_operation > found.last_operation) {
    findings.push_back(
        {"cut-off", cut_off(found.highest_operation, found.last_operation), restore});
  }
  for (const std::filesystem::path& file : found.open_to_others) {
    findings.push_back({"permissions", open_to_others(file.string()),
                        verbatim(command_line({"chmod", "600", file.string()}))});
  }
  if (found.unsafe_file_system) {
    findings.push_back({"file-system", unsafe_place(*found.unsafe_file_system), move_it()});
  }
  if (const auto fault = copy_fault(found, context.now()); fault && !found.damage) {
    findings.push_back({"backup", *fault, verbatim(context.command_to_type({"track", "backup"}))});
  }
  return findings;
}

std::vector<Finding> definition_findings(const std::vector<std::string>& paths, Context& context) {
  if (paths.empty()) return {};
  const Plan written = read_plan_files(paths, context);
  const store::Store store = context.open(store::Access::read);
  const Plan stored = context.known_plan(store).plan;
  if (stored.id != written.id) {
    return {{"definitions", other_plan(stored.id, written.id), other_database()}};
  }
  const std::vector<Change> changes = difference(stored, written);
  if (changes.empty()) return {};
  std::vector<std::string> words = {"track", "load"};
  words.insert(words.end(), paths.begin(), paths.end());
  return {{"definitions", definitions_differ(together(paths), changes.size()),
           verbatim(context.command_to_type(words))}};
}

std::vector<Finding> closed_year_findings(const Context& context) {
  const store::Store store = context.open(store::Access::read);
  std::vector<Finding> findings;
  for (const Closing& closing : store.closings()) {
    if (is_as_closed(store, closing)) continue;
    const FiscalCalendar calendar = context.known_plan(store).plan.calendar;
    findings.push_back(
        {"closed_year", report_differs(calendar.label(closing.year), closing.operation),
         verbatim("track reopen " + calendar.short_label(closing.year) + " --reason …")});
  }
  return findings;
}

render::Grid grid_of(const std::vector<Finding>& findings) {
  using render::Alignment;
  using render::Wrapping;
  render::Grid grid;
  grid.columns = {{"finding", finding_heading(), Alignment::left, true, Wrapping::never},
                  {"what", what_heading()},
                  {"mend", mend_heading(), Alignment::left, true, Wrapping::never}};
  for (const Finding& finding : findings) {
    grid.rows.push_back({render::text_cell(finding.kind),
                         render::word_cell(finding.what.en, finding.what),
                         render::word_cell(finding.mend.en, finding.mend)});
  }
  return grid;
}

}  // namespace track::cli
