#include "measurement_text.hpp"

#include <algorithm>

#include "track/base/text.hpp"

namespace track::render {

namespace {

constexpr Message<> measurement_text_held{"held", "開催"};
constexpr Message<> measurement_text_provisional_value{"provisional", "速報"};
constexpr Message<> final_value{"final", "確定"};
constexpr Message<> no_place{"no place", "場所なし"};
constexpr Message<> no_note{"no note", "備考なし"};
constexpr Message<std::string, std::string> within{"{} ({})", "{}（{}）"};
constexpr Message<Localized, Localized> and_also{"{}, {}", "{}、{}"};

Localized text_or(const std::string& text, const Localized& none) {
  return text.empty() ? none : verbatim(printable(text));
}

// Of an event or a measurement beside the other: what differs, behind what it is.
template <class Row>
Localized described(const Localized& value, const Row& row, const Row* other) {
  Localized text = value;
  const auto add = [&text](const Localized& part) { text = and_also(text, part); };
  if (other == nullptr) return text;
  if (row.period != other->period) add(verbatim(iso(row.period)));
  if (row.place != other->place) add(text_or(row.place, no_place()));
  if (row.note != other->note) add(text_or(row.note, no_note()));
  return text;
}

}  // namespace

Localized distinct_name(const Plan& plan, const std::string& id) {
  const Indicator* indicator = find_indicator(plan, id);
  if (indicator == nullptr) return verbatim(printable(id));
  const std::string name = printable(indicator->name);
  const auto same =
      std::count_if(plan.indicators.begin(), plan.indicators.end(),
                    [&](const Indicator& one) { return one.name == indicator->name; });
  const Activity* activity = find_activity(plan, indicator->activity);
  return same > 1 && activity != nullptr ? within(name, printable(activity->name)) : verbatim(name);
}

Localized measured_name(const Plan& plan, const Measurement& one) {
  const Indicator* indicator = find_indicator(plan, one.indicator);
  return verbatim(printable(indicator == nullptr ? one.indicator : indicator->name));
}

Localized measurement_text(const Plan& plan, const Measurement& one, const Measurement* beside) {
  const Indicator* indicator = find_indicator(plan, one.indicator);
  Localized value = describe(one.value, indicator == nullptr ? "" : printable(indicator->unit));
  if (beside == nullptr ? one.provisional : one.provisional != beside->provisional) {
    value = and_also(value, one.provisional ? measurement_text_provisional_value() : final_value());
  }
  return described(value, one, beside);
}

Localized event_text(const Event& one, const Event* beside) {
  return described(measurement_text_held(), one, beside);
}

}  // namespace track::render
