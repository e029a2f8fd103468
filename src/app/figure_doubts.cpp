#include "figure_doubts.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "track/base/period.hpp"
#include "track/base/suggestion.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"
#include "track/model/plan.hpp"
#include "track/report/coverage.hpp"
#include "track/report/report.hpp"

namespace track::app {

namespace {

constexpr Message<std::string, Localized, Localized> no_score{
    "{}: {} has no figure with this value ({}). Give each of its values its n: track show lists "
    "them, track amend N \"VALUE n=…\" adds it",
    "{}：この値を含めると、{}の実績値を算定できません（{}）。各値に回答数（n）を付けてください（"
    "track show で一覧を確認し、track amend 番号 \"値 n=…\" で訂正）"};
constexpr Message<std::string, Localized, Localized, OperationId> no_quotient{
    "{}: {} has no figure with this value ({}). Record numerator and denominator for all of its "
    "values, or keep a single published one: track undo {} takes this one back",
    "{}：この値を含めると、{}の実績値を算定できません（{}）。すべての値を分子と分母で記録するか、"
    "公表値を1件だけにしてください（この値の取消しは track undo {}）"};
constexpr Message<std::string, Localized, Localized, OperationId> no_quotient_of_parts{
    "{}: {} has no figure with this value of a part ({}). Record numerator and denominator for all "
    "parts: track undo {} takes this one back",
    "{}：区分のこの値を含めると、{}の実績値を算定できません（{}）。すべての区分を分子と分母で"
    "記録してください（この値の取消しは track undo {}）"};
constexpr Message<std::string, Localized, Localized, Localized> above_whole{
    "{}: {} for {} is more than the whole of that period, {}. Please check both",
    "{0}：{2} の {1} は、同じ期間の全体の値 {3}を上回っています。"
    "両方の値をご確認ください"};
constexpr Message<std::string, OperationId, Localized, Localized, Localized, Localized>
    recorded_twice{
        "{}: operation {} recorded {} for {} as well{}, and both are counted. If the new "
        "value is the right one: {}",
        "{0}：{3} の値は操作{1}でも {2} "
        "と記録されており{4}、どちらも数えます。今回の値が正しい場合：{5}"};
constexpr Message<std::size_t> and_more_values{" (and so for {} more values)",
                                               "（ほか{}件も同様）"};
constexpr Message<std::string> and_record_again{
    "{}, and record again what else this operation recorded",
    "{}（今回の操作で記録したほかの値は、記録し直してください）"};

bool is_proportion_or_score(const Indicator& indicator) {
  return indicator.traits().pools();
}

// The whole that a value of this part counts in.
const Indicator* whole_made_of(const Plan& plan, const Indicator& part) {
  const Indicator* whole = whole_of(plan, part);
  return whole != nullptr && whole->total == part.part_of->table ? whole : nullptr;
}

// What the year comes to with it may be doubtful: of anything else no totals have to be read.
bool makes_figure(const Plan& plan, const Measurement& one) {
  const Indicator* indicator = find_indicator(plan, one.indicator);
  if (indicator == nullptr) return false;
  return is_proportion_or_score(*indicator) || indicator->total ||
         whole_made_of(plan, *indicator) != nullptr;
}

class FigureDoubts {
 public:
  FigureDoubts(const std::vector<Measurement>& made, const Plan& plan, const store::Store& store,
               Day today)
      : made_(made), plan_(plan), store_(store), today_(today) {}

  std::vector<Localized> all() && {
    for (const Measurement& one : made_) {
      const Indicator* indicator = find_indicator(plan_, one.indicator);
      if (indicator == nullptr || !figure_of(*indicator, one.value)) continue;
      if (const auto other = of_same_period(*indicator, one)) {
        twice_[other->operation].push_back({indicator, &one, *other});
      }
      doubt_above_whole(*indicator, one);
    }
    for (const auto& [operation, values] : twice_) doubt_same_period(operation, values);
    const auto makes = [this](const Measurement& one) { return makes_figure(plan_, one); };
    if (std::ranges::none_of(made_, makes)) return std::move(doubts_);
    const Totals after = totals({});
    for (const Measurement& one : made_) doubt_figures(one, after);
    doubt_controls(after);
    return std::move(doubts_);
  }

