#include "comparing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace track::independent {

namespace {

template <class T>
std::string shown(const T& value) {
  if constexpr (std::is_same_v<T, Exact>) return value.str();
  if constexpr (std::is_same_v<T, Day>) return iso(value);
  if constexpr (std::is_integral_v<T>) return std::to_string(value);
  if constexpr (std::is_enum_v<T>) return std::to_string(static_cast<int>(value));
  if constexpr (std::is_same_v<T, std::string>) return value;
}
std::string shown(Status status) {
  return std::string(key(status));
}
std::string shown(Method method) {
  return std::string(key(method));
}
std::string shown(const Coverage& coverage) {
  return fmt::format("{} parts, lacking {}{}", coverage.expected, fmt::join(coverage.missing, " "),
                     coverage.late ? ", late" : "");
}

std::string shown(const std::vector<Difference>& differences) {
  std::string text;
  for (const Difference& one : differences) {
    text += fmt::format("{} {} against {}, ", iso(one.period), one.recorded.str(), one.parts.str());
  }
  return text;
}

template <class T>
std::string shown(const std::optional<T>& value) {
  return value ? shown(*value) : "nothing";
}

std::optional<Exact> exact_or_nothing(const std::optional<Quantity>& quantity) {
  if (!quantity) return std::nullopt;
  return exact(*quantity);
}
std::optional<Exact> exact_or_nothing(const std::optional<Rational>& number) {
  if (!number) return std::nullopt;
  return Exact(number->fraction());
}

std::optional<Coverage> coverage_of(const report::Row& row) {
  if (!row.coverage || row.coverage->expected.empty()) return std::nullopt;
  Coverage coverage{static_cast<int>(row.coverage->expected.size()), {}, row.coverage->late};
  for (const Indicator* part : row.coverage->missing) coverage.missing.push_back(part->id);
  std::sort(coverage.missing.begin(), coverage.missing.end());
  return coverage;
}

std::vector<Difference> differences_of(const report::Row& row) {
  std::vector<Difference> differences;
  for (const report::ControlDifference& one : row.controls) {
    differences.push_back(
        {one.period, Exact(one.recorded.fraction()), Exact(one.parts.fraction())});
  }
  sort_differences(differences);
  return differences;
}

class Comparison {
 public:
  template <class T>
  Comparison& operator()(const char* name, const T& plain, const T& reported) {
    if (plain == reported) return *this;
    text_ +=
        fmt::format("{}: {}, by the plain reckoning {}; ", name, shown(reported), shown(plain));
    return *this;
  }
  Comparison& operator()(const char* name, const std::optional<Exact>& plain,
                         const std::optional<Rational>& reported) {
    return (*this)(name, plain, exact_or_nothing(reported));
  }
  // An interval has roots in it: the program keeps four decimals of it.
  Comparison& operator()(const std::string& name, const std::optional<Change>& plain,
                         const std::optional<report::Comparison>& reported) {
    const auto of = [&](const char* what) { return name + what; };
    require(plain || !reported, of(" is there in the report alone").c_str());
    require(reported || !plain, of(" is there by the plain reckoning alone").c_str());
    if (!plain || !reported) return *this;
    (*this)(of(" year").c_str(), plain->year, reported->year.number);
    (*this)(of(" before").c_str(), std::optional(plain->before), std::optional(reported->before));
    (*this)(of(" change").c_str(), plain->change, reported->change);
    (*this)(of(" verdict").c_str(), plain->verdict, reported->verdict);
    require(plain->between.has_value() == reported->interval.has_value(),
            of("'s interval is there on one side").c_str());
    if (!plain->between || !reported->interval) return *this;
    bound(of("'s lower bound"), plain->between->first, reported->interval->low);
    bound(of("'s upper bound"), plain->between->second, reported->interval->high);
    return *this;
  }
  Comparison& require(bool held, const char* what) {
    if (!held) text_ += fmt::format("{}; ", what);
    return *this;
  }
  const std::string& text() const { return text_; }

 private:
  void bound(const std::string& name, long double plain, const Rational& reported) {
    const auto other = static_cast<long double>(Exact(reported.fraction()));
    if (std::abs(plain - other) < 0.5e-4L + 1e-9L) return;
    text_ += fmt::format("{}: {}, by the plain reckoning {}; ", name, other, plain);
  }

  std::string text_;
};

std::optional<int> number_of(const std::optional<FiscalYear>& year) {
  if (!year) return std::nullopt;
  return year->number;
}

// Rounded half away from zero, as people do it by hand: the digits, then a look at the next one.
std::string decimals(const Exact& number, int digits) {
  using Integer = boost::multiprecision::cpp_int;
  Exact rest = abs(number);
  Integer units = 0;
  for (int i = 0; i <= digits; ++i) {
    const Integer digit = numerator(rest) / denominator(rest);
    units = units * 10 + digit;
    rest = (rest - digit) * 10;
  }
  if (rest >= 5) ++units;
  std::string text = units.str();
  const auto places = static_cast<std::size_t>(digits);
  while (text.size() <= places) text.insert(text.begin(), '0');
  text.insert(text.end() - digits, '.');
  return number < 0 ? "-" + text : text;
}

// A JSON number has no last zeros; two texts are equal where they are the same number.
std::string printed(const std::optional<Exact>& number, int digits) {
  if (!number) return "null";
  const double value = std::strtod(decimals(*number, digits).c_str(), nullptr);
  return nlohmann::json(value == 0 ? 0.0 : value).dump();
}

std::string printed(const nlohmann::json& value) {
  return value.is_number() ? nlohmann::json(value.get<double>()).dump() : value.dump();
}

std::string printed(const std::optional<ValueForm>& stage, const std::optional<Exact>& number) {
  if (!stage) return printed(number, 4);
  if (*stage == ValueForm::done) return "\"done\"";
  return *stage == ValueForm::started ? "\"started\"" : "\"not started\"";
}

bool wants_rate(Method method) {
  return method == Method::ratio || method == Method::change;
}

}  // namespace

