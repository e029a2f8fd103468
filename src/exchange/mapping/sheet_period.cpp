#include "sheet_period.hpp"

#include <algorithm>

#include "track/base/text.hpp"
#include "track/model/recording_rules.hpp"

namespace track::exchange {

namespace {

using std::chrono::days;

constexpr Message<std::string, std::string> years_or_month{
    "\"{}\" is the month {} or two years", "「{}」は月（{}）とも2つの年とも読めます"};
constexpr Message<> say_month_or_year{"write every = \"month\" or every = \"year\"",
                                      "every = \"month\" または every = \"year\" と書いてください"};
constexpr Message<std::string> six_digits{"\"{}\" has six digits", "「{}」は6桁の数字です"};
constexpr Message<> six_digits_rule{"if they are months: every = \"month\"",
                                    "年と月なら every = \"month\" と書いてください"};
constexpr Message<std::string> no_year{"\"{}\" does not say its year", "「{}」には年がありません"};
constexpr Message<> no_year_rule{
    "write it in front: period = \"R1 {{heading}}\" (the fiscal year), or add a column with it",
    "年度を前に書くか（period = \"R1 {{見出し}}\"）、年の列を加えてください"};
constexpr Message<std::string> serial{"\"{}\" is a number, not a day",
                                      "「{}」は日付ではなく数です"};
constexpr Message<std::string> serial_rule{
    "if it is the serial number of a day ({}): {{heading:serial}}",
    "日付の通し番号（{}）なら {{見出し:serial}} と書いてください"};
constexpr Message<std::string> no_day_shown{"the sheet shows no day of {}",
                                            "表では{}の日が示されていません"};
constexpr Message<> no_day_rule{
    "write every = \"month\" or every = \"year\" for what it names, or every = \"day\"",
    "月なら every = \"month\"、年なら every = \"year\"、日なら every = \"day\" と書いてください"};
constexpr Message<std::string> calendar_year{
    "\"{}\" names a calendar year, but the indicator counts by fiscal year",
    "「{}」は暦年ですが、指標は年度で集計します"};
constexpr Message<> calendar_year_rule{
    "if it counts by calendar year, say year = \"calendar\" in its definition; if the sheet means "
    "fiscal "
    "years, write period = \"FY{{heading:year}}\"",
    "暦年の指標なら定義に year = \"calendar\" と書き、表の年が年度なら period = "
    "\"FY{{見出し:year}}\" "
    "と書いてください"};
constexpr Message<std::string> fiscal_year_of_two{
    "\"{}\" names a fiscal year, but the indicator counts by calendar year",
    "「{}」は年度ですが、指標は暦年で集計します"};
constexpr Message<std::string, std::string> longer{"\"{}\" is longer than a {}",
                                                   "「{}」は every = \"{}\" より長い期間です"};
constexpr Message<Localized> in_future{"{} is in the future", "{}は未来の日付です"};
constexpr Message<> future_rule{"if this is intended: --allow-future",
                                "未来の日付で記録する場合は --allow-future を付けてください"};
constexpr Message<Localized, std::string, std::string> outside{
    "{} is outside the plan's years {} to {}", "{}は計画期間（{}～{}）の外です"};
constexpr Message<> outside_rule{
    "if this is intended: --outside-plan",
    "計画期間外の日付で記録する場合は --outside-plan を付けてください"};
constexpr Message<std::string, std::string> two_years{
    "\"{0}\" may be of the calendar year or of the fiscal year {1}",
    "「{0}」は{1}年とも{1}年度とも読めます"};
constexpr Message<std::string, std::string> two_years_rule{
    "write \"{1} {0}\" for the calendar year, \"FY{0} {1}\" for the fiscal year",
    "暦年なら「{0}年{1}」、年度なら「FY{0} {1}」の形にしてください"};
constexpr Message<std::string> beyond_year{"\"{}\" has a year of its own",
                                           "「{}」には別の年が書かれています"};

constexpr std::size_t most_known = 10'000;

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::ranges::all_of(text, [](char each) { return each >= '0' && each <= '9'; });
}

int number_of(std::string_view digits) {
  int number = 0;
  for (const char digit : digits) number = number * 10 + (digit - '0');
  return number;
}

// "2009-10", "2001/02", "2001/2002": the first year, where the second is the next one.
std::optional<int> first_of_two_years(std::string_view text) {
  if (text.size() != 7 && text.size() != 9) return std::nullopt;
  if (text[4] != '-' && text[4] != '/') return std::nullopt;
  const std::string_view second = text.substr(5);
  if (!all_digits(text.substr(0, 4)) || !all_digits(second)) return std::nullopt;
  const int first = number_of(text.substr(0, 4));
  const int next = second.size() == 2 ? (first + 1) % 100 : first + 1;
  if (number_of(second) != next) return std::nullopt;
  return first;
}

// "2013-02-18T15:54:01+00:00", "2022/4/1 0:00" without the time of day.
std::string without_time(const std::string& text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string::npos || colon < 2) return text;
  const std::size_t cut = text.find_last_of(" T", colon);
  if (cut == std::string::npos || colon - cut > 3) return text;
  return trimmed(text.substr(0, cut));
}