 private:
  Totals totals(store::KnownAt known_at) const {
    const FiscalYear year = made_.front().year;
    return store_.totals(plan_, report::first_year_needed(plan_, year), year, known_at, today_);
  }

  std::vector<Measurement> values_of(const Indicator& indicator, const Measurement& like) const {
    std::vector<Measurement> values;
    for (const std::string& id : recorded_ids(plan_, indicator)) {
      for (Measurement& one : store_.measurements_in(id, like.year, like.period)) {
        if (figure_of(indicator, one.value)) values.push_back(std::move(one));
      }
    }
    return values;
  }

  struct RecordedTwice {
    const Indicator* indicator;
    const Measurement* made;
    Measurement before;
  };

  // A month is reported once: a second value of it may be meant to correct the first.
  std::optional<Measurement> of_same_period(const Indicator& indicator,
                                            const Measurement& made) const {
    const bool asked_within_year = indicator.expect && indicator.expect->months < 12;
    const bool added =
        indicator.adds_up(made.value.form) || indicator.aggregation() == Aggregation::weighted_mean;
    if (!asked_within_year || !added || indicator.total || made.amends || made.period.is_day()) {
      return std::nullopt;
    }
    std::vector<Measurement> others = values_of(indicator, made);
    std::erase_if(others, [&](const Measurement& one) {
      const bool elsewhere = !one.place.empty() && !made.place.empty() && one.place != made.place;
      const bool other_holding = one.event && made.event;  // holdings are compared themselves
      return one.operation >= made.operation || elsewhere || other_holding;
    });
    if (others.empty()) return std::nullopt;
    return *std::ranges::max_element(others, {}, &Measurement::id);
  }

  // One warning for all that an operation had recorded, with the commands that correct it instead.
  void doubt_same_period(OperationId before, const std::vector<RecordedTwice>& values) {
    const auto& [indicator, made, other] = values.front();
    std::vector<std::string> amend = {"track", "amend", std::to_string(before)};
    const bool alone = store_.counts_of(before).measurements == 1;
    for (const RecordedTwice& one : values) {
      const Indicator& of = *one.indicator;
      const std::size_t prefix = of.activity.empty() ? 0 : of.activity.size() + 1;
      amend.push_back((alone ? "" : of.id.substr(prefix) + "=") + typed_value(one.made->value));
    }
    amend.insert(amend.end(), {"--reason", "…"});
    const std::string commands =
        "track undo " + std::to_string(made->operation) + " && " + command_line(amend);
    const bool anything_else = made->event || values.size() < made_.size();
    doubts_.push_back(
        recorded_twice(indicator->id, before, describe(other.value, indicator->unit),
                       period_text(made->period, plan_.calendar.eras),
                       values.size() > 1 ? and_more_values(values.size() - 1) : Localized{},
                       anything_else ? and_record_again(commands) : verbatim(commands)));
  }

  // What a count or a level has of exactly that period.
  std::optional<Value> value_in(const Indicator& indicator, const Measurement& like) const {
    std::vector<Measurement> values = values_of(indicator, like);
    std::ranges::sort(values, {}, &Measurement::id);
    if (values.empty()) return std::nullopt;
    Value result = values.back().value;
    if (!indicator.traits().sums()) return result;
    result.amount = {};
    for (const Measurement& one : values) result.amount = result.amount + one.value.amount;
    return result;
  }

  void doubt_above_whole(const Indicator& indicator, const Measurement& made) {
    if (!indicator.traits().sums() && indicator.kind != IndicatorKind::stock) return;
    const Indicator* whole = indicator.part_of ? whole_of(plan_, indicator) : &indicator;
    if (whole == nullptr || whole->total || whole->by.empty()) return;
    const std::optional<Value> all = value_in(*whole, made);
    if (!all || to_rational(all->amount) < 0) return;
    if (indicator.part_of) return doubt_part_above(indicator, *all, made);
    for (const Indicator* part : derived_parts(plan_, *whole)) doubt_part_above(*part, *all, made);
  }

