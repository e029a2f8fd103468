#include "report_methods.hpp"

#include <fmt/format.h>

#include <set>

#include "track/base/text.hpp"
#include "track/model/words.hpp"
#include "words/headings.hpp"
#include "words/values.hpp"

namespace track::render {

namespace {

constexpr Message<> methods_name{"Methods", "判定・算定方法"};
constexpr Message<> subject_heading{"about", "項目"};
constexpr Message<> word_heading{"word", "用語"};
constexpr Message<> meaning_heading{"meaning", "意味"};

constexpr Message<> of_not_applicable{"does not run in this year, or is no longer in the plan",
                                      "この年度は対象ではないか、現在の計画にない項目です。"};
constexpr Message<> of_not_due{"nothing is due yet", "まだ報告期限が来ていません。"};
constexpr Message<> of_missing{"what was due has not been reported",
                               "報告期限を過ぎていますが、報告がありません。"};
constexpr Message<> of_undetermined{
    "reported, but no figure can be formed of it (unknown, suppressed, cannot be added)",
    "報告はありますが、数値を算定できません（不明・秘匿・合算不可など）。"};
constexpr Message<> of_improved{"has no target; better than the baseline beyond sampling error",
                                "目標値はなく、基準値より良くなっています（標本誤差を超える差）。"};
constexpr Message<> of_unchanged{"has no target; no difference from the baseline can be shown",
                                 "目標値はなく、基準値との差があるとは言えません。"};
constexpr Message<> of_worsened{"has no target; worse than the baseline beyond sampling error",
                                "目標値はなく、基準値より悪くなっています（標本誤差を超える差）。"};
constexpr Message<> of_no_target{"there is nothing to compare with", "比べる目標値がありません。"};
constexpr Message<> of_achieved{"the target of the year is reached",
                                "年度の目標値に達しています。"};
constexpr Message<std::string> of_nearly{"the year is over with at least {} % of the target",
                                         "年度が終わり、目標値の{}%以上です。"};
constexpr Message<std::string> of_missed{"the year is over with less than {} % of the target",
                                         "年度が終わり、目標値の{}%に届いていません。"};
constexpr Message<> of_on_track{"the year is running; at least what is to be expected by now",
                                "年度途中で、この時点までの見込み以上です。"};
constexpr Message<std::string> of_at_risk{
    "the year is running; at least {} % of what is to be expected by now",
    "年度途中で、この時点までの見込みの{}%以上です。"};
constexpr Message<std::string> of_behind{
    "the year is running; less than {} % of what is to be expected by now",
    "年度途中で、この時点までの見込みの{}%に届いていません。"};

constexpr Message<> of_suppressed{
    "counts few people, or would tell another figure that does: not published",
    "少人数の数値、またはそれを逆算できる数値のため、公表しません。"};

constexpr Message<> of_ratio{"rate = actual / target", "達成率＝実績値÷目標値"};
constexpr Message<> of_change{"rate = (actual − baseline) / (target − baseline)",
                              "達成率＝（実績値－基準値）÷（目標値－基準値）"};
constexpr Message<> of_ceiling{"the target is not to be passed; no rate",
                               "目標値を超えないことが目標です。達成率はありません。"};
constexpr Message<> of_direction{"no target; the change from the baseline",
                                 "目標値がなく、基準値からの増減を見ます。"};
constexpr Message<> of_milestone{"the stage that is reached", "到達した段階で判断します。"};

constexpr Message<> of_difference{"actual − target; of a share in points",
                                  "実績値－目標値（割合はポイント）"};
constexpr Message<> of_brackets{"a figure in brackets is that of an earlier year: nothing newer",
                                "（　）の値は、前の年度の値です（その後の報告はありません）。"};
constexpr Message<> brackets_word{"(figure)", "（値）"};
constexpr Message<> included_word{"which values of the record the figures are made of",
                                  "「実績の記録」のうち、実績値の算定に使った値かどうかです。"};
constexpr Message<> included_heading{"included", "算入"};
constexpr Message<> chart_heading{"chart (on pages)", "図（ページのみ）"};
constexpr Message<> bullet_word{"actual and target", "実績と目標"};
constexpr Message<> of_bullet{
    "the bar is the actual, from 0; the upright line the target, the triangle above what is "
    "to be expected by now, that below the baseline; hollow: not final",
    "帯は0からの実績、縦線は目標、上の三角は現時点で見込まれる水準、下の三角は基準値です。"
    "中抜きは未確定の値です。"};
constexpr Message<> trend_word{"over the years", "推移"};
constexpr Message<> of_trend{
    "columns are actuals from 0; points are levels and shares, whose scale need not begin at 0; "
    "level lines are targets; a year without a sign has no figure",
    "柱は0からの実績、点は水準や割合です（点の目盛は0から始まらないことがあります）。"
    "横線は目標、印のない年度には値がありません。"};
constexpr Message<> reading_heading{"reading", "見方"};

Localized meaning(Status status, const std::string& near) {
  switch (status) {
    case Status::not_applicable:
      return of_not_applicable();
    case Status::not_due:
      return of_not_due();
    case Status::missing:
      return of_missing();
    case Status::undetermined:
      return of_undetermined();
    case Status::improved:
      return of_improved();
    case Status::unchanged:
      return of_unchanged();
    case Status::worsened:
      return of_worsened();
    case Status::no_target:
      return of_no_target();
    case Status::achieved:
      return of_achieved();
    case Status::nearly:
      return of_nearly(near);
    case Status::missed:
      return of_missed(near);
    case Status::on_track:
      return of_on_track();
    case Status::at_risk:
      return of_at_risk(near);
    case Status::behind:
      return of_behind(near);
    case Status::suppressed:
      return of_suppressed();
  }
  return {};
}

Localized meaning(Method method) {
  switch (method) {
    case Method::ratio:
      return of_ratio();
    case Method::change:
      return of_change();
    case Method::ceiling:
      return of_ceiling();
    case Method::direction:
      return of_direction();
    case Method::milestone:
      return of_milestone();
    case Method::none:
      break;
  }
  return {};
}

// The words that rows use.
struct WordsUsed {
  std::set<Status> statuses;
  std::set<Method> methods;
  bool carried = false;  // a figure of an earlier year

