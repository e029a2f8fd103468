#include "calendar_check.hpp"
#include "track/base/fiscal_year.hpp"
#include "track/base/text.hpp"

namespace track {

namespace {

constexpr Phrase<> how_to_write{"write a fiscal year as FY2022 or 2022",
                                "年度は FY2022、2022年度 のように書いてください"};
constexpr Phrase<> how_to_write_with_eras{"write a fiscal year as R4, FY2022 or 2022",
                                          "年度は R4、令和4年度、2022年度 のように書いてください"};
constexpr Phrase<std::string, std::string, std::string> write_fiscal_year{
    "write {} for {}..{}", "{1} から {2} までの年度は {0} と書いてください"};

constexpr Phrase<> nothing{"no fiscal year is given", "年度がありません"};
constexpr Phrase<std::string> not_a_year{"\"{}\" is not a fiscal year",
                                         "「{}」は年度ではありません"};
constexpr Phrase<std::string> calendar_year{
    "\"{}\" is a calendar year, which falls into two fiscal years",
    "「{}」は暦年であり、2つの年度にまたがります"};

Reading<FiscalYear> year_from(std::string_view text, const std::string& shown,
                              const FiscalCalendar& calendar) {
  if (text.empty()) return not_read<FiscalYear>(nothing());
  const auto written = written_fiscal_year(text, calendar.eras);
  if (!written) return not_read<FiscalYear>(not_a_year(shown));
  auto year = existing_fiscal_year(written->year, shown, calendar);
  if (year && written->is_calendar_year && calendar.starts != std::chrono::January / 1) {
    return not_read<FiscalYear>(
        calendar_year(shown),
        write_fiscal_year(calendar.short_label(*year), iso(calendar.first_day(*year)),
                          iso(calendar.last_day(*year))));
  }
  return year;
}

}  // namespace

Reading<FiscalYear> read_fiscal_year(std::string_view text, const FiscalCalendar& calendar) {
  Reading<FiscalYear> reading = year_from(calendar_text(text), trimmed(text), calendar);
  if (!reading && reading.rule.empty()) {
    reading.rule =
        calendar.eras == EraCalendar::japanese ? how_to_write_with_eras() : how_to_write();
  }
  return reading;
}

}  // namespace track
