#include "target_value.hpp"

#include "number_text.hpp"
#include "suggesting.hpp"
#include "table_reader.hpp"

namespace track::definition {
namespace {

constexpr Message<> not_number{"the target is not a number", "目標値が数ではありません"};
constexpr Message<> target_value_number_rule{"a number without quotes: R4 = 300",
                                             "数を引用符なしで書きます: R4 = 300"};
constexpr Message<> percent_rule{"a number in percent, without quotes: R4 = 60 is 60 %",
                                 "%の数を引用符なしで書きます: R4 = 60（60%の意味です）"};
constexpr Message<std::string> negative{"the target {} is below zero", "目標値 {} が0未満です"};
constexpr Message<std::string> negative_rule{"a {} is never below zero",
                                             "{} が0未満になることはありません"};
constexpr Message<std::string> not_percent{"the target {} is not within 0 and 100",
                                           "目標値 {} が0から100までの範囲にありません"};
constexpr Message<std::string> tiny_percent{"the target {0} is read as {0} %",
                                            "目標値 {0} は {0}% として読みました"};
constexpr Message<> not_stage{"the target of a milestone is a stage",
                              "milestone の目標値は段階で書きます"};
constexpr Message<> stage_rule{"\"done\" or \"started\"", "\"done\" または \"started\" と書きます"};

Value of_form(ValueForm form, Quantity amount = {}) {
  Value value;
  value.form = form;
  value.amount = amount;
  return value;
}

std::optional<Value> read_stage(const Text& text, const toml::node& node, Diagnostics& findings) {
  if (node.is_string() && text.value == "done") return of_form(ValueForm::done);
  if (node.is_string() && text.value == "started") return of_form(ValueForm::started);
  findings.fault(text.place, not_stage(),
                 joined(stage_rule(), did_you_mean(text.value, {"done", "started"})));
  return std::nullopt;
}

std::optional<Value> percentage(const Text& text, Quantity amount, Diagnostics& findings) {
  if (amount.is_negative() || amount > Quantity::whole(100)) {
    findings.fault(text.place, not_percent(text.value), percent_rule());
    return std::nullopt;
  }
  // Most likely 0.6 was meant to be 60 %.
  if (!amount.is_zero() && amount < Quantity::whole(1)) {
    findings.warning(text.place, tiny_percent(text.value), percent_rule());
  }
  return of_form(ValueForm::percentage, amount);
}

}  // namespace

std::optional<Value> read_target_value(const toml::node& node, IndicatorKind kind,
                                       const SourceText& source, Diagnostics& findings) {
  const Text text = text_as_written(node, source);
  const KindTraits& traits = traits_of(kind);
  if (traits.staged) return read_stage(text, node, findings);
  if (!node.is_number()) {
    findings.fault(text.place, not_number(),
                   traits.scale == Scale::percent ? percent_rule() : target_value_number_rule());
    return std::nullopt;
  }
  const std::optional<Quantity> amount = read_number(text, findings);
  if (!amount) return std::nullopt;
  if (traits.scale == Scale::percent) return percentage(text, *amount, findings);
  if (amount->is_negative() && !traits.may_be_negative) {
    findings.fault(text.place, negative(text.value), negative_rule(std::string(key(kind))));
    return std::nullopt;
  }
  return of_form(ValueForm::quantity, *amount);
}

}  // namespace track::definition
