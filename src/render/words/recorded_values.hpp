#pragma once

#include "track/base/localized.hpp"
#include "track/model/plan.hpp"
#include "track/model/record.hpp"
#include "track/render/document.hpp"

namespace track::render {

// The name of an indicator, by id; with its activity's where another has the same: "参加人数
// (介護学べるサロン)".
Localized distinct_name(const Plan& plan, const std::string& id);
// The same with its activity's in any case.
Localized full_name(const Plan& plan, const std::string& id);

// The name of a measurement's indicator.
Localized measured_name(const Plan& plan, const Measurement& one);

// "88 人": a measurement's value and, where it stands beside another, what else differs from that:
// "88 人, final, 2022-06-11".
Localized measurement_text(const Plan& plan, const Measurement& one, const Measurement* beside);
// Likewise "held, 練馬区役所".
Localized event_text(const Plan& plan, const Event& one, const Event* beside);

// One recorded value for programs.
struct ValueData {
  Data value;      // a share in percent, a rate times its `per`, a milestone's stage
  Data numerator;  // of fractions alone
  Data denominator;
  Data n;
  Data reason;  // why there is no value
};
ValueData value_data(const Indicator& indicator, const Value& value);
// The same as keys of an object.
void add_value(const Indicator& indicator, const Value& value, Data& object);

// What a correction made of a value.
Data correction_data(const Plan& plan, const CorrectedValue& one);

}  // namespace track::render
