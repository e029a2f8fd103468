#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "track/base/error.hpp"
#include "track/base/period.hpp"
#include "track/exchange/mapping.hpp"
#include "track/model/mapping.hpp"
#include "track/model/plan.hpp"

namespace track::exchange {

// What a sheet says of a period.
struct PeriodText {
  std::string text;
  bool shows_no_day = false;  // a day of which the sheet shows the month or year alone
};

struct SheetPeriod {
  std::optional<Period> period;
  FiscalYear year;
  Fault fault;                     // where there is no period
  bool is_first_of_month = false;  // a day, and as it is written
  std::vector<Localized> warnings;
};

// Reads periods as read_period() does, but takes nothing for granted that a typist would see: no
// year that is not written, nothing relative to today, no month that may be a pair of years.
class SheetPeriods {
 public:
  SheetPeriods(const Plan& plan, const MappingOptions& options) : plan_(plan), options_(options) {}

  // By the years of the plan, or those that an indicator counts by.
  const SheetPeriod& read(const PeriodText& text, Every every, YearCounting counting);

 private:
  SheetPeriod made(const PeriodText& text, Every every, const FiscalCalendar& calendar) const;

  const Plan& plan_;
  const MappingOptions& options_;
  std::unordered_map<std::string, SheetPeriod> known_;
};

}  // namespace track::exchange
