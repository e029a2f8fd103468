#include "values.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "track/base/date.hpp"
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

using report::Row;

namespace {

constexpr Message<> held{"held", "実施回数"};
constexpr Message<std::string> of_which{"of which {}", "うち{}"};
constexpr Message<std::string> of_whole{"{} % of the whole", "全体の{}%"};
constexpr Message<> times{"times", "回"};
constexpr Message<Localized> in_brackets{"({})", "（{}）"};
constexpr Message<Localized, Localized> range{"{}-{}", "{}～{}"};
constexpr Message<std::string> percent{"{} %", "{}%"};
constexpr Message<> one_time{"1 time", "1回"};
constexpr Message<Localized> points{"{} points", "{}ポイント"};
constexpr Message<Localized, Localized> value_in_unit{"{} {}", "{}{}"};
// What is above a ceiling is neither nearly there nor behind.
constexpr Message<> slightly_over{"slightly over", "やや超過"};
constexpr Message<> over_the_ceiling{"over the ceiling", "上限超過"};

Localized stage_text(ValueForm stage) {
  Value value;
  value.form = stage;
  return describe(value);
}

Localized given_as_missing(const report::Actual& actual) {
  if (actual.recorded() && !actual.reason.empty()) {
    return {"n/a", "—"};
  }
  return no_figure();
}

constexpr std::array<std::string_view, 8> steps = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr std::string_view middle = "▄";
constexpr std::string_view none = "·";

// The nearest step; half way between two, the upper one.
std::string_view step(const Rational& figure, const Rational& least, const Rational& greatest) {
  if (least == greatest) return middle;
  const Rational place = (figure - least) / (greatest - least) * std::int64_t{steps.size() - 1};
  const Rational nearest = (place + Rational(1, 2)).truncated();
  return steps[static_cast<std::size_t>(nearest.whole().value())];
}

}  // namespace

Localized no_figure() {
  return verbatim("—");
}

std::string figure_text(const Row& row, const Rational& number) {
  return rounded_grouped(number, row.figure_digits);
}

Localized signed_text(const Row& row, const Rational& number) {
  const std::string text = figure_text(row, number);
  const bool is_zero = text.find_first_of("123456789") == std::string::npos;
  return number_text(number > 0 && !is_zero ? "+" + text : text);
}

Localized row_name(const Row& row) {
  if (row.indicator == nullptr) return held();
  return row.below_whole ? of_which(printable(row.indicator->part_of->name))
                         : verbatim(printable(row.name));
}

Localized unit_text(const Row& row) {
  return row.indicator == nullptr ? times() : verbatim(printable(row.unit));
}

Localized figure_in_unit(const Row& row, const std::string& figure) {
  if (row.indicator == nullptr && figure == "1") return one_time();
  return with_unit(row, number_text(figure));
}

Localized distance(const Row& row, const Rational& number) {
  const std::string figure = figure_text(row, number);
  const bool is_percent = traits_of(row.kind).scale == Scale::percent;
  const Localized unit = is_percent ? points(Localized()) : unit_text(row);
  return {figure, number_text(figure).ja + unit.ja};
}

Localized change_text(const Row& row, const Rational& change) {
  const Localized text = signed_text(row, change);
  if (traits_of(row.kind).scale == Scale::percent) return points(text);
  return {text.en, text.ja + unit_text(row).ja};
}

Localized baseline_text(const Row& row) {
  return row.baseline ? number_text(figure_text(row, *row.baseline)) : Localized{};
}

Localized target_text(const Row& row) {
  if (row.target.stage) return stage_text(*row.target.stage);
  if (!row.target.number) return {};
  const Localized least = number_text(figure_text(row, *row.target.number));
  return row.target_most ? range(least, number_text(figure_text(row, *row.target_most))) : least;
}

Localized actual_text(const Row& row) {
  const report::Actual& actual = row.actual;
  Localized text;
  if (actual.stage) {
    text = stage_text(*actual.stage);
  } else if (actual.number) {
    text = number_text(figure_text(row, *actual.number));
  } else if (row.suppressed) {
    return label(Status::suppressed);
  } else {
    return given_as_missing(actual);
  }
  return actual.carried_from ? in_brackets(text) : text;
}

Localized difference_text(const Row& row) {
  if (!row.achievement.difference) return {};
  return signed_text(row, *row.achievement.difference);
}

Localized rate_text(const Row& row) {
  if (!row.achievement.rate) return {};
  return percent(rounded_grouped(*row.achievement.rate * 100, row.rate_digits));
}

Localized share_in_percent(const Row& row) {
  return row.share_of_whole ? percent(rounded(*row.share_of_whole * 100, 1)) : Localized();
}

Localized share_text(const Row& row) {
  return of_whole(rounded(*row.share_of_whole * 100, 1));
}

Localized method_text(const Row& row) {
  if (row.share_of_whole && row.achievement.method == Method::none) return share_text(row);
  return row.achievement.method == Method::none ? Localized{} : label(row.achievement.method);
}

Localized last_text(const Row& row, EraCalendar eras) {
  if (!row.actual.last_recorded) return {};
  return day_text(*row.actual.last_recorded, eras);
}

Localized status_text(const Row& row) {
  const Status status = row.assessment.status;
  if (row.indicator == nullptr || !report::held_as_ceiling(*row.indicator, row.achievement)) {
    return label(status);
  }
  if (status == Status::nearly) return slightly_over();
  const bool over = status == Status::missed || status == Status::behind;
  return over ? over_the_ceiling() : label(status);
}

Localized with_unit(const Row& row, const Localized& value) {
  const Localized unit = unit_text(row);
  return unit.empty() ? value : value_in_unit(value, unit);
}

Paint paint_of(Status status) {
  switch (status) {
    case Status::achieved:
    case Status::on_track:
    case Status::improved:
      return Paint::good;
    case Status::nearly:
    case Status::at_risk:
      return Paint::fair;
    case Status::undetermined:
      return Paint::doubtful;
    case Status::missed:
    case Status::behind:
    case Status::worsened:
      return Paint::poor;
    case Status::missing:
      return Paint::absent;
    default:
      return Paint::faint;
  }
}

Paint paint_of(report::FrequencyStatus status) {
  switch (status) {
    case report::FrequencyStatus::within:
    case report::FrequencyStatus::above:
      return Paint::good;
    case report::FrequencyStatus::below:
    case report::FrequencyStatus::not_reported:
      return Paint::fair;
    default:
      return Paint::faint;
  }
}

Localized joined(const std::vector<Localized>& sentences) {
  return track::joined(sentences, {"; ", "；"});
}

Localized listed(const std::vector<Localized>& words) {
  return track::joined(words, {", ", "、"});
}

std::string sparkline(const std::vector<std::optional<Rational>>& figures) {
  std::vector<Rational> known;
  for (const std::optional<Rational>& figure : figures) {
    if (figure) known.push_back(*figure);
  }
  if (known.size() < 2) return {};
  const auto [least, greatest] = std::minmax_element(known.begin(), known.end());
  std::string result;
  for (const std::optional<Rational>& figure : figures) {
    result += figure ? step(*figure, *least, *greatest) : none;
  }
  return result;
}

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
