#include "track/app/findings.hpp"

#include <algorithm>
#include <iterator>

#include "totals_findings.hpp"
#include "track/app/load.hpp"
#include "track/app/reports.hpp"
#include "track/base/error.hpp"
#include "track/base/period.hpp"
#include "track/base/suggestion.hpp"
#include "track/base/text.hpp"
#include "track/model/plan_difference.hpp"
#include "track/report/coverage.hpp"
#include "track/report/summary.hpp"
#include "track/store/backups.hpp"

namespace track::app {

namespace {

constexpr Message<Localized, OperationId> report_differs{
    "the report of {} differs from the one that operation {} froze: another version of track "
    "computes differently, or the record was changed",
    "{}の報告が、操作{}で固定したものと一致しません（track の版の違いか、記録の改変です）"};
constexpr Message<std::string> damage{"the file is damaged: {}", "ファイルが壊れています：{}"};
constexpr Message<std::int64_t> references{"{} rows refer to rows that do not exist",
                                           "存在しない行を参照している行が{}件あります"};
constexpr Message<Localized, std::string> missing{"the {} {} is missing", "{}「{}」がありません"};
constexpr Message<Localized, std::string> changed{"the {} {} differs from the schema",
                                                  "{}「{}」が track の作成したものと異なります"};
constexpr Message<Localized, std::string> added{"unexpected {} {}",
                                                "{}「{}」は track のものではありません"};
constexpr Message<std::string, std::int64_t, OperationId> loose_row{
    "row {1} of {0} belongs to operation {2}, which the chain of digests does not cover",
    "{0}の行{1}は、ダイジェストの連鎖に含まれない操作{2}に属しています"};
constexpr Message<int> more_loose_rows{
    "there may be more such rows: the first {} are listed",
    "同様の行がほかにもある可能性があります（最初の{}行を表示）"};
constexpr Message<std::string, int, std::int64_t> loose_definitions{
    "{0} has {2} rows of revision {1}, which no operation of the chain made",
    "{0}に、ダイジェストの連鎖に含まれる操作で作成されていない第{1}版の行が{2}行あります"};
constexpr Message<Localized> wrong_counter{"the counter of operation numbers {}",
                                           "操作番号の通し番号が{}"};
constexpr Message<Localized, Localized> unreadable{"the {} could not be checked to the end: {}",
                                                   "{}を最後まで点検できませんでした：{}"};
constexpr Message<Localized, Localized> report_not_made{"the report of {} cannot be recomputed: {}",
                                                        "{}の報告をもう一度作成できません：{}"};
constexpr Message<Localized> closed_years_not_read{"the closed years cannot be read: {}",
                                                   "締めた年度を読み取れません：{}"};
constexpr Message<OperationId> chain{
    "the chain of digests breaks at operation {}: it was changed after it was recorded",
    "ダイジェストの連鎖が操作{}で途切れています。記録後に内容が変更されています"};
constexpr Message<OperationId, OperationId> cut_off{
    "operations up to {} were made, but the last one present is {}",
    "操作{}まで記録されていましたが、残っているのは操作{}までです"};
constexpr Message<OperationId> gap{"operations before operation {} are missing",
                                   "操作{}の前にあった操作が失われています"};
constexpr Message<std::string> open_to_others{
    "{} is accessible to other users", "{} は所有者以外も利用（読み取りまたは書き込み）できます"};
constexpr Message<std::string> unsafe_place{
    "the database is on {}, where locks are unreliable",
    "データベースは {} 上にあり、同時書き込みの排他制御が確実ではありません"};
constexpr Message<> move_it{"move it to a disk of this computer and set TRACK_DB to it",
                            "このコンピューターのディスクに移し、TRACK_DB で指定してください"};
constexpr Message<> never_copied{"no copy has ever been made",
                                 "バックアップが一度も作成されていません"};
constexpr Message<std::string, OperationId> old_copy{
    "the last copy was made at {} and ends at operation {}",
    "最後のバックアップは {} のもので、操作{}までです"};
constexpr Message<std::string, std::size_t> definitions_differ{
    "the definitions in force differ from {} (changes: {})",
    "現在の定義が {} と一致しません（変更：{}件）"};
constexpr Message<std::string, std::size_t, Localized> file_not_given{
    "the definitions in force differ from {} (changes: {}); they were also made of {}, not given "
    "here",
    "現在の定義が {} と一致しません（変更：{}件）。現在の定義に使われた {} が指定されていません"};
constexpr Message<std::string, Localized, OperationId, Localized, OperationId> overlapping{
    "{}: the values for {} (operation {}) and {} (operation {}) share days, and both are counted",
    "{}：{}（操作{}）と{}（操作{}）の値は期間が重なっており、両方を合算しています"};
constexpr Message<OperationId> mend_overlap{
    "track undo {0}; where both are right: track amend {0} --note … --reason …",
    "track undo {0}。両方とも正しい場合：track amend {0} --note … --reason …"};
constexpr Message<std::string> mend_control{
    "{} shows the values: track amend N VALUE --reason …",
    "{} で値を確認し、track amend 番号 値 --reason … で訂正"};
constexpr std::ptrdiff_t most_files_named = 2;
constexpr Message<std::string, std::size_t> and_more_files{"{} and {} more files",
                                                           "{} ほか{}件のファイル"};
constexpr Message<> give_all_files{"give all files of the plan: track check PATH…",
                                   "計画のファイルをすべて指定してください：track check パス…"};
constexpr Message<> other_database{
    "give that plan's own database with --db or TRACK_DB",
    "その計画のデータベースを --db または TRACK_DB で指定してください"};
constexpr Message<> any_copy{
    "track restore FILE (one of your own copies; the folder backups has none of this record)",
    "track restore ファイル（backups フォルダに、この記録のものとわかるバックアップはありません）"};

struct TypeWord {
  std::string_view type;
  Message<> word;
};

constexpr TypeWord type_words[] = {{"table", {"table", "テーブル"}},
                                   {"index", {"index", "索引"}},
                                   {"trigger", {"trigger", "トリガー"}},
                                   {"view", {"view", "ビュー"}}};

Localized word_of(const std::string& type) {
  for (const TypeWord& known : type_words) {
    if (known.type == type) return known.word();
  }
  return verbatim(printable(type));
}

struct CounterWord {
  store::Counter counter = {};
  Message<> word;
};

constexpr CounterWord counter_words[] = {
    {store::Counter::missing, {"is missing", "失われています"}},
    {store::Counter::doubled, {"appears twice", "二重になっています"}},
    {store::Counter::set_back, {"was set back", "前の番号に戻されています"}},
    {store::Counter::foreign, {"has unexpected entries", "track 以外の項目を含んでいます"}}};

struct PartWord {
  store::Unreadable::Part part = {};
  const char* finding = "";
  Message<> word;
};

using Part = store::Unreadable::Part;
constexpr PartWord part_words[] = {
    {Part::pages, "damage", {"pages", "データのページ"}},
    {Part::references, "references", {"references between rows", "行の参照関係"}},
    {Part::counter, "counter", {"counter of operation numbers", "操作番号の通し番号"}},
    {Part::rows, "rows", {"rows outside the chain", "連鎖に含まれない行"}},
    {Part::chain, "chain", {"chain of digests", "ダイジェストの連鎖"}},
    {Part::totals, "totals", {"kept totals", "集計値"}}};

Localized sentence_of(const store::SchemaDifference& difference) {
  const Localized type = word_of(difference.type);
  const std::string name = printable(difference.name);
  switch (difference.kind) {
    case store::SchemaDifference::Kind::missing:
      return missing(type, name);
    case store::SchemaDifference::Kind::changed:
      return changed(type, name);
    case store::SchemaDifference::Kind::added:
      return added(type, name);
  }
  return {};
}

std::optional<Localized> copy_fault(const store::Inspection& found, Moment now) {
  switch (report::backup_recency(found.last_copy, found.last_operation, now)) {
    case report::Recency::done:
      return std::nullopt;
    case report::Recency::never:
      return never_copied();
    case report::Recency::long_ago:
      return old_copy(iso(found.last_copy->at), found.last_copy->operation);
  }
  return std::nullopt;
}

// Who wrote the file may have put anything into it; it is shown, not run by a terminal.
Localized printed(const Localized& sentence) {
  return {printable(sentence.en), printable(sentence.ja)};
}

void add_loose(const store::Inspection& found, const Localized& restore,
               std::vector<Finding>& findings) {
  for (const store::LooseRow& row : found.loose_rows) {
    findings.push_back({"rows", loose_row(row.table, row.row, row.operation), restore});
  }
  if (found.loose_rows.size() == store::loose_rows_named) {
    findings.push_back({"rows", more_loose_rows(store::loose_rows_named), restore});
  }
  for (const store::LooseDefinitions& rows : found.loose_definitions) {
    findings.push_back({"rows", loose_definitions(rows.table, rows.revision, rows.rows), restore});
  }
}

void add_unreadable(const store::Inspection& found, const Localized& restore,
                    std::vector<Finding>& findings) {
  for (const store::Unreadable& part : found.unreadable) {
    for (const PartWord& known : part_words) {
      if (known.part != part.part) continue;
      findings.push_back({known.finding, unreadable(known.word(), printed(part.why)), restore});
    }
  }
}

std::optional<Finding> finding_of(const store::Store& store, const Closing& closing,
                                  const FiscalCalendar& calendar) {
  const Localized reopen =
      verbatim("track reopen " + calendar.short_label(closing.year) + " --reason …");
  try {
    if (is_as_closed(store, closing)) return std::nullopt;
    return Finding{"closed_year", report_differs(calendar.label(closing.year), closing.operation),
                   reopen};
  } catch (const Error& error) {
    return Finding{"closed_year",
                   report_not_made(calendar.label(closing.year), printed(error.message())), reopen};
  }
}

}  // namespace

std::string CheckedRecord::command(std::vector<std::string> words) const {
  if (!option.empty()) words.insert(words.end(), {"--db", option});
  return command_line(words);
}

Localized CheckedRecord::restore_command() const {
  const auto newest = store::newest_copy(store::copies_folder(database), database);
  return newest ? verbatim(command({"track", "restore", newest->string()})) : any_copy();
}

std::vector<Finding> record_findings(const store::Inspection& found, const CheckedRecord& record) {
  std::vector<Finding> findings;
  const Localized restore = record.restore_command();
  for (const store::SchemaDifference& difference : found.schema) {
    findings.push_back({"schema", sentence_of(difference), restore});
  }
  if (found.damage) findings.push_back({"damage", damage(printable(*found.damage)), restore});
  if (found.broken_references != 0) {
    findings.push_back({"references", references(found.broken_references), restore});
  }
  for (const CounterWord& known : counter_words) {
    if (known.counter != found.counter) continue;
    findings.push_back({"counter", wrong_counter(known.word()), restore});
  }
  add_loose(found, restore, findings);
  if (found.broken_operation) {
    findings.push_back({"chain", chain(*found.broken_operation), restore});
  }
  std::ranges::move(totals_findings(found, record), std::back_inserter(findings));
  add_unreadable(found, restore, findings);
  if (found.operation_behind_gap) {
    findings.push_back({"cut-off", gap(*found.operation_behind_gap), restore});
  }
  if (found.highest_operation > found.last_operation) {
    findings.push_back(
        {"cut-off", cut_off(found.highest_operation, found.last_operation), restore});
  }
  return findings;
}

std::vector<Finding> place_findings(const store::Inspection& found, const CheckedRecord& record) {
  std::vector<Finding> findings;
  for (const std::filesystem::path& file : found.open_to_others) {
    findings.push_back({"permissions", open_to_others(printable(file.string())),
                        verbatim(printable(command_line({"chmod", "600", file.string()})))});
  }
  if (found.unsafe_file_system) {
    findings.push_back({"file-system", unsafe_place(*found.unsafe_file_system), move_it()});
  }
  if (const auto fault = copy_fault(found, record.now); fault && found.is_record_whole()) {
    findings.push_back({"backup", *fault, verbatim(record.command({"track", "backup"}))});
  }
  return findings;
}

std::vector<Finding> definition_findings(const Plan& written, const std::vector<std::string>& paths,
                                         const CheckedRecord& record) {
  const store::Store store = store::Store::open(record.database, store::Access::read);
  const Plan stored = store.plan(latest_revision(store));
  if (stored.id != written.id) {
    return {
        {"definitions", other_plan(printable(stored.id), printable(written.id)), other_database()}};
  }
  const std::vector<Change> changes = difference(stored, written);
  if (changes.empty()) return {};
  // No advice that would drop what stands in a file that was not named.
  if (const auto lacking = missing_files(stored, written); !lacking.empty()) {
    std::vector<std::string> all = {"track", "check"};
    all.insert(all.end(), paths.begin(), paths.end());
    all.insert(all.end(), lacking.begin(), lacking.end());
    const bool few = std::ssize(lacking) <= most_files_named;
    const std::vector<std::string> named(lacking.begin(),
                                         few ? lacking.end() : lacking.begin() + most_files_named);
    const Localized files =
        few ? verbatim(printable(joined(named)))
            : and_more_files(printable(joined(named)),
                             lacking.size() - static_cast<std::size_t>(most_files_named));
    return {{"definitions", file_not_given(printable(command_line(paths)), changes.size(), files),
             few ? verbatim(printable(record.command(all))) : give_all_files()}};
  }
  std::vector<std::string> words = {"track", "load"};
  words.insert(words.end(), paths.begin(), paths.end());
  return {{"definitions", definitions_differ(printable(command_line(paths)), changes.size()),
           verbatim(record.command(words))}};
}

std::vector<Finding> value_findings(const CheckedRecord& record) {
  const store::Store store = store::Store::open(record.database, store::Access::read);
  if (!store.revision()) return {};
  const Plan plan = store.plan(latest_revision(store));
  const Totals totals = store.totals(plan, plan.first_year, plan.last_year);
  const auto closings = store.closings();
  const EraCalendar eras = plan.calendar.eras;
  std::vector<Finding> findings;
  for (const Indicator& indicator : plan.indicators) {
    for (FiscalYear year = plan.first_year; year <= plan.last_year; year = year.next()) {
      if (std::ranges::count(closings, year, &Closing::year) > 0) continue;
      const YearTotal* total = totals.of(indicator.id, year);
      if (total == nullptr) continue;
      for (const Overlap& one : total->overlaps) {
        findings.push_back(
            {"overlap",
             overlapping(indicator.id, period_text(one.first, eras), one.first_operation,
                         period_text(one.second, eras), one.second_operation),
             mend_overlap(std::max(one.first_operation, one.second_operation))});
      }
      for (const auto& one : report::control_differences(plan, indicator, totals, year)) {
        findings.push_back(
            {"control", report::words_of(one, indicator, eras),
             mend_control(record.command({"track", "show", indicator.id, "--year",
                                          plan.calendar_of(indicator).short_label(year)}))});
      }
    }
  }
  return findings;
}

std::vector<Finding> closed_year_findings(const CheckedRecord& record) {
  std::vector<Finding> findings;
  try {
    const store::Store store = store::Store::open(record.database, store::Access::read);
    const std::vector<Closing> closings = store.closings();
    if (closings.empty()) return findings;
    const FiscalCalendar calendar = store.plan(latest_revision(store)).calendar;
    for (const Closing& closing : closings) {
      if (auto finding = finding_of(store, closing, calendar)) {
        findings.push_back(std::move(*finding));
      }
    }
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::busy) throw;
    findings.push_back(
        {"closed_year", closed_years_not_read(printed(error.message())), record.restore_command()});
  }
  return findings;
}

}  // namespace track::app
