#include "line/typed_values.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "line/help.hpp"
#include "track/base/text.hpp"
#include "track/report/report.hpp"

namespace track::cli {

namespace {

constexpr Message<Localized, Localized> year_not_understood{"{}: {}", "{}：{}"};
constexpr Message<Localized> year_outside_plan{"{} is outside the plan", "{}は計画期間の外です"};
constexpr Message<Localized, Localized> span_of_plan{"the plan runs from {} to {}",
                                                     "計画期間は{}から{}までです"};

constexpr Message<std::string> no_number{"\"{}\" is not an operation number",
                                         "「{}」は操作の番号ではありません"};
constexpr Message<> see_log{"track log shows the numbers", "操作の番号は track log で確認できます"};

constexpr Message<std::string> side_by_side{"years side by side: track report {}",
                                            "年度比較は track report {} です"};

// "R4-R6", in whatever order: the span as it is written, within the plan. Nothing for other texts.
std::optional<Localized> span_meant(const std::string& text, const Plan& plan) {
  const FiscalCalendar& calendar = plan.calendar;
  const std::string plain = trimmed(half_width(text));
  const std::size_t dash = plain.find('-');
  if (dash == std::string::npos) return std::nullopt;
  const auto one = read_fiscal_year(plain.substr(0, dash), calendar);
  const auto other = read_fiscal_year(plain.substr(dash + 1), calendar);
  if (!one || !other) return std::nullopt;
  const auto [first, last] = std::minmax(*one, *other);
  const bool within = plan.covers(first) && plan.covers(last);
  return side_by_side(calendar.short_label(within ? first : plan.first_year) + ".." +
                      calendar.short_label(within ? last : plan.last_year));
}

template <class T>
T understood(const Parsed<T>& reading, const std::string& option, Context& context) {
  if (!reading) {
    throw Error(ErrorKind::usage, year_not_understood(placeholder(option), reading.problem),
                {reading.rule});
  }
  for (const Localized& warning : reading.warnings) context.warn(warning);
  return *reading;
}

void refuse_outside(FiscalYear year, const Plan& plan) {
  if (plan.covers(year)) return;
  throw Error(
      ErrorKind::usage, year_outside_plan(plan.calendar.label(year)),
      {span_of_plan(plan.calendar.label(plan.first_year), plan.calendar.label(plan.last_year))});
}

FiscalYear nearest_year(const app::KnownPlan& known, const FiscalCalendar& calendar) {
  return std::clamp(calendar.year_of(known.as_of), known.plan.first_year, known.plan.last_year);
}

}  // namespace

FiscalYear read_plan_year(const std::string& text, const app::KnownPlan& known, Context& context,
                          const std::string& option,
                          const std::optional<FiscalCalendar>& own_years) {
  const auto read_by = [&](const FiscalCalendar& calendar) {
    if (years_before_current(text, calendar) == 0) return parsed(nearest_year(known, calendar));
    return read_fiscal_year(text, calendar, calendar.year_of(known.as_of));
  };
  auto read = read_by(known.plan.calendar);
  if (!read && own_years) {
    if (auto own = read_by(*own_years)) read = std::move(own);
  }
  if (const auto span = read ? std::nullopt : span_meant(text, known.plan)) read.rule = *span;
  const auto year = understood(read, option, context);
  refuse_outside(year, known.plan);
  return year;
}

bool is_year_range(const std::string& text) {
  return std::ranges::any_of(std::array{"..", "～", "〜", "~", "から"}, [&](const char* separator) {
    return text.find(separator) != std::string::npos;
  });
}

FiscalYearSpan read_plan_years(const std::string& text, const app::KnownPlan& known,
                               Context& context, const std::string& option) {
  const FiscalCalendar& calendar = known.plan.calendar;
  const auto span =
      understood(read_fiscal_years(text, calendar, nearest_year(known, calendar)), option, context);
  refuse_outside(span.first, known.plan);
  refuse_outside(span.last, known.plan);
  return span;
}

std::optional<std::int64_t> read_whole_number(const std::string& text) {
  const std::string plain = trimmed(half_width(text));
  std::int64_t number = 0;
  const char* end = plain.data() + plain.size();
  const auto [stop, problem] = std::from_chars(plain.data(), end, number);
  if (problem != std::errc{} || stop != end || number < 0) return std::nullopt;
  return number;
}

OperationId read_operation_number(const std::string& text) {
  if (const auto number = read_whole_number(text)) return *number;
  throw Error(ErrorKind::usage, no_number(printable(text)), {see_log()});
}

}  // namespace track::cli