  explicit WordsUsed(const std::vector<const report::Row*>& rows) {
    for (const report::Row* row : rows) {
      statuses.insert(row->assessment.status);
      methods.insert(row->achievement.method);
      carried = carried || row->actual.carried_from;
    }
  }
};

// Of all words, or of those that are used.
Grid methods_grid(const Plan& plan, const WordsUsed* used, bool of_public_edition) {
  Grid grid;
  grid.columns = {{"subject", subject_heading()},
                  {"word", word_heading()},
                  whole_column("meaning", meaning_heading())};
  const auto add = [&grid](const Localized& subject, const Localized& word,
                           const Localized& meaning, Paint paint = Paint::plain) {
    grid.rows.push_back({shown_cell(subject), shown_cell(word, paint), shown_cell(meaning)});
  };
  const std::string near = shortest(to_rational(plan.near) * 100, 2);
  for (const Word<Status>& word : words<Status>()) {
    const bool is_used = used == nullptr || used->statuses.contains(word.value);
    if (!is_used || (word.value == Status::suppressed && !of_public_edition)) continue;
    add(heading::status(), label(word.value), meaning(word.value, near), paint_of(word.value));
  }
  for (const Word<Method>& word : words<Method>()) {
    const bool is_used = used == nullptr || used->methods.contains(word.value);
    if (word.value == Method::none || !is_used) continue;
    add(heading::method(), label(word.value), meaning(word.value));
  }
  if (used == nullptr) add(reading_heading(), heading::difference(), of_difference());
  if (used == nullptr || used->carried) add(reading_heading(), brackets_word(), of_brackets());
  if (used == nullptr) add(reading_heading(), included_heading(), included_word());
  if (used == nullptr) return grid;
  for (const Grade& grade : plan.assessment.grades) {
    if (!grade.meaning.empty()) {
      add(heading::grade(), verbatim(printable(grade.name)), verbatim(printable(grade.meaning)));
    }
  }
  add(chart_heading(), bullet_word(), of_bullet());
  add(chart_heading(), trend_word(), of_trend());
  return grid;
}

}  // namespace

Sheet methods_sheet(const Plan& plan, bool of_public_edition) {
  return {methods_name(), methods_grid(plan, nullptr, of_public_edition)};
}

Grid methods_of(const std::vector<const report::Row*>& rows, const Plan& plan) {
  const WordsUsed used(rows);
  return methods_grid(plan, &used, true);
}

}  // namespace track::render
