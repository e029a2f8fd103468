#include "history_parts.hpp"

#include <fmt/format.h>

#include "track/base/date.hpp"
#include "track/base/fiscal_year.hpp"
#include "track/base/text.hpp"
#include "words/formulas.hpp"
#include "words/headings.hpp"
#include "words/plan_parts.hpp"
#include "words/row_sentences.hpp"
#include "words/values.hpp"

namespace track::render {

using report::Comparison;
using report::History;
using report::Row;

namespace {

constexpr Message<> figure_heading{"figure", "項目"};
constexpr Message<> value_and_formula_heading{"value and formula", "値と計算式"};
constexpr Message<> rule_heading{"rule and origin", "規則・出典"};

constexpr Message<> difference_name{"difference", "差"};
constexpr Message<> from_baseline_name{"change from the baseline", "基準値からの増減"};
constexpr Message<> from_previous_name{"change from before", "前回からの増減"};
constexpr Message<> expected_name{"expected by now", "現時点の目安"};
constexpr Message<> projection_name{"end of the year", "年度末の見込み"};
constexpr Message<> within_name{"within", "予定回数どおり"};
constexpr Message<int> times_exactly{"{}", "{}回"};
constexpr Message<int, int> times_between{"{} to {}", "{}～{}回"};

constexpr Message<> method_only{"actual − target", "実績値 − 目標値"};
constexpr Message<Localized> by_method{"method {}", "算定方法：{}"};
constexpr Message<std::string, std::int64_t> in_file{"{}:{}", "{}の{}行目"};
constexpr Message<Localized, int, Localized, std::string> set_by{
    "{}; since revision {} of {} by {}", "出典：{}（第{}版、{}、{}）"};
constexpr Message<int, Localized, std::string> set_by_load{"since revision {} of {} by {}",
                                                           "出典：第{}版（{}、{}）"};
constexpr Message<Localized, std::string> with_reason_behind{"{}: {}", "{}：{}"};
constexpr Message<Localized> by_schedule{"schedule {}", "頻度 {}"};
constexpr Message<Localized, Localized, Localized> with_interval_behind{
    "{}; 95 % interval {} to {}", "{}、95%信頼区間 {} ～ {}"};
constexpr Message<std::string> against_year{"against {}", "{}との比較"};

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
    add_forecast();
    if (history_.frequencies.empty()) {
      add("status", heading::status(), status_text(row_), status_and_reason());
    } else {
      add_standing(history_.frequencies.front());
    }
    return std::move(grid_);
  }

 private:
  void add(const char* item, const Localized& name, const Localized& value, const Localized& rule) {
    grid_.rows.push_back({word_cell(item, name),
                          {value.en, {printable(value.en), printable(value.ja)}},
                          {rule.en, {printable(rule.en), printable(rule.ja)}}});
  }

  Localized in_unit(const Localized& value) const {
    if (!row_.actual.has_figure()) return value;
    return row_.indicator == nullptr ? figure_in_unit(row_, value.en) : with_unit(row_, value);
  }

  void add_actual() {
    const std::string formula = actual_formula(history_);
    Localized value = in_unit(actual_text(row_));
    if (!formula.empty()) value = equation(value, formula);
    add("actual", heading::actual(), value, actual_rule(history_));
  }

  void add_target() {
    if (!row_.target.set()) return;
    add("target", heading::target(), in_unit(target_text(row_)), target_origin());
  }

  // Where it stands in the files, and since which load.
  Localized target_origin() const {
    if (row_.indicator == nullptr)
      return by_schedule(describe(row_.source->schedule_in(row_.year)));
    Localized text;
    const auto origin = row_.indicator->origins.targets.find(row_.year);
    const bool known =
        origin != row_.indicator->origins.targets.end() && !origin->second.file.empty();
    if (known) text = in_file(origin->second.file, origin->second.line);
    if (!history_.target_provenance) return text;
    const Provenance& provenance = *history_.target_provenance;
    const Localized when = time_text(provenance.operation.at, plan_.calendar);
    text = known ? set_by(text, provenance.revision, when, provenance.operation.actor)
                 : set_by_load(provenance.revision, when, provenance.operation.actor);
    const std::string& reason = provenance.operation.reason;
    return reason.empty() ? text : with_reason_behind(text, reason);
  }

