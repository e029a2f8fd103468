#include "track/base/fiscal_year.hpp"

#include <fmt/format.h>

#include <array>

#include "era.hpp"
#include "track/base/text.hpp"
#include "typed_date.hpp"
#include "written_date.hpp"

namespace track {

namespace {

constexpr Message<int> of_fiscal_year{"FY{}", "{}年度"};
constexpr Message<int> of_calendar_year{"{}", "{}年"};

Localized gregorian_label(FiscalYear year, const FiscalCalendar& calendar) {
  const int name = calendar.name_of(year);
  return calendar.is_calendar_year() ? of_calendar_year(name) : of_fiscal_year(name);
}

// The era that names the year; nullptr where none does.
const Era* naming_era(FiscalYear year, const FiscalCalendar& calendar) {
  if (calendar.eras != EraCalendar::japanese) return nullptr;
  return era_on(calendar.named == YearNaming::end ? calendar.last_day(year)
                                                  : make_day(year.number, 12, 31));
}

int year_in(const Era& era, int named) {
  return named - era.first_year + 1;
}

// The last day of the month stands in for one that the month does not have.
Day plus_months(Day day, int months) {
  const auto date = std::chrono::year_month_day(day) + std::chrono::months(months);
  return date.ok() ? Day(date) : Day(date.year() / date.month() / std::chrono::last);
}

// The first day of the part that follows `parts_before` others.
Day begin_of_part(const Period& year, int parts_before, int of) {
  if (12 % of == 0) return plus_months(year.first, parts_before * (12 / of));
  const int days = static_cast<int>((year.last - year.first).count()) + 1;
  return year.first + std::chrono::days((parts_before * days + of - 1) / of);
}

constexpr Message<> year_forms{"write a fiscal year as FY2022 or 2022",
                               "年度は FY2022、2022年度 のように書いてください"};
constexpr Message<> year_forms_with_eras{"write a fiscal year as R4, FY2022 or 2022",
                                         "年度は R4、令和4年度、2022年度 のように書いてください"};
constexpr Message<> span_forms{
    "write fiscal years as FY2021..FY2023, the earlier first, or one alone as FY2022",
    "年度の範囲は FY2021..FY2023（早い年度が先）、1年度だけなら FY2022 のように書いてください"};
constexpr Message<> span_forms_with_eras{
    "write fiscal years as R3..R5, the earlier first, or one alone as R4",
    "年度の範囲は R3..R5（早い年度が先）、1年度だけなら R4 のように書いてください"};
constexpr Message<std::string, Localized, Localized> write_fiscal_year{
    "write {} for {}..{}", "{1}から{2}までの年度は {0} と書いてください"};

constexpr Message<> no_year{"no fiscal year is given", "年度がありません"};
constexpr Message<std::string> not_a_year{"\"{}\" is not a fiscal year",
                                          "「{}」は年度ではありません"};
constexpr Message<std::string> open_span{"\"{}\" is missing its first or last year",
                                         "「{}」の始めか終わりの年度がありません"};
constexpr Message<std::string> later_first{"\"{}\" puts the later year first",
                                           "「{}」は遅い年度が先に書かれています"};
constexpr Message<std::string> earlier_first{"write the earlier first: {}",
                                             "早い年度を先に書いてください：{}"};
constexpr Message<std::string> year_of_calendar{
    "\"{}\" is a calendar year, which spans two fiscal years",
    "「{}」は暦年であり、2つの年度にまたがります"};
constexpr Message<std::string> year_of_plan{
    "\"{}\" is a fiscal year, which spans two calendar years",
    "「{}」は年度であり、2つの暦年にまたがります"};
constexpr Message<std::string, Localized, Localized> write_calendar_year{
    "write {} for {}..{}", "{1}から{2}までの年（暦年）は {0} と書いてください"};

struct RelativeYear {
  std::string_view word;  // folded
  int before;             // years
};

constexpr std::array relative_years{
    RelativeYear{"current", 0},  RelativeYear{"this", 0},     RelativeYear{"thisyear", 0},
    RelativeYear{"今年度", 0},   RelativeYear{"本年度", 0},   RelativeYear{"当年度", 0},
    RelativeYear{"last", 1},     RelativeYear{"lastyear", 1}, RelativeYear{"previous", 1},
    RelativeYear{"昨年度", 1},   RelativeYear{"前年度", 1},   RelativeYear{"去年度", 1},
    RelativeYear{"一昨年度", 2}, RelativeYear{"前々年度", 2},
};
// Years of the calendar, which are fiscal years only where these begin with January.
constexpr std::array relative_calendar_years{
    RelativeYear{"今年", 0}, RelativeYear{"本年", 0},   RelativeYear{"昨年", 1},
    RelativeYear{"前年", 1}, RelativeYear{"一昨年", 2}, RelativeYear{"去年", 1},
};

template <std::size_t size>
std::optional<int> find_relative(const std::string& word,
                                 const std::array<RelativeYear, size>& years) {
  for (const RelativeYear& year : years) {
    if (word == year.word) return year.before;
  }
  return std::nullopt;
}

// 令和4年 where years are fiscal, 令和4年度 where they are those of the calendar.
bool is_of_other_days(const WrittenFiscalYear& written, const FiscalCalendar& calendar) {
  using Said = WrittenFiscalYear::Said;
  if (calendar.starts == std::chrono::January / 1) return false;
  return written.said == (calendar.calendar_years ? Said::fiscal : Said::calendar);
}

Parsed<FiscalYear> year_from(std::string_view text, const std::string& shown,
                             const FiscalCalendar& calendar, std::optional<FiscalYear> current) {
  if (text.empty()) return rejected<FiscalYear>(no_year());
  const auto before = current ? years_before_current(text, calendar) : std::nullopt;
  if (before) return parsed(FiscalYear{current->number - *before});
  const auto written = written_fiscal_year(text, calendar.eras);
  if (!written) return rejected<FiscalYear>(not_a_year(shown));
  auto year = existing_fiscal_year(written->year, shown, calendar);
  if (!year || !is_of_other_days(*written, calendar)) return year;
  const bool calendar_said = written->said == WrittenFiscalYear::Said::calendar;
  const auto& problem = calendar_said ? year_of_calendar : year_of_plan;
  const auto& rule = calendar_said ? write_fiscal_year : write_calendar_year;
  return rejected<FiscalYear>(
      problem(shown),
      rule(calendar.short_label(*year), day_in_words(calendar.first_day(*year), calendar.eras),
           day_in_words(calendar.last_day(*year), calendar.eras)));
}

Parsed<FiscalYearSpan> span_from(const std::string& text, const std::string& shown,
                                 const FiscalCalendar& calendar,
                                 std::optional<FiscalYear> current) {
  const std::optional<WrittenRange> range = written_range(text);
  if (!range) {
    const Parsed<FiscalYear> year = year_from(text, shown, calendar, current);
    if (!year) return rejected<FiscalYearSpan>(year.problem, year.rule);
    return {FiscalYearSpan{*year, *year}, {}, {}, year.warnings};
  }
  if (range->first.empty() || range->last.empty()) {
    return rejected<FiscalYearSpan>(open_span(shown));
  }
  const Parsed<FiscalYear> first = year_from(range->first, range->first, calendar, current);
  if (!first) return rejected<FiscalYearSpan>(first.problem, first.rule);
  Parsed<FiscalYear> last = year_from(range->last, range->last, calendar, current);
  if (!last) return rejected<FiscalYearSpan>(last.problem, last.rule);
  if (*last < *first) {
    return rejected<FiscalYearSpan>(
        later_first(shown),
        earlier_first(calendar.short_label(*last) + ".." + calendar.short_label(*first)));
  }
  last.warnings.insert(last.warnings.begin(), first.warnings.begin(), first.warnings.end());
  return {FiscalYearSpan{*first, *last}, {}, {}, last.warnings};
}

}  // namespace

Day FiscalCalendar::first_day(FiscalYear year) const {
  if (calendar_years) return make_day(name_of(year), 1, 1);
  return std::chrono::year(year.number) / starts;
}

Day FiscalCalendar::last_day(FiscalYear year) const {
  return first_day(year.next()) - std::chrono::days(1);
}

Period FiscalCalendar::period(FiscalYear year) const {
  return {first_day(year), last_day(year)};
}

Period FiscalCalendar::part(FiscalYear year, int number, int of) const {
  const Period whole = period(year);
  return {begin_of_part(whole, number - 1, of),
          begin_of_part(whole, number, of) - std::chrono::days(1)};
}

FiscalYear FiscalCalendar::year_of(Day day) const {
  const int calendar_year = static_cast<int>(std::chrono::year_month_day(day).year());
  if (calendar_years) return year_named(calendar_year);
  const FiscalYear year{calendar_year};
  return day < first_day(year) ? year.previous() : year;
}

FiscalYear FiscalCalendar::year_named(int calendar_year) const {
  const bool by_end = named == YearNaming::end && starts != std::chrono::January / 1;
  return {by_end ? calendar_year - 1 : calendar_year};
}

int FiscalCalendar::name_of(FiscalYear year) const {
  return year.number + (year.number - year_named(year.number).number);
}

std::string FiscalCalendar::short_label(FiscalYear year) const {
  if (const Era* era = naming_era(year, *this)) {
    return fmt::format("{}{}", era->letter, year_in(*era, name_of(year)));
  }
  return gregorian_label(year, *this).en;
}

Localized FiscalCalendar::label(FiscalYear year) const {
  Localized label = gregorian_label(year, *this);
  if (const Era* era = naming_era(year, *this)) {
    const int number = year_in(*era, name_of(year));
    label.en = fmt::format("{} ({})", short_label(year), label.en);
    label.ja = fmt::format("{}{}{}", era->name, number == 1 ? "元" : std::to_string(number),
                           is_calendar_year() ? "年" : "年度");
  }
  return label;
}

std::optional<int> years_before_current(std::string_view text, const FiscalCalendar& calendar) {
  const std::string word = folded(text);
  const auto found = find_relative(word, relative_years);
  if (found || !calendar.is_calendar_year()) return found;
  return find_relative(word, relative_calendar_years);
}

Parsed<FiscalYear> read_fiscal_year(std::string_view text, const FiscalCalendar& calendar,
                                    std::optional<FiscalYear> current) {
  return with_rule(year_from(calendar_text(text), trimmed(text), calendar, current), calendar.eras,
                   year_forms_with_eras, year_forms);
}

Parsed<FiscalYearSpan> read_fiscal_years(std::string_view text, const FiscalCalendar& calendar,
                                         std::optional<FiscalYear> current) {
  return with_rule(span_from(calendar_text(text), trimmed(text), calendar, current), calendar.eras,
                   span_forms_with_eras, span_forms);
}

Localized time_text(Moment moment, const FiscalCalendar& calendar) {
  const std::string text = wall_clock(moment, calendar.time_zone);
  const Day day = day_in_zone(moment, calendar.time_zone);
  return {text, day_text(day, calendar.eras).ja + text.substr(text.find(' '))};
}

}  // namespace track
