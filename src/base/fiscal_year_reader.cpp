#include "calendar_check.hpp"
#include "range_text.hpp"
#include "track/base/fiscal_year.hpp"
#include "track/base/text.hpp"

namespace track {

namespace {

constexpr Message<> fiscal_year_reader_how_to_write{
    "write a fiscal year as FY2022 or 2022", "年度は FY2022、2022年度 のように書いてください"};
constexpr Message<> fiscal_year_reader_how_to_write_with_eras{
    "write a fiscal year as R4, FY2022 or 2022",
    "年度は R4、令和4年度、2022年度 のように書いてください"};
constexpr Message<> how_to_write_span{
    "write fiscal years as FY2021..FY2023, the earlier first, or one alone as FY2022",
    "年度の範囲は FY2021..FY2023（早い年度が先）、1年度だけなら FY2022 のように書いてください"};
constexpr Message<> how_to_write_span_with_eras{
    "write fiscal years as R3..R5, the earlier first, or one alone as R4",
    "年度の範囲は R3..R5（早い年度が先）、1年度だけなら R4 のように書いてください"};
constexpr Message<std::string, std::string, std::string> write_fiscal_year{
    "write {} for {}..{}", "{1} から {2} までの年度は {0} と書いてください"};

constexpr Message<> fiscal_year_reader_nothing{"no fiscal year is given", "年度がありません"};
constexpr Message<std::string> not_a_year{"\"{}\" is not a fiscal year",
                                          "「{}」は年度ではありません"};
constexpr Message<std::string> open_span{"\"{}\" lacks its first or last year",
                                         "「{}」の始めか終わりの年度がありません"};
constexpr Message<std::string> later_first{"\"{}\" names the later year first",
                                           "「{}」は遅い年度が先に書かれています"};
constexpr Message<std::string> calendar_year{
    "\"{}\" is a calendar year, which falls into two fiscal years",
    "「{}」は暦年であり、2つの年度にまたがります"};

Parsed<FiscalYear> year_from(std::string_view text, const std::string& shown,
                             const FiscalCalendar& calendar) {
  if (text.empty()) return rejected<FiscalYear>(fiscal_year_reader_nothing());
  const auto written = written_fiscal_year(text, calendar.eras);
  if (!written) return rejected<FiscalYear>(not_a_year(shown));
  auto year = existing_fiscal_year(written->year, shown, calendar);
  if (year && written->is_calendar_year && calendar.starts != std::chrono::January / 1) {
    return rejected<FiscalYear>(
        calendar_year(shown),
        write_fiscal_year(calendar.short_label(*year), iso(calendar.first_day(*year)),
                          iso(calendar.last_day(*year))));
  }
  return year;
}

Parsed<FiscalYearSpan> span_from(const std::string& text, const std::string& shown,
                                 const FiscalCalendar& calendar) {
  const std::optional<RangeText> range = range_text(text);
  if (!range) {
    const Parsed<FiscalYear> year = year_from(text, shown, calendar);
    if (!year) return rejected<FiscalYearSpan>(year.problem, year.rule);
    return {FiscalYearSpan{*year, *year}, {}, {}, year.warnings};
  }
  if (range->first.empty() || range->last.empty()) {
    return rejected<FiscalYearSpan>(open_span(shown));
  }
  const Parsed<FiscalYear> first = year_from(range->first, range->first, calendar);
  if (!first) return rejected<FiscalYearSpan>(first.problem, first.rule);
  Parsed<FiscalYear> last = year_from(range->last, range->last, calendar);
  if (!last) return rejected<FiscalYearSpan>(last.problem, last.rule);
  if (*last < *first) return rejected<FiscalYearSpan>(later_first(shown));
  last.warnings.insert(last.warnings.begin(), first.warnings.begin(), first.warnings.end());
  return {FiscalYearSpan{*first, *last}, {}, {}, last.warnings};
}

}  // namespace

Parsed<FiscalYear> read_fiscal_year(std::string_view text, const FiscalCalendar& calendar) {
  Parsed<FiscalYear> reading = year_from(calendar_text(text), trimmed(text), calendar);
  if (!reading && reading.rule.empty()) {
    reading.rule = calendar.eras == EraCalendar::japanese
                       ? fiscal_year_reader_how_to_write_with_eras()
                       : fiscal_year_reader_how_to_write();
  }
  return reading;
}

Parsed<FiscalYearSpan> read_fiscal_years(std::string_view text, const FiscalCalendar& calendar) {
  Parsed<FiscalYearSpan> reading = span_from(calendar_text(text), trimmed(text), calendar);
  if (!reading && reading.rule.empty()) {
    reading.rule = calendar.eras == EraCalendar::japanese ? how_to_write_span_with_eras()
                                                          : how_to_write_span();
  }
  return reading;
}

}  // namespace track
