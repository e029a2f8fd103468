#include "track/model/value.hpp"

#include "track/base/rational.hpp"

namespace track {

namespace {

constexpr Message<> not_started{"not started", "未着手"};
constexpr Message<> started{"started", "着手"};
constexpr Message<> done{"done", "完了"};
constexpr Message<> value_unknown{"unknown", "不明"};
constexpr Message<> suppressed{"suppressed", "秘匿"};

std::string with_sample_size(std::string text, const std::optional<std::int64_t>& n) {
  if (n) text += fmt::format(" (n = {})", rounded_grouped(*n, 0));
  return text;
}

std::string with_unit(const std::string& text, const std::string& unit) {
  return unit.empty() ? text : text + ' ' + unit;
}

}  // namespace

Localized describe(const Value& value) {
  return describe(value, "");
}

Localized describe(const Value& value, const std::string& unit) {
  switch (value.form) {
    case ValueForm::quantity:
      return verbatim(with_sample_size(with_unit(grouped(value.amount), unit), value.n));
    case ValueForm::fraction:
      return verbatim(grouped(value.numerator) + '/' + grouped(value.denominator));
    case ValueForm::percentage:
      return verbatim(with_sample_size(grouped(value.amount) + " %", value.n));
    case ValueForm::not_started:
      return not_started();
    case ValueForm::started:
      return started();
    case ValueForm::done:
      return done();
    case ValueForm::unknown:
      return value_unknown();
    case ValueForm::suppressed:
      break;
  }
  return suppressed();
}

}  // namespace track
