#include "track/base/period.hpp"

#include "track/base/fiscal_year.hpp"
#include "track/base/text.hpp"
#include "typed_date.hpp"
#include "written_date.hpp"

namespace track {

namespace {

constexpr Message<> period_forms{
    "write a day as 2022-06-11, a month as 2022-04, a quarter as FY2022-Q1, a half as FY2022-H1, a "
    "fiscal year as FY2022, or a range as 2022-04-01..2022-06-15",
    "書き方　日：2022-06-11　月：2022-04　四半期：FY2022-Q1　半期：FY2022-H1　年度：FY2022　"
    "範囲：2022-04-01..2022-06-15"};
constexpr Message<> period_forms_with_eras{
    "write a day as R4.6.11 or 2022-06-11, a month as R4.4 or 2022-04, a quarter as R4-Q1, a half "
    "as R4-H1, a fiscal year as R4, or a range as 2022-04-01..2022-06-15",
    "書き方　日：R4.6.11、2022-06-11　月：R4.4、2022-04　四半期：R4-Q1　半期：R4-H1　年度：R4　"
    "範囲：2022-04-01..2022-06-15"};
constexpr Message<std::string> write_month{"write a month as {}", "月は {} のように書いてください"};
constexpr Message<> part_forms{"a fiscal year has the quarters Q1 to Q4 and the halves H1 and H2",
                               "年度の四半期は Q1 から Q4、半期は H1 と H2 です"};
constexpr Message<> each_calendar_year_apart{"record each calendar year separately",
                                             "年（暦年）ごとに分けて記録してください"};
constexpr Message<std::string, std::string> record_apart{"record {} and {} separately",
                                                         "{} と {} に分けて記録してください"};
constexpr Message<> earlier_end_first{"write the earlier end first",
                                      "早い方の日付を先に書いてください"};
constexpr Message<> each_year_apart{"record each fiscal year separately",
                                    "年度ごとに分けて記録してください"};

constexpr Message<> no_period{"no period is given", "期間がありません"};
constexpr Message<std::string> not_a_period{"\"{}\" is not a day, month, year or period",
                                            "「{}」は日付・月・年度・期間のいずれでもありません"};
constexpr Message<std::string> period_of_six_digits{"\"{}\" has six digits",
                                                    "「{}」は6桁の数字です"};
constexpr Message<std::string> no_such_part{"a fiscal year has no \"{}\"",
                                            "年度に「{}」はありません"};
constexpr Message<std::string> open_range{"the range \"{}\" is missing its first or last day",
                                          "期間「{}」の始めか終わりがありません"};
constexpr Message<std::string> not_an_end{
    "\"{}\" is not a day or month that a range can start or end with",
    "「{}」は期間の始めや終わりになる日付・月ではありません"};
constexpr Message<Localized, Localized> ends_before_start{
    "the period ends on {1}, before it starts on {0}",
    "期間の終わり（{1}）が始め（{0}）より前です"};
constexpr Message<std::string, Localized> crosses{
    "\"{}\" does not lie within one fiscal year: a new one begins on {}",
    "「{}」は1つの年度に収まっていません（{}から新しい年度です）"};
constexpr Message<std::string, Localized> crosses_calendar_years{
    "\"{}\" does not lie within one calendar year: a new one begins on {}",
    "「{}」は1つの年（暦年）に収まっていません（{}から新しい年です）"};

struct PeriodContext {
  const FiscalCalendar& calendar;
  Day today;
};

// The same result, its value made a period.
template <class T, class Make>
Parsed<Period> as_period(const Parsed<T>& reading, const Make& make) {
  Parsed<Period> result{std::nullopt, reading.problem, reading.rule, reading.warnings,
                        reading.notes};
  if (reading) result.value = make(*reading);
  return result;
}

// Unlike iso(), never a month: both days are named.
std::string from_to(const Period& period) {
  if (period.is_day()) return iso(period.first);
  return iso(period.first) + ".." + iso(period.last);
}

Localized from_to_text(const Period& period, EraCalendar eras) {
  return {from_to(period), period_text(period, eras).ja};
}

// Most likely a month without its separator; else a day with a two-digit year.
Parsed<Period> six_digits_problem(const std::string& digits) {
  const std::string month = digits.substr(0, 4) + "-" + digits.substr(4);
  const auto written = written_date(month, EraCalendar::none);
  const bool exists = written && written->year && existing_month(*written, month);
  return rejected<Period>(period_of_six_digits(digits), exists ? write_month(month) : Localized{});
}

// A day or a month; nothing where the text has the shape of neither.
std::optional<Parsed<Period>> day_or_month(const std::string& text, const std::string& shown,
                                           const DateContext& context) {
  if (is_six_digits(text)) return six_digits_problem(text);
  return typed_date(text, shown, context);
}

// Both ends of a range. A first end without a year is that before the last end, which has one; a
// last end without is the next after the first.
Parsed<Period> range_period(const WrittenRange& range, const std::string& shown,
                            const PeriodContext& context) {
  if (range.first.empty() || range.last.empty()) return rejected<Period>(open_range(shown));
  DateContext of_first{context.calendar.eras, context.today};
  DateContext of_last = of_first;
  const auto alone = day_or_month(range.last, range.last, of_last);
  if (alone && *alone && alone->notes.empty()) of_first.not_after = (*alone)->last;
  const auto first = day_or_month(range.first, range.first, of_first);
  if (!first) return rejected<Period>(not_an_end(range.first));
  if (!*first) return *first;
  of_last.not_before = (*first)->first;
  const auto last = day_or_month(range.last, range.last, of_last);
  if (!last) return rejected<Period>(not_an_end(range.last));
  if (!*last) return *last;
  const Period period{(*first)->first, (*last)->last};
  if (period.last < period.first) {
    return rejected<Period>(ends_before_start(day_text(period.first, context.calendar.eras),
                                              day_text(period.last, context.calendar.eras)),
                            earlier_end_first());
  }
  Parsed<Period> reading = parsed(period);
  reading.warnings = first->warnings;
  reading.warnings.insert(reading.warnings.end(), last->warnings.begin(), last->warnings.end());
  if (!first->notes.empty()) {
    reading.notes.push_back(read_as(shown, from_to_text(period, context.calendar.eras)));
  }
  return reading;
}

Parsed<Period> part_period(const WrittenPart& part, const std::string& shown,
                           const PeriodContext& context) {
  const FiscalCalendar& calendar = context.calendar;
  if (!part.exists()) return rejected<Period>(no_such_part(part.name), part_forms());
  const auto days = [&](FiscalYear year) { return calendar.part(year, part.number, part.of); };
  const FiscalYear current = calendar.year_of(context.today);
  if (!part.year.empty()) {
    return as_period(read_fiscal_year(part.year, calendar, current), days);
  }
  const bool begun = days(current).first <= context.today;
  const FiscalYear year = begun ? current : current.previous();
  Parsed<Period> reading = parsed(days(year));
  reading.notes.push_back(read_as(shown, from_to_text(days(year), calendar.eras)));
  return reading;
}

Parsed<Period> year_period(const std::string& text, const std::string& shown,
                           const PeriodContext& context) {
  const FiscalCalendar& calendar = context.calendar;
  auto reading = as_period(read_fiscal_year(text, calendar, calendar.year_of(context.today)),
                           [&](FiscalYear year) { return calendar.period(year); });
  if (reading && years_before_current(text, calendar)) {
    reading.notes.push_back(read_as(shown, from_to_text(*reading, calendar.eras)));
  }
  return reading;
}

Parsed<Period> any_period(const std::string& text, const std::string& shown,
                          const PeriodContext& context) {
  const FiscalCalendar& calendar = context.calendar;
  if (text.empty()) return rejected<Period>(no_period());
  if (const auto range = written_range(text)) return range_period(*range, shown, context);
  if (const auto date = day_or_month(text, shown, {calendar.eras, context.today})) return *date;
  if (written_fiscal_year(text, calendar.eras) || years_before_current(text, calendar)) {
    return year_period(text, shown, context);
  }
  if (const auto part = written_part(text)) return part_period(*part, shown, context);
  return rejected<Period>(not_a_period(shown));
}

// Refuses a period that crosses into another fiscal year, and says how to split it.
Parsed<Period> within_one_year(const Parsed<Period>& reading, const std::string& shown,
                               const FiscalCalendar& calendar) {
  const FiscalYear first = calendar.year_of(reading->first);
  const FiscalYear last = calendar.year_of(reading->last);
  if (first == last) return reading;
  const Day boundary = calendar.first_day(first.next());
  const auto& beyond = calendar.calendar_years ? crosses_calendar_years : crosses;
  const Localized problem = beyond(shown, day_in_words(boundary, calendar.eras));
  if (first.next() != last) {
    return rejected<Period>(
        problem, calendar.calendar_years ? each_calendar_year_apart() : each_year_apart());
  }
  return rejected<Period>(problem, record_apart(from_to({reading->first, calendar.last_day(first)}),
                                                from_to({boundary, reading->last})));
}

}  // namespace

Period month_of(Day day) {
  const std::chrono::year_month_day date(day);
  const auto month = date.year() / date.month();
  return {Day(month / 1), Day(month / std::chrono::last)};
}

Period years_before(const Period& period, int years) {
  const Day first = same_day(period.first, -years);
  const Day last = same_day(period.last, -years);
  const bool ends_month = !period.is_day() && period.last == month_of(period.last).last;
  return {first, ends_month ? month_of(last).last : last};
}

std::string iso(const Period& period) {
  if (period.is_day()) return iso(period.first);
  if (period == month_of(period.first)) return iso(period.first).substr(0, 7);
  return iso(period.first) + ".." + iso(period.last);
}

Parsed<Period> read_period(std::string_view text, const FiscalCalendar& calendar, Day today) {
  const std::string shown = trimmed(text);
  const Parsed<Period> period = any_period(calendar_text(text), shown, {calendar, today});
  if (period) return within_one_year(period, shown, calendar);
  return with_rule(period, calendar.eras, period_forms_with_eras, period_forms);
}

Localized period_text(const Period& period, EraCalendar eras) {
  Localized first = day_text(period.first, eras);
  if (period.is_day()) return first;
  Localized text = verbatim(iso(period));
  if (first.en == first.ja) return text;
  const bool month = period == month_of(period.first);
  text.ja = month ? first.ja.substr(0, first.ja.rfind('.'))
                  : first.ja + "～" + day_text(period.last, eras).ja;
  return text;
}

}  // namespace track
