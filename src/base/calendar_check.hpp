#pragma once

#include <string>

#include "track/base/fiscal_year.hpp"
#include "written_date.hpp"

// From what is written to what exists, with a reason where it does not. `text` is what the user
// wrote, for the sentences.
namespace track {

// The date must have a month, for existing_day also a day.
Parsed<Day> existing_day(const WrittenDate& date, const std::string& text);
Parsed<Period> existing_month(const WrittenDate& date, const std::string& text);
Parsed<FiscalYear> existing_fiscal_year(const WrittenYear& year, const std::string& text,
                                        const FiscalCalendar& calendar);

}  // namespace track
