#include "commands/command.hpp"

#include <algorithm>

#include "context.hpp"
#include "track/app/correction.hpp"
#include "track/render/views.hpp"

namespace track::cli {

namespace {

constexpr Command commands_all[] = {
    {"load",
     {"read definitions from TOML files, show the changes and store them",
      "定義（TOML）を読み込み、変更点を表示して保存します"},
     "  track load data/nerima-r3-r5 --dry-run\n"
     "  track load data/nerima-r3-r5 targets.toml\n",
     declare_load,
     Effect::writes,
     {"Nothing was changed.", "変更は行っていません。"}},
    {"record",
     {"record one event or measurement", "実施または実績値を記録します"},
     "  track record lecture attendance=132 talked=84/102 --on R4.6.11 --place 練馬区役所\n"
     "  track record lecture.attendance 132 --on today\n"
     "  track record care-unknown 31% n=1100 --on R4.12\n"
     "  track record - < june.txt\n",
     declare_record,
     Effect::writes,
     {"Nothing was recorded.", "記録は行っていません。"}},
    {"import",
     {"record what spreadsheet files hold", "表計算ファイルの値を取り込みます"},
     "  track import 2022-05.csv --map consultations.toml --dry-run\n"
     "  track import 2022-*.xlsx --map centres.toml\n"
     "  track import 2022-05.csv --map consultations.toml --replace --reason 再提出\n",
     declare_import,
     Effect::writes,
     {"Nothing was imported.", "取込みは行っていません。"}},
    {"report",
     {"show target against actual for a year, or years side by side",
      "年度の目標と実績、または年度比較を表示します"},
     "  track report R4\n"
     "  track report R3..R5\n"
     "  track report last --status missing,behind\n"
     "  track report --year R4 --field awareness --format csv -o report.csv\n"
     "  track report --year R4 --as-of 2022-09-30\n"
     "  track report --register partners --year R4\n",
     declare_report},
    {"list",
     {"list what is defined", "定義されている項目の一覧を表示します"},
     "  track list indicators --owner 地域医療課\n"
     "  track list partners --audience 区民 --group field\n",
     declare_list},
    {"show",
     {"show one activity or indicator with its record", "取組・指標を記録とともに表示します"},
     "  track show lecture.attendance\n"
     "  track show 講演会参加人数 --year R4\n",
     declare_show},
    {"due",
     {"list what is still due, by owner", "未報告・期限の近い報告を所管別に表示します"},
     "  track due\n"
     "  track due --owner 高齢者支援課 --days 60\n"
     "  track due --exit-code -q\n",
     declare_due},
    {"form",
     {"write a form for a department to fill in", "所管が記入する報告様式を作成します"},
     "  track form --owner 高齢者支援課 --year R4 -o form.xlsx\n"
     "  track form --owner 医師会 -o form.ods\n",
     declare_form},
    {"summary",
     {"show what changed since yesterday and what needs attention",
      "前日からの変化と対応が必要なものを表示します"},
     "  track summary\n"
     "  track summary --since R4.11.1 --format markdown\n"
     "  track summary --since 2022-11-29T17:10:00Z --exit-code -q\n",
     declare_summary},
    {"amend",
     {"correct what an operation recorded", "記録した内容を訂正します"},
     "  track amend 96 88 --reason 参加者名簿の再集計\n"
     "  track amend 57 talked=85/102 --reason 転記誤り\n"
     "  track amend 57 --on R4.6.12 --reason 日付の誤り\n",
     declare_amend,
     Effect::writes,
     {"Nothing was amended.", "訂正は行っていません。"}},
    {"assess",
     {"evaluate a year in words and grade", "年度の評価を記録します"},
     "  track assess lecture --year R4 --grade ○ --results 来場者が増えた\n"
     "  track assess plan --year R4\n"
     "  track assess --year R4 --owner 地域医療課 --template -o 評価.txt\n"
     "  track assess --year R4 --from 評価.txt\n",
     declare_assess,
     Effect::writes,
     {"Nothing was evaluated.", "評価は保存していません。"}},
    {"undo",
     {"undo one whole operation", "操作1件をすべて取り消します"},
     "  track undo\n"
     "  track undo 57 --reason 二重入力\n",
     declare_undo,
     Effect::writes,
     {"Nothing was undone.", "取消しは行っていません。"}},
    {"log",
     {"list who stored what, and when", "操作の履歴を表示します"},
     "  track log --since yesterday\n"
     "  track log -n 10\n"
     "  track log --id lecture.attendance --format csv\n"
     "  track log --digest\n",
     declare_log},
    {"close",
     {"freeze a fiscal year and its report", "年度を締め、その報告を固定します"},
     "  track close R4\n",
     declare_close,
     Effect::writes,
     {"Nothing was closed.", "締め処理は行っていません。"}},
    {"reopen",
     {"reopen a closed fiscal year", "年度の締めを解除します"},
     "  track reopen R4 --reason 医師会からの追加報告\n",
     declare_reopen,
     Effect::writes,
     {"Nothing was reopened.", "締めの解除は行っていません。"}},
    {"export",
     {"write the plan and the record as open tables",
      "計画と記録をほかのプログラム向けに書き出します"},
     "  track export nerima-package --licence CC-BY-4.0\n"
     "  track export measurements --year R4 --headings --encoding cp932 -o r4.csv\n"
     "  track export --format postgresql --after 302 | psql offices\n",
     declare_export},
    {"backup",
     {"copy the record while it is in use, and verify the copy",
      "使用中の記録のバックアップを作成し、内容を確かめます"},
     "  track backup\n"
     "  track backup /media/usb/track --keep 30\n",
     declare_backup,
     Effect::writes},
    {"restore",
     {"replace the record with a copy", "バックアップの内容で記録を復元します"},
     "  track restore backups/track-20240401T090000Z-131.db\n",
     declare_restore,
     Effect::writes,
     {"Nothing was changed.", "変更は行っていません。"}},
    {"check",
     {"look for damage, tampering and risks to the record",
      "破損、改ざん、記録の安全に関わる問題がないか点検します"},
     "  track check\n"
     "  track check data/nerima-r3-r5 --full --exit-code\n",
     declare_check},
    {"help",
     {"explain track or one of its commands", "track またはコマンドの使い方を表示します"},
     "  track help\n"
     "  track help record\n",
     declare_help},
};

constexpr Message<OperationId> stored_though{"Operation {} was stored all the same.",
                                             "操作{}は保存済みです。"};

}  // namespace

std::span<const Command> commands() {
  return commands_all;
}

Localized nothing_done(std::string_view command) {
  return std::ranges::find(commands(), command, &Command::name)->nothing_done();
}

Localized stored_all_the_same(OperationId operation) {
  return stored_though(operation);
}

std::string standings_after(const store::Store& store, const Correction& correction,
                            const Context& context) {
  const auto years = app::corrected_years(store, correction, context.now());
  if (!years) return {};
  return render::write(render::standings_of(years->plan, correction, years->totals, years->today),
                       render::Format::table, context.out_style());
}

}  // namespace track::cli