  void add_baseline() {
    if (!row_.baseline) return;
    const Baseline& baseline = *row_.indicator->baseline;
    Localized origin = baseline.day
                           ? day_text(*baseline.day, plan_.calendar.eras)
                           : verbatim(plan_.calendar_of(row_.indicator).short_label(baseline.year));
    if (!baseline.source.empty()) origin = with_reason_behind(origin, baseline.source);
    add("baseline", heading::baseline(), describe(baseline.value, row_.unit), origin);
  }

  void add_achievement() {
    const report::Achievement& achievement = row_.achievement;
    if (achievement.difference) {
      add("difference", difference_name(),
          equation(difference_text(row_), difference_formula(row_)), method_only());
    }
    if (achievement.rate) {
      add("rate", heading::rate(), equation(rate_text(row_), rate_formula(row_)),
          by_method(method_text(row_)));
    } else if (!achievement.reason.empty()) {
      add("rate", heading::rate(), {}, achievement.reason);
    }
  }

  void add_comparison(const char* item, const Localized& name,
                      const std::optional<Comparison>& comparison) {
    if (!comparison) return;
    Localized rule = against_year(plan_.calendar_of(row_.indicator).short_label(comparison->year));
    if (!comparison->reason.empty()) {
      rule = {rule.en + "; " + comparison->reason.en, rule.ja + "、" + comparison->reason.ja};
    }
    if (comparison->interval) {
      rule = with_interval_behind(rule, signed_text(row_, comparison->interval->low),
                                  signed_text(row_, comparison->interval->high));
    }
    if (!comparison->change) return add(item, name, {}, rule);
    add(item, name,
        equation(signed_text(row_, *comparison->change), change_formula(row_, comparison->before)),
        rule);
  }

  void add_forecast() {
    if (row_.indicator == nullptr || !row_.actual.number) return;
    const report::Forecast& forecast = row_.forecast;
    const Localized expected_share = expected_share_text(row_, plan_);
    const auto figure = [this](const Rational& number) {
      return verbatim(rounded_grouped(number, row_.forecast_digits));
    };
    if (forecast.expected && row_.achievement.method == Method::ratio) {
      add("expected", expected_name(), equation(figure(*forecast.expected), expected_formula(row_)),
          expected_share);
    }
    if (forecast.projection) {
      add("projection", projection_name(),
          equation(figure(*forecast.projection), projection_formula(row_)), expected_share);
    }
  }

  // Of a partner activity: how many are within, and where it stands.
  void add_standing(const report::FrequencyCheck& held) {
    if (held.accepted) {
      const Localized frequency = by_schedule(describe(history_.activity->schedule_in(row_.year)));
      const auto [least, most] = *held.accepted;
      add("within", within_name(),
          least == most ? times_exactly(least) : times_between(least, most), frequency);
    }
    add("standing", heading::standing(), label(held.status), held.reason);
  }

  Localized status_and_reason() const {
    Localized rule = status_rule(row_, plan_);
    const Localized& reason = row_.assessment.reason;
    if (reason.empty()) return rule;
    return {rule.en + "; " + reason.en, rule.ja + "；" + reason.ja};
  }

  const History& history_;
  const Row& row_;
  const Plan& plan_;
  Grid grid_{{whole_column("figure", figure_heading()),
              {"value", value_and_formula_heading()},
              {"rule", rule_heading()}},
             {}};
};

}  // namespace

Grid explanation(const History& history) {
  return Explanation(history).grid();
}

}  // namespace track::render