std::string differences(const Figures& figures, const report::Row& row) {
  Comparison compare;
  compare("baseline", figures.baseline, row.baseline)("target", figures.target, row.target.number)(
      "target's stage", figures.target_stage, row.target.stage)("most", figures.target_most,
                                                                row.target_most);
  compare("actual", figures.actual, row.actual.number)("stage", figures.stage, row.actual.stage)(
      "numerator", figures.numerator, exact_or_nothing(row.actual.numerator))(
      "denominator", figures.denominator, exact_or_nothing(row.actual.denominator))(
      "sample", figures.sample, row.actual.number ? row.actual.sample : std::nullopt)(
      "year of the actual", figures.year_of_actual, number_of(row.actual.carried_from));
  compare("measurements", std::int64_t{figures.measurements}, row.actual.measurements)(
      "unknown", std::int64_t{figures.unknown}, row.actual.unknown)(
      "suppressed", std::int64_t{figures.suppressed}, row.actual.suppressed)(
      "last recorded", figures.last_recorded, row.actual.last_recorded);
  compare("method", figures.method, row.achievement.method)(
      "difference", figures.difference, row.achievement.difference)("rate", figures.rate,
                                                                    row.achievement.rate);
  compare("from the baseline", figures.from_baseline, row.from_baseline)(
      "from the previous", figures.from_previous, row.from_previous);
  compare("next target", figures.next_target,
          row.next_target ? std::optional(row.next_target->year.number) : std::nullopt);
  compare("expected", figures.expected, row.forecast.expected)("projection", figures.projection,
                                                               row.forecast.projection);
  compare("coverage", figures.coverage, coverage_of(row));
  compare("controls", figures.differences, differences_of(row));
  compare("status", figures.status, row.assessment.status);

  const bool has_figure = row.actual.has_figure() && !row.actual.carried_from;
  const bool incomplete = row.coverage && !row.coverage->complete();
  const bool lacks_rate =
      has_figure && !incomplete && wants_rate(row.achievement.method) && !row.achievement.rate;
  compare.require(!lacks_rate || !row.achievement.reason.empty(), "no rate, and no reason");
  const Status status = row.assessment.status;
  const bool needs_reason =
      incomplete || status == Status::undetermined || (status == Status::not_due && !has_figure);
  compare.require(!needs_reason || !row.assessment.reason.empty(), "a status without its reason");
  return compare.text();
}

std::string differences(const Figures& figures, const nlohmann::json& row, const Plan& plan) {
  Comparison compare;
  const Indicator* indicator = find_indicator(plan, row.at("id").get<std::string>());
  const FiscalCalendar calendar =
      indicator == nullptr ? plan.calendar : plan.calendar_of(*indicator);
  const auto field = [&](const char* key, const std::string& expected) {
    compare(key, expected, printed(row.at(key)));
  };
  field("baseline", printed(figures.baseline, 4));
  field("target", printed(figures.target_stage, figures.target));
  field("target_most", printed(figures.target_most, 4));
  field("actual", printed(figures.stage, figures.actual));
  field("numerator", printed(figures.numerator, 4));
  field("denominator", printed(figures.denominator, 4));
  field("difference", printed(figures.difference, 4));
  field("achievement", printed(figures.rate, 6));
  const auto& from_baseline = figures.from_baseline;
  field("change_from_baseline", printed(from_baseline ? from_baseline->change : std::nullopt, 4));
  const auto& from_previous = figures.from_previous;
  field("previous", from_previous ? printed(from_previous->before, 4) : "null");
  field("change_verdict", from_previous && from_previous->verdict
                              ? nlohmann::json(std::string(key(*from_previous->verdict))).dump()
                              : "null");
  field("change", printed(from_previous ? from_previous->change : std::nullopt, 4));
  field("expected", printed(figures.expected, 4));
  field("projection", printed(figures.projection, 4));
  field("n", printed(Exact(figures.measurements), 0));
  field("n_unknown", printed(Exact(figures.unknown), 0));
  field("n_suppressed", printed(Exact(figures.suppressed), 0));
  const auto word = [](const std::string& text) { return nlohmann::json(text).dump(); };
  field("method", word(shown(figures.method)));
  field("status", word(shown(figures.status)));
  field("last_recorded", figures.last_recorded ? word(iso(*figures.last_recorded)) : "null");
  const std::optional<int> year = figures.year_of_actual;
  const std::optional<int> next = figures.next_target;
  field("next_target_year", next ? word(calendar.short_label({*next})) : "null");
  field("previous_year",
        from_previous ? word(calendar.short_label({from_previous->year})) : "null");
  const bool sized = figures.sample && figures.actual;
  field("sample_size", sized ? printed(Exact(*figures.sample), 0) : "null");
  field("actual_of_year", year ? word(calendar.short_label({*year})) : "null");
  return compare.text();
}

}  // namespace track::independent
