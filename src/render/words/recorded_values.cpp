#include "recorded_values.hpp"

#include <algorithm>

#include "track/base/period.hpp"
#include "track/base/text.hpp"
#include "track/model/plan.hpp"

namespace track::render {

namespace {

constexpr Message<> once_held{"held", "実施"};
constexpr Message<> provisional{"provisional", "速報"};
constexpr Message<> final_value{"final", "確定"};
constexpr Message<> no_place{"no place", "場所なし"};
constexpr Message<> no_note{"no note", "備考なし"};
constexpr Message<std::string, std::string> within{"{} ({})", "{}（{}）"};
constexpr Message<> no_denominator{"the denominator is 0", "分母が0です"};
constexpr Message<Localized, Localized> and_also{"{}, {}", "{}、{}"};

Localized text_or(const std::string& text, const Localized& none) {
  return text.empty() ? none : verbatim(printable(text));
}

// Of an event or a measurement beside the other: what differs, behind what it is.
template <class Row>
Localized described(const Localized& value, const Row& row, const Row* other, EraCalendar eras) {
  Localized text = value;
  const auto add = [&text](const Localized& part) { text = and_also(text, part); };
  if (other == nullptr) return text;
  if (row.period != other->period) add(period_text(row.period, eras));
  if (row.place != other->place) add(text_or(row.place, no_place()));
  if (row.note != other->note) add(text_or(row.note, no_note()));
  return text;
}

Data amount(Quantity quantity) {
  return rounded_data(to_rational(quantity), Quantity::decimals);
}

}  // namespace

Localized distinct_name(const Plan& plan, const std::string& id) {
  const Indicator* indicator = find_indicator(plan, id);
  if (indicator == nullptr) return verbatim(printable(id));
  const auto same =
      std::count_if(plan.indicators.begin(), plan.indicators.end(),
                    [&](const Indicator& one) { return one.name == indicator->name; });
  return same > 1 ? full_name(plan, id) : verbatim(printable(indicator->name));
}

Localized full_name(const Plan& plan, const std::string& id) {
  const Indicator* indicator = find_indicator(plan, id);
  if (indicator == nullptr) return verbatim(printable(id));
  const std::string name = printable(indicator->name);
  const Activity* activity = find_activity(plan, indicator->activity);
  return activity != nullptr ? within(name, printable(activity->name)) : verbatim(name);
}

Localized measured_name(const Plan& plan, const Measurement& one) {
  const Indicator* indicator = find_indicator(plan, one.indicator);
  return verbatim(printable(indicator == nullptr ? one.indicator : indicator->name));
}

Localized measurement_text(const Plan& plan, const Measurement& one, const Measurement* beside) {
  const Indicator* indicator = find_indicator(plan, one.indicator);
  Localized value = describe(one.value, indicator == nullptr ? "" : printable(indicator->unit));
  if (beside == nullptr ? one.provisional : one.provisional != beside->provisional) {
    value = and_also(value, one.provisional ? provisional() : final_value());
  }
  return described(value, one, beside, plan.calendar.eras);
}

Localized event_text(const Plan& plan, const Event& one, const Event* beside) {
  return described(once_held(), one, beside, plan.calendar.eras);
}

ValueData value_data(const Indicator& indicator, const Value& value) {
  ValueData data;
  if (value.n) data.n = *value.n;
  switch (value.form) {
    case ValueForm::fraction:
      data.numerator = amount(value.numerator);
      data.denominator = amount(value.denominator);
      if (value.denominator.is_zero()) data.reason = no_denominator().en;
      [[fallthrough]];
    case ValueForm::quantity:
    case ValueForm::percentage:
      data.value = rounded_data(figure_of(indicator, value), Quantity::decimals);
      break;
    case ValueForm::not_started:
    case ValueForm::started:
    case ValueForm::done:
      data.value = describe(value).en;
      break;
    case ValueForm::unknown:
    case ValueForm::suppressed:
      data.reason = describe(value).en;
      break;
  }
  return data;
}

void add_value(const Indicator& indicator, const Value& value, Data& object) {
  const ValueData data = value_data(indicator, value);
  object["value"] = data.value;
  object["numerator"] = data.numerator;
  object["denominator"] = data.denominator;
  object["n"] = data.n;
  object["reason"] = data.reason;
}

namespace {

Data measurement_data(const Plan& plan, const Measurement& one) {
  Data value;
  value["id"] = one.id;
  value["first_day"] = iso(one.period.first);
  value["last_day"] = iso(one.period.last);
  value["year"] = one.year.number;
  if (const Indicator* indicator = find_indicator(plan, one.indicator)) {
    add_value(*indicator, one.value, value);
  }
  value["place"] = text_or_nothing(one.place);
  value["note"] = text_or_nothing(one.note);
  value["provisional"] = one.provisional;
  return value;
}

}  // namespace

Data correction_data(const Plan& plan, const CorrectedValue& one) {
  const Indicator* indicator = find_indicator(plan, one.before.indicator);
  Data item;
  item["operation"] = one.operation;
  item["at"] = iso(one.at);
  item["actor"] = one.actor;
  item["reason"] = text_or_nothing(one.reason);
  item["id"] = one.before.indicator;
  item["name"] = indicator == nullptr ? Data() : Data(indicator->name);
  item["before"] = measurement_data(plan, one.before);
  item["after"] = one.after ? measurement_data(plan, *one.after) : Data();
  return item;
}

}  // namespace track::render
