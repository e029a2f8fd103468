#include <string_view>

#include "record_tables.hpp"

namespace track::store {

namespace {

constexpr struct {
  std::string_view table;
  Message<> title;
} titles[] = {
    {"operation",
     {"Operations: each change made by one command", "操作（1回のコマンドによる変更）"}},
    {"event", {"Events: each holding of an activity", "実施（取組・調査などの1回ごとの実施）"}},
    {"measurement", {"Measurements: each recorded value", "実績値（記録された値）"}},
    {"withdrawal",
     {"Withdrawals: rows put out of force by an amendment or an undo",
      "取下げ（訂正・取消しにより無効となった行）"}},
    {"restoration",
     {"Restorations: withdrawals taken back by an undo", "復活（取消しにより解除された取下げ）"}},
    {"undoing", {"Undoings: operations that an undo took back", "取消し（取り消された操作）"}},
    {"closing",
     {"Closings: fiscal years frozen with their report, or opened again",
      "締め（年度の締めとその報告、締めの解除）"}},
    {"source_file",
     {"Files that imports read, by name and digest", "取り込んだファイル（名称とダイジェスト）"}},
    {"picture", {"Pictures that revisions brought (base64)", "版で使用する画像（base64）"}},
    {"evaluation",
     {"Yearly evaluations of initiatives, fields and the plan", "年度の評価（取組・分野・計画）"}},
    {"evaluation_withdrawal",
     {"Evaluations put out of force, or back in force", "評価の取下げと復活"}},
    {"revision",
     {"Revisions: each state of the definitions, made by one load", "版（読込みごとの定義）"}},
    {"plan", {"Plan, by revision", "計画（版ごと）"}},
    {"owner", {"Owners, by revision", "所管（版ごと）"}},
    {"theme", {"Themes, by revision", "柱（版ごと）"}},
    {"field", {"Fields, by revision", "分野（版ごと）"}},
    {"partner", {"Partner organisations, by revision", "団体（版ごと）"}},
    {"activity",
     {"Activities: initiatives, surveys and activities of partners, by revision",
      "取組・調査・団体の取組（版ごと）"}},
    {"activity_owner", {"Owners of activities, by revision", "取組の所管（版ごと）"}},
    {"activity_schedule",
     {"Schedules of activities that differ by year, by revision",
      "年度によって異なる取組の頻度（版ごと）"}},
    {"indicator", {"Indicators, by revision", "指標（版ごと）"}},
    {"field_indicator", {"Outcome indicators of fields, by revision", "分野の状態指標（版ごと）"}},
    {"target", {"Targets by fiscal year, by revision", "年度の目標値（版ごと）"}},
    {"plan_target", {"Targets of the whole plan, by revision", "計画全体の目標値（版ごと）"}},
    {"baseline", {"Baselines, by revision", "基準値（版ごと）"}},
    {"series_break",
     {"Breaks in the series of indicators, by revision", "指標の系列の断絶（版ごと）"}},
    {"item_text",
     {"Aliases, outcomes, purposes and involvements, by revision",
      "別名・目指すべき状態・目的・関わり方（版ごと）"}},
    {"former_id",
     {"Former ids of activities and indicators, by revision", "取組・指標の以前のID（版ごと）"}},
    {"revision_file", {"Files that a revision was made of", "版の元となったファイル"}},
    {"unit_alias", {"Other spellings of units, by revision", "単位の別表記（版ごと）"}},
    {"breakdown", {"Breakdowns, by revision", "内訳（版ごと）"}},
    {"breakdown_part", {"Parts of breakdowns, by revision", "内訳の区分（版ごと）"}},
    {"breakdown_text",
     {"Aliases, owners and former ids of parts, by revision",
      "区分の別名・所管・以前のID（版ごと）"}},
    {"breakdown_break",
     {"Breaks in the series of breakdowns, by revision", "内訳の系列の断絶（版ごと）"}},
    {"indicator_breakdown",
     {"What indicators are broken down by, by revision", "指標の内訳（版ごと）"}},
    {"part_target", {"Targets of parts, by revision", "区分の目標値（版ごと）"}},
    {"plan_logo", {"Logo of the office, by revision", "担当部署のロゴ（版ごと）"}},
    {"assessment_subject", {"What is evaluated each year, by revision", "評価の対象（版ごと）"}},
    {"assessment_grade", {"Grades of evaluations, by revision", "評価の区分（版ごと）"}},
    {"chain",
     {"Chain of digests: SHA-256 of each operation and of those before it",
      "ダイジェストの連鎖（各操作とそれ以前の操作のSHA-256）"}},
};

}  // namespace

Localized table_title(const std::string& table) {
  for (const auto& one : titles) {
    if (one.table == table) return one.title();
  }
  return {};
}

}  // namespace track::store
