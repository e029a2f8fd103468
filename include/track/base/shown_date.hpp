#pragma once

#include "track/base/fiscal_year.hpp"
#include "track/base/localized.hpp"
#include "track/base/period.hpp"

namespace track {

// Days and times as people read them; programs read iso(). In Japanese, where the calendar has
// eras, as offices write them; else as iso() does.
Localized day_text(Day day, EraCalendar eras);      // R4.6.11: in tables and lists
Localized day_in_words(Day day, EraCalendar eras);  // 令和4年6月11日: in sentences and titles
// R4.6.11; R4.6 for a whole calendar month; else R4.4.1～R4.6.15.
Localized period_text(const Period& period, EraCalendar eras);
// R4.6.13 09:12: the wall clock in the calendar's zone.
Localized time_text(Moment moment, const FiscalCalendar& calendar);

}  // namespace track
