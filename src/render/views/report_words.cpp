#include "report_words.hpp"

#include <algorithm>

#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"
#include "track/model/lookup.hpp"
#include "words/headings.hpp"
#include "words/plan_parts.hpp"
#include "words/values.hpp"

namespace track::render {

namespace {

using report::Row;

struct RowHeading {
  std::string_view key;
  Message<> words;
};

constexpr RowHeading row_headings[] = {
    {"id", {"id", "ID"}},
    {"name", {"indicator", "指標"}},
    {"fiscal_year", {"fiscal year", "年度"}},
    {"level", {"level", "区分"}},
    {"kind", {"kind", "種別"}},
    {"unit", {"unit", "単位"}},
    {"theme", {"theme", "柱"}},
    {"field", {"field", "分野"}},
    {"activity", {"activity", "取組等"}},
    {"owners", {"owners", "所管"}},
    {"baseline", {"baseline", "基準値"}},
    {"target", {"target", "目標値"}},
    {"target_most", {"target, upper end", "目標値（上限）"}},
    {"actual", {"actual", "実績値"}},
    {"numerator", {"numerator", "分子"}},
    {"denominator", {"denominator", "分母"}},
    {"sample_size", {"sample size", "標本数"}},
    {"actual_of_year", {"year of an earlier actual", "実績値の年度（以前の値の場合）"}},
    {"difference", {"difference", "差"}},
    {"achievement", {"achievement", "達成率"}},
    {"method", {"method", "算定方法"}},
    {"change_from_baseline", {"change from baseline", "基準値からの増減"}},
    {"change_from_baseline_low", {"change from baseline, at least", "基準値からの増減（下限）"}},
    {"change_from_baseline_high", {"change from baseline, at most", "基準値からの増減（上限）"}},
    {"status", {"status", "判定"}},
    {"reason", {"reason", "理由"}},
    {"previous", {"previous", "前回の値"}},
    {"previous_year", {"previous year", "前回の年度"}},
    {"change", {"change", "増減"}},
    {"change_low", {"change, at least", "増減（下限）"}},
    {"change_high", {"change, at most", "増減（上限）"}},
    {"change_verdict", {"verdict on the change", "増減の判断"}},
    {"change_reason", {"reason for no verdict", "判断できない理由"}},
    {"expected", {"expected by now", "現時点の見込み"}},
    {"projection", {"projection", "年度末の見込み"}},
    {"last_recorded", {"last day", "直近の実績日"}},
    {"n", {"values", "記録数"}},
    {"n_unknown", {"unknown", "不明の記録数"}},
    {"n_suppressed", {"suppressed", "秘匿の記録数"}},
    {"n_provisional", {"provisional", "速報値の記録数"}},
    {"next_target", {"next target", "次の目標値"}},
    {"next_target_year", {"year of the next target", "次の目標の年度"}},
    {"breakdown", {"breakdown", "内訳"}},
    {"part", {"part", "内訳の区分"}},
    {"share_of_whole", {"share of the whole", "全体に占める割合"}},
    {"parts_reported", {"parts reported", "報告のあった区分数"}},
    {"parts_expected", {"parts expected", "報告すべき区分数"}},
    {"parts_missing", {"parts missing", "未報告の区分"}},
    {"year_counting", {"year counted", "年の数え方"}},
    {"plan_target", {"target of the plan", "計画全体の目標値"}},
    {"plan_actual", {"actual of the plan", "計画全体の実績値"}},
    {"plan_achievement", {"achievement of the plan", "計画全体の達成率"}},
};

template <class E>
Localized word_of(const std::optional<E>& value) {
  return value ? label(*value) : Localized();
}

Localized name_of_activity(const Row& row, const Plan& plan) {
  const Activity* activity = find_activity(plan, row.activity);
  return activity == nullptr ? Localized() : verbatim(activity->name);
}

Localized verdict_of(const Row& row) {
  return row.from_previous ? word_of(row.from_previous->verdict) : Localized();
}

Localized stage_of(const std::optional<ValueForm>& stage) {
  if (!stage) return {};
  Value value;
  value.form = *stage;
  return describe(value);
}

// What is missing for both, in the reader's language.
Localized reason_of(const Row& row) {
  const Localized& first = row.assessment.reason;
  const Localized& second = row.achievement.reason;
  return first == second ? first : joined({first, second});
}

struct RowWords {
  std::string_view key;
  Localized (*words)(const Row& row, const Plan& plan);
};

constexpr RowWords words_by_key[] = {
    {"name", [](const Row& row, const Plan&) { return row_name(row); }},
    {"fiscal_year",
     [](const Row& row, const Plan& plan) { return year_text(plan, row.indicator, row.year); }},
    {"level", [](const Row& row, const Plan&) { return label(row.level); }},
    {"kind", [](const Row& row, const Plan&) { return label(row.kind); }},
    {"unit", [](const Row& row, const Plan&) { return unit_text(row); }},
    {"theme", [](const Row& row, const Plan& plan) { return theme_cell(plan, row.theme).shown; }},
    {"field", [](const Row& row, const Plan& plan) { return field_cell(plan, row.field).shown; }},
    {"activity", name_of_activity},
    {"owners",
     [](const Row& row, const Plan& plan) { return owners_cell(plan, row.owners).shown; }},
    {"target", [](const Row& row, const Plan&) { return stage_of(row.target.stage); }},
    {"actual", [](const Row& row, const Plan&) { return stage_of(row.actual.stage); }},
    {"method", [](const Row& row, const Plan&) { return label(row.achievement.method); }},
    {"status", [](const Row& row, const Plan&) { return status_text(row); }},
    {"reason", [](const Row& row, const Plan&) { return reason_of(row); }},
    {"change_verdict", [](const Row& row, const Plan&) { return verdict_of(row); }},
    {"change_reason",
     [](const Row& row, const Plan&) {
       return row.from_previous ? row.from_previous->reason : Localized();
     }},
};

}  // namespace

Column report_column(std::string key) {
  const auto* found = std::ranges::find(row_headings, std::string_view(key), &RowHeading::key);
  Localized heading = found == std::end(row_headings) ? Localized() : found->words();
  return column_at(Place::data, std::move(key), std::move(heading));
}

Localized words_of(std::string_view key, const Row& row, const Plan& plan) {
  const auto* found = std::ranges::find(words_by_key, key, &RowWords::key);
  return found == std::end(words_by_key) ? Localized() : found->words(row, plan);
}

}  // namespace track::render