// "R6.4月", "2024年4月分" as "R6年4月", "2024年4月".
std::string month_in_words(std::string text) {
  constexpr std::string_view month = "月";
  constexpr std::string_view share = "月分";
  if (text.ends_with(share)) text.resize(text.size() - share.size() + month.size());
  const std::size_t point = text.find('.');
  if (point == std::string::npos || point == 0 || !text.ends_with(month)) return text;
  const std::string_view number =
      std::string_view(text).substr(point + 1, text.size() - point - 1 - month.size());
  const bool year = text[point - 1] >= '0' && text[point - 1] <= '9';
  if (!year || !all_digits(number) || number.size() > 2) return text;
  return text.replace(point, 1, "年");
}

// "R1 2月15日", "令和4年度4月", "2012 Jan": a year in front of what has none.
struct YearAndRest {
  std::string year;
  std::string rest;
};
std::optional<YearAndRest> cut_year(const std::string& text, const FiscalCalendar& calendar) {
  constexpr std::string_view word = "年度";
  const std::size_t at = text.find(word);
  std::size_t cut = at == std::string::npos ? text.find(' ') : at + word.size();
  if (cut == std::string::npos || cut >= text.size()) return std::nullopt;
  YearAndRest result{text.substr(0, cut), trimmed(text.substr(cut))};
  if (result.rest.empty() || !read_fiscal_year(result.year, calendar)) return std::nullopt;
  return result;
}

SheetPeriod refused(Localized problem, Localized rule) {
  SheetPeriod result;
  result.fault = {std::move(problem), {std::move(rule)}};
  return result;
}

// Reads one text by the years of one calendar.
class PeriodReader {
 public:
  PeriodReader(const PeriodText& text, Every every, const FiscalCalendar& calendar, Day today)
      : shown_(printable(text.text)),
        text_(month_in_words(trimmed(without_time(half_width(text.text))))),
        shows_no_day_(text.shows_no_day),
        every_(every),
        calendar_(calendar),
        today_(today) {}

