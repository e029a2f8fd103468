#include "year_text.hpp"

#include "track/base/text.hpp"

namespace track::definition {
namespace {

constexpr Message<std::string, std::string> backwards{"\"until\" {} lies before \"since\" {}",
                                                      "終わり「{}」が始まり「{}」より前です"};
constexpr Message<> backwards_rule{"the last year is not before the first",
                                   "until には since と同じ年か後の年を書きます"};

constexpr Message<> needs_era{"years of an era need era = \"japanese\" in [plan]",
                              "元号の年を使うには [plan] に era = \"japanese\" が必要です"};

bool is_era_year(const std::string& text, FiscalCalendar calendar) {
  calendar.eras = EraCalendar::japanese;
  return read_fiscal_year(text, calendar).value.has_value();
}

// Reads in a calendar; a fault where it is no year there.
std::optional<FiscalYear> read_year_in(const FiscalCalendar& calendar, const Text& text,
                                       Diagnostics& findings) {
  const Parsed<FiscalYear> year = read_fiscal_year(text.value, calendar);
  if (!year) {
    const bool in_era = is_era_year(text.value, calendar);
    findings.fault(text.place, year.problem, in_era ? needs_era() : year.rule);
    return std::nullopt;
  }
  for (const Localized& warning : year.warnings) findings.warning(text.place, warning);
  return *year;
}

// 平成29年 is a calendar year; everything else that is read counts fiscal years.
std::optional<YearBound> read_bound(const std::optional<Text>& text, Draft& draft) {
  if (!text) return std::nullopt;
  const bool is_calendar_year = trimmed(text->value).ends_with("年");
  FiscalCalendar calendar = draft.plan.calendar;
  if (is_calendar_year) calendar.starts = std::chrono::January / 1;
  const std::optional<FiscalYear> year = read_year_in(calendar, *text, draft.findings);
  if (!year) return std::nullopt;
  return YearBound{
      year->number,
      is_calendar_year ? YearBound::Counting::calendar : YearBound::Counting::fiscal,
      text->value,
  };
}

Day first_day(const YearBound& bound, const FiscalCalendar& calendar) {
  return bound.counting == YearBound::Counting::fiscal ? calendar.first_day({bound.year})
                                                       : make_day(bound.year, 1, 1);
}

Day last_day(const YearBound& bound, const FiscalCalendar& calendar) {
  return bound.counting == YearBound::Counting::fiscal ? calendar.last_day({bound.year})
                                                       : make_day(bound.year, 12, 31);
}

}  // namespace

std::optional<FiscalYear> read_year(const Text& text, Draft& draft) {
  return read_year_in(draft.plan.calendar, text, draft.findings);
}

Bounds read_bounds(const TableReader& table, Draft& draft) {
  Bounds bounds{read_bound(table.as_written("since"), draft),
                read_bound(table.as_written("until"), draft)};
  if (draft.calendar_known && bounds.since && bounds.until &&
      last_day(*bounds.until, draft.plan.calendar) <
          first_day(*bounds.since, draft.plan.calendar)) {
    draft.findings.fault(table.value_place("until"),
                         backwards(bounds.until->text, bounds.since->text), backwards_rule());
  }
  return bounds;
}

}  // namespace track::definition