  void doubt_part_above(const Indicator& part, const Value& whole, const Measurement& made) {
    const std::optional<Value> value = value_in(part, made);
    if (!value || to_rational(value->amount) <= to_rational(whole.amount)) return;
    if (!above_whole_.insert(part.id).second) return;
    doubts_.push_back(above_whole(part.id, describe(*value, part.unit),
                                  period_text(made.period, plan_.calendar.eras),
                                  describe(whole, part.unit)));
  }

  // Of a part that has one still, whether its whole has.
  void doubt_figures(const Measurement& made, const Totals& after) {
    const Indicator* indicator = find_indicator(plan_, made.indicator);
    if (indicator == nullptr || !is_proportion_or_score(*indicator)) return;
    if (indicator->total || !figure_of(*indicator, made.value)) return;
    if (doubt_figure(*indicator, made, after)) return;
    const Indicator* whole = whole_made_of(plan_, *indicator);
    if (whole != nullptr) doubt_figure(*whole, made, after);
  }

  // Whether the year has no figure by what was recorded. Where it had none before, no value takes
  // it away.
  bool doubt_figure(const Indicator& indicator, const Measurement& made, const Totals& after) {
    const auto actual_by = [&](const Totals& totals) {
      return report::indicator_row(plan_, indicator, totals, made.year, today_).actual;
    };
    const report::Actual now = actual_by(after);
    if (now.has_figure() || now.reason.empty()) return false;
    if (!before_) before_ = totals({made.operation - 1});
    const report::Actual then = actual_by(*before_);
    if (then.recorded() && !then.has_figure()) return false;
    if (!without_figure_.insert(indicator.id).second) return true;
    const Localized year = plan_.calendar_of(indicator).label(made.year);
    if (indicator.traits().aggregation == Aggregation::weighted_mean) {
      doubts_.push_back(no_score(indicator.id, year, now.reason));
    } else {
      const auto& message = indicator.total ? no_quotient_of_parts : no_quotient;
      doubts_.push_back(message(indicator.id, year, now.reason, made.operation));
    }
    return true;
  }

  // Where a whole recorded beside its parts differs from them by what was recorded now.
  void doubt_controls(const Totals& after) {
    for (const Indicator& whole : plan_.indicators) {
      if (!whole.total || !after.controls.contains(whole.id)) continue;
      for (const auto& one : report::control_differences(plan_, whole, after, made_.front().year)) {
        const bool concerned = std::ranges::any_of(
            made_, [&](const Measurement& each) { return concerns(each, whole, one.period); });
        if (concerned) doubts_.push_back(report::words_of(one, whole, plan_.calendar.eras));
      }
    }
  }

  // A level is held against what was reported up to the last day.
  bool concerns(const Measurement& each, const Indicator& whole, const Period& control) const {
    const Indicator* indicator = find_indicator(plan_, each.indicator);
    if (indicator == nullptr) return false;
    if (indicator->id == whole.id) return control.shares_day_with(each.period);
    if (whole_of(plan_, *indicator) != &whole) return false;
    return control.shares_day_with(each.period) ||
           (report::takes_last_of_parts(whole) && each.period.last <= control.last);
  }

  const std::vector<Measurement>& made_;
  const Plan& plan_;
  const store::Store& store_;
  Day today_;
  std::map<OperationId, std::vector<RecordedTwice>> twice_;  // by the operation before
  std::optional<Totals> before_;          // of what was known before the operation
  std::set<std::string> above_whole_;     // ids of the parts doubted
  std::set<std::string> without_figure_;  // ids
  std::vector<Localized> doubts_;
};

}  // namespace

std::string typed_value(Value value) {
  const std::optional<std::int64_t> size = std::exchange(value.n, std::nullopt);
  const std::string text = describe(value).en;
  return size ? text + " n=" + std::to_string(*size) : text;
}

std::vector<Localized> doubts_about_figures(const std::vector<Measurement>& made, const Plan& plan,
                                            const store::Store& store, Day today) {
  if (made.empty()) return {};
  return FigureDoubts(made, plan, store, today).all();
}

}  // namespace track::app
