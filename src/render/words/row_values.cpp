#include "row_values.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "track/base/date.hpp"
#include "track/base/text.hpp"

namespace track::render {

using report::Row;

namespace {

constexpr Message<> held{"held", "実施回数"};
constexpr Message<> times{"times", "回"};
constexpr Message<Localized> in_brackets{"({})", "（{}）"};
constexpr Message<Localized, Localized> range{"{}-{}", "{}～{}"};
constexpr Message<std::string> percent{"{} %", "{}%"};
constexpr Message<Localized, Localized> value_in_unit{"{} {}", "{}{}"};
// What is above a ceiling is neither nearly there nor behind.
constexpr Message<> slightly_over{"slightly over", "やや超過"};
constexpr Message<> over_the_ceiling{"over the ceiling", "上限超過"};
constexpr Message<Localized, std::int64_t> word_and_count{"{} {}", "{} {}"};

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
  return row.indicator == nullptr ? held() : verbatim(printable(row.name));
}

Localized unit_text(const Row& row) {
  return row.indicator == nullptr ? times() : verbatim(printable(row.unit));
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

Localized method_text(const Row& row) {
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
    case Status::undetermined:
      return Paint::fair;
    case Status::missed:
    case Status::behind:
    case Status::worsened:
    case Status::missing:
      return Paint::poor;
    default:
      return Paint::faint;
  }
}

Localized count_of(const Localized& word, std::int64_t count) {
  return word_and_count(word, count);
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

}  // namespace track::render
