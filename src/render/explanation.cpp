#include "explanation.hpp"

#include <fmt/format.h>

#include "comparison_text.hpp"
#include "figures.hpp"
#include "formula.hpp"
#include "status_rule.hpp"
#include "track/base/text.hpp"

namespace track::render {

using report::Comparison;
using report::History;
using report::Row;

namespace {

constexpr Phrase<> figure_heading{"figure", "項目"};
constexpr Phrase<> value_heading{"value and formula", "値と算式"};
constexpr Phrase<> rule_heading{"rule and origin", "規則・出典"};

constexpr Phrase<> actual_name{"actual", "実績値"};
constexpr Phrase<> target_name{"target", "目標値"};
constexpr Phrase<> baseline_name{"baseline", "基準値"};
constexpr Phrase<> difference_name{"difference", "差"};
constexpr Phrase<> rate_name{"rate", "達成率"};
constexpr Phrase<> from_baseline_name{"change from the baseline", "基準値からの増減"};
constexpr Phrase<> from_previous_name{"change from before", "前回からの増減"};
constexpr Phrase<> expected_name{"expected by now", "現時点の目安"};
constexpr Phrase<> projection_name{"end of the year", "年度末の見込み"};
constexpr Phrase<> status_name{"status", "判定"};
constexpr Phrase<> within_name{"within", "頻度どおり"};
constexpr Phrase<> standing_name{"standing", "状況"};
constexpr Phrase<int> times_exactly{"{}", "{}回"};
constexpr Phrase<int, int> times_between{"{} to {}", "{}～{}回"};

constexpr Phrase<> method_only{"actual − target", "実績値 − 目標値"};
constexpr Phrase<Sentence> by_method{"method {}", "算定方法：{}"};
constexpr Phrase<std::string, std::int64_t> in_file{"{}:{}", "{}の{}行目"};
constexpr Phrase<std::string, int, std::string, std::string> set_by{
    "{}; since revision {} of {} by {}", "{}、第{}版（{}、{}）から"};
constexpr Phrase<int, std::string, std::string> set_by_load{"since revision {} of {} by {}",
                                                            "第{}版（{}、{}）から"};
constexpr Phrase<Sentence, std::string> with_reason{"{}: {}", "{}：{}"};
constexpr Phrase<Sentence> by_schedule{"schedule {}", "頻度 {}"};
constexpr Phrase<Sentence, std::string, std::string> with_interval{"{}; 95 % interval {} to {}",
                                                                   "{}、95%信頼区間 {} ～ {}"};
constexpr Phrase<std::string> against_year{"against {}", "{}との比較"};

class Explanation {
 public:
  explicit Explanation(const History& history)
      : history_(history), row_(history.years.front()), plan_(*history.plan) {}

  Grid grid() {
    add_actual();
    add_target();
    add_baseline();
    add_achievement();
    add_comparison("change_from_baseline", from_baseline_name(), row_.from_baseline);
    add_comparison("change", from_previous_name(), row_.from_previous);
    add_outlook();
    if (history_.held.empty()) {
      add("status", status_name(), label(row_.judgement.status), status_and_reason());
    } else {
      add_standing(history_.held.front());
    }
    return std::move(grid_);
  }

 private:
  void add(const char* item, const Sentence& name, const Sentence& value, const Sentence& rule) {
    grid_.rows.push_back({word_cell(item, name),
                          {Datum(value.en), {printable(value.en), printable(value.ja)}},
                          {Datum(rule.en), {printable(rule.en), printable(rule.ja)}}});
  }

  void add_actual() {
    const std::string formula = actual_formula(history_);
    Sentence value = with_unit(row_, actual_text(row_));
    if (!formula.empty()) value = equation(value, formula);
    add("actual", actual_name(), value, actual_rule(history_));
  }

  void add_target() {
    if (!row_.aim.set()) return;
    add("target", target_name(), with_unit(row_, target_text(row_)), target_origin());
  }