  SheetPeriod read() const {
    if (const auto first = first_of_two_years(text_)) {
      if (every_ == Every::year) return two_years_as_one(*first);
      const bool may_be_month = text_.size() == 7 && number_of(text_.substr(5)) <= 12;
      if (every_ != Every::month && may_be_month) {
        return refused(years_or_month(shown_, text_), say_month_or_year());
      }
    }
    std::string text = text_;
    if (text.size() == 6 && all_digits(text)) {
      if (every_ != Every::month) return refused(six_digits(shown_), six_digits_rule());
      text.insert(4, 1, '-');
    }
    if (const auto cut = cut_year(text, calendar_)) return within_year(*cut);
    const Parsed<Period> reading = read_period(text, calendar_, today_);
    if (!reading) return problem_of(reading);
    // Of another day today it would be another period.
    const Parsed<Period> later = read_period(text, calendar_, today_ + days(1'500));
    if (!later || *later != *reading) return refused(no_year(shown_), no_year_rule());
    return fitted(reading);
  }

 private:
  SheetPeriod problem_of(const Parsed<Period>& reading) const {
    const bool may_be_serial = text_.size() == 5 && all_digits(text_);
    if (may_be_serial) {
      const Day day = make_day(1899, 12, 30) + days(number_of(text_));
      return refused(serial(shown_), serial_rule(iso(day)));
    }
    // "10/11", "2月30日" of which only another year could make sense.
    if (reading.rule.empty()) return refused(reading.problem, no_year_rule());
    return refused(reading.problem, reading.rule);
  }

  // 2001/02 is the fiscal year that begins in 2001.
  SheetPeriod two_years_as_one(int first) const {
    if (calendar_.is_calendar_year()) {
      return refused(fiscal_year_of_two(shown_), calendar_year_rule());
    }
    for (int named : {first, first + 1}) {
      const FiscalYear year = calendar_.year_named(named);
      const std::chrono::year_month_day begin(calendar_.first_day(year));
      if (static_cast<int>(begin.year()) == first) return whole(calendar_.period(year));
    }
    return refused(fiscal_year_of_two(shown_), calendar_year_rule());
  }

  // A day or month without a year is the one in the fiscal year in front of it.
  SheetPeriod within_year(const YearAndRest& cut) const {
    const FiscalYear year = *read_fiscal_year(cut.year, calendar_);
    const Day last = calendar_.last_day(year);
    const Parsed<Period> reading = read_period(cut.rest, calendar_, last);
    if (!reading) return problem_of(reading);
    const Parsed<Period> later = read_period(cut.rest, calendar_, last + days(1'500));
    if (later && *later == *reading) return refused(beyond_year(shown_), no_year_rule());
    if (all_digits(cut.year) && !calendar_.is_calendar_year()) {
      const std::chrono::year_month_day begin(reading->first);
      if (static_cast<int>(begin.year()) != number_of(cut.year)) {
        return refused(two_years(shown_, cut.year), two_years_rule(cut.year, cut.rest));
      }
    }
    return fitted(reading);
  }

  SheetPeriod whole(const Period& period) const {
    SheetPeriod result;
    result.period = period;
    result.year = calendar_.year_of(period.first);
    return result;
  }

  // What `every` makes of it.
  SheetPeriod fitted(const Parsed<Period>& reading) const {
    SheetPeriod result = whole(*reading);
    result.warnings = reading.warnings;
    Period& period = *result.period;
    switch (every_) {
      case Every::as_written:
        if (shows_no_day_) return refused(no_day_shown(shown_), no_day_rule());
        result.is_first_of_month = period.is_day() && period.first == month_of(period.first).first;
        return result;
      case Every::day:
        return result;
      case Every::month:
        if (period.is_day()) period = month_of(period.first);
        if (period != month_of(period.first))
          return refused(longer(shown_, "month"), no_day_rule());
        return result;
      case Every::year:
        break;
    }
    return as_year(std::move(result));
  }

  SheetPeriod as_year(SheetPeriod result) const {
    const Period& period = *result.period;
    const Period year = calendar_.period(result.year);
    if (period == year) return result;
    const Period month = month_of(period.first);
    if (!period.is_day() && period != month) {
      return refused(longer(shown_, "year"), no_day_rule());
    }
    const std::chrono::year_month_day date(period.first);
    const bool new_year = date.month() == std::chrono::January && date.day() == std::chrono::day(1);
    if (new_year && !calendar_.is_calendar_year()) {
      return refused(calendar_year(shown_), calendar_year_rule());
    }
    result.period = year;
    return result;
  }

  std::string shown_;
  std::string text_;
  bool shows_no_day_;
  Every every_;
  const FiscalCalendar& calendar_;
  Day today_;
};

}  // namespace

const SheetPeriod& SheetPeriods::read(const PeriodText& text, Every every, YearCounting counting) {
  std::string key = text.text;
  key += static_cast<char>('0' + static_cast<int>(every) * 4 + static_cast<int>(counting) * 2 +
                           (text.shows_no_day ? 1 : 0));
  const auto found = known_.find(key);
  if (found != known_.end()) return found->second;
  if (known_.size() >= most_known) known_.clear();
  return known_.emplace(key, made(text, every, plan_.calendar_of(counting))).first->second;
}

SheetPeriod SheetPeriods::made(const PeriodText& text, Every every,
                               const FiscalCalendar& calendar) const {
  SheetPeriod result = PeriodReader(text, every, calendar, options_.today).read();
  if (!result.period) return result;
  if (!options_.allow_future && lies_ahead(*result.period, options_.today)) {
    return refused(in_future(day_in_words(result.period->last, calendar.eras)), future_rule());
  }
  if (!options_.outside_plan && !plan_.covers(result.year)) {
    return refused(outside(calendar.label(result.year), calendar.short_label(plan_.first_year),
                           calendar.short_label(plan_.last_year)),
                   outside_rule());
  }
  return result;
}

}  // namespace track::exchange
