#include "scalars.hpp"

#include <algorithm>

#include "../toml/document.hpp"
#include "track/base/text.hpp"
#include "track/model/plausibility.hpp"

namespace track::definition {

namespace {

constexpr Message<std::string, std::string> backwards{"\"until\" {} is before \"since\" {}",
                                                      "終わり「{}」が始まり「{}」より前です"};
constexpr Message<> backwards_rule{"the last year is not before the first",
                                   "until には since と同じ年か後の年を書きます"};

constexpr Message<> needs_era{"years of an era need era = \"japanese\" in [plan]",
                              "元号の年を使うには [plan] に era = \"japanese\" が必要です"};

bool is_era_year(const std::string& text, FiscalCalendar calendar) {
  calendar.eras = EraCalendar::japanese;
  return read_fiscal_year(text, calendar).value.has_value();
}

std::optional<FiscalYear> read_year_in(const FiscalCalendar& calendar, const Text& text,
                                       Diagnostics& diagnostics) {
  Parsed<FiscalYear> year = read_fiscal_year(text.value, calendar);
  if (!year && is_era_year(text.value, calendar)) year.rule = needs_era();
  return diagnostics.accept(text.place, std::move(year));
}

// 平成29年 is a calendar year; everything else that is read counts fiscal years.
std::optional<YearBound> read_bound(const std::optional<Text>& text, FiscalCalendar calendar,
                                    PlanBuilder& builder) {
  if (!text) return std::nullopt;
  const bool is_calendar_year = trimmed(text->value).ends_with("年") && !calendar.calendar_years;
  if (is_calendar_year) calendar.starts = std::chrono::January / 1;
  const std::optional<FiscalYear> year = read_year_in(calendar, *text, builder.diagnostics);
  if (!year) return std::nullopt;
  return YearBound{
      year->number,
      is_calendar_year ? YearCounting::calendar : YearCounting::fiscal,
      text->value,
  };
}

Day first_day(const YearBound& bound, const FiscalCalendar& calendar) {
  return bound.counting == YearCounting::fiscal ? calendar.first_day({bound.year})
                                                : make_day(bound.year, 1, 1);
}

Day last_day(const YearBound& bound, const FiscalCalendar& calendar) {
  return bound.counting == YearCounting::fiscal ? calendar.last_day({bound.year})
                                                : make_day(bound.year, 12, 31);
}

}  // namespace

std::string plain_digits(const std::string& written) {
  std::string digits = written;
  std::erase(digits, '_');
  return digits;
}

std::optional<Quantity> read_number(const Text& written, Diagnostics& diagnostics) {
  return diagnostics.accept(written.place, read_quantity(plain_digits(written.value)));
}

void warn_of_doubts(const Indicator& indicator, const Text& written, const Value& value,
                    Diagnostics& diagnostics) {
  for (const Localized& doubt : doubts_of_defined(indicator, plain_digits(written.value), value)) {
    diagnostics.warning(written.place, doubt);
  }
}

void warn_of_writing(const Indicator& indicator, const Text& written, const Value& value,
                     Diagnostics& diagnostics) {
  for (const Localized& doubt : doubts_of_writing(indicator, plain_digits(written.value), value)) {
    diagnostics.warning(written.place, doubt);
  }
}

std::optional<FiscalYear> read_year(const Text& text, PlanBuilder& builder, YearCounting counting) {
  return read_year_in(builder.plan.calendar_of(counting), text, builder.diagnostics);
}

std::vector<OpenEntry> open_entries(const TableReader& table) {
  std::vector<OpenEntry> entries;
  for (const auto& [key, node] : table.raw()) {
    if (table.names(key.str())) continue;
    entries.push_back({{std::string(key.str()), place_of(table.source(), key.source())}, &node});
  }
  std::sort(entries.begin(), entries.end(), [](const OpenEntry& left, const OpenEntry& right) {
    return stands_before(left.key.place, right.key.place);
  });
  return entries;
}

Bounds read_bounds(const TableReader& table, PlanBuilder& builder, YearCounting counting) {
  const FiscalCalendar calendar = builder.plan.calendar_of(counting);
  Bounds bounds{read_bound(table.as_written("since"), calendar, builder),
                read_bound(table.as_written("until"), calendar, builder)};
  if (builder.calendar_known && bounds.since && bounds.until &&
      last_day(*bounds.until, calendar) < first_day(*bounds.since, calendar)) {
    builder.diagnostics.fault(table.value_place("until"),
                              backwards(bounds.until->text, bounds.since->text), backwards_rule());
  }
  return bounds;
}

}  // namespace track::definition
