#include "track/base/period.hpp"

namespace track {

Period month_of(Day day) {
  const std::chrono::year_month_day date(day);
  const auto month = date.year() / date.month();
  return {Day(month / 1), Day(month / std::chrono::last)};
}

Period years_before(const Period& period, int years) {
  const Day first = same_day(period.first, -years);
  const Day last = same_day(period.last, -years);
  const bool ends_month = !period.is_day() && period.last == month_of(period.last).last;
  return {first, ends_month ? month_of(last).last : last};
}

std::string iso(const Period& period) {
  if (period.is_day()) return iso(period.first);
  if (period == month_of(period.first)) return iso(period.first).substr(0, 7);
  return iso(period.first) + ".." + iso(period.last);
}

}  // namespace track