  // Where it stands in the files, and since which load.
  Sentence target_origin() const {
    if (row_.indicator == nullptr) return by_schedule(describe(row_.source->schedule));
    Sentence text;
    const auto origin = row_.indicator->origins.targets.find(row_.year);
    const bool known =
        origin != row_.indicator->origins.targets.end() && !origin->second.file.empty();
    if (known) text = in_file(origin->second.file, origin->second.line);
    if (!history_.target_setting) return text;
    const Setting& setting = *history_.target_setting;
    const std::string when = wall_clock(setting.operation.at, plan_.calendar.time_zone);
    text = known ? Sentence{set_by(text.en, setting.revision, when, setting.operation.actor).en,
                            set_by(text.ja, setting.revision, when, setting.operation.actor).ja}
                 : set_by_load(setting.revision, when, setting.operation.actor);
    const std::string& reason = setting.operation.reason;
    return reason.empty() ? text : with_reason(text, reason);
  }

  void add_baseline() {
    if (!row_.baseline) return;
    const Baseline& baseline = *row_.indicator->baseline;
    Sentence origin =
        verbatim(baseline.day ? iso(*baseline.day) : plan_.calendar.short_label(baseline.year));
    if (!baseline.source.empty()) origin = with_reason(origin, baseline.source);
    add("baseline", baseline_name(), describe(baseline.value, row_.unit), origin);
  }

  void add_achievement() {
    const report::Achievement& achievement = row_.achievement;
    if (achievement.difference) {
      add("difference", difference_name(),
          equation(difference_text(row_), difference_formula(row_)), method_only());
    }
    if (achievement.rate) {
      add("rate", rate_name(), equation(rate_text(row_), rate_formula(row_)),
          by_method(method_text(row_)));
    } else if (!achievement.reason.empty()) {
      add("rate", rate_name(), {}, achievement.reason);
    }
  }

  void add_comparison(const char* item, const Sentence& name,
                      const std::optional<Comparison>& comparison) {
    if (!comparison) return;
    Sentence rule = against_year(plan_.calendar.short_label(comparison->year));
    if (!comparison->reason.empty()) {
      rule = {rule.en + "; " + comparison->reason.en, rule.ja + "、" + comparison->reason.ja};
    }
    if (comparison->interval) {
      rule = with_interval(rule, signed_text(row_, comparison->interval->low),
                           signed_text(row_, comparison->interval->high));
    }
    if (!comparison->change) return add(item, name, {}, rule);
    add(item, name,
        equation(verbatim(signed_text(row_, *comparison->change)),
                 change_formula(row_, comparison->before)),
        rule);
  }

  void add_outlook() {
    if (row_.indicator == nullptr || !row_.actual.number) return;
    const report::Outlook& outlook = row_.outlook;
    const Sentence course = course_text(row_, plan_.calendar);
    const auto figure = [this](const Rational& number) {
      return verbatim(rounded_grouped(number, row_.outlook_digits));
    };
    if (outlook.expected && row_.achievement.method == Method::ratio) {
      add("expected", expected_name(), equation(figure(*outlook.expected), expected_formula(row_)),
          course);
    }
    if (outlook.projection) {
      add("projection", projection_name(),
          equation(figure(*outlook.projection), projection_formula(row_)), course);
    }
  }

  // Of a partner activity: how many are within, and where it stands.
  void add_standing(const report::HeldAgainst& held) {
    if (held.accepted) {
      const Sentence frequency = by_schedule(describe(history_.activity->schedule));
      const auto [least, most] = *held.accepted;
      add("within", within_name(),
          least == most ? times_exactly(least) : times_between(least, most), frequency);
    }
    add("standing", standing_name(), label(held.standing), held.reason);
  }

  Sentence status_and_reason() const {
    const report::Progress progress =
        report::progress_of(plan_.calendar, row_.year, history_.as_of);
    Sentence rule = status_rule(row_, plan_, progress);
    const Sentence& reason = row_.judgement.reason;
    if (reason.empty()) return rule;
    return {rule.en + "; " + reason.en, rule.ja + "；" + reason.ja};
  }

  const History& history_;
  const Row& row_;
  const Plan& plan_;
  Grid grid_{{{"figure", figure_heading(), Alignment::left, true, Wrapping::never},
              {"value", value_heading()},
              {"rule", rule_heading()}},
             {}};
};

}  // namespace

Grid explanation(const History& history) {
  return Explanation(history).grid();
}

}  // namespace track::render
