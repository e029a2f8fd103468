#include <cstdint>
#include <string_view>

#include "fuzz/required.hpp"
#include "track/base/text.hpp"
#include "track/model/schedule.hpp"
#include "track/model/value.hpp"

// Reads any text as a value of every kind and as a schedule, and checks what must hold of whatever
// was read.
namespace {

using namespace track;
using track::testing::require;

void check_refusal(const Localized& problem, const Localized& rule) {
  for (const Localized& sentence : {problem, rule}) {
    require(!sentence.en.empty() && !sentence.ja.empty());
    require(printable(sentence.en) == sentence.en && printable(sentence.ja) == sentence.ja);
  }
}

void check_numbers(const Value& value, IndicatorKind kind) {
  if (value.form == ValueForm::fraction) {
    require(!value.numerator.is_negative() && !value.denominator.is_negative());
    require(value.numerator.is_zero() || !value.denominator.is_zero());
    if (kind == IndicatorKind::share) require(value.numerator <= value.denominator);
  }
  if (value.form == ValueForm::percentage) {
    require(!value.amount.is_negative() && value.amount <= Quantity::whole(100));
  }
  if (value.form == ValueForm::quantity) {
    const Parsed<Quantity> again = read_quantity(plain(value.amount));
    require(again && *again == value.amount);
  }
  if (value.n) require(*value.n >= 1);
}

void check_value(std::string_view text, const ValueRules& rules) {
  const Parsed<Value> reading = read_value(text, rules);
  if (!reading) return check_refusal(reading.problem, reading.rule);
  check_numbers(*reading, rules.kind);
  const Localized shown = describe(*reading, rules.unit);
  for (const std::string& each : {shown.en, shown.ja}) {
    require(!each.empty());
    const Parsed<Value> again = read_value(each, rules);
    require(again && *again == *reading);
  }
}

void check_schedule(std::string_view text) {
  const Parsed<Schedule> reading = read_schedule(text);
  if (!reading) return check_refusal(reading.problem, reading.rule);
  require(reading->form != Schedule::Form::none);
  require(reading->text == text);
  require(!describe(*reading).en.empty() && !describe(*reading).ja.empty());
  const auto planned = reading->planned_a_year();
  if (planned) require(1 <= planned->least && planned->least <= planned->most);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const Word<IndicatorKind>& kind : words<IndicatorKind>()) {
    for (const char* unit : {"", "人", "か所", "%"}) check_value(text, {kind.value, unit});
  }
  check_schedule(text);
  return 0;
}
