#pragma once

#include "track/base/localized.hpp"

// Headings of columns and attributes that several views share.
namespace track::render::heading {

constexpr Message<> activity{"activity", "取組等"};
constexpr Message<> actor{"by", "記録者"};
constexpr Message<> after{"after", "変更後"};
constexpr Message<> audience{"audience", "対象"};
constexpr Message<> baseline{"baseline", "基準値"};
constexpr Message<> before{"before", "変更前"};
constexpr Message<> deadline{"last day", "期限"};
constexpr Message<> difference{"diff", "差"};
constexpr Message<> direction{"direction", "方向"};
constexpr Message<> field{"field", "分野"};
constexpr Message<> grade{"grade", "評価"};
constexpr Message<> held{"held", "実施"};
constexpr Message<> id{"id", "ID"};
constexpr Message<> indicator{"indicator", "指標"};
constexpr Message<> involvement{"involvement", "関与"};
constexpr Message<> issue{"issue", "課題"};
constexpr Message<> kind{"kind", "種別"};
constexpr Message<> last_day{"last day", "直近の実績日"};
constexpr Message<> last_held{"last held", "最終実施日"};
constexpr Message<> last_wave{"last wave", "前回"};
constexpr Message<> method{"method", "算定方法"};
constexpr Message<> moment{"when", "日時"};
constexpr Message<> name{"name", "名称"};
constexpr Message<> next_wave{"next wave", "次回"};
constexpr Message<> no{"no", "No"};
constexpr Message<> note{"note", "備考"};
constexpr Message<> notes{"notes", "備考"};
constexpr Message<> number{"no", "番号"};
constexpr Message<> of{"of", "対象"};
constexpr Message<> organisation{"organisation", "団体名"};
constexpr Message<> owners{"owners", "所管"};
constexpr Message<> part{"part", "区分"};
constexpr Message<> period{"day or period", "日・期間"};
constexpr Message<> place{"place", "場所"};
constexpr Message<> rate{"rate", "達成率"};
constexpr Message<> reason{"reason", "理由"};
constexpr Message<> schedule{"schedule", "頻度"};
constexpr Message<> share{"share", "構成比"};
constexpr Message<> standing{"standing", "状況"};
constexpr Message<> status{"status", "判定"};
constexpr Message<> summary{"summary", "概要"};
constexpr Message<> survey{"survey", "調査"};
constexpr Message<> target{"target", "目標値"};
constexpr Message<> actual{"actual", "実績値"};
constexpr Message<> theme{"theme", "柱"};
constexpr Message<> to_report{"what", "報告するもの"};
constexpr Message<> unit{"unit", "単位"};
constexpr Message<> year{"year", "年度"};
constexpr Message<> calendar_year{"year", "年"};

// Sections of a report behind those of its fields.
constexpr Message<> surveys_section{"Monitoring surveys", "モニタリング（調査・統計）"};
constexpr Message<> partners_section{"Partners", "団体の取組"};
constexpr Message<> retired_section{"No longer in the plan", "現在の計画にない項目"};

}  // namespace track::render::heading

namespace track::render {

// Said instead of rows.
constexpr Message<> nothing_matches{"Nothing matches.", "該当する項目はありません。"};
constexpr Message<> nothing_to_show{"Nothing in the plan matches these filters.",
                                    "条件に一致する項目はありません。"};

}  // namespace track::render
