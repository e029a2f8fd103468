#include "indicator_rules.hpp"

#include "number_text.hpp"
#include "track/base/text.hpp"
#include "word_text.hpp"

namespace track::definition {
namespace {

constexpr Message<std::string> not_of_milestone{"a milestone has no \"{}\"",
                                                "達成の有無（milestone）に「{}」は書けません"};
constexpr Message<> milestone_rule{"a milestone is not started, started or done, never a number",
                                   "milestone は未着手・着手・完了のいずれかで、数ではありません"};
constexpr Message<std::string> share_unit{"a share is in %, not in \"{}\"",
                                          "割合（share）の単位は「%」で、「{}」ではありません"};
constexpr Message<> share_unit_rule{
    "unit = \"%\", or leave it out; a number per so many is kind = \"rate\"",
    "unit = \"%\" とするか省いてください。"
    "「10万人当たり」のような値は kind = \"rate\" です"};
constexpr Message<> per_missing{"a rate needs \"per\"", "率（rate）には「per」が必要です"};
constexpr Message<> per_rule{"the number that it is counted on: per = 100000",
                             "何人（何件）当たりかを per = 100000 のように書きます"};
constexpr Message<> per_not_positive{"\"per\" is not above zero", "「per」が0以下です"};
constexpr Message<std::string> per_elsewhere{"only a rate has \"per\", this is a {}",
                                             "「per」は rate だけに書けます（この指標は {} です）"};
constexpr Message<> per_elsewhere_rule{"leave it out, or make it kind = \"rate\"",
                                       "省くか、kind = \"rate\" にしてください"};
constexpr Message<std::string> method_unfit{"the method \"{}\" does not fit this indicator",
                                            "「{}」はこの指標に使えない計算方法です"};
constexpr Message<> only_for_milestones{"it is for kind = \"milestone\" alone",
                                        "kind = \"milestone\" だけに使えます"};
constexpr Message<> only_milestone{"a milestone is compared as \"milestone\"; leave it out",
                                   "milestone の判定方法は決まっています。省いてください"};
constexpr Message<> needs_up{
    "\"ratio\" needs direction = \"up\"; for less is better, see \"change\"",
    "ratio は direction = \"up\" のときだけ使えます"
    "（減らす指標では change を使えます）"};
constexpr Message<> needs_down{"\"ceiling\" needs direction = \"down\"",
                               "ceiling は direction = \"down\" のときだけ使えます"};
constexpr Message<> needs_baseline{"\"change\" needs a baseline",
                                   "change には baseline が必要です"};
constexpr Message<> needs_both{
    "\"direction\" needs a baseline, and direction = \"up\" or \"down\" written out",
    "direction には baseline と、direction = \"up\" または \"down\" の記載が必要です"};

constexpr Message<std::string> pace_elsewhere{
    "only what adds up over a year has a pace, not a {}",
    "「pace」は年度内に積み上がる値だけに書けます（この指標は {} です）"};
constexpr Message<> pace_rule{"leave it out; it is for kind = \"count\" and \"running\"",
                              "省いてください。count と running だけに使えます"};
constexpr Message<> max_below_min{"\"max\" is below \"min\"", "「max」が「min」より小さいです"};
constexpr Message<> max_rule{"min is the least value to be expected, max the greatest",
                             "min には想定される最小の値、max には最大の値を書きます"};

constexpr Message<> pace_word{"pace", "進み方（pace）"};
constexpr Message<> direction_word{"direction", "方向（direction）"};
constexpr Message<> method_word{"method", "計算方法（method）"};

// The rule that the method breaks; empty where it fits.
Localized broken_rule(Method method, const Indicator& indicator, bool has_baseline) {
  if (method == Method::none) return {};
  if (indicator.traits().staged) {
    return method == Method::milestone ? Localized{} : only_milestone();
  }
  switch (method) {
    case Method::ratio:
      return indicator.direction() == Direction::up ? Localized{} : needs_up();
    case Method::change:
      return has_baseline ? Localized{} : needs_baseline();
    case Method::ceiling:
      return indicator.direction() == Direction::down ? Localized{} : needs_down();
    case Method::direction:
      return has_baseline &&
                     indicator.written_direction.value_or(Direction::none) != Direction::none
                 ? Localized{}
                 : needs_both();
    default:
      return only_for_milestones();
  }
}

void read_unit(const TableReader& table, Indicator& indicator) {
  indicator.unit = table.text_or_empty("unit");
  if (indicator.traits().scale != Scale::percent) return;
  if (!indicator.unit.empty() && half_width(trimmed(indicator.unit)) != "%") {
    table.findings().fault(table.value_place("unit"), share_unit(indicator.unit),
                           share_unit_rule());
  }
  indicator.unit = "%";
}

void read_per(const TableReader& table, Indicator& indicator) {
  if (indicator.traits().scale != Scale::per) {
    if (!table.has("per")) return;
    table.findings().fault(table.key_place("per"), per_elsewhere(std::string(key(indicator.kind))),
                           per_elsewhere_rule());
    return;
  }
  if (!table.has("per")) {
    table.findings().fault(table.place(), per_missing(), per_rule());
    return;
  }
  const std::optional<std::int64_t> per = table.whole("per");
  if (!per) return;
  if (*per > 0) {
    indicator.per = *per;
  } else {
    table.findings().fault(table.value_place("per"), per_not_positive(), per_rule());
  }
}

void refuse_numbers(const TableReader& table) {
  for (const char* key : {"unit", "direction", "min", "max"}) {
    if (!table.has(key)) continue;
    table.findings().fault(table.key_place(key), not_of_milestone(key), milestone_rule());
  }
}

void read_pace(const TableReader& table, Indicator& indicator) {
  const std::optional<Text> text = table.text("pace");
  const std::optional<Pace> pace = read_word<Pace>(text, pace_word(), table.findings());
  if (!pace) return;
  if (indicator.traits().accumulates()) {
    indicator.pace = *pace;
  } else {
    table.findings().fault(table.key_place("pace"),
                           pace_elsewhere(std::string(key(indicator.kind))), pace_rule());
  }
}

std::optional<Quantity> read_bound(const TableReader& table, const char* name) {
  const std::optional<Text> text = table.as_written(name);
  return text ? read_number(*text, table.findings()) : std::nullopt;
}

void read_expected_values(const TableReader& table, Indicator& indicator) {
  indicator.min = read_bound(table, "min");
  indicator.max = read_bound(table, "max");
  if (indicator.min && indicator.max && *indicator.min > *indicator.max) {
    table.findings().fault(table.value_place("max"), max_below_min(), max_rule());
  }
}

}  // namespace

void read_kind_details(const TableReader& table, Draft::IndicatorDraft& item) {
  Indicator& indicator = item.indicator;
  if (indicator.traits().staged) {
    refuse_numbers(table);
  } else {
    read_unit(table, indicator);
    indicator.written_direction =
        read_word<Direction>(table.text("direction"), direction_word(), table.findings());
    read_expected_values(table, indicator);
  }
  read_per(table, indicator);
  read_pace(table, indicator);
  // What a direction was meant to be, nobody can check a method against.
  const bool direction_refused = table.has("direction") && !indicator.written_direction;
  if (!direction_refused) item.method = table.text("method");
}

void check_methods(bool complete, Draft& draft) {
  for (Draft::IndicatorDraft& item : draft.indicators) {
    const std::optional<Method> method =
        read_word<Method>(item.method, method_word(), draft.findings);
    if (!method) continue;
    Localized rule = broken_rule(*method, item.indicator, item.has_baseline || !complete);
    if (rule.empty()) {
      item.indicator.method = method;
    } else {
      draft.findings.fault(item.method->place, method_unfit(item.method->value), std::move(rule));
    }
  }
}

}  // namespace track::definition
