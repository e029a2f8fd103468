#include "year_text.hpp"

#include "track/base/text.hpp"

namespace track::definition {
namespace {

const Phrase<std::string, std::string> backwards{"\"until\" {} lies before \"since\" {}",
                                                 "終わり「{}」が始まり「{}」より前です"};
const Phrase<> backwards_rule{"the last year is not before the first",
                              "until には since と同じ年か後の年を書きます"};

constexpr std::string_view year_word = "年";

// 平成29年 is a calendar year; everything else that is read counts fiscal years.
std::optional<YearBound> read_bound(const std::optional<Text>& text, Draft& draft) {
  if (!text) return std::nullopt;
  YearBound bound;
  bound.text = text->value;
  Text read = *text;
  const std::string bare = trimmed(text->value);
  if (bare.ends_with(year_word)) {
    bound.counting = YearBound::Counting::calendar;
    // An era's years are the calendar's; only where the year starts differs.
    read.value = bare + "度";
  }
  const std::optional<FiscalYear> year = read_year(read, draft);
  if (!year) return std::nullopt;
  bound.year = year->number;
  return bound;
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
  const Reading<FiscalYear> year = read_fiscal_year(text.value, draft.plan.calendar);
  if (!year) {
    draft.findings.fault(text.place, year.problem, year.rule);
    return std::nullopt;
  }
  for (const Sentence& warning : year.warnings) draft.findings.warning(text.place, warning);
  return *year;
}

Bounds read_bounds(const TableReader& table, Draft& draft) {
  const Bounds bounds{read_bound(table.as_written("since"), draft),
                      read_bound(table.as_written("until"), draft)};
  if (bounds.since && bounds.until &&
      last_day(*bounds.until, draft.plan.calendar) <
          first_day(*bounds.since, draft.plan.calendar)) {
    draft.findings.fault(table.value_place("until"),
                         backwards(bounds.until->text, bounds.since->text), backwards_rule());
  }
  return bounds;
}

}  // namespace track::definition
